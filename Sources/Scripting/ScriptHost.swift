public import Lua
public import PortalModel

/// One Lua state with the sandbox, the host's modules, and the scripts that were loaded into it.
///
/// It belongs to the thread of its state.
public final class ScriptHost {
    /// What a script is being run for: what it may do depends on it.
    enum Mode {
        /// Its chunk runs where there is nothing to write to.
        case loading
        /// Its chunk or its `run()`: it may update users.
        case program
        /// Its transform: it edits one record.
        case record
    }

    /// A script that was loaded.
    public struct Script {
        /// The file.
        public let file: ScriptFile
        /// What the script says of itself; `nil` for a plain program, which has run by then.
        public let recipe: Recipe?
        let functions: RecipeFunctions?
    }

    let lua: LuaState
    let context: ScriptContext
    let records: UserRecords
    /// The fields of a user record.
    public var schema: Schema { context.schema }
    /// The functions of the prelude, `environment` and `guard`.
    private let core: LuaReference
    /// The metatable of departments.
    private(set) var departmentGuard: LuaReference?
    private(set) var mode = Mode.loading
    /// Where updates go; a program needs it.
    public var updates: (any UpdateSink)?
    /// What the updates of a program pass through.
    public var pipeline: RecordPipeline?
    /// The rows that `input.rows()` gives out.
    public var input: InputReader?
    /// What `warn` said of the record at hand.
    var warnings: [Warning] = []
    private var outputBytes = 0
    /// The source texts by the names that errors call them, for showing the line of an error.
    private var sources: [String: String] = [:]

    struct Warning {
        var field: String
        var reason: String
        var place: String?
    }

    /// Opens a state with the sandbox in it.
    ///
    /// - Parameter context: What scripts are given.
    /// - Throws: ``ScriptError`` where the memory limit is too small for the sandbox.
    public init(_ context: ScriptContext) throws(ScriptError) {
        do throws(LuaError) {
            self.context = context
            lua = try LuaState(memoryLimitBytes: context.limits.memoryBytes)
            try lua.openLibraries()
            core = try lua.makeReference(.table(LuaTable()))
            records = try UserRecords(lua, schema: context.schema)
            try openSandbox()
        } catch {
            throw ScriptError(error)
        }
    }

    private func openSandbox() throws(LuaError) {
        let standard = Sandbox.standard.mapValues { names in LuaValue.table(LuaTable(items: names.map { .string($0) }))
        }
        let prelude = try lua.load(Sandbox.prelude, name: "sandbox", isHosts: true)
        try lua.run(
            prelude,
            [
                .reference(core),
                .table(LuaTable(fields: standard)),
                .table(LuaTable(fields: try modules())),
                .reference(try lua.makeFunction("unknown_name") { call in try Self.unknownName(call) }),
                .reference(
                    try lua.makeFunction("print") { [unowned self] call in
                        write(.output, try call.string(1))
                        return .none
                    }
                ),
            ]
        )
        records.guardRecords(with: try makeGuard("user field", Set(context.schema.fields.map(\.name))))
        departmentGuard = try makeGuard("department field", Self.departmentKeys)
    }

    // MARK: Loading

    /// Loads a script: compiles its chunk and runs it.
    ///
    /// A plain program does its work here. A recipe returns its table.
    ///
    /// - Parameters:
    ///   - file: The script.
    ///   - asProgram: Whether the chunk may update users, through ``updates``.
    /// - Returns: The script, also kept for ``makePipeline(_:)`` to chain.
    /// - Throws: ``ScriptError``, or what the directory met.
    public func load(_ file: ScriptFile, asProgram: Bool = false) throws -> Script {
        let environment = try self.environment(of: file)
        let results = try results(of: file, as: asProgram ? .program : .loading, in: environment)
        switch results.first {
        case nil: return Script(file: file, recipe: nil, functions: nil)
        case .table(let table)? where results.count == 1:
            let (recipe, functions) = try Recipe.read(table, from: file.name, version: context.version)
            try checkFields(of: recipe, in: file)
            let values = LuaTable(fields: try recipe.values(of: context.settings))
            try setParameters(values, names: Set(recipe.parameters.keys), in: environment)
            return Script(file: file, recipe: recipe, functions: functions)
        case let other?:
            throw ScriptError(
                .malformed,
                "\(file.name): a recipe returns one table, and a program nothing; this returned a \(other.typeName)"
            )
        }
    }

    /// Reads a file that returns a table and does nothing else, such as a configuration.
    ///
    /// - Parameter file: The file.
    /// - Returns: A copy of the table.
    /// - Throws: ``ScriptError``.
    public static func table(of file: ScriptFile) throws -> LuaTable {
        let host = try ScriptHost(ScriptContext(version: "", schema: .standard, log: { _ in }))
        let results = try host.results(of: file, as: .loading, in: try host.environment(of: file))
        guard case .table(let table)? = results.first else {
            throw ScriptError(.malformed, "\(file.name): expected a file that returns a table")
        }
        return table
    }

    /// Runs a script's chunk.
    private func results(of file: ScriptFile, as mode: Mode, in environment: LuaReference) throws -> [LuaValue] {
        sources[file.name] = file.source
        return try run(as: mode) {
            let chunk = try lua.load(file.source, name: file.name, environment: environment)
            do {
                return try lua.call(chunk, budget: context.limits.program)
            } catch let error as LuaError where error.code == .conversion {
                throw ScriptError(.malformed, "\(file.name): \(error.message)")
            }
        }
    }

    /// Runs a recipe's `run()`.
    public func runProgram(of script: Script) throws {
        guard let function = script.functions?.run else { return }
        _ = try run(as: .program) { try lua.call(function, budget: context.limits.program) }
    }

    /// Runs `body` in a mode, and turns a script's error into what the caller can act on.
    private func run<Result>(as mode: Mode, _ body: () throws -> Result) throws -> Result {
        let outer = self.mode
        self.mode = mode
        defer { self.mode = outer }
        do {
            return try body()
        } catch let error as LuaError {
            guard error.code != .cancelled else { throw CancellationError() }
            guard error.code == .host, let underlying = error.underlying else {
                throw ScriptError(error, sources: sources)
            }
            if underlying is RecordEnd {
                throw ScriptError(
                    .failed,
                    "\(error.place ?? "script"): skip and reject belong in a transform",
                    lua: error
                )
            }
            throw underlying
        }
    }

    /// Runs a transform on one record.
    ///
    /// A `LuaError` comes out as it is: the pipeline judges it.
    func transform(_ function: LuaReference, _ arguments: [LuaValue]) throws(LuaError) {
        let outer = mode
        mode = .record
        defer { mode = outer }
        try lua.run(function, arguments, budget: context.limits.record)
    }

    /// A field that the recipe names and the portal hasn't is a mistake that no record can mend.
    private func checkFields(of recipe: Recipe, in file: ScriptFile) throws(ScriptError) {
        for field in (recipe.writes ?? [:]).keys.sorted() {
            guard let known = context.schema[field] else {
                throw ScriptError(.malformed, "\(file.name): writes: \(context.schema.unknownField(field))")
            }
            guard known.isWritable else {
                throw ScriptError(.malformed, "\(file.name): writes: \(field) is read-only")
            }
        }
    }

    /// The globals of one script, with a `require` that looks in its folder.
    private func environment(of file: ScriptFile) throws(LuaError) -> LuaReference {
        let parameters = try makeGuarded("parameter", LuaTable(), names: [])
        let loadModule = try lua.makeFunction("require") { [unowned self] call in
            let name = try call.string(1)
            let globals = try call.reference(2)
            defer { lua.release(globals) }
            do {
                let module = try file.module(name)
                sources[module.name] = module.source
                return .handing(try lua.load(module.source, name: module.name, environment: globals))
            } catch {
                // A mistake of the script's, at the line that requires.
                throw LuaError(.runtime, "\(error)")
            }
        }
        let extra = LuaTable(fields: ["params": .reference(parameters)])
        return try callCore("environment", [.table(extra), .reference(loadModule)])
    }

    private func setParameters(_ values: LuaTable, names: Set<String>, in environment: LuaReference) throws {
        let parameters = try makeGuarded("parameter", values, names: names)
        try lua.set(environment, "params", .reference(parameters))
    }

    // MARK: Guarded tables

    /// The metatable of tables that have these names and no others.
    func makeGuard(_ noun: String, _ names: Set<String>) throws(LuaError) -> LuaReference {
        let known = LuaTable(fields: Dictionary(uniqueKeysWithValues: names.map { ($0, .boolean(true)) }))
        return try callCore("guard", [.string(noun), .table(known)])
    }

    private func callCore(_ name: String, _ arguments: [LuaValue]) throws(LuaError) -> LuaReference {
        guard case .reference(let function) = try lua.field(name, of: core) else {
            throw LuaError(.runtime, "the sandbox lacks \(name) (this is a bug, please report it)")
        }
        defer { lua.release(function) }
        return try lua.evaluate(function, arguments)
    }

    /// A table that has these fields, may have these names, and refuses all others.
    func makeGuarded(_ noun: String, _ table: LuaTable, names: Set<String>) throws(LuaError) -> LuaReference {
        let metatable = try makeGuard(noun, names)
        defer { lua.release(metatable) }
        let reference = try lua.makeReference(.table(table))
        lua.setMetatable(metatable, of: reference)
        return reference
    }

    /// Words a misspelt name, such as "undefined global 'pone'; did you mean 'phone'?".
    private static func unknownName(_ call: borrowing LuaCall) throws -> LuaResults {
        let noun = try call.string(1)
        let name: String
        switch try call.value(2) {
        case .string(let text): name = "'\(text)'"
        case .integer(let number): name = String(number)
        case let other: name = "of type \(other.typeName)"
        }
        let known = try call.keys(3)
        let bare = name.split(separator: "'").first.map(String.init) ?? name
        let nearest = NearestName.of(bare, among: known.sorted()).map { "; did you mean '\($0)'?" } ?? ""
        let problem = noun == "global" ? "undefined global \(name)" : "there is no \(noun) \(name)"
        return .value(.string(problem + nearest))
    }

    // MARK: Output

    /// Passes a line on to the run's log, up to the limit.
    func write(_ level: ScriptMessage.Level, _ text: String) {
        guard outputBytes <= context.limits.outputBytes else { return }
        outputBytes += text.utf8.count + 1
        if outputBytes > context.limits.outputBytes {
            context.log(
                ScriptMessage(level: .warning, text: "the scripts' output is cut here: it is longer than allowed")
            )
        } else {
            context.log(ScriptMessage(level: level, text: text))
        }
    }
}

@available(*, unavailable)
extension ScriptHost: Sendable {}

@available(*, unavailable)
extension ScriptHost.Script: Sendable {}
