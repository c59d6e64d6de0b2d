import GRDB
public import PortalModel
import Wire

/// The company structure that the plan refers to, kept so that the run can be read when the portal can't.
extension RecordedRun {
    /// Keeps the departments as they were when the run was planned.
    ///
    /// - Throws: ``JournalError``.
    public func keep(_ departments: [Department]) throws(JournalError) {
        let json = JSONValue.array(departments.map(\.json))
        try journal.write { database in
            try database.execute(
                sql: "UPDATE run SET departments = ? WHERE id = ?",
                arguments: [json.text, id.rawValue]
            )
        }
    }

    /// The departments that were kept; none if the plan refers to none.
    ///
    /// - Throws: ``JournalError``.
    public func departments() throws(JournalError) -> [Department] {
        try journal.read { database in
            let text = try String.fetchOne(
                database,
                sql: "SELECT departments FROM run WHERE id = ?",
                arguments: [id.rawValue]
            )
            let rows = try text.map { try JSONReader.value(from: $0) }?.arrayValue ?? []
            return rows.compactMap(Department.init(json:))
        }
    }
}

extension Department {
    fileprivate var json: JSONValue {
        [
            "id": .integer(id), "name": .string(name), "parent": parent.map { .integer($0) } ?? .null,
            "head": head.map { .integer($0.rawValue) } ?? .null,
        ]
    }

    fileprivate init?(json: JSONValue) {
        guard let id = json["id"]?.integerValue, let name = json["name"]?.stringValue else { return nil }
        let head = json["head"]?.integerValue.flatMap { UserID(rawValue: $0) }
        self.init(id: id, name: name, parent: json["parent"]?.integerValue, head: head)
    }
}
