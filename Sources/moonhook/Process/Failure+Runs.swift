import Journal
import Report

extension Failure {
    /// The message if another process has the right to send.
    static func busy(_ holder: ApplyLock.Holder?, _ portal: PortalTitle) -> Failure {
        guard let holder else { return Failure(.busy, RunReport.busy("\(portal)")) }
        let (account, process) = (holder.account, holder.process)
        return Failure(
            .busy,
            RunReport.busy("\(portal)", holder.run, of: account, process: process, since: holder.since)
        )
    }
}
