import Containment
import Engine
import Judgement
import PortalClient
import PortalModel
import Scripting
import Snapshot

/// The recipes of one client in their workers, and the judge of what they make.
///
/// It belongs to the thread of its scripts.
final class ClientChain {
    private let client: GatewayClient
    private let protection: Protection
    private let owner: UserID
    private let session: ScriptSession
    private let judge: RecordJudge
    /// The same without the recipes that may fail; `nil` if none may.
    private let withoutTolerated: RecordJudge?
    private let schema: Schema
    private let words: RecipeWords
    /// What has ended the worker of a recipe that may fail: the others still run, and the next call needs a new chain.
    private(set) var death: ScriptError?
    /// Hears why a record passed without the recipes that may fail.
    private let onTolerance: (DiagnosticCode) -> Void
    /// The values of calls that were announced, by user.
    private var announced: [UserID: [String: FieldValue]] = [:]

    /// Loads the recipes.
    ///
    /// - Parameters:
    ///   - client: The client.
    ///   - context: What the recipes are given.
    ///   - words: What callers may read of what recipes say.
    ///   - protection: What nobody changes.
    ///   - owner: Whose credentials the gateway has.
    ///   - pool: Starts the workers.
    ///   - onTolerance: Hears why a record passed without the recipes that may fail.
    ///   - former: A chain that is over: its workers are used again, with new states.
    /// - Throws: `ScriptError` if a recipe can't be loaded or has no transform.
    init(
        _ client: GatewayClient,
        _ context: ScriptContext,
        words: RecipeWords,
        protection: Protection,
        owner: UserID,
        pool: WorkerPool,
        onTolerance: @escaping (DiagnosticCode) -> Void,
        after former: ClientChain?
    ) throws {
        self.onTolerance = onTolerance
        (self.client, self.protection, self.owner, self.words) = (client, protection, owner, words)
        schema = context.schema
        let session = ScriptSession(context, workers: pool, after: former?.session)
        self.session = session
        let scripts = try client.recipes.map { recipe in
            let script = try session.load(recipe.file)
            guard let declared = script.recipe, declared.hasTransform, !declared.hasProgram else {
                throw ScriptError(.usage, "\(recipe.file.name): the gateway takes recipes with a transform")
            }
            return script
        }
        try session.checkSettings(of: scripts)
        let strict = zip(client.recipes, scripts).filter { !$0.0.passesOnError }.map(\.1)
        judge = RecordJudge(try WorkerChain(scripts, in: session), in: session, counting: AssumedRegions())
        withoutTolerated =
            strict.count == scripts.count
            ? nil : RecordJudge(try WorkerChain(strict, in: session), in: session, counting: AssumedRegions())
    }

    /// Lets the recipes work on calls that are judged next, in their order; each has a user of its own.
    func announce(_ calls: [(WantedUpdate, User)]) throws {
        // What works ahead must not be in the way of a second chain of the same workers.
        guard withoutTolerated == nil, calls.count > 1 else { return }
        announced = [:]
        var updates: [(user: User, settings: [String: FieldValue])] = []
        for (wanted, user) in calls where refusal(of: wanted.settings.keys, of: user.id) == nil {
            guard let settings = try? validated(wanted, on: user) else { continue }
            announced[user.id] = settings
            updates.append((user, settings))
        }
        try judge.expect(updates)
    }

    /// Judges a call.
    ///
    /// - Parameters:
    ///   - wanted: What it asks for.
    ///   - user: The user as the portal holds it.
    /// - Returns: The verdict, and what else there is to say, such as warnings of recipes.
    /// - Throws: `UnfetchedField` if a recipe looks at a field that wasn't read; what ends a session.
    func judge(_ wanted: WantedUpdate, on user: User) throws -> (CallVerdict, [Diagnostic]) {
        if let refusal = refusal(of: wanted.settings.keys, of: user.id) { return (.refused(refusal, []), []) }
        let settings: [String: FieldValue]
        do throws(GatewayError) {
            settings =
                if let known = announced.removeValue(forKey: user.id) { known } else { try validated(wanted, on: user) }
        } catch {
            return (.refused(error, []), [])
        }
        let (verdict, own, tolerated) = try tolerating(of: user.id) { judge, report in
            try judge.change(of: user, setting: settings, report: report)
        }
        let findings = Self.findings(on: wanted) + own
        switch verdict.laying(reordered(wanted, user, besides: tolerated + findings), over: user) {
        case .passed(let change?): return (checked(change, wanted), tolerated + findings)
        case .passed(nil):
            // What the chain made of the call is what the portal holds, so that this is sent.
            let held = user.fields.filter { settings[$0.key] != nil && schema[$0.key]?.kind != .photo }
            let change = Change(user: user.id, person: user.displayName, before: held, after: held)
            return (.unchanged(change), tolerated + findings)
        case .skipped(let reason, let location):
            let words = "a recipe left this user alone: \(hiding(wanted, user, in: reason))\(Self.place(location))"
            return (.refused(.skipped(words), findings), tolerated)
        case .refused:
            return (.refused(refusal(for: findings, wanted, user), findings), tolerated)
        }
    }

    /// The lists of a call that the portal holds in another order: to recipes and bounds that is the same, and to who looks at them it
    /// may not be.
    private func reordered(_ wanted: WantedUpdate, _ user: User, besides findings: [Diagnostic]) -> [String: FieldValue]
    {
        let kept = findings.filter { $0.code == .warned }.compactMap(\.field)
        return wanted.settings.filter { name, value in
            schema[name]?.isReordered(user.fields[name], value) == true && !kept.contains(name)
        }
    }

    /// Lets the recipes judge a record, and again without those that may fail, if it doesn't pass with them.
    ///
    /// - Parameters:
    ///   - user: The record's user.
    ///   - run: Judges the record.
    /// - Returns: The verdict, what was found on the way to it, and what was found of recipes that were left out.
    /// - Throws: What ends a session.
    private func tolerating(
        of user: UserID,
        _ run: (RecordJudge, @escaping (Diagnostic) -> Void) throws -> RecordVerdict<Change?>
    ) throws -> (RecordVerdict<Change?>, findings: [Diagnostic], tolerated: [Diagnostic]) {
        var findings: [Diagnostic] = []
        var verdict = RecordVerdict<Change?>.refused
        do {
            verdict = try run(judge) { findings.append($0) }
        } catch let error as ScriptError where error.diagnostic == .workerDied && withoutTolerated != nil {
            death = error
            let words = "the process of a recipe that may fail has ended; the gateway's log says why"
            findings.append(Diagnostic(.error, .workerDied, words, user: user))
        }
        // A record that a recipe rejects is no failure of the recipe.
        guard case .refused = verdict, let withoutTolerated, !findings.contains(where: { $0.code == .rejected }) else {
            return (verdict, findings, [])
        }
        // Whatever a recipe that may fail has done, the others decide.
        let errors = findings.filter { $0.severity == .error }
        let tolerated = findings.map { finding in
            var finding = finding
            finding.severity = .warning
            return finding
        }
        findings = []
        do {
            verdict = try run(withoutTolerated) { findings.append($0) }
        } catch let error as ScriptError where error.diagnostic == .workerDied {
            // It was the worker of a recipe that may not fail, and the first error says how it ended.
            throw death ?? error
        }
        if case .passed = verdict, let reason = errors.first?.code { onTolerance(reason) }
        // What the others find is no fault of those that were left out.
        let isSame = { (one: Diagnostic, other: Diagnostic) in
            (one.code, one.field, one.location, one.message)
                == (other.code, other.field, other.location, other.message)
        }
        return (verdict, findings, tolerated.filter { one in !findings.contains { isSame(one, $0) } })
    }

    /// What is said of names that no field has, which the portal passes over without a word.
    private static func findings(on wanted: WantedUpdate) -> [Diagnostic] {
        let finding = { (words: String) in Diagnostic(.warning, .unknownField, words, user: wanted.user) }
        let findings = wanted.unknown.prefix(mostUnknown).map { name in
            finding("\(ForeignText(name)) is no field of a user on this portal, so it isn't sent")
        }
        let more = wanted.unknown.count - mostUnknown
        guard more > 0 else { return findings }
        return findings + [
            finding("\(more) more names of the call are no fields of a user on this portal, and aren't sent")
        ]
    }

    /// How many names of a call that no field has are recorded each.
    private static let mostUnknown = 10

    /// Judges a call whose user wasn't found.
    func judgeUnseen(_ wanted: WantedUpdate) -> CallVerdict {
        let names = Array(wanted.settings.keys) + wanted.references.keys
        return refusal(of: names, of: wanted.user).map { .refused($0, []) } ?? .unseen
    }

    /// Judges a record that is to be added: what the recipes make of its values.
    ///
    /// - Parameter given: Field name to the value that the call gives.
    /// - Returns: The values to add, or the refusal, and what else there is to say.
    /// - Throws: What ends a session.
    func judgeNew(_ given: WantedUpdate) throws -> (Result<[String: FieldValue], GatewayError>, [Diagnostic]) {
        if let error = refusal(of: given.settings.keys, of: nil) { return (.failure(error), []) }
        let settings: [String: FieldValue]
        do throws(GatewayError) {
            settings = try validated(given, on: User(id: given.user, fields: [:]))
        } catch {
            return (.failure(error), [])
        }
        // To a recipe the values are the record, as those of a row are where there is no portal.
        let user = User(id: given.user, fields: settings.filter { !$0.value.isEmpty })
        let (verdict, findings, tolerated) = try tolerating(of: user.id) { judge, report in
            try judge.change(of: user, report: report)
        }
        switch verdict {
        case .passed(let change):
            let found = Self.findings(on: given) + tolerated + findings
            return (.success(settings.merging(change?.after ?? [:]) { $1 }), found)
        case .skipped(let reason, let location):
            let words =
                "a recipe left this record alone: \(hiding(given, user, in: reason))\(Self.place(location))"
            return (.failure(.skipped(words)), tolerated + findings)
        case .refused: return (.failure(refusal(for: findings, given, user)), tolerated + findings)
        }
    }

    // MARK: Rules

    /// Why fields of a user must not be written by this client; `nil` if they may.
    private func refusal(of names: some Sequence<String>, of user: UserID?) -> GatewayError? {
        if let user, protection.users.contains(user) { return .refused(.protected, "moonhook.lua protects this user") }
        if let name = names.filter(protection.fields.contains).min() {
            return .refused(.protected, "\(name): moonhook.lua protects this field")
        }
        guard let fields = client.fields, let name = names.filter({ !fields.contains($0) }).min() else { return nil }
        return GatewayError(
            403,
            "MOONHOOK_FIELD",
            "\(name): this client may not write the field; see 'fields' of the client in moonhook.lua",
            diagnostic: .readOnlyField
        )
    }

    private func checked(_ change: Change, _ wanted: WantedUpdate) -> CallVerdict {
        if change.after["UF_DEPARTMENT"]?.isEmpty == true, wanted.settings["UF_DEPARTMENT"]?.isEmpty != true {
            let words = "UF_DEPARTMENT: a recipe would clear it, which turns an employee into an external person"
            return .refused(.refused(.neverEmpty, words), [])
        }
        if let name = change.after.keys.filter(protection.fields.contains).min() {
            return .refused(.refused(.protected, "\(name): moonhook.lua protects this field"), [])
        }
        guard change.user != owner || change.after["ACTIVE"] != .boolean(false) else {
            let words = "the owner of the gateway's credentials would be dismissed, which ends them"
            return .refused(.refused(.ownDismissal, words), [])
        }
        return .passed(change)
    }

    /// The values as they are planned, with all that is wrong in one error.
    private func validated(_ wanted: WantedUpdate, on user: User) throws(GatewayError) -> [String: FieldValue] {
        var valid: [String: FieldValue] = [:]
        var refusals: [Schema.Refusal] = []
        for (name, value) in wanted.settings {
            guard let field = schema[name] else { continue }
            // What the portal holds already is no change, whatever is in it.
            if let held = user.fields[name], field.means(held, value) {
                valid[name] = held
                continue
            }
            do throws(Schema.Refusal) {
                valid[name] = try schema.validated(value, for: name, departments: departments(for: field))
            } catch {
                var refusal = error
                refusal.message = refusal.message.hidingWholes(value.allTexts)
                refusals.append(refusal)
            }
        }
        let order = { (refusal: Schema.Refusal) in self.schema.index(of: refusal.field) ?? .max }
        if let error = GatewayError(refusals.sorted { order($0) < order($1) }) { throw error }
        return valid
    }

    private func departments(for field: UserField) -> Set<Int>? {
        (try? judge.departments(for: field)) ?? nil
    }

    // MARK: Words

    /// The refusal of a record, with all findings of its judge.
    private func refusal(for findings: [Diagnostic], _ wanted: WantedUpdate, _ user: User) -> GatewayError {
        let errors = findings.filter { $0.severity == .error }
        let words = errors.map { finding in
            let message =
                finding.code.isInScriptsWords ? hiding(wanted, user, in: finding.message) : finding.message
            let field = finding.field.map { message.hasPrefix($0) ? "" : "\($0): " } ?? ""
            return "\(field)\(message)\(Self.place(finding.location))"
        }
        return .refused(errors.first?.code ?? .raised, words.joined(separator: "; "))
    }

    private static func place(_ location: String?) -> String { location.map { "  (\($0))" } ?? "" }

    /// A recipe's own words without what it has seen.
    private func hiding(_ wanted: WantedUpdate, _ user: User, in text: String) -> String {
        let values = Array(wanted.settings.values) + Array(user.fields.values)
        return words.keeping(text, without: values.flatMap(\.allTexts))
    }
}

extension RecordVerdict<Change?> {
    /// The verdict with values that the change doesn't name, if the record passed.
    fileprivate func laying(_ values: [String: FieldValue], over user: User) -> Self {
        guard case .passed(let known) = self, !values.isEmpty else { return self }
        var change = known ?? Change(user: user.id, person: user.displayName, before: [:], after: [:])
        for (name, value) in values where change.after[name] == nil {
            change.after[name] = value
            change.before[name] = user.fields[name]
        }
        return .passed(change)
    }
}

extension FieldValue {
    fileprivate var allTexts: [String] {
        switch self {
        case .string(let text): [text]
        case .list(let items): items.flatMap(\.allTexts)
        case .option(let option): [option.label]
        case .integer(let number): [String(number)]
        case .number(let number): ["\(number)"]
        case .null, .boolean, .file: []
        }
    }
}

@available(*, unavailable)
extension ClientChain: Sendable {}
