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

        /// What happened to the process, as the end of a sentence.
        var words: String {
            switch self {
            case .ended(.forbiddenCall): "made a forbidden system call and was ended by the kernel"
            case .ended(.signal(let number)): "was ended by \(WorkerDeath.signals[number] ?? "signal \(number)")"
            case .ended(.unlocked): "could not be locked"
            case .ended(.stopped), .ended(.exit): "ended unexpectedly"
            case .overdue: "exceeded its time, could not be stopped, and was ended"
            case .fault(let words): "broke the protocol (\(words)) and was ended"
            }
        }
    }

    let reason: Reason
    let script: String
    /// How many records it had begun, in its own words.
    let begun: UInt64

    init(_ reason: Reason, _ script: String, begun: UInt64) {
        (self.reason, self.script, self.begun) = (reason, script, begun)
    }

    /// The reason as a sentence.
    var words: String { "the script's process \(reason.words)" }

    fileprivate static let signals: [Int32: String] = [
        4: "signal 4 (illegal instruction)", 5: "signal 5 (trap)", 6: "signal 6 (abort)", 7: "signal 7 (bus error)",
        8: "signal 8 (arithmetic)", 9: "signal 9 (killed, perhaps for lack of memory)", 11: "signal 11 (memory fault)",
    ]

    /// The error that ends a run.
    ///
    /// - Parameter record: The record at hand, in words; `nil` if there is none.
    /// - Returns: The error, with script and record.
    func error(at record: String? = nil) -> ScriptError {
        let location = record.map { ", at \($0)" } ?? ""
        return ScriptError(.failed, "\(script)\(location): \(words); nothing was sent", diagnostic: .workerDied)
    }
}
