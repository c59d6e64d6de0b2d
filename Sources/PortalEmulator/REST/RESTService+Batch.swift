import Wire

extension RESTService {
    /// The most commands that one batch carries out.
    private static let commandLimit = 50

    /// `batch`: carries commands out in their order; a failing one fails alone.
    ///
    /// Source: <https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html>
    func batch(_ call: RESTCall) -> JSONValue {
        let halts = call.parameter("halt")?.phpFlag == true
        var outcome = BatchOutcome()
        for (index, command) in Self.commands(call.parameter("cmd")).enumerated() {
            do throws(RESTError) {
                guard index < Self.commandLimit else { throw .batchTooLong }
                let (answer, timing) = try run(command, of: call, after: outcome)
                outcome.add(answer, timing, for: command.key)
            } catch {
                outcome.errors.append((command.key, Self.answer(error)))
                if halts { break }
            }
        }
        return outcome.answer
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
