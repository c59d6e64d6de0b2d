import PortalModel
import Scripting

/// A worker that is gone, or was ended since it broke the protocol.
struct WorkerDeath: Error {
    /// Why.
    enum Reason: Hashable {
        case ended(WorkerEnding)
        /// It exceeded its time and could not be stopped from inside.
        case overdue
        /// What it sent isn't what a worker sends.
        case fault(String)
    }

    let reason: Reason
    let script: String
    /// How many records it had begun, in its own words.
    let begun: UInt64

    init(_ reason: Reason, _ script: String, begun: UInt64) {
        (self.reason, self.script, self.begun) = (reason, script, begun)
    }

    /// The reason in words.
    var words: String {
        switch reason {
        case .ended(.forbiddenCall): "its process made a forbidden system call and was ended by the kernel"
        case .ended(.signal(let number)): "its process was ended by \(Self.signals[number] ?? "signal \(number)")"
        case .ended(.stopped), .ended(.exit): "its process ended"
        case .overdue: "it exceeded its time and could not be stopped, so its process was ended"
        case .fault(let words): "its process broke the protocol (\(words)) and was ended"
        }
    }

    private static let signals: [Int32: String] = [
        4: "signal 4 (illegal instruction)", 5: "signal 5 (trap)", 6: "signal 6 (abort)", 7: "signal 7 (bus error)",
        8: "signal 8 (arithmetic)", 9: "signal 9 (killed, perhaps for lack of memory)", 11: "signal 11 (memory fault)",
    ]

    /// The error that ends a run.
    ///
    /// - Parameter record: The record at hand, in words; `nil` if there is none.
    func error(at record: String? = nil) -> ScriptError {
        let place = record.map { " at \($0)" } ?? ""
        return ScriptError(.failed, "\(script): \(words)\(place); nothing was sent", diagnostic: .workerDied)
    }
}
