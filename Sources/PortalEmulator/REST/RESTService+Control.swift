import Synchronization
import Wire

extension RESTService {
    /// Accepts the next request, and decides whether a fault occurs.
    func meetFault() -> FaultPlan.Draw? {
        state.withLock { state in
            state.counts.requests += 1
            let draw = state.faults.next()
            if let draw { state.counts.faults[draw.fault, default: 0] += 1 }
            return draw
        }
    }

    /// Replaces the faults from now on.
    func setFaults(_ faults: EmulatorFaults) {
        state.withLock { $0.faults = FaultPlan(faults) }
    }

    /// Sets the counts back to zero.
    func resetCounts() {
        state.withLock { $0.counts = EmulatorCounts() }
    }

    /// Ends all access tokens.
    func expireTokens() {
        state.withLock { $0.tokens.expireAll() }
    }

    /// Makes the code that an application exchanges for tokens.
    func makeCode(clientID: String) -> String? {
        let now = configuration.now()
        return state.withLock { $0.tokens.makeCode(clientID: clientID, now: now) }
    }

    /// Answers as the token server.
    func token(_ parameters: JSONObject, authority: String) -> Answer {
        let now = configuration.now()
        do throws(RESTError) {
            let pair = try state.withLock { state throws(RESTError) in
                let pair = try state.tokens.grant(parameters, now: now)
                if parameters["grant_type"] == "refresh_token" { state.counts.refreshes += 1 }
                return pair
            }
            return Answer(status: 200, body: PHPJSON.encode(pair.answer(authority: authority, scheme: scheme)))
        } catch {
            return refusal(error)
        }
    }
}
