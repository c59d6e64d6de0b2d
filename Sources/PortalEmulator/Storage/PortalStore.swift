import GRDB
import Wire

/// The portal's database: one SQLite file, or memory.
struct PortalStore: Sendable {
    /// The one connection; requests take turns.
    let database: DatabaseQueue
    private let catalog = FieldCatalog()

    /// Opens the database, and fills it with the demo company if it is new.
    init(_ portal: EmulatorConfiguration) throws(EmulatorError) {
        let storage = portal.storage
        do {
            database = try Self.connect(storage, userCount: portal.userCount)
            try database.write { db in
                if try StoreLayout.isNew(db) {
                    try StoreLayout.create(db)
                    try DemoCompany(userCount: portal.userCount, seed: portal.seed).move(into: db)
                }
                try StoreLayout.complete(db)
            }
            // Every request is a transaction; with a log ahead of the file none waits for the disk. A file that isn't ours
            // has been refused by now, and stays as it was.
            try database.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
            }
        } catch let error as EmulatorError {
            throw error.naming(storage)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            throw EmulatorError(.foreignFile).naming(storage)
        } catch {
            throw EmulatorError(.unusableStorage, underlying: error).naming(storage)
        }
    }

    /// The fields of a user record as they are now, the custom ones last.
    func fields(_ db: Database) throws -> [StoredField] { try catalog.fields(db) }

    /// More users than this are kept in an unnamed file that is deleted with the connection, not in memory.
    private static let largestInMemory = 20_000

    private static func connect(_ storage: EmulatorConfiguration.Storage, userCount: Int) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        return switch storage {
        case .temporary where userCount > largestInMemory: try DatabaseQueue(path: "", configuration: configuration)
        case .temporary: try DatabaseQueue(configuration: configuration)
        case .file(let path): try DatabaseQueue(path: path, configuration: configuration)
        }
    }
}
