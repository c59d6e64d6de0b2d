import Testing

@testable import Containment

/// What a worker tries, and what comes of it.
struct HostileAttempt: Sendable, CustomTestStringConvertible {
    enum Outcome {
        /// The worker is ended, and the run with it.
        case death
        /// The run ends with another error.
        case failure
        /// There is a plan.
        case plan
        /// There is a plan without any change.
        case emptyPlan
    }

    /// What the host has asked for.
    enum Request {
        /// To run the script's chunk, to see what it returns.
        case inspection
        /// To run the script's chunk.
        case load
    }

    let name: String
    let outcome: Outcome
    /// What is sent in place of the outcomes of the first records.
    var sendings: [Meddler.Sending] = []
    /// What is sent in place of any message.
    var meddle: (@Sendable (Meddler.Original) -> [Meddler.Sending]?)?

    var testDescription: String { name }

    /// A pool of workers that try it.
    ///
    /// Only those that are ended anyway have little time, since some of them would wait for ever.
    var pool: WorkerPool {
        let sendings = sendings
        let meddler = Meddler(
            meddle: meddle ?? { original in if case .outcomes? = original.message { sendings } else { nil } }
        )
        return outcome == .death ? meddler.pool(hurry: 0.1) : meddler.pool()
    }
}

extension HostileAttempt {
    static func tries(_ name: String, _ outcome: Outcome, _ message: [UInt8]) -> HostileAttempt {
        HostileAttempt(name: name, outcome: outcome, sendings: [.message(message)])
    }

    /// Sends something in place of what ends a request.
    static func tries(
        _ name: String,
        _ outcome: Outcome,
        for kind: Request,
        _ sendings: @escaping @Sendable ([UInt8]) -> [Meddler.Sending]
    ) -> HostileAttempt {
        HostileAttempt(name: name, outcome: outcome) { original in
            switch (kind, original.request, original.message) {
            case (.load, .load, .done), (.inspection, .inspect, .done): sendings(original.bytes)
            default: nil
            }
        }
    }
}
