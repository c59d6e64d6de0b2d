import GRDB
public import PortalModel
import Wire

/// The company structure that a plan refers to, stored with its run so that the run can be shown without the portal.
extension RunJournal {
    /// Keeps the departments as they were when a run was planned.
    ///
    /// - Throws: ``JournalError``.
    public func keep(_ departments: [Department], of run: RunID) throws(JournalError) {
        let json = JSONValue.array(departments.map(\.json))
        try write { database in
            try database.execute(
                sql: "UPDATE run SET departments = ? WHERE id = ?",
                arguments: [json.text, run.rawValue]
            )
        }
    }

    /// The departments that were kept with a run; none if its plan refers to none.
    ///
    /// - Throws: ``JournalError``.
    public func departments(of run: RunID) throws(JournalError) -> [Department] {
        try read { database in
            let text = try String.fetchOne(
                database,
                sql: "SELECT departments FROM run WHERE id = ?",
                arguments: [run.rawValue]
            )
            let rows = try text.map { try JSONReader.value(from: $0) }?.arrayValue ?? []
            return rows.compactMap(Department.init(json:))
        }
    }
}

extension Department {
    fileprivate var json: JSONValue {
        ["id": .integer(id), "name": .string(name), "parent": parent.map { .integer($0) } ?? .null]
    }

    fileprivate init?(json: JSONValue) {
        guard let id = json["id"]?.integerValue, let name = json["name"]?.stringValue else { return nil }
        self.init(id: id, name: name, parent: json["parent"]?.integerValue)
    }
}
