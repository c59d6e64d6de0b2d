import Synchronization
import Wire

extension RESTService {
    /// Whether a batch is charged as a whole, not by command.
    var chargesBatches: Bool { configuration.operating?.charging == .measured }

    /// Runs a method, if its scope and its time allow it, and charges it.
    func run(_ call: RESTCall) throws -> (answer: RESTAnswer, timing: RESTTiming) {
        guard let method = RESTMethod.all[call.method] else { throw RESTError.unknownMethod }
        guard method.scopes.isEmpty || !method.scopes.isDisjoint(with: call.credential.scopes) else {
            throw RESTError.insufficientScope(call.access)
        }
        let pays = !chargesBatches || call.carrier != .batch
        if pays { try checkOperating(call) }
        let start = configuration.now()
        let clock = ContinuousClock()
        let begin = clock.now
        let answer = try method.run(prepared(call))
        let seconds = configuration.operating?.secondsPerCommand ?? (clock.now - begin) / .seconds(1)
        let operating = pays ? charge(seconds, to: call) : nil
        let timing = RESTTiming(
            start: start,
            finish: configuration.now(),
            processing: seconds,
            operating: operating
        )
        return (answer, timing)
    }

    /// Makes sure that the method's time isn't used up.
    func checkOperating(_ call: RESTCall) throws(RESTError) {
        guard let limit = configuration.operating else { return }
        let now = Int(configuration.now())
        let used = state.withLock { $0.ledger.reading(owner: call.account, method: call.method, now: now) }
        guard used.seconds < limit.seconds else { throw .operatingLimit }
    }

    /// Charges a method for its time.
    ///
    /// - Returns: The time used so far, or `nil` if the portal doesn't report it.
    func charge(_ seconds: Double, to call: RESTCall) -> OperatingLedger.Reading? {
        let now = Int(configuration.now())
        let reading = state.withLock { state in
            state.ledger.charge(seconds, owner: call.account, method: call.method, now: now)
        }
        return configuration.sendsOperating ? reading : nil
    }

    /// The call as its method gets it: with names in capitals, and an update as this portal takes it.
    ///
    /// That names are read in any case is undocumented: it is observed in the module `rest`.
    private func prepared(_ call: RESTCall) -> RESTCall {
        var call = call
        call.parameters = call.parameters.inCapitals
        guard call.method == "user.update" else { return call }
        call.parameters = configuration.rewriting.applied(to: call.parameters, of: call.fields)
        return call
    }
}

extension RESTCall {
    /// Who pays for the call: a webhook and an application of one person are two.
    fileprivate var account: String {
        "\(access) \(access == .webhook ? credential.webhookCode : credential.application?.clientID ?? "")"
            + " \(credential.ownerID)"
    }
}
