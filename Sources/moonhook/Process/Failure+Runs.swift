import Foundation
import Journal
import PortalModel

extension Failure {
    /// What is said where another process has the right to send.
    static func busy(_ holder: ApplyLock.Holder?, _ portal: String) -> Failure {
        guard let holder else {
            return Failure(
                .busy,
                "Another process is applying a run to \(portal); nothing was sent. Try again when it has ended."
            )
        }
        return Failure(
            .busy,
            "Run \(holder.run) of \(holder.account) (process \(holder.process), since \(RunText.local(holder.since))) is applying to \(portal); "
                + "nothing was sent. Try again when it has ended."
        )
    }
}
