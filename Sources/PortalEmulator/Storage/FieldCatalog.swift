import GRDB
import Synchronization

/// The fields of a user record, read again when the tables have changed, be it through another portal on the same file.
final class FieldCatalog: Sendable {
    private let known = Mutex<(version: Int, fields: [StoredField])?>(nil)

    /// The fields as they are now, the custom ones last.
    func fields(_ db: Database) throws -> [StoredField] {
        let version = try Int.fetchOne(db.cachedStatement(sql: "PRAGMA schema_version"))
        if let known = known.withLock(\.self), known.version == version { return known.fields }
        let fields = try StoreLayout.fields(db)
        known.withLock { $0 = version.map { ($0, fields) } }
        return fields
    }
}
