import GRDB
public import PortalModel

extension PlanWriter {
    /// Enters a record into a list; see ``RecordedRun/eachListed(in:_:)``.
    ///
    /// - Throws: ``JournalError``.
    public func list(_ record: ListedRecord, in list: RecordList) throws(JournalError) {
        try enter { waiting in
            waiting.listed.append((list, record))
            waiting.bytes += record.reason.utf8.count + (record.value?.utf8.count ?? 0)
        }
    }

    /// Removes what a list has about a line of the input.
    ///
    /// - Throws: ``JournalError``.
    public func unlist(line: Int, from list: RecordList) throws(JournalError) {
        try flush()
        try run.journal.write { database in
            try ListedTable.create(in: database)
            try database.execute(
                sql: "DELETE FROM listed WHERE run = ? AND list = ? AND line = ?",
                arguments: [run.id.rawValue, list.rawValue, line]
            )
        }
    }

    /// Writes entries of lists.
    func insert(_ listed: [(list: RecordList, record: ListedRecord)], into database: Database) throws {
        guard !listed.isEmpty else { return }
        try ListedTable.create(in: database)
        for (list, record) in listed { try ListedTable.insert(record, in: list, of: run.id, into: database) }
    }
}
