import Lua
import PortalModel

/// A chain in a state that has no other purpose, to see which line sets what.
///
/// The state is opened at the first record that runs again, so that a run in which nobody asks costs nothing more. A plan is the
/// same whether somebody asks or not: a transform may count the records that it is shown, and the plan's own state shows it each
/// once.
package final class RecordTrace {
    private let scripts: [ScriptHost.Script]
    private let header: [String]?
    private let context: ScriptContext
    private lazy var opened = Result { try open() }

    /// Whether a recipe may count the records that it is shown, so that the trace must see all of them to know each one's lines
    /// for certain.
    let isCounting: Bool

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

    /// The chain of one of the functions.
    ///
    /// - Returns: The chain; `nil` if the scripts can't be loaded twice, as a program that returns a recipe may do in its chunk
    ///   what can't be done again.
    /// - Throws: `CancellationError`.
    func chain(calling function: RecordPipeline.Function) throws -> RecordPipeline? {
        do {
            return try opened.get()[function]
        } catch is ScriptError {
            return nil
        }
    }

    private func open() throws -> [RecordPipeline.Function: RecordPipeline] {
        let host = try ScriptHost(context)
        // In the order of the first state, since a script's random numbers depend on it.
        let order = scripts.indices.sorted { scripts[$0].environment.seed < scripts[$1].environment.seed }
        var loaded: [Int: ScriptHost.Script] = [:]
        for index in order { loaded[index] = try host.load(scripts[index].file) }
        let chain = scripts.indices.compactMap { loaded[$0] }
        let setters = try host.translating { try FieldSetters(host) }
        let pairs = try [RecordPipeline.Function.transform, .missing].map { function in
            (function, try RecordPipeline(chain, function, header, host, setters: setters, trace: nil))
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }
}

@available(*, unavailable)
extension RecordTrace: Sendable {}
