import GRDB
public import PortalModel
import Wire

/// People behind ids, kept so that the run can be read when the portal can't.
extension RecordedRun {
    /// Keeps the names of users to whom values of the plan refer, and the fields with such values.
    ///
    /// - Throws: ``JournalError``.
    public func keep(people: [UserID: String], in fields: [String]) throws(JournalError) {
        let names = people.sorted { $0.key < $1.key }.map { ($0.key.description, JSONValue.string($0.value)) }
        let json: JSONValue = ["fields": .array(fields.map { .string($0) }), "names": .object(JSONObject(names))]
        try journal.write { database in
            try database.execute(sql: "UPDATE run SET people = ? WHERE id = ?", arguments: [json.text, id.rawValue])
        }
    }

    /// The names that were kept, and the fields whose whole numbers are ids of users.
    ///
    /// - Throws: ``JournalError``.
    public func people() throws(JournalError) -> (names: [UserID: String], fields: [UserField]) {
        try journal.read { database in
            let sql = "SELECT people FROM run WHERE id = ?"
            let text = try String.fetchOne(database, sql: sql, arguments: [id.rawValue])
            let json = try text.map { try JSONReader.value(from: $0) }
            let names = (json?["names"]?.objectValue ?? [:]).compactMap { member -> (UserID, String)? in
                guard let user = Int(member.key).flatMap(UserID.init(rawValue:)) else { return nil }
                return member.value.stringValue.map { (user, $0) }
            }
            let fields = (json?["fields"]?.arrayValue ?? []).compactMap(\.stringValue)
            return (
                Dictionary(names) { first, _ in first },
                fields.map { UserField($0, .integer, namesUsers: true, about: "An employee.") }
            )
        }
    }

    /// The findings with the names of the users in their examples, as the journal knows them.
    ///
    /// - Throws: ``JournalError``.
    public func naming(_ findings: [GroupedDiagnostic]) throws(JournalError) -> [GroupedDiagnostic] {
        let users = Set(findings.flatMap { $0.examples.filter { $0.line == nil }.compactMap(\.user) })
        let names = try journal.names(of: users)
        return findings.map { finding in
            var finding = finding
            for index in finding.examples.indices {
                finding.examples[index].person = finding.examples[index].user.flatMap { names[$0] }
            }
            return finding
        }
    }
}
