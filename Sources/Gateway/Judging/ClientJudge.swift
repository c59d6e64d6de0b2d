import Containment
import Engine
import Foundation
import Logging
import PortalClient
import PortalModel
import Scripting
import Snapshot
import Synchronization

/// Judges the calls of one client, on a thread where its recipes run.
final class ClientJudge: Sendable {
    /// What a recipe may take for one call.
    private static let recordTime = Duration.milliseconds(50)

    let client: GatewayClient
    /// The fields of users.
    let schema: Schema
    private let thread: ScriptThread<ChainHolder>
    /// The fields that recipes name; `nil` if they may look at all.
    private let estimated: Set<String>?
    private let protectedFields: Set<String>
    /// The fields that are read, those of calls so far among them; `nil` for all.
    private let read: Mutex<Read>
    /// The departments that calls named together and that weren't all there.
    private let absent = Mutex(Absences<FieldValue>())

    /// The fields that are read.
    private struct Read {
        /// Their names; `nil` for all.
        let names: Set<String>?
        /// Those among them that the credentials show, and that are no photos, which read back as links.
        let shown: Set<String>

        init(_ names: Set<String>?, _ schema: Schema) {
            self.names = names
            shown = (names ?? Set(schema.fields.map(\.name))).filter { $0 != "ID" && schema.provable($0) != nil }
        }
    }

    /// Creates a judge; recipes are loaded at the first call, or by ``load()``.
    init(
        _ client: GatewayClient,
        schema: Schema,
        portal: RESTPortal,
        settings: GatewaySettings,
        owner: UserID,
        pool: WorkerPool,
        logger: Logger
    ) {
        self.client = client
        self.schema = schema
        let estimate = FieldEstimate(scripts: client.recipes.map(\.file), settings: client.settings, schema: schema)
        estimated = estimate.fields.map { Set($0) }
        protectedFields = settings.protection.fields
        read = Mutex(Read(client.recipes.isEmpty ? Self.names : estimate.fields.map { Set($0) }, schema))
        let words = RecipeWords(client.recipes.map(\.file), schema)
        thread = ScriptThread {
            let note = { (error: any Error) in
                logger.warning(
                    "recipes are loaded anew",
                    metadata: ["client": "\(client.name)", "since": "\(Self.reason(error))"]
                )
            }
            let tell = { (reason: DiagnosticCode) in
                logger.warning(
                    "a call passed without a recipe that may fail",
                    metadata: ["client": "\(client.name)", "since": "\(reason.rawValue)"]
                )
            }
            return ChainHolder(age: settings.cache, onBreak: note) { fields, former in
                let context = ScriptContext(
                    version: settings.version,
                    schema: schema,
                    directory: PortalSnapshot(portal: portal, fields: fields.map { schema.sorted($0) }),
                    fields: fields,
                    settings: client.settings,
                    limits: ScriptLimits(recordTime: Self.recordTime),
                    seed: Int.random(in: 0...Int(Int32.max)),
                    // What scripts print may be about people, and nobody reads it here.
                    log: { _ in }
                )
                return try ClientChain(
                    client,
                    context,
                    words: words,
                    protection: settings.protection,
                    owner: owner,
                    pool: pool,
                    onTolerance: tell,
                    after: former
                )
            }
        }
    }

    /// What a user is called by, and what bounds look at.
    private static let names: Set<String> = ["ACTIVE", "EMAIL", "LAST_NAME", "NAME"]

    /// Loads the recipes.
    ///
    /// - Throws: `ScriptError` if one can't be loaded.
    func load() async throws {
        let fields = read.withLock { $0.names }
        do {
            try await thread.run { holder in try holder.renew(fields) }
        } catch is UnfetchedField where fields != nil {
            readAll()
            try await load()
        }
    }

    /// The fields to read of a user before calls can be judged; those that the credentials don't show are left out.
    func fields(for wanted: some Sequence<WantedUpdate>) -> Set<String> { reading(for: wanted).fields }

    /// The fields to read of users before calls can be judged, and those that recipes see then; `nil` for all.
    private func reading(for wanted: some Sequence<WantedUpdate>) -> (fields: Set<String>, seen: Set<String>?) {
        let given = wanted.flatMap { Array($0.settings.keys) + $0.references.keys }
        let (names, shown) = read.withLock { read in
            if let names = read.names, !given.allSatisfy(names.contains) { read = Read(names.union(given), schema) }
            return (read.names, read.shown)
        }
        let photos = given.filter { schema[$0]?.kind == .photo && schema.shows($0) }
        return (photos.isEmpty ? shown : shown.union(photos), names)
    }

    /// Reads all fields from now on, since a recipe looks at more than it seemed to.
    private func readAll() {
        read.withLock { $0 = Read(nil, schema) }
    }

    /// Whether no recipe and no bound looks at what a user holds, so that a call can be judged without that.
    func needsNoUser(_ wanted: WantedUpdate) -> Bool {
        client.recipes.isEmpty && !wanted.settings.isEmpty && wanted.references.isEmpty
            && wanted.settings.allSatisfy { name, value in
                let field = schema[name]
                // A value that stands for nothing, such as no, would be taken for what the user holds.
                let isSomething = field.map { !$0.means(nil, value) } ?? false
                return !Self.names.subtracting(["NAME", "LAST_NAME"]).contains(name) && isSomething
                    && field?.kind != .departments && field?.kind != .photo && schema.shows(name)
                    && !value.holdsReference
            }
    }

    /// Whether no recipe and no rule looks at a field, so that its value may be known to the portal alone.
    func passesReference(_ name: String) -> Bool {
        guard !Self.names.contains(name), let field = schema[name], field.isWritable else { return false }
        switch field.kind {
        case .text, .integer, .number, .other: break
        // Rules look at which value it is.
        default: return false
        }
        guard !protectedFields.contains(name), client.fields?.contains(name) ?? true else { return false }
        return client.recipes.isEmpty || estimated.map { !$0.contains(name) } ?? false
    }

    /// The recipe that looks at the id of a user, which a new one doesn't have; `nil` if none does.
    var recipeThatNeedsID: String? {
        // To Unicode, `user.ID` would be one word.
        let name = /\bID\b/.wordBoundaryKind(.simple)
        return client.recipes.first { $0.file.source.contains(name) }?.file.name
    }

    /// Judges a record that is to be added; see ``ClientChain/judgeNew(_:)``.
    func judgeNew(_ given: WantedUpdate) async throws -> (Result<[String: FieldValue], GatewayError>, [Diagnostic]) {
        let fields = read.withLock { read in
            read = Read(read.names?.union(given.settings.keys), schema)
            return read.names
        }
        do {
            return try await thread.run { holder in
                try holder.renew(fields)
                let found = try holder.judgeNew(given, fields)
                guard case .failure(let error) = found.0, self.looksAgain(given, since: error) else { return found }
                try holder.load(fields)
                return try holder.judgeNew(given, fields)
            }
        } catch is UnfetchedField {
            readAll()
            return try await judgeNew(given)
        }
    }

    /// A verdict, and what else there is to say; `nil` if more fields must be read first.
    typealias Found = (CallVerdict, [Diagnostic])?

    /// Judges a call; see ``judge(_:readWith:)``.
    func judge(_ wanted: WantedUpdate, on user: User?, readWith seen: Set<String>) async -> Found {
        await judge([(wanted, user)], readWith: seen)[0]
    }

    /// Judges calls, one after the other.
    ///
    /// - Parameters:
    ///   - calls: What each asks for, and its user; `nil` if the portal has none of that id.
    ///   - seen: The fields with which the users were read.
    /// - Returns: What was found of each.
    func judge(_ calls: [(WantedUpdate, User?)], readWith seen: Set<String>) async -> [Found] {
        // Another call may have made recipes see more meanwhile.
        let (needed, fields) = reading(for: calls.map(\.0))
        guard needed.isSubset(of: seen) else { return calls.map { _ in nil } }
        do {
            return try await thread.run { holder in
                try holder.renew(fields)
                holder.announce(calls.compactMap { wanted, user in user.map { (wanted, $0) } }, fields)
                var found = calls.map { self.judge($0, on: $1, fields, by: holder) }
                var isStale = false
                for (index, call) in calls.enumerated() {
                    guard case .refused(let error, _)? = found[index]?.0, self.looksAgain(call.0, since: error) else {
                        continue
                    }
                    // It is judged again, on the departments as they are then.
                    found[index] = nil
                    isStale = true
                }
                // If that fails, it fails again for these calls, and for no other.
                if isStale { try? holder.load(fields) }
                return found
            }
        } catch is UnfetchedField where fields != nil {
            // A recipe that reads the portal while it is loaded wants to see more now.
            readAll()
            return calls.map { _ in nil }
        } catch {
            return calls.map { _ in Self.found(error) }
        }
    }

    /// Whether a call is refused for departments that may have been made since they were read.
    private func looksAgain(_ wanted: WantedUpdate, since error: GatewayError) -> Bool {
        guard error.diagnostic == .noDepartment, let departments = wanted.settings["UF_DEPARTMENT"] else {
            return false
        }
        let now = ContinuousClock.now
        return absent.withLock { absent in
            guard !absent.holds(departments, at: now) else { return false }
            absent.note(departments, at: now)
            return true
        }
    }

    private func judge(_ wanted: WantedUpdate, on user: User?, _ fields: Set<String>?, by holder: ChainHolder) -> Found
    {
        do {
            guard let user else { return (try holder.judgeUnseen(wanted, fields), []) }
            return try holder.judge(wanted, on: user, fields)
        } catch is UnfetchedField {
            readAll()
            return nil
        } catch {
            return Self.found(error)
        }
    }

    /// What is said of a call that can't be judged.
    private static func found(_ error: any Error) -> Found {
        switch error {
        case let error as PortalError: return (.refused(GatewayError(error), []), [])
        case let error as ScriptError:
            let words = "a recipe of this client can't run: \(reason(error))"
            return (.refused(.refused(error.diagnostic ?? .raised, words), []), [])
        default: return (.refused(GatewayError(500, "MOONHOOK_FAILED", "the call can't be judged"), []), [])
        }
    }

    /// Why recipes can't run, without what scripts say themselves: a record may be in that.
    private static func reason(_ error: any Error) -> String {
        switch error {
        // Without the recipe, if it may fail, something is sent.
        case let error as ScriptError where error.diagnostic == .workerDied:
            error.message.replacing("; nothing was sent", with: "")
        case let error as ScriptError: error.diagnostic?.rawValue ?? "it failed"
        case let error as PortalError: "the portal can't be read: \(error.code.rawValue)"
        default: "it failed"
        }
    }
}

/// A client's chain, made anew when it is old or lacks a field, and after it broke.
///
/// It belongs to the thread of its scripts.
private final class ChainHolder {
    private let make: (Set<String>?, ClientChain?) throws -> ClientChain
    private var chain: ClientChain?
    private var fields: Set<String>?
    private var begin = ContinuousClock.now
    /// How long recipes see the same time of day, and the same state of what they read of others.
    private let age: Duration
    /// Hears why a chain is given up.
    private let onBreak: (any Error) -> Void

    init(
        age: Duration,
        onBreak: @escaping (any Error) -> Void,
        _ make: @escaping (Set<String>?, ClientChain?) throws -> ClientChain
    ) {
        (self.age, self.onBreak, self.make) = (age, onBreak, make)
    }

    /// Makes the chain anew if it is old or lacks a field: not while recipes work ahead, since that would be lost.
    func renew(_ fields: Set<String>?) throws {
        guard chain == nil || fields != self.fields || ContinuousClock.now - begin > age else { return }
        try load(fields)
    }

    /// Makes the chain anew.
    func load(_ fields: Set<String>?) throws {
        try breaking {
            let former = chain
            // If it can't be replaced, what comes next begins without it.
            chain = nil
            chain = try make(fields, former)
            (self.fields, begin) = (fields, .now)
        }
    }

    /// Lets recipes work ahead; what fails of that, fails again when a call is judged.
    func announce(_ calls: [(WantedUpdate, User)], _ fields: Set<String>?) {
        guard calls.count > 1 else { return }
        try? use(fields) { chain in try chain.announce(calls) }
    }

    func judge(_ wanted: WantedUpdate, on user: User, _ fields: Set<String>?) throws -> (CallVerdict, [Diagnostic]) {
        try use(fields) { chain in try chain.judge(wanted, on: user) }
    }

    func judgeUnseen(_ wanted: WantedUpdate, _ fields: Set<String>?) throws -> CallVerdict {
        try use(fields) { chain in chain.judgeUnseen(wanted) }
    }

    func judgeNew(
        _ given: WantedUpdate,
        _ fields: Set<String>?
    ) throws -> (Result<[String: FieldValue], GatewayError>, [Diagnostic]) {
        try use(fields) { chain in try chain.judgeNew(given) }
    }

    private func use<Value>(_ fields: Set<String>?, _ body: (ClientChain) throws -> Value) throws -> Value {
        try breaking {
            if chain == nil { try load(fields) }
            guard let chain else { throw ScriptError(.failed, "no recipes") }
            let value = try body(chain)
            if let death = chain.death { giveUp(since: death) }
            return value
        }
    }

    /// Gives the chain up if it breaks.
    private func breaking<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            giveUp(since: error)
            throw error
        }
    }

    /// Lets the next call begin with a new chain: a worker that died is replaced so.
    private func giveUp(since error: any Error) {
        chain = nil
        // That recipes look at more than they seemed to is no failure.
        if !(error is UnfetchedField) { onBreak(error) }
    }
}
