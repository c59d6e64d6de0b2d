import Containment
import Engine
import Foundation
import Journal
import PortalModel
import Scripting
import Synchronization
import TestSupport

/// Three people, and a recipe that may do little to them.
enum Company {
    /// The recipe with a transform; it sees `LAST_NAME` in addition to what it writes.
    static let recipe = """
        return {
          params = { region = { default = "DE" } },
          reads = { "LAST_NAME" },
          writes = { NAME = "same letters", WORK_PHONE = "same phone", WORK_NOTES = "fill" },
          transform = function(user) user.NAME = text.upper(user.NAME) end,
        }
        """
    /// The same with a program, whose updates pass through the transform.
    static let program = recipe.replacing(
        "transform =",
        with: "run = function() for person in users.each() do "
            + "if not person.WORK_NOTES then user.update { ID = person.ID, WORK_NOTES = 'new' } end end end,\n"
            + "transform ="
    )

    static let people: [User] = [
        person(
            1,
            ["NAME": "anna", "LAST_NAME": "Alt", "WORK_PHONE": "030 123456", "PERSONAL_MOBILE": "0151 23456789"]
        ),
        person(2, ["NAME": "boris", "LAST_NAME": "Brandt", "WORK_NOTES": "old"]),
        person(3, ["NAME": "cara", "LAST_NAME": "Crone"]),
    ].compactMap(\.self)

    static func person(_ number: Int, _ texts: [String: String]) -> User? {
        var fields = texts.mapValues { FieldValue.string($0) }
        fields["ACTIVE"] = .boolean(true)
        fields["USER_TYPE"] = .string("employee")
        fields["EMAIL"] = .string("n\(number)@example.com")
        fields["UF_DEPARTMENT"] = .list([.integer(1)])
        return UserID(rawValue: number).map { User(id: $0, fields: fields) }
    }

    /// Whether the recipe may make this of a field: by other and simpler code than the program's.
    static func allows(_ user: Int, _ field: String, _ value: FieldValue) -> Bool {
        guard let person = people.first(where: { $0.id.rawValue == user }) else { return false }
        switch (field, person.fields[field], value) {
        case ("NAME", .string(let before)?, .string(let after)):
            return before.lowercased().filter(\.isLetter) == after.lowercased().filter(\.isLetter)
        case ("WORK_PHONE", .string?, .string(let after)): return after == "+4930123456"
        case ("WORK_NOTES", nil, _): return true
        default: return false
        }
    }
}

/// A run that is planned against the company, and what it left.
struct CompanyRun {
    private let folder: TemporaryFolder
    private let run: RecordedRun
    private let messages = Messages()

    private final class Messages: Sendable {
        let all = Mutex<[String]>([])
    }

    init() throws {
        folder = try TemporaryFolder()
        run = try RunJournal.temporary().begin(
            RunHeader(scripts: [], portal: "north.example.com", startedAt: Date(timeIntervalSince1970: 0))
        )
    }

    /// What the scripts printed.
    var printed: [String] { messages.all.withLock { $0 } }

    /// Writes a script; returns its path.
    func write(_ source: String, to name: String = "script.lua") throws -> String {
        try Data(source.utf8).write(to: URL(filePath: folder.path(name)))
        return folder.path(name)
    }

    /// Plans a script of this source text.
    ///
    /// - Returns: The error that ended it; `nil` if there is a plan.
    func plan(
        _ source: String,
        pool: WorkerPool,
        people: [User] = Company.people
    ) async throws -> ScriptError? {
        try await plan(files: [try write(source)], pool: pool, people: people)
    }

    /// Plans the scripts at these paths; several make a chain.
    ///
    /// - Returns: The error that ended it; `nil` if there is a plan.
    func plan(
        files: [String],
        pool: WorkerPool,
        people: [User] = Company.people,
        settings: [String: ParameterSetting] = [:]
    ) async throws -> ScriptError? {
        let scripts = try files.map { try ScriptFile(path: $0) }
        let messages = messages
        let planner = Planner(
            portal: PortalDouble(people),
            log: { message in messages.all.withLock { $0.append(message.text.verbatim) } },
            pool: pool
        )
        do {
            _ = try await planner.plan(PlanRequest(scripts: scripts, settings: settings, version: "1.0.0"), run: run)
            return nil
        } catch let error as ScriptError {
            return error
        }
    }

    /// The planned values by user.
    func changes() throws -> [Int: [String: FieldValue]] {
        let changes = try run.changes(limit: 1_000).map { ($0.change.user.rawValue, $0.change.after) }
        return Dictionary(uniqueKeysWithValues: changes)
    }

    /// The planned values that the company's recipe could not have proposed, such as `1 EMAIL`.
    func dishonest() throws -> [String] {
        try changes().flatMap { user, after in
            after.filter { !Company.allows(user, $0.key, $0.value) }.map { "\(user) \($0.key)" }
        }
    }

    /// The codes of the findings.
    func findings() throws -> [DiagnosticCode] { try run.diagnostics().compactMap(\.code) }
}
