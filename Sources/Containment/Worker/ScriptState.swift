import Foundation
import Lua
import PortalModel
import Scripting

/// A script in its state, in a worker.
final class ScriptState {
    let host: ScriptHost
    let file: ScriptFile
    /// The functions that were prepared.
    private(set) var functions: [RecordFunction] = []
    private unowned let worker: Worker
    private let context: ScriptContext
    private let directory: RemoteDirectory?
    private var script: ScriptHost.Script?

    init(
        _ opening: WorkerOpening,
        in worker: Worker,
        watch: @escaping @Sendable (ScriptCanceller) -> Void
    ) throws {
        let schema = Schema(all: opening.fields)
        let directory = opening.hasDirectory ? RemoteDirectory(schema, of: worker) : nil
        let link = WorkerLink(worker)
        var context = ScriptContext(
            version: opening.version,
            schema: schema,
            directory: directory,
            fields: opening.fetched.map { Set($0) },
            limits: opening.limits,
            seed: opening.seed,
            now: Date(timeIntervalSince1970: opening.now),
            log: { message in link.worker.log(message) },
            watch: watch
        )
        context.module = { name in try link.module(name) }
        self.worker = worker
        self.directory = directory
        self.context = context
        file = ScriptFile(name: opening.name, source: opening.source)
        host = try ScriptHost(context)
    }

    func load(_ loading: WorkerLoading) throws -> [LuaValue] {
        if let rows = loading.rows { host.input = RemoteRows(header: rows.header, of: worker) }
        host.parameters = ParameterContents(
            try loading.parameters.reduce(into: [:]) { contents, parameter in
                contents[parameter.key] = (try content(parameter.value, of: parameter.key), parameter.key)
            }
        )
        let script = try host.load(file, asProgram: loading.isProgram ? updates : nil)
        self.script = script
        return script.results
    }

    /// Prepares a function; returns whether it has a parameter for the row.
    func prepare(_ function: WorkerFunction) throws -> Bool {
        guard let script else { throw MessageError("a function of a script that isn't loaded") }
        guard
            let function = try RecordFunction(
                of: script,
                calling: function.function,
                header: function.header,
                notingIn: function.isTraced ? FieldSetters(host) : nil,
                in: host
            )
        else { throw MessageError("a function that the script doesn't have") }
        functions.append(function)
        return function.takesRows
    }

    func runProgram() throws {
        guard let script else { throw MessageError("a program that isn't loaded") }
        try host.runProgram(of: script, into: updates)
    }

    /// Runs a function on the next record of a message; returns whether it was the last one.
    func run(
        _ function: Int,
        _ message: inout MessageReader,
        into frame: inout MessageWriter,
        messages: () -> [ScriptMessage]
    ) throws -> Bool {
        let function = functions[function]
        do {
            let outcome = try message.run(function)
            frame.put(record(messages(), .ended(outcome)))
            if case .passed = outcome { frame.put(changesOf: function) }
            return false
        } catch let error as MessageError {
            throw error
        } catch {
            frame.put(record(messages(), .failed(WorkerFailure(error))))
            return true
        }
    }

    /// Forgets what was read of users.
    func forget() { directory?.forget() }

    private func record(_ messages: [ScriptMessage], _ end: RecordOutcomeEnd) -> RecordOutcome {
        RecordOutcome(messages: messages, askedColumns: takeAskedColumns(), end: end)
    }

    func takeNotes() -> WorkerNotes {
        WorkerNotes(askedColumns: takeAskedColumns(), regions: host.takeRegionsOfPrograms())
    }

    private func takeAskedColumns() -> [String] {
        guard !host.askedColumns.isEmpty else { return [] }
        defer { host.askedColumns.removeAll() }
        return host.askedColumns.sorted()
    }

    private var updates: RemoteUpdates { RemoteUpdates(worker, forgetting: directory) }

    private func content(_ parameter: WorkerParameter, of name: String) throws -> ParameterContents.Content {
        switch parameter {
        case .value(let value): .value(value)
        case .table(let bytes, let file, let key, let value):
            .table(try CodeTable(bytes: bytes, of: file, key: key, value: value))
        case .folder(let files): .folder(RemoteFolder(name, files, of: worker))
        }
    }
}

@available(*, unavailable)
extension ScriptState: Sendable {}
