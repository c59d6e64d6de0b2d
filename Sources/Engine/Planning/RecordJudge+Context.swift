import Judgement
import PortalModel
import Scripting

extension RecordJudge {
    /// Creates the judge of a chain.
    ///
    /// - Parameters:
    ///   - pipeline: The chain.
    ///   - context: What its scripts are given.
    ///   - regions: Counts the regions that are assumed.
    ///   - explanation: What is asked beyond the changes; `nil` for nothing.
    convenience init(
        _ pipeline: RecordPipeline,
        in context: ScriptContext,
        counting regions: AssumedRegions,
        explanation: Explanation? = nil
    ) {
        self.init(
            pipeline,
            schema: context.schema,
            fields: context.fields,
            directory: context.directory,
            phones: LibraryPhoneComparison(),
            regions: regions,
            explanation: explanation
        )
    }
}

extension AssumedRegions {
    /// What was counted since the last time, with what the scripts of a host have read outside of records.
    func take(with host: ScriptHost) -> [AssumedRegion: Int] {
        count(read: host.takeRegionsOfPrograms())
        return take()
    }
}
