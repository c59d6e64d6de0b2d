public import PortalModel

/// What is known of one record that went through a chain, for the question why its user stays as it is.
public struct RecordAccount: Sendable {
    /// The user as the portal has it.
    public let user: User
    /// What became of the record.
    public let verdict: RecordVerdict<Change?>
    /// The row's line in the input.
    public let line: Int?
    /// The fields that a row, a program or a transform gave a value, the one that the portal holds included.
    public let given: Set<String>
}

/// Runs records once more under a trace, to see which line set what.
///
/// It has a state of its own, in which all records run again unless each recipe promises to be pure: a transform may count
/// the records that it is shown, and must neither see one twice nor miss one. So a plan is the same whether somebody asks or not.
public final class RecordTrace {
    private let host: ScriptHost
    private let setters: FieldSetters
    private let pipelines: [RecordPipeline.Function: RecordPipeline]
    private let tables: RowTables
    /// Whether records without a change run again too.
    private let repeatsAll: Bool
    private let asked: Set<UserID>
    private let tell: (RecordAccount) -> Void

    /// Opens the state, and loads the scripts into it that edit records.
    ///
    /// - Parameters:
    ///   - scripts: The recipes of the chain, as `original` has loaded them.
    ///   - behind: Those at its end, which were loaded first.
    ///   - original: The host whose records are explained.
    ///   - header: The columns of the input.
    ///   - asked: The users of whom `tell` wants to know.
    ///   - tell: Is given what is known of each of their records.
    /// - Throws: ``ScriptError``, or what the directory met.
    public init(
        _ scripts: [ScriptHost.Script],
        behind: [ScriptHost.Script],
        of original: ScriptHost,
        header: [String]? = nil,
        asked: Set<UserID> = [],
        tell: @escaping (RecordAccount) -> Void = { _ in }
    ) throws {
        var context = original.context
        context.log = { _ in }
        let host = try ScriptHost(context)
        let editing = { (script: ScriptHost.Script) in
            script.functions?.transform != nil || script.functions?.missing != nil
        }
        // In the same order, since a script's random numbers come of its place.
        let chain: [ScriptHost.Script]
        do {
            let last = try behind.filter(editing).map { try host.load($0.file) }
            chain = try scripts.filter(editing).map { try host.load($0.file) } + last
        } catch is ScriptError {
            // A program that returns a recipe may do in its chunk what can't be done twice.
            chain = []
        }
        self.host = host
        let setters = try host.translating { try FieldSetters(host) }
        self.setters = setters
        pipelines = Dictionary(
            uniqueKeysWithValues: [RecordPipeline.Function.transform, .missing].map { function in
                let pipeline = RecordPipeline(chain, calling: function, in: host)
                pipeline.setters = setters
                return (function, pipeline)
            }
        )
        tables = try RowTables(header: header, in: host)
        repeatsAll = chain.contains { $0.recipe?.isPure != true }
        self.asked = asked
        self.tell = tell
    }

    /// Enters into a record's change which place set each field.
    func explain(
        _ verdict: RecordVerdict<Change?>,
        of user: User,
        _ settings: [String: FieldValue],
        _ binding: RowBinding?,
        _ row: SourceRow?,
        _ line: Int?,
        calling function: RecordPipeline.Function,
        origin: (String) -> String?
    ) throws -> RecordVerdict<Change?> {
        let change: Change? = if case .passed(let change) = verdict { change } else { nil }
        let isAsked = asked.contains(user.id)
        guard change != nil || isAsked || repeatsAll, let pipeline = pipelines[function] else { return verdict }
        setters.begin()
        let after = pipeline.isEmpty ? change?.after : try rerun(pipeline, user, settings, binding, row, line)
        if isAsked {
            let given = setters.assigned.union(settings.keys.filter { binding?.onlyShows($0) != true })
            tell(RecordAccount(user: user, verdict: verdict, line: line, given: given))
        }
        guard var change else { return verdict }
        let only = pipeline.stages.count == 1 ? pipeline.stages.first?.script.file.name : nil
        for (name, value) in change.after {
            // What came out differently the second time can't be told by it.
            let setter = after?[name] == value ? setters.locations[name] : nil
            let isSetting = after?[name] == value || settings[name] == value
            change.locations[name] = setter ?? (isSetting ? origin(name) : nil) ?? only
        }
        return .passed(change)
    }

    /// What the chain makes of a record the second time; `nil` where it makes nothing.
    private func rerun(
        _ pipeline: RecordPipeline,
        _ user: User,
        _ settings: [String: FieldValue],
        _ binding: RowBinding?,
        _ row: SourceRow?,
        _ line: Int?
    ) throws -> [String: FieldValue]? {
        do {
            let row = row.map { tables.row($0.row) }
            let verdict = try pipeline.change(of: user, setting: settings, by: binding, row: row, line: line) { _ in }
            guard case .passed(let change) = verdict else { return nil }
            return change?.after
        } catch let error as CancellationError {
            throw error
        } catch {
            // The plan stands without it; its places are then less exact.
            return nil
        }
    }
}

@available(*, unavailable)
extension RecordTrace: Sendable {}
