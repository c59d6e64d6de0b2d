import Foundation
import Lua
import PortalModel
import Scripting

/// What a host answers its worker, which may ask for nothing but what an honest script could.
final class HostAnswers {
    /// A question that could not be answered; the script may catch it.
    struct Refusal: Error {
        let underlying: any Error

        /// What the script is told.
        var words: String { (underlying as? SmallFile.ReadError)?.words ?? "\(underlying)" }
    }

    /// A question that no honest worker asks.
    struct Violation: Error {
        let description: String

        init(_ description: String) { self.description = description }
    }

    private static let rowsPerPage = 64
    /// The longest location in a script that a worker names, in bytes.
    static let longestLocation = 1_000
    /// What a host may keep of texts behind the limit of a script's output: the line that says that it is cut.
    private static let outputSlack = 4 << 10

    private let file: ScriptFile
    private let context: ScriptContext
    /// The fields that the recipe doesn't see.
    var hidden: Set<String> = []
    /// The files of folders that its parameters name.
    var parameters: ParameterContents?
    /// The rows that a program may read.
    var rows: (any RowReader)?
    /// Where the updates of the running program go; `nil` if none may update users now.
    var updates: (any UpdateSink)?
    /// Whether the rows ended without one.
    private(set) var foundNoRows = false
    /// The columns that scripts asked for and rows lacked.
    var askedColumns: Set<String> = []
    /// How often a program gave which region with a number without a country code.
    private var regions: [String: Int] = [:]
    private var hasReadRows = false
    private var revision = 0
    /// What the reader met behind the rows that were given.
    private var pending: (any Error)?
    private var outputBytes = 0
    /// Whether an update is being judged: then only transforms run.
    private var isPlanning = false
    /// Whether a module mentions random numbers.
    private(set) var mentionsRandom: Bool

    init(_ file: ScriptFile, _ context: ScriptContext) {
        self.file = file
        self.context = context
        mentionsRandom = file.mentionsRandom
    }

    func answer(_ question: WorkerQuestion) throws -> HostAnswer {
        switch question {
        case .user(let id): return .user(try directory().user(id).map(shown))
        case .users(let filter, let last, let limit):
            return .users(try users(matching: filter, after: last, limit: limit))
        case .departments: return .departments(try directory().departments().all)
        case .module(let name):
            let module = try refusing { try file.module(name) }
            mentionsRandom = mentionsRandom || module.mentionsRandom
            return .module(source: module.source)
        case .file(let name, let parameter):
            guard case .folder(let folder)? = parameters?.contents[parameter]?.content else {
                throw Violation("it asks for files that it wasn't given")
            }
            return .file(try refusing { try folder.bytes(of: name) })
        case .rows: return try nextRows()
        case .update(let update): return try plan(update)
        }
    }

    /// Passes on what a script printed, up to the limit.
    func log(_ message: ScriptMessage) {
        outputBytes += message.text.verbatim.utf8.count + 1
        guard outputBytes <= context.limits.outputBytes + Self.outputSlack else { return }
        context.log(message)
    }

    /// Takes a worker's notes.
    ///
    /// - Throws: ``Violation`` if they are longer than an honest worker's.
    func take(_ notes: WorkerNotes) throws(Violation) {
        guard notes.askedColumns.count <= ScriptHost.mostAskedColumns,
            notes.askedColumns.allSatisfy({ $0.utf8.count <= ScriptHost.longestAskedColumn })
        else { throw Violation("its notes are too long") }
        try check(notes.regions)
        if askedColumns.count < ScriptHost.mostAskedColumns { askedColumns.formUnion(notes.askedColumns) }
        regions.merge(notes.regions) { min($0 + $1, Self.mostNumbers) }
    }

    /// More numbers than a script can read.
    private static let mostNumbers = 1 << 40

    private func check(_ regions: [String: Int]) throws(Violation) {
        guard regions.allSatisfy({ $0.isRegion && (1...Self.mostNumbers).contains($1) }) else {
            throw Violation("it counts regions that don't exist")
        }
    }

    /// Whether users came without a field; for `nil`, without any.
    func canLack(_ field: String?) -> Bool {
        guard let field else { return context.fields != nil }
        return context.schema[field] != nil && context.lacks(field)
    }

    func takeRegions() -> [String: Int] {
        defer { regions.removeAll() }
        return regions
    }

    // MARK: The portal

    /// Whether the portal shows another state than at the last time.
    func isRevised() -> Bool {
        let now = context.directory?.revision ?? 0
        defer { revision = now }
        return now != revision
    }

    /// The directory as the script sees it: in a program with what it has planned, in a transform as it was before the run.
    private func directory() throws -> any Directory {
        guard let directory = context.directory else { throw Violation("it asks for a portal, and there is none") }
        guard let updates, !isPlanning else { return directory }
        return PlannedDirectory(directory, updates)
    }

    private func users(matching filter: UserFilter, after last: UserID?, limit: Int) throws -> [User] {
        guard (1...UserPage.mostUsers).contains(limit) else { throw Violation("it asks for too many users") }
        for (field, value) in filter.conditions {
            guard context.schema[field] != nil else { throw Violation("it asks for a field that doesn't exist") }
            // What an iteration adds by itself tells nothing about the field.
            if filter == filter.amongEmployees, value == UserFilter.employees.conditions[field] { continue }
            guard !hidden.contains(field) else { throw Violation("it asks for a field that its recipe doesn't see") }
            // An honest worker has noticed.
            if canLack(field) { throw UnfetchedField(field: field) }
        }
        return try directory().users(matching: filter, after: last, limit: limit).map(shown)
    }

    private func shown(_ user: User) -> User {
        guard !hidden.isEmpty else { return user }
        return User(id: user.id, fields: user.fields.filter { !hidden.contains($0.key) })
    }

    // MARK: Programs

    private func nextRows() throws -> HostAnswer {
        guard rows != nil else { throw Violation("it asks for rows, and there is no input") }
        if let error = pending.take() { throw Refusal(underlying: error) }
        var page: [InputRow] = []
        while page.count < Self.rowsPerPage {
            do {
                guard let row = try rows?.next() else {
                    foundNoRows = foundNoRows || !hasReadRows && page.isEmpty
                    return .rows(page, isLast: true)
                }
                updates?.give(row)
                page.append(row)
            } catch {
                // What comes before it is given first; the next question finds the next row, and so must find this error.
                guard !page.isEmpty else { throw Refusal(underlying: error) }
                pending = error
                break
            }
        }
        hasReadRows = true
        return .rows(page, isLast: false)
    }

    private func plan(_ update: ProposedUpdate) throws -> HostAnswer {
        guard let updates, !isPlanning else { throw Violation("it updates a user, and isn't a program") }
        guard update.isPossible else { throw Violation("it updates a user by what is no update") }
        try check(update.regions)
        isPlanning = true
        defer { isPlanning = false }
        do {
            try updates.update(update)
            return .updated
        } catch let refusal as UpdateRefusal {
            return .refused(refusal.message, refusal.code)
        } catch let error as LuaError where error.code == .memory {
            return .exhausted(error)
        }
    }

    /// Lets a script catch what can't be had.
    private func refusing<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch { throw Refusal(underlying: error) }
    }
}

extension ProposedUpdate {
    /// Whether a script can propose it: reasons come with their own fields, and texts are no longer than a record.
    fileprivate var isPossible: Bool {
        fields.count <= ScriptHost.mostFields && unnamed?.utf8.count ?? 0 <= 20
            && location?.utf8.count ?? 0 <= HostAnswers.longestLocation
            && fields.allSatisfy { name, value in
                if case .failure(let refusal) = value { refusal.isPossible(for: name) } else { true }
            }
    }
}

extension Schema.Refusal {
    /// Why a script's value can't be a field's.
    private static let codes: Set<DiagnosticCode> = [.noText, .wrongType, .outOfMemory, .raised]

    /// Whether a script's value can be refused so in a field.
    func isPossible(for name: String) -> Bool {
        field == name && Self.codes.contains(code) && message.utf8.count <= Self.longestMessage
    }

    private static let longestMessage = 8 << 10
}

extension String {
    /// Whether it has the form of a telephone number's region: two capital letters, or `001`.
    var isRegion: Bool {
        self == "001" || utf8.count == 2 && utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }
}

@available(*, unavailable)
extension HostAnswers: Sendable {}
