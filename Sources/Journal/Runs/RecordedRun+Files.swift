import GRDB
public import PortalModel

extension RecordedRun {
    /// Keeps which files the run reads and writes, since people's data is in them too.
    ///
    /// - Parameter files: For each its option and its absolute path.
    /// - Throws: ``JournalError``.
    public func note(files: [(option: String, path: String)]) throws(JournalError) {
        guard !files.isEmpty else { return }
        try journal.write { database in
            for (option, path) in files {
                try database.execute(
                    sql: "INSERT OR IGNORE INTO file (run, option, path) VALUES (?, ?, ?)",
                    arguments: [id.rawValue, option, path]
                )
            }
        }
    }

    /// The files that the run read and wrote.
    ///
    /// - Throws: ``JournalError``.
    public func files() throws(JournalError) -> [RunFile] {
        try journal.read { database in try RunJournal.files(of: [id], database) }
    }
}
