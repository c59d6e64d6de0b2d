import Foundation
import GRDB
public import PortalModel

extension RecordedRun {
    /// What was allowed to a gateway's client for its day, in that order, also what later rows replace; empty for any other run.
    ///
    /// - Throws: ``JournalError``.
    public func allowances() throws(JournalError) -> [Allowance] {
        try journal.read { database in
            let sql = """
                SELECT bound, number, allowance.account, at FROM allowance
                JOIN run ON run.client = allowance.client AND run.day = allowance.day WHERE run.id = ? ORDER BY allowance.id
                """
            return try Row.fetchAll(database, sql: sql, arguments: [id.rawValue]).map { row in
                guard let bound = Bound(rawValue: try row.decode(forColumn: "bound")) else {
                    throw journal.damage("an allowance")
                }
                return Allowance(
                    bound: bound,
                    number: try row.decode(forColumn: "number"),
                    account: ForeignText(try row.decode(String.self, forColumn: "account")),
                    moment: try row.decode(forColumn: "at")
                )
            }
        }
    }
}
