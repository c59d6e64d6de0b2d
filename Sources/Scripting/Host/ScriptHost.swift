import Foundation
package import Lua
public import PortalModel

/// One Lua state with the sandbox, the host's modules, and the scripts that were loaded into it.
///
/// It belongs to the thread of its state.
public final class ScriptHost {
    /// Why a script runs, which decides what it may do.
    enum Mode {
        /// Its chunk, without anything to write to.
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
        /// The recipe; `nil` for a plain program, which has run by then.
        public let recipe: Recipe?
        /// What its chunk has returned.
        package let results: [LuaValue]
        let functions: RecipeFunctions?
        let environment: Environment
        /// The fields of users that it sees; `nil` for all.
        var view: FieldView?
        /// The regions that its parameters and tables name; `nil` before they were read.
        var regions: DeclaredRegions?
    }

    /// What belongs to one script only.
    struct Environment {
        let globals: LuaReference
        /// `randomseed` of its own generator.
        let randomseed: LuaReference
        /// The seed that its generator began with.
        let seed: Int
    }

    package let lua: LuaState
    /// Globals that scripts find in addition; a test adds some.
    package var additions: [String: LuaValue] = [:]
    package let context: ScriptContext
    /// The run's seed, if a loaded script mentions random numbers; otherwise there is nothing to show.
    public var seed: Int? { mentionsRandom ? context.seed : nil }
    let records: UserRecords
    /// The fields of a user record.
    public var schema: Schema { context.schema }
    /// The functions of the prelude: `environment`, `guard`, `narrow` and `read_only`.
    private let core: LuaReference
    /// The metatable of departments.
    private(set) var departmentGuard: LuaReference?
    /// Called if a script asks for a field that wasn't fetched, or goes through a record that lacks some.
    lazy var wantUnfetched = Result { () throws(LuaError) in try makeWant() }
    /// What texts turned out to be that no plain code could read.
    var phoneReadings = PhoneReadings()
    private(set) var mode = Mode.loading
    /// Takes the updates of the running program; the runner owns it.
    private(set) var updates: (any UpdateSink)?
    /// The rows that `input.rows()` returns.
    package var input: (any RowReader)?
    /// What the parameters hold; `nil` to read it when the script is loaded.
    package var parameters: ParameterContents?
    /// Whether `input.rows()` ended without a row.
    public internal(set) var foundNoRows = false
    /// The first field that the run needed and that wasn't fetched: the run's result isn't valid.
    public internal(set) var unfetched: UnfetchedField?
    /// The fields of users that the running script sees; `nil` for all.
    var view: FieldView?
    /// The warnings about the current record.
    var warnings: [StageMarks.Warning] = []
    /// The columns that scripts asked for and the row lacked; the first ones that are short enough for a name.
    package var askedColumns: Set<String> = []
    /// The regions that scripts gave with numbers without a country code in the current record, each once.
    var regionsOfRecord: [String] = []
    /// How often programs gave which region with such a number, since the last time.
    var regionsOfPrograms: [String: Int] = [:]
    /// What the iterations of `users.each()` have read ahead.
    var pagesOfUsers = UserPages()
    private var outputBytes = 0
    /// The last update that was refused, as its script saw it; without a code if the message names several.
    var updateRefusal: (message: String, code: DiagnosticCode?)?
    /// How many scripts were loaded: each has its own seed of random numbers.
    private var loadedScripts = 0
    /// Whether a loaded script mentions random numbers.
    private(set) var mentionsRandom = false

    /// Opens a state with the sandbox in it.
    ///
    /// - Parameter context: What scripts are given.
    /// - Throws: ``ScriptError`` if the memory limit is too small for the sandbox.
    public init(_ context: ScriptContext) throws(ScriptError) {
        do throws(LuaError) {
            self.context = context
            lua = try LuaState(memoryLimitBytes: context.limits.memoryBytes)
            try lua.openLibraries()
            core = try lua.makeReference(.table(LuaTable()))
            records = try UserRecords(lua, schema: context.schema, fields: context.fields)
            try openSandbox()
        } catch {
            throw ScriptError(error)
        }
        context.watch(canceller)
    }

    /// Reads all that is read from files at its first use: afterwards a process may be locked.
    package static func warmUp() {
        _ = HostModules.today(of: Date())
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
                .integer(Int(context.now.timeIntervalSince1970)),
                .reference(try lua.makeFunction("unknown_name") { [unowned self] call in try unknownName(call) }),
                .reference(
                    try lua.makeFunction("print") { [unowned self] call in
                        try write(.output, call)
                        return .none
                    }
                ),
                Self.ranks(of: HostModules.phoneNumber.fields.map(\.name)),
                .reference(try lua.makeFunction("phone.parse") { [unowned self] call in try phoneParts(call) }),
            ]
        )
        records.guardRecords(with: try makeRecordGuard())
        departmentGuard = try makeGuard("department field", Self.departmentKeys)
        if case .reference(let complete) = try lua.field("complete", of: core) { lua.addObserver(complete) }
    }

    // MARK: Loading

    /// Loads a script: compiles its chunk and runs it.
    ///
    /// A plain program does its work here. A recipe returns its table.
    ///
    /// - Parameters:
    ///   - file: The script.
    ///   - updates: Where updates go, if the chunk may update users.
    /// - Returns: The script.
    /// - Throws: ``ScriptError``, or what the directory met.
    package func load(_ file: ScriptFile, asProgram updates: (any UpdateSink)?) throws -> Script {
        try lending(updates) { try translating { try loaded(file) } }
    }

    /// Loads a script that has nothing to write to.
    ///
    /// - Parameter file: The script.
    /// - Returns: The script.
    /// - Throws: ``ScriptError``, or what the directory met.
    public func load(_ file: ScriptFile) throws -> Script { try load(file, asProgram: nil) }

    /// Lets scripts update users while `body` runs.
    private func lending<Result>(_ updates: (any UpdateSink)?, _ body: () throws -> Result) rethrows -> Result {
        self.updates = updates
        defer { self.updates = nil }
        return try body()
    }

    private func loaded(_ file: ScriptFile) throws -> Script {
        var (script, problems) = try read(file, as: updates == nil ? .loading : .program)
        guard script.recipe == nil || updates?.hasUpdated != true else {
            throw ScriptError(
                .malformed,
                "\(file.name): it returns a recipe, which can update users in its run(), but not while its file is loaded",
                diagnostic: .outsideWrites
            )
        }
        guard problems.isEmpty else { throw ScriptError(problems, in: file) }
        // A chunk can detect a mere inspection, since no portal answers then.
        guard file.declared.map({ $0.recipe == script.recipe?.declaration }) ?? true else {
            throw ScriptError(changedRecipe: file)
        }
        guard let recipe = script.recipe else { return script }
        let parameters = try self.parameters ?? checkedParameters(of: recipe, beside: file.folder)
        let values = try values(of: parameters)
        defer { for value in values.values.flatMap(\.references) { lua.release(value) } }
        try setParameters(LuaTable(fields: values), names: values.keys.sorted(), in: script.environment.globals)
        script.view = try view(of: recipe)
        script.regions = parameters.regions
        return script
    }

    private func checkedParameters(of recipe: Recipe, beside folder: String) throws -> ParameterContents {
        let parameters = try ParameterContents(of: recipe, context.settings, beside: folder)
        try parameters.checkPatterns(of: recipe, finds: finds)
        return parameters
    }

    /// Runs a script's chunk, and reads what it returns.
    private func read(_ file: ScriptFile, as mode: Mode) throws -> (Script, [RecipeError]) {
        let environment = try self.environment(of: file)
        let results = try results(of: file, as: mode, in: environment.globals)
        let read = try Recipe.read(results, of: file, in: context)
        let script = Script(
            file: file,
            recipe: read?.recipe,
            results: results,
            functions: read?.functions,
            environment: environment
        )
        return (script, read?.problems ?? [])
    }

    /// The recipe of a file, with all that is wrong with it.
    ///
    /// - Parameter file: The file.
    /// - Returns: The recipe, `nil` for a program, and its problems.
    /// - Throws: ``ScriptError`` if the file can't be loaded at all.
    package func inspect(_ file: ScriptFile) throws -> (Recipe?, [RecipeError]) {
        try translating {
            let (script, problems) = try read(file, as: .loading)
            return (script.recipe, problems)
        }
    }

    /// What the chunk of a file returns, as a copy.
    ///
    /// - Throws: ``ScriptError`` if the file can't be loaded, or returns what can't be copied.
    package func results(of file: ScriptFile) throws -> [LuaValue] {
        try results(of: file, as: .loading, in: try environment(of: file).globals)
    }

    /// Compiles a script without running it.
    ///
    /// - Throws: `LuaError` of code `.syntax`, or for lack of memory or time.
    package func compile(_ file: ScriptFile) throws(LuaError) {
        lua.release(try lua.load(file.source, name: file.name, budget: context.limits.program))
    }

    /// Runs a script's chunk.
    private func results(of file: ScriptFile, as mode: Mode, in environment: LuaReference) throws -> [LuaValue] {
        try run(as: mode) {
            let chunk = try load(file, in: environment, budget: context.limits.program)
            do {
                return try lua.call(chunk, budget: context.limits.program)
            } catch let error as LuaError where error.code == .conversion {
                throw ScriptError(.malformed, "\(file.name): \(error.message)", diagnostic: .noRecipe)
            }
        }
    }

    /// Compiles a script or a module.
    private func load(
        _ file: ScriptFile,
        in environment: LuaReference,
        budget: LuaBudget? = nil
    ) throws(LuaError) -> LuaReference {
        mentionsRandom = mentionsRandom || file.mentionsRandom
        return try lua.load(file.source, name: file.name, environment: environment, budget: budget)
    }

    /// Runs a recipe's `run()`.
    ///
    /// - Parameters:
    ///   - script: The recipe.
    ///   - updates: Where updates go.
    /// - Throws: ``ScriptError``, or what the directory met.
    package func runProgram(of script: Script, into updates: any UpdateSink) throws {
        guard let function = script.functions?.run else { return }
        view = script.view
        defer { view = nil }
        _ = try lending(updates) {
            try run(as: .program) { try lua.call(function, budget: context.limits.program) }
        }
    }

    private func run<Result>(as mode: Mode, _ body: () throws -> Result) throws -> Result {
        let outer = self.mode
        self.mode = mode
        defer { self.mode = outer }
        return try translating(body)
    }

    /// Converts a script's error into one that the caller can act on.
    func translating<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as LuaError {
            guard error.code != .cancelled else { throw CancellationError() }
            guard error.code == .host, let underlying = error.underlying else {
                var failure = ScriptError(error)
                if let updateRefusal, updateRefusal.message == error.message { failure.diagnostic = updateRefusal.code }
                throw failure
            }
            if underlying is RecordEnd {
                throw ScriptError(
                    .failed,
                    "\(error.location ?? "script"): skip and reject can only be called in a transform",
                    diagnostic: .raised,
                    lua: error
                )
            }
            throw underlying
        }
    }

    /// Runs a transform on one record.
    ///
    /// A `LuaError` is passed on unchanged: ``RecordFunction`` judges it.
    func transform(_ function: LuaReference, on record: LuaReference, _ row: LuaReference?) throws(LuaError) {
        let outer = mode
        mode = .record
        defer { mode = outer }
        try lua.run(function, on: record, row, budget: context.limits.record)
    }

    /// The globals of one script, with a `require` that looks in its folder and random numbers of its own.
    private func environment(of file: ScriptFile) throws(LuaError) -> Environment {
        let loadModule = try lua.makeFunction("require") { [unowned self] call in
            let name = try call.string(1)
            let globals = try call.reference(2)
            defer { lua.release(globals) }
            do {
                return .handing(try load(try module(name, of: file), in: globals))
            } catch let error as LuaStop {
                throw error
            } catch {
                // A mistake of the script, at the line that requires.
                throw LuaError(.runtime, "\(error)")
            }
        }
        let parameters = try makeParameters([:], names: [])
        let math = try lua.makeMath()
        defer { for reference in [loadModule, parameters, math] { lua.release(reference) } }
        guard case .reference(let randomseed) = try lua.field("randomseed", of: math) else {
            throw LuaError(.runtime, "math lacks randomseed (this is a bug, please report it)")
        }
        let seed = context.seed &+ loadedScripts
        loadedScripts += 1
        let extra = LuaTable(fields: additions.merging(["params": .reference(parameters)]) { _, own in own })
        let globals = try callCore(
            "environment",
            [.table(extra), .reference(loadModule), .reference(math), .integer(seed)]
        )
        return Environment(globals: globals, randomseed: randomseed, seed: seed)
    }

    private func module(_ name: String, of file: ScriptFile) throws -> ScriptFile {
        try context.module?(name) ?? file.module(name)
    }

    /// Restarts a script's random numbers for one record, so that they don't depend on the records before it.
    func reseed(_ script: Script, for record: Int) throws(LuaError) {
        try lua.run(script.environment.randomseed, [.integer(script.environment.seed), .integer(record)])
    }

    private func setParameters(
        _ values: LuaTable,
        names: [String],
        in environment: LuaReference
    ) throws(LuaError) {
        let parameters = try makeParameters(values.fields, names: names)
        defer { lua.release(parameters) }
        try lua.set(environment, "params", .reference(parameters))
    }

    // MARK: Guarded tables

    /// The metatable of tables that have these names and no others, in this order.
    func makeGuard(_ noun: String, _ names: [String]) throws(LuaError) -> LuaReference {
        try callCore("guard", [.string(noun), Self.ranks(of: names)])
    }

    static func ranks(of names: [String]) -> LuaValue {
        var ranks: [String: LuaValue] = [:]
        for (offset, name) in names.enumerated() { ranks[name] = .integer(offset + 1) }
        return .table(LuaTable(fields: ranks))
    }

    /// The parameters of a script, which can't be changed.
    private func makeParameters(_ values: [String: LuaValue], names: [String]) throws(LuaError) -> LuaReference {
        try callCore(
            "read_only",
            [.string("params"), .string("parameter"), .table(LuaTable(fields: values)), Self.ranks(of: names)]
        )
    }

    func callCore(_ name: String, _ arguments: [LuaValue]) throws(LuaError) -> LuaReference {
        guard case .reference(let function) = try lua.field(name, of: core) else {
            throw LuaError(.runtime, "the sandbox lacks \(name) (this is a bug, please report it)")
        }
        defer { lua.release(function) }
        return try lua.evaluate(function, arguments)
    }

    package static let mostAskedColumns = 1000
    package static let longestAskedColumn = 1000

    /// Describes a misspelt name, such as "undefined global 'pone'; did you mean 'phone'?".
    private func unknownName(_ call: borrowing LuaCall) throws -> LuaResults {
        let noun = try call.string(1)
        let name: String
        switch try call.value(2) {
        case .string(let text): name = text.utf8.count > 80 ? "'\(text.prefix(40))…'" : "'\(text)'"
        case .integer(let number): name = String(number)
        case let other: name = "of type \(other.typeName)"
        }
        if noun == "parameter", mode == .loading {
            let problem = "parameters are available in a recipe's functions, not while its file is loaded"
            return .value(.string("there is no parameter \(name) yet: \(problem)"))
        }
        if noun == "column", askedColumns.count < Self.mostAskedColumns, call.byteCount(2) <= Self.longestAskedColumn,
            case .string(let column) = try call.value(2)
        {
            askedColumns.insert(column)
        }
        let known = try call.keys(3, atMost: 200)
        let bare = name.split(separator: "'").first.map(String.init) ?? name
        let nearest = NearestName.hint(bare, among: known.sorted())
        let problem = noun == "global" ? "undefined global \(name)" : "there is no \(noun) \(name)"
        return .value(.string(problem + nearest))
    }

    // MARK: Output

    /// Passes a script's text to the run's log, up to the limit.
    func write(_ level: ScriptMessage.Level, _ call: borrowing LuaCall) throws(LuaError) {
        guard outputBytes <= context.limits.outputBytes else { return }
        outputBytes += call.byteCount(1) + 1
        let isCut = outputBytes > context.limits.outputBytes
        let text = isCut ? "" : try call.string(1)
        if isCut {
            context.log(.cut)
        } else {
            context.log(ScriptMessage(level: level, text: ForeignText(text)))
        }
    }
}

@available(*, unavailable)
extension ScriptHost: Sendable {}

@available(*, unavailable)
extension ScriptHost.Script: Sendable {}
