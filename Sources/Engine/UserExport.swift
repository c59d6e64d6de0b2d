public import PortalModel
import Scripting
import Wire

/// Users as a table that can be edited and read in again.
///
/// Values are written as they are, and as rows of an input are read: flags in CSV as `Y` and `N`, the values of a list with `|`
/// between them, dates as `YYYY-MM-DD`, options by their labels, departments by their ids. An empty field is an empty cell, in
/// JSON lines `null` or `[]`.
public struct UserExport: Sendable {
    /// The form of the table.
    public enum Form: Hashable, Sendable {
        /// A header, and a record for each user.
        case csv
        /// An object for each user.
        case jsonLines
    }

    /// What is in a table.
    public struct Counts: Hashable, Sendable {
        /// The users.
        public var users = 0
        /// The cells of CSV that a spreadsheet would take for a formula; telephone numbers such as `+49 30 1234` are none.
        public var formulas = 0
    }

    private let fields: [UserField]
    private let filter: UserFilter
    private let form: Form
    private let schema: Schema

    /// Describes a table.
    ///
    /// - Parameters:
    ///   - names: The fields, in the order of the columns; `ID` comes first where it isn't named, so that a row finds its user.
    ///   - conditions: Field name to the value that it must hold, as text; without a word on activity and kind of user, they
    ///     must be employees.
    ///   - form: CSV or JSON lines.
    ///   - schema: The fields of the portal's users.
    /// - Throws: ``Schema/Refusal`` for a field that there isn't, that the credentials don't show, or that no table can hold.
    public init(
        fields names: [String],
        where conditions: [String: String] = [:],
        form: Form,
        schema: Schema
    ) throws(Schema.Refusal) {
        var fields: [UserField] = []
        for name in names.contains("ID") ? names : ["ID"] + names {
            let field = try schema.tableField(name)
            if !fields.contains(field) { fields.append(field) }
        }
        var wanted: [String: FieldValue] = [:]
        for (name, text) in conditions.sorted(by: { $0.key < $1.key }) {
            wanted[name] = try schema.condition(text, on: schema.tableField(name))
        }
        self.fields = fields
        self.form = form
        self.schema = schema
        filter = UserFilter(wanted).amongEmployees
    }

    /// Fetches the users and writes the table, in ascending order of id and in flat memory.
    ///
    /// - Parameters:
    ///   - portal: The portal that the schema is of.
    ///   - progress: Is told how many users were looked at.
    ///   - write: Takes the table's bytes, page by page.
    /// - Returns: What is in the table.
    /// - Throws: ``PortalError``, with `.incomplete` where the portal may have left somebody out; `CancellationError`; or what
    ///   `write` throws.
    public func run(
        _ portal: any Portal,
        progress: @Sendable (Progress) -> Void,
        write: ([UInt8]) throws -> Void
    ) async throws -> Counts {
        var table = Table(form: form, fields: fields)
        var seen = 0
        var counts = Counts()
        try write(table.header)
        let names = schema.sorted(Set(fields.map(\.name)).union(filter.conditions.keys).subtracting(["ID"]))
        try await portal.eachPage(fields: names) { page in
            try Task.checkCancellation()
            let users = page.filter { filter.matches($0, in: schema) }
            try write(table.rows(users))
            seen += page.count
            counts.users += users.count
            progress(Progress("exporting users", done: seen))
        }
        counts.formulas = table.formulas
        return counts
    }
}

/// Turns users into rows.
private struct Table {
    let form: UserExport.Form
    let fields: [UserField]
    private(set) var formulas = 0
    private var csv = CSVWriter()
    private var json = JSONWriter()

    init(form: UserExport.Form, fields: [UserField]) {
        self.form = form
        self.fields = fields
    }

    /// What stands above all rows.
    var header: [UInt8] {
        guard form == .csv else { return [] }
        var writer = CSVWriter()
        writer.row(fields.map(\.name))
        return writer.bytes
    }

    mutating func rows(_ users: [User]) -> [UInt8] {
        switch form {
        case .csv:
            csv.removeAll(keepingCapacity: true)
            for user in users {
                let cells = fields.map { Self.value(of: $0, user)?.cell ?? "" }
                formulas += cells.count(where: \.beginsAsFormula)
                csv.row(cells)
            }
            return csv.bytes
        case .jsonLines:
            json.removeAll(keepingCapacity: true)
            for user in users { add(user) }
            return json.bytes
        }
    }

    private mutating func add(_ user: User) {
        json.beginObject()
        for field in fields {
            json.key(field.name)
            json.value(JSONValue(Self.value(of: field, user) ?? (field.isList ? .list([]) : .null)))
        }
        json.endObject()
        json.newline()
    }

    private static func value(of field: UserField, _ user: User) -> FieldValue? {
        field.kind == .identifier ? .integer(user.id.rawValue) : user.fields[field.name]
    }
}

extension String {
    /// Whether a spreadsheet would compute it.
    fileprivate var beginsAsFormula: Bool {
        let start = utf8.prefix(2).map { $0 }
        guard let first = start.first else { return false }
        if "=@\t\r".utf8.contains(first) { return true }
        guard "+-".utf8.contains(first), let second = start.dropFirst().first else { return false }
        return !"0123456789 (".utf8.contains(second)
    }
}

extension Schema {
    /// A field that can be a column.
    fileprivate func tableField(_ name: String) throws(Refusal) -> UserField {
        guard let field = self[name] else {
            let isOwn = name.hasPrefix("UF_") && fields.count == UserField.standard.count
            let hint = "; the portal shows its own fields to administrators alone, with the scope user.userfield"
            throw Refusal(.unknownField, field: name, message: unknownField(name) + (isOwn ? hint : ""))
        }
        guard shows(name) else { throw Refusal(.unknownField, field: name, message: hiddenField(name)) }
        guard field.kind != .photo, field.kind != .other("file") else {
            throw Refusal(
                .wrongType,
                field: name,
                message: "\(name) holds files, which have no place in a table; leave it out"
            )
        }
        return field
    }

    /// A text as the value that a field must hold, by meaning.
    fileprivate func condition(_ text: String, on field: UserField) throws(Refusal) -> FieldValue {
        guard !text.isEmpty else { return .null }
        if field.kind == .identifier {
            guard let id = Int(text) else {
                throw Refusal(.wrongType, field: field.name, message: "\(field.name) is a whole number")
            }
            return .integer(id)
        }
        guard field.isWritable else { return .string(text) }
        do throws(Refusal) {
            let value = try validated(.string(text), for: field.name)
            guard case .list(let items) = value, let item = items.first else { return value }
            return item
        } catch {
            throw Refusal(error.code, field: error.field, message: "\(field.name): \(error.message)")
        }
    }
}
