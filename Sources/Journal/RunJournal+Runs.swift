import GRDB
public import PortalModel
import Wire

extension RunJournal {
    /// Enters a new run, in the state `planning`.
    ///
    /// - Throws: ``JournalError``.
    public func begin(_ header: RunHeader) throws(JournalError) -> RecordedRun {
        RecordedRun(try write { try Self.insert(header, .planning, into: $0) }, in: self)
    }

    /// Enters a new run in that state; only that of a program has a day.
    static func insert(
        _ header: RunHeader,
        _ state: RunState,
        day: String? = nil,
        into database: Database
    ) throws -> RunID {
        try database.execute(
            sql: """
                INSERT INTO run (
                    origin, undoes, client, day, portal, scripts, parameters, input, inputSHA256, account, version,
                    isDryRun, startedAt, state, options, person, purpose, owner, ownerName
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                header.origin.name, header.origin.run?.rawValue, header.origin.client, day, header.portal,
                JSONValue.array(header.scripts.map(\.json)).text,
                JSONValue.object(header.parameters).text, header.input?.verbatim, header.inputSHA256,
                header.account.verbatim,
                header.version, header.isDryRun, header.startedAt, state.rawValue,
                JSONValue.array(header.options.map(\.json)).text, header.person?.verbatim,
                header.purpose?.verbatim, header.owner?.id.rawValue, header.owner?.name.verbatim ?? "",
            ]
        )
        return RunID(rawValue: Int(database.lastInsertedRowID))
    }

    /// Enters a new run, and plans it; one whose planning fails is recorded as failed or refused.
    ///
    /// - Parameters:
    ///   - header: What is known of the run.
    ///   - refusal: Why the run is refused, if an error says that; `nil` if it only failed.
    ///   - plan: Plans it; see ``RecordedRun/withPlan(_:)``.
    /// - Returns: The run, and what `plan` returns.
    /// - Throws: ``JournalError``, or what `plan` throws.
    public func begin<Result>(
        _ header: RunHeader,
        refusal: (any Error) -> String? = { _ in nil },
        planning plan: (RecordedRun) async throws -> Result
    ) async throws -> (run: RecordedRun, result: Result) {
        let run = try begin(header)
        do {
            return (run, try await plan(run))
        } catch {
            if let reason = refusal(error) { try run.refuse(because: reason) } else { try run.finish(.failed) }
            throw error
        }
    }

    /// The last runs, the latest first.
    ///
    /// - Throws: ``JournalError``.
    public func runs(limit: Int) throws(JournalError) -> [Run] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM run ORDER BY id DESC LIMIT ?", arguments: [limit])
                .map(run)
        }
    }

    /// The run that a row of the table holds.
    func run(_ row: Row) throws -> Run {
        guard let state = RunState(rawValue: try row.decode(forColumn: "state")) else { throw damage("a run's state") }
        guard
            let origin = RunHeader.Origin(
                name: try row.decode(forColumn: "origin"),
                run: try row.decode(forColumn: "undoes"),
                client: try row.decode(forColumn: "client")
            )
        else {
            throw damage("a run's origin")
        }
        guard let parameters = try JSONReader.value(from: try row.decode(forColumn: "parameters") as String).objectValue
        else {
            throw damage("a run's parameters")
        }
        var header = RunHeader(
            origin: origin,
            scripts: try scripts(try row.decode(forColumn: "scripts")),
            parameters: parameters,
            portal: try row.decode(forColumn: "portal"),
            input: (try row.decode(forColumn: "input") as String?).map { ForeignText($0) },
            inputSHA256: try row.decode(forColumn: "inputSHA256"),
            account: ForeignText(try row.decode(forColumn: "account") as String),
            version: try row.decode(forColumn: "version"),
            isDryRun: try row.decode(forColumn: "isDryRun"),
            startedAt: try row.decode(forColumn: "startedAt")
        )
        header.options = try options(try row.decode(forColumn: "options"))
        header.person = (try row.decode(forColumn: "person") as String?).map { ForeignText($0) }
        header.purpose = (try row.decode(forColumn: "purpose") as String?).map { ForeignText($0) }
        header.owner = try (row.decode(forColumn: "owner") as Int?).flatMap(UserID.init(rawValue:)).map { id in
            RunHeader.Owner(id: id, name: ForeignText(try row.decode(forColumn: "ownerName") as String))
        }
        let supersededBy: Int? = try row.decode(forColumn: "supersededBy")
        return Run(
            id: RunID(rawValue: try row.decode(forColumn: "id")),
            header: header,
            state: state,
            finishedAt: try row.decode(forColumn: "finishedAt"),
            supersededBy: supersededBy.map(RunID.init),
            planSHA256: try row.decode(forColumn: "planSHA256"),
            refusal: (try row.decode(forColumn: "refusal") as String?).map { ForeignText($0) }
        )
    }

    private func options(_ text: String) throws -> [RunHeader.Option] {
        guard let elements = try JSONReader.value(from: text).arrayValue else { throw damage("a run's options") }
        return try elements.map { element in
            guard let option = RunHeader.Option(json: element) else { throw damage("a run's options") }
            return option
        }
    }

    private func scripts(_ text: String) throws -> [RunHeader.Script] {
        guard let elements = try JSONReader.value(from: text).arrayValue else { throw damage("a run's scripts") }
        return try elements.map { element in
            guard let script = RunHeader.Script(json: element) else { throw damage("a run's scripts") }
            return script
        }
    }

    /// The error for what this program never writes.
    func damage(_ what: String) -> JournalError {
        JournalError(code: .damaged, path: path, reason: "\(what) can't be read")
    }
}

extension RunHeader.Origin {
    fileprivate var name: String {
        switch self {
        case .scripts: "scripts"
        case .file: "file"
        case .undo: "undo"
        case .gateway: "gateway"
        }
    }

    fileprivate var run: RunID? {
        guard case .undo(let run) = self else { return nil }
        return run
    }

    fileprivate var client: String? {
        guard case .gateway(let client) = self else { return nil }
        return client
    }

    fileprivate init?(name: String, run: Int?, client: String?) {
        switch (name, run, client) {
        case ("scripts", _, _): self = .scripts
        case ("file", _, _): self = .file
        case ("undo", let run?, _): self = .undo(RunID(rawValue: run))
        case ("gateway", _, let client?): self = .gateway(client: client)
        default: return nil
        }
    }
}

extension RunHeader.Option {
    var json: JSONValue { ["name": .string(name), "value": .string(value.verbatim)] }

    init?(json: JSONValue) {
        guard let name = json["name"]?.stringValue, let value = json["value"]?.stringValue else { return nil }
        self.init(name, ForeignText(value))
    }
}
