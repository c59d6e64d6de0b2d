import Synchronization
import Wire

extension RESTService {
    /// The most commands that one batch carries out.
    private static let commandLimit = 50

    /// `batch`: carries commands out in their order; a failing one fails alone.
    ///
    /// Source: <https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html>
    ///
    /// - Parameters:
    ///   - call: The call of `batch`.
    ///   - failing: Chooses a command that is to fail within the portal, or `nil` if none is.
    ///   - start: When the request came.
    /// - Returns: The whole answer.
    /// - Throws: ``RESTError`` if the batch pays as a whole, and its time is used up.
    func batch(_ call: RESTCall, failing: UInt64?, start: Double) throws(RESTError) -> JSONValue {
        if chargesBatches { try checkOperating(call) }
        var outcome = run(Self.commands(call.parameter("cmd")), of: call, failing: failing)
        let processing = outcome.processing
        if chargesBatches { outcome.operating = charge(processing, to: call) }
        let finish = configuration.now()
        var timing = RESTTiming(start: start, finish: finish, processing: processing, operating: outcome.operating)
        if !chargesBatches, configuration.sendsOperating {
            let span = state.withLock { $0.ledger.span }
            timing.operating = OperatingLedger.Reading(seconds: 0, resetAt: Int(finish) + span)
        }
        return ["result": outcome.answer, "time": timing.answer]
    }

    private func run(_ commands: [Command], of call: RESTCall, failing: UInt64?) -> BatchOutcome {
        let halts = call.parameter("halt")?.phpBoolean ?? false
        let failing = failing.map { Int($0 % UInt64(min(max(commands.count, 1), Self.commandLimit))) }
        var outcome = BatchOutcome()
        for (index, command) in commands.enumerated() {
            do throws(RESTError) {
                guard index < Self.commandLimit else { throw .batchTooLong }
                guard index != failing else { throw .internalFailure }
                let (answer, timing) = try run(command, of: call, after: outcome)
                outcome.add(answer, timing, for: command.key)
            } catch {
                count(error)
                outcome.errors.append((command.key, Self.answer(error)))
                if halts { break }
            }
        }
        return outcome
    }

    private typealias Command = (key: String, text: String)

    private static func commands(_ value: JSONValue?) -> [Command] {
        switch value {
        case .array(let texts)?: texts.enumerated().map { (String($0), $1.phpText ?? "") }
        case .object(let texts)?: texts.map { ($0.key, $0.value.phpText ?? "") }
        default: []
        }
    }

    private func run(
        _ command: Command,
        of batch: RESTCall,
        after outcome: BatchOutcome
    ) throws(RESTError) -> (RESTAnswer, RESTTiming) {
        let parts = command.text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let parameters = PHPQuery.parameters(parts.count > 1 ? Array(parts[1].utf8) : [])
        var call = batch
        call.method = parts[0].lowercased()
        call.parameters = JSONObject(parameters.map { ($0.0, outcome.resolve($0.1)) })
        call.carrier = .batch
        // An earlier command may have made a field.
        call.fields = (try? store.fields(call.database)) ?? call.fields
        record(call)
        guard call.method != "batch" else { throw .notInBatch }
        do {
            return try run(call)
        } catch let error as RESTError {
            throw error
        } catch {
            throw .internalFailure
        }
    }

    /// An error as a batch lists it: a missing scope without its words.
    private static func answer(_ error: RESTError) -> JSONValue {
        let isWordless = error.code == "insufficient_scope"
        return RESTError(status: error.status, code: error.code, text: isWordless ? "" : error.text).answer
    }
}
