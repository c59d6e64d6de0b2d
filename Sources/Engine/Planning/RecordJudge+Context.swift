package import Containment
package import Judgement
import PortalModel
import Scripting

extension RecordJudge {
    /// Creates the judge of a chain.
    ///
    /// - Parameters:
    ///   - chain: The chain.
    ///   - session: The session that loaded its scripts.
    ///   - regions: Counts the regions that are assumed.
    ///   - explanation: What is asked beyond the changes; `nil` for nothing.
    package convenience init(
        _ chain: WorkerChain,
        in session: ScriptSession,
        counting regions: AssumedRegions,
        explanation: Explanation? = nil
    ) {
        self.init(
            chain,
            schema: session.context.schema,
            fields: session.context.fields,
            directory: session.context.directory,
            phones: session.phones,
            today: session.context.today,
            regions: regions,
            explanation: explanation
        )
    }
}

extension AssumedRegions {
    /// What was counted since the last time, with what the scripts of a session have read outside of records.
    func take(with session: ScriptSession) -> [AssumedRegion: Int] {
        count(read: session.takeRegionsOfPrograms())
        return take()
    }
}
