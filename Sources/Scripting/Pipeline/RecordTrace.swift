import Lua
import PortalModel

/// Runs records of a chain once more to see which line set what, in a state that has no other purpose.
///
/// The state is opened at the first record that runs again, so that a run in which nobody asks costs nothing more. A plan is the
/// same whether somebody asks or not: a transform may count the records that it is shown, and the plan's own state shows it each
/// once.
package final class RecordTrace {
    private let scripts: [ScriptHost.Script]
    private let header: [String]?
    private let context: ScriptContext
    private lazy var opened = Result { try Opened(scripts, header, context) }

    /// Whether a recipe may count the records that it is shown, so that the trace must see all of them to know each one's lines
    /// for certain.
    let isCounting: Bool

    /// The state, and the chain in it.
    private struct Opened {
        let setters: FieldSetters
        let pipelines: [RecordPipeline.Function: RecordPipeline]

        init(_ scripts: [ScriptHost.Script], _ header: [String]?, _ context: ScriptContext) throws {
            let host = try ScriptHost(context)
            // In the order of the first state, since a script's random numbers depend on it.
            let order = scripts.indices.sorted { scripts[$0].environment.seed < scripts[$1].environment.seed }
            var loaded: [Int: ScriptHost.Script] = [:]
            for index in order { loaded[index] = try host.load(scripts[index].file) }
            let chain = scripts.indices.compactMap { loaded[$0] }
            let setters = try host.translating { try FieldSetters(host) }
            self.setters = setters
            pipelines = Dictionary(
                uniqueKeysWithValues: try [RecordPipeline.Function.transform, .missing].map { function in
                    (function, try RecordPipeline(chain, function, header, host, setters: setters, trace: nil))
                }
            )
        }
    }

    /// Prepares the trace of a chain.
    ///
    /// - Parameters:
    ///   - scripts: The recipes of the chain.
    ///   - header: The columns of the input.
    ///   - host: The host that loaded them.
    init(_ scripts: [ScriptHost.Script], header: [String]?, of host: ScriptHost) {
        let editing = scripts.filter { $0.functions?.transform != nil || $0.functions?.missing != nil }
        self.scripts = editing
        self.header = header
        var context = host.context
        context.log = { _ in }
        self.context = context
        isCounting = editing.contains { $0.recipe?.isPure != true }
    }

    /// Runs a record through the chain.
    ///
    /// - Parameters:
    ///   - function: The function of the recipes.
    ///   - last: The index of the last stage to run.
    ///   - run: Runs the record through the pipeline that it is given.
    /// - Returns: What was seen; `nil` if the scripts can't be loaded twice, as a program that returns a recipe may do in its chunk
    ///   what can't be done again, or if too many records were stopped.
    /// - Throws: `CancellationError`.
    func trace(
        calling function: RecordPipeline.Function,
        through last: Int,
        _ run: (RecordPipeline, inout RecordBuffer, StageJudge) throws -> Void
    ) throws -> TracedRecord? {
        guard let opened = try open(), let pipeline = opened.pipelines[function] else { return nil }
        let setters = opened.setters
        setters.begin()
        var output = pipeline.makeBuffer()
        var isComplete = false
        do {
            try run(pipeline, &output) { stage, stageInput, output, _ in
                setters.settle(from: stageInput, to: output, or: pipeline.stages[stage].file)
                isComplete = stage == last
                return !isComplete
            }
        } catch let error as CancellationError {
            throw error
        } catch let error as ScriptError {
            // Too many records were stopped: a script that runs well the first time could stop each of them for its full time.
            self.opened = .failure(error)
            return nil
        } catch {
            // The record's verdict is valid without it; its locations are then less exact.
        }
        return TracedRecord(
            output: isComplete ? output : nil,
            assigned: setters.assigned,
            locations: setters.locations
        )
    }

    private func open() throws -> Opened? {
        do {
            return try opened.get()
        } catch is ScriptError {
            return nil
        }
    }
}

@available(*, unavailable)
extension RecordTrace: Sendable {}
