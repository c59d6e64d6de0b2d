import CContainment
import Scripting

/// What this machine has to contain scripts with.
public struct ContainmentCheck: Hashable, Sendable {
    /// Whether the kernel can filter system calls (seccomp) and end the process that makes a forbidden one.
    public let filtersCalls: Bool
    /// The version of the kernel's Landlock; 0 if it has none, or it is switched off.
    public let landlockVersion: Int
    /// Why scripts can't be contained, in words; `nil` if they can.
    public let failure: String?
}

extension WorkerPool {
    /// Looks at what the kernel offers, and whether a worker really starts, locks itself and answers.
    ///
    /// The worker is kept for the next script.
    public func check() -> ContainmentCheck {
        let filtersCalls = containment_has_seccomp()
        return ContainmentCheck(
            filtersCalls: filtersCalls,
            landlockVersion: Int(containment_landlock_version()),
            failure: filtersCalls ? failureOfOne() : "this kernel doesn't filter system calls (seccomp)"
        )
    }

    /// Why no worker answers, in words; `nil` if one does.
    private func failureOfOne() -> String? {
        do {
            let connection = try connection()
            if let reason = silence(of: connection) { return "a process for scripts \(reason.words)" }
            keep(connection)
            return nil
        } catch {
            return "\(error)"
        }
    }

    /// Why a worker doesn't answer; `nil` if it does, which only a locked one can.
    private func silence(of connection: WorkerConnection) -> WorkerDeath.Reason? {
        do {
            let answer = try connection.answer(to: .greet, ScriptWorker.Allowance(time: .seconds(1)), hurry: hurry)
            guard case .done = answer else { throw MessageError("it has answered something else") }
            return nil
        } catch is MessageChannel.Closed {
            return .ended(connection.end())
        } catch is WorkerClock.TimeIsUp {
            return .overdue
        } catch {
            return .fault("\(error)")
        }
    }
}
