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

    /// Why a worker doesn't answer, in words; `nil` if one does.
    private func failureOfOne() -> String? {
        do {
            let connection = try connection()
            do {
                // Only a locked worker answers.
                _ = try ContainedPhoneComparison.ask(connection, "", "", [], hurry: hurry)
            } catch is MessageChannel.Closed {
                throw WorkerDeath(.ended(connection.life.end()), "check", begun: 0)
            }
            keep(connection)
            return nil
        } catch let death as WorkerDeath {
            return "a process for scripts \(death.reason.words)"
        } catch {
            return "\(error)"
        }
    }
}
