public import PortalModel
import Scripting
import Wire

/// Users as a table that can be edited and read in again.
///
/// Values are written in the form in which rows of an input are read: flags in CSV as `Y` and `N`, the values of a list with `|`
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
        /// The cells of CSV that a spreadsheet would read as a formula; telephone numbers such as `+49 30 1234` don't count.
        public var formulas = 0
    }

    private let fields: [UserField]
    private let selection: UserSelection
    private let others: Set<UserID>
    private let form: Form
    private let schema: Schema

    /// Describes a table.
    ///
    /// - Parameters:
    ///   - names: The fields, in the order of the columns; `ID` comes first if it isn't named, so that a row finds its user.
    ///   - selection: Who is in it; without conditions on activity and kind of user, they must be employees.
    ///   - others: Those who are left out nevertheless.
    ///   - form: CSV or JSON lines.
    ///   - schema: The fields of the portal's users.
    /// - Throws: ``Schema/Refusal`` for a field that doesn't exist, that the credentials don't show, or that no table can hold.
    public init(
        fields names: [String],
        of selection: UserSelection = .everybody,
        besides others: Set<UserID> = [],
        form: Form,
        schema: Schema
    ) throws(Schema.Refusal) {
        var fields: [UserField] = []
        for name in names.contains("ID") ? names : ["ID"] + names {
            let field = try schema.tableField(name)
            if !fields.contains(field) { fields.append(field) }
        }
        self.fields = fields
        self.form = form
        self.schema = schema
        self.selection = selection.amongEmployees
        self.others = others
    }

    /// Fetches the users and writes the table, in ascending order of id and in constant memory.
    ///
    /// - Parameters:
    ///   - portal: The portal with that schema.
    ///   - progress: Receives how many users were read.
    ///   - write: Takes the table's bytes, page by page.
    /// - Returns: What is in the table.
    /// - Throws: ``PortalError``, with `.incomplete` if the portal may have left somebody out; `CancellationError`; or what
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
        let names = schema.sorted(Set(fields.map(\.name)).union(selection.fields).subtracting(["ID"]))
        try await portal.eachPage(fields: names) { page in
            try Task.checkCancellation()
            let users = page.filter { selection.contains($0, in: schema) && !others.contains($0.id) }
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

    /// What is before all rows.
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
            let value = Self.value(of: field, user) ?? (field.isList ? .list([]) : .null)
            json.value(value.labelled.json)
        }
        json.endObject()
        json.newline()
    }

    private static func value(of field: UserField, _ user: User) -> FieldValue? {
        field.kind == .identifier ? .integer(user.id.rawValue) : user.fields[field.name]
    }
}
