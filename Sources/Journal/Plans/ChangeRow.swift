import GRDB
import PortalModel
import Wire

/// A change in the form of its table row.
///
/// The plan keeps the rows that wait for their transaction in this form, so that it knows their size.
struct ChangeRow: Sendable {
    var user: Int
    var person: String
    var before: String
    var after: String
    var unseen: String
    var line: Int?
    /// The changed fields by name, the key of the group that the change is shown in.
    var fields: String
    var locations: String
    var assumed: String

    init(_ change: Change) {
        user = change.user.rawValue
        person = change.person
        before = change.before.json.text
        after = change.after.json.text
        unseen = JSONValue.array(change.unseen.sorted().map { .string($0) }).text
        line = change.line
        fields = change.after.keys.sorted().joined(separator: ",")
        locations = Self.text(change.locations)
        assumed = Self.text(change.assumed)
    }

    init(_ row: Row) throws {
        user = try row.decode(forColumn: "user")
        person = try row.decode(forColumn: "person")
        before = try row.decode(forColumn: "valuesBefore")
        after = try row.decode(forColumn: "valuesAfter")
        unseen = try row.decode(forColumn: "unseen")
        line = try row.decode(forColumn: "line")
        fields = try row.decode(forColumn: "fields")
        locations = try row.decode(forColumn: "places")
        assumed = try row.decode(forColumn: "assumed")
    }

    /// The size in bytes, about.
    var size: Int {
        100 + person.utf8.count + before.utf8.count + after.utf8.count + unseen.utf8.count + locations.utf8.count
            + assumed.utf8.count
    }

    /// The change; `nil` if the row is not a valid change.
    var change: Change? {
        guard
            let user = UserID(rawValue: user),
            let before = fields(before),
            let after = fields(after),
            let unseen = (try? JSONReader.value(from: unseen))?.arrayValue
        else { return nil }
        return Change(
            user: user,
            person: person,
            before: before,
            after: after,
            unseen: Set(unseen.compactMap(\.stringValue)),
            line: line,
            locations: texts(locations),
            assumed: texts(assumed)
        )
    }

    /// The change as a line of a plan's file, the one form that its hash is made of.
    ///
    /// The columns hold their JSON in that form already: names in order, values with their exact types.
    var planLine: String {
        let person = JSONValue.string(person).text
        let unseen = unseen == "[]" ? "" : ",\"unseen\":\(unseen)"
        let line = line.map { ",\"line\":\($0)" } ?? ""
        let assumed = assumed.isEmpty ? "" : ",\"assumed\":\(assumed)"
        return """
            {"type":"change","user":\(user),"person":\(person),"before":\(before),"after":\(after)\(unseen)\(line)\(assumed)}
            """
    }

    /// Enters the row as planned, in place of the user's earlier one.
    func insert(into database: Database, run: RunID) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO change
                    (run, user, person, valuesBefore, valuesAfter, unseen, line, fields, places, assumed, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        try statement.execute(
            arguments: [
                run.rawValue, user, person, before, after, unseen, line, fields, locations, assumed,
                ChangeState.planned.rawValue,
            ]
        )
    }

    private static func text(_ texts: [String: String]) -> String {
        texts.isEmpty ? "" : texts.mapValues(FieldValue.string).json.text
    }

    private func texts(_ text: String) -> [String: String] {
        text.isEmpty ? [:] : fields(text)?.compactMapValues(\.text) ?? [:]
    }

    private func fields(_ text: String) -> [String: FieldValue]? {
        (try? JSONReader.value(from: text)).flatMap([String: FieldValue].init(json:))
    }
}

extension FieldValue {
    fileprivate var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }
}
