import ArgumentParser
import Engine
import PortalModel

/// What a run is about, if not all users and fields.
struct NarrowingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only these users, by id.", valueName: "57,58"))
    var users: UserIDs?

    @OptionGroup var conditions: ConditionOptions

    @Option(help: ArgumentHelp("Only these fields; the others stay unchanged.", valueName: "field,field"))
    var only: FieldNames?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Only this many of the changes, chosen by the seed; the rest is for a later run.",
            valueName: "10"
        ),
        transform: Count.read
    )
    var sample: Int?

    /// What was given, for the journal.
    var given: [RunHeader.Option] {
        var options: [RunHeader.Option] = []
        if let users { options.append(RunHeader.Option("--users", users.words)) }
        options += conditions.conditions.map { RunHeader.Option("--where", ForeignText("\($0.name)=\($0.value)")) }
        if let only { options.append(RunHeader.Option("--only", only.words)) }
        if let sample { options.append(RunHeader.Option("--sample", ForeignText("\(sample)"))) }
        return options
    }

    /// What the run doesn't change.
    ///
    /// - Throws: ``Failure`` if the portal has no such user, field or department; what reading the portal met.
    func narrowing(on portal: any Portal, protection: Protection) async throws -> PlanNarrowing {
        let schema = try await portal.schema()
        if let unknown = only?.names.first(where: { schema[$0] == nil }) {
            throw Failure(.usage, "--only: \(schema.unknownField(unknown))")
        }
        if let ids = users?.ids { try await Self.check(ids, on: portal) }
        return PlanNarrowing(
            selection: try await conditions.selection(users: users?.ids, on: portal),
            fields: only.map { Set($0.names) },
            sample: sample,
            protection: protection
        )
    }
}

extension NarrowingOptions {
    /// Refuses ids that nobody has: a mistyped one means somebody else.
    private static func check(_ ids: Set<UserID>, on portal: any Portal) async throws {
        let known = Set(try await portal.users(Array(ids), fields: []).map(\.id))
        let unknown = ids.subtracting(known).sorted()
        guard !unknown.isEmpty else { return }
        var all: [String] = []
        try await portal.eachPage(fields: []) { page in all += page.map(\.id.description) }
        let list = unknown.map { id in
            let nearest = NearestName.of(id.description, among: all, tolerance: 1)
            return "\(id)" + (nearest.map { " (did you mean \($0)?)" } ?? "")
        }
        throw Failure(.usage, "--users: nobody on \(portal.name) has the id \(list.joined(separator: " or "))")
    }
}

/// Which users a command is about, by what their fields hold.
struct ConditionOptions: ParsableArguments {
    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            "Only users whose field has this value, such as ACTIVE=N; department=Company/IT includes all below it. May be repeated.",
            valueName: "field=value"
        )
    )
    var conditions: [Setting] = []

    /// The users who meet the conditions and have one of the ids.
    ///
    /// - Throws: ``Failure`` if the portal has no such field or department, or the field can't hold that.
    func selection(users: Set<UserID>? = nil, on portal: any Portal) async throws -> UserSelection {
        var values: [String: String] = [:]
        for condition in conditions {
            guard values.updateValue(condition.value, forKey: condition.name) == nil else {
                throw Failure(.usage, "--where \(condition.name) is given twice; a field has only one value")
            }
        }
        do {
            return try await UserSelection(users: users, where: values, on: portal)
        } catch let refusal as Schema.Refusal {
            throw Failure(.usage, "--where \(refusal.field): \(refusal.message)")
        }
    }
}

/// `57,58`.
struct UserIDs: ExpressibleByArgument {
    let ids: Set<UserID>

    init?(argument: String) {
        let words = argument.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
        let ids = words.compactMap { Int($0).flatMap { UserID(rawValue: $0) } }
        guard !ids.isEmpty, ids.count == words.count else { return nil }
        self.ids = Set(ids)
    }

    /// The same as it may be given.
    var words: ForeignText { ForeignText(ids.sorted().map(\.description).joined(separator: ",")) }
}
