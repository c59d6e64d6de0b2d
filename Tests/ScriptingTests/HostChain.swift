import Lua
import PortalModel

@testable import Containment
@testable import Scripting

/// The functions of recipes in a host of the test's own, whose records cross as those of a worker do.
final class HostChain: RecordChain {
    private let host: ScriptHost
    private let kind: RecordFunction.Kind
    private let functions: [RecordFunction]
    private let hidden: [[Bool]]
    private let header: [String]?
    private let changes: RecordBuffer
    let stages: [RecipeRules]
    private let trace: Trace?

    init(
        _ scripts: [ScriptHost.Script],
        calling kind: RecordFunction.Kind = .transform,
        header: [String]? = nil,
        notingIn setters: FieldSetters? = nil,
        in host: ScriptHost
    ) throws {
        (self.host, self.kind, self.header) = (host, kind, header)
        trace = setters == nil ? Trace(scripts, header: header, of: host) : nil
        let fields = host.schema.fields
        changes = RecordBuffer(count: fields.count)
        let recipes = scripts.filter { $0.recipe != nil }.enumerated().filter { _, script in
            (kind == .transform ? script.functions?.transform : script.functions?.missing) != nil
        }
        functions = try recipes.compactMap { _, script in
            try RecordFunction(of: script, calling: kind, header: header, notingIn: setters, in: host)
        }
        stages = recipes.map { index, script in script.rules(at: index) }
        hidden = recipes.map { _, script in fields.map { script.recipe?.shows($0.name) == false } }
    }

    var isCounting: Bool { trace?.isCounting ?? false }

    func checkFetched(_ fields: Dictionary<String, FieldValue>.Keys) throws { try host.checkFetched(fields) }

    func tracing() throws -> (any RecordChain)? { try trace?.chain(calling: kind) }

    func run(
        _ stage: Int,
        _ visit: RecordVisit,
        on input: RecordBuffer,
        into output: RecordBuffer
    ) throws -> StageOutcome {
        let function = functions[stage]
        var message = MessageWriter()
        message.put(
            visit,
            input,
            hiding: hidden[stage],
            columns: function.takesRows ? header?.count ?? 0 : nil
        )
        var reader = MessageReader(message.bytes)
        let outcome = try reader.run(function)
        try reader.finish()
        guard case .passed = outcome else { return outcome }
        var answer = MessageWriter()
        answer.put(changesOf: function)
        reader = MessageReader(answer.bytes)
        try reader.changes(
            of: input,
            hiding: hidden[stage],
            names: host.schema.fields.map(\.name),
            changes,
            into: output
        )
        try reader.finish()
        guard !output.isTooLong else {
            let words = "the record is longer than 1 MiB"
            return .refused(Diagnostic(.error, .tooLong, words, location: stages[stage].file))
        }
        return outcome
    }

    /// The same in a state that has no other purpose, to see which line sets what.
    private final class Trace {
        private let scripts: [ScriptHost.Script]
        private let header: [String]?
        private let context: ScriptContext
        private lazy var opened = Result { try open() }
        let isCounting: Bool

        init(_ scripts: [ScriptHost.Script], header: [String]?, of host: ScriptHost) {
            let editing = scripts.filter { $0.functions?.transform != nil || $0.functions?.missing != nil }
            (self.scripts, self.header) = (editing, header)
            var context = host.context
            context.log = { _ in }
            self.context = context
            isCounting = editing.contains { $0.recipe?.isPure != true }
        }

        func chain(calling kind: RecordFunction.Kind) throws -> HostChain? {
            do {
                return try opened.get()[kind]
            } catch is ScriptError {
                return nil
            }
        }

        private func open() throws -> [RecordFunction.Kind: HostChain] {
            let host = try ScriptHost(context)
            // In the order of the first state, since a script's random numbers depend on it.
            let order = scripts.indices.sorted { scripts[$0].environment.seed < scripts[$1].environment.seed }
            var loaded: [Int: ScriptHost.Script] = [:]
            for index in order { loaded[index] = try host.load(scripts[index].file) }
            let chain = scripts.indices.compactMap { loaded[$0] }
            let setters = try FieldSetters(host)
            let pairs = try [RecordFunction.Kind.transform, .missing].map { kind in
                (kind, try HostChain(chain, calling: kind, header: header, notingIn: setters, in: host))
            }
            return Dictionary(uniqueKeysWithValues: pairs)
        }
    }
}

@available(*, unavailable)
extension HostChain: Sendable {}
