import Foundation
import Scripting
import Synchronization

/// Starts the workers in which scripts run.
public final class WorkerPool: Sendable {
    /// Where scripts run.
    private enum Place {
        /// In processes that hold nothing and can do nothing but compute.
        case process(program: String, timeZone: String?)
        /// On threads of this process, where a bug in C would give a script all that the process holds.
        case uncontained
        /// Where somebody else says.
        case elsewhere(@Sendable () throws -> WorkerConnection)
    }

    private let place: Place
    /// By how much workers have less time: a test of their end need not wait.
    let hurry: Double
    /// Workers that were started before they are needed.
    private let spare = Mutex<[SpareWorker]>([])

    /// A connection on its way from one thread to another.
    private struct SpareWorker: @unchecked Sendable {  // Given away, and never used by two.
        let connection: WorkerConnection
    }

    /// Runs scripts in processes of a program.
    ///
    /// - Parameter program: The program's path; it calls ``WorkerProgram/runIfWorker()`` before anything else.
    public convenience init(program: String = "/proc/self/exe") { self.init(program: program, hurry: 1) }

    /// Runs scripts in processes of a program that have another time.
    package convenience init(program: String, hurry: Double) {
        self.init(.process(program: program, timeZone: ProcessInfo.processInfo.environment["TZ"]), hurry: hurry)
    }

    /// Runs scripts where `connect` says.
    convenience init(hurry: Double, _ connect: @escaping @Sendable () throws -> WorkerConnection) {
        self.init(.elsewhere(connect), hurry: hurry)
    }

    private init(_ place: Place, hurry: Double = 1) {
        self.place = place
        self.hurry = hurry
    }

    /// Runs scripts in this process, without protection against bugs in Lua and other C.
    public static let uncontained = WorkerPool(.uncontained)

    /// Starts workers before they are needed, so that nobody waits for them.
    public func prepare(_ count: Int) {
        guard case .process = place else { return }
        for _ in 0..<count {
            guard let connection = try? start(for: Self.usualMemory) else { return }
            spare.withLock { $0.append(SpareWorker(connection: connection)) }
        }
    }

    /// The memory limit of most scripts.
    private static let usualMemory = ScriptLimits().memoryBytes

    /// A worker that nobody else uses.
    ///
    /// - Parameter memoryBytes: The memory limit of its script.
    /// - Returns: The worker.
    /// - Throws: ``WorkerStartError``.
    func connection(for memoryBytes: Int = 0) throws -> WorkerConnection {
        if memoryBytes <= Self.usualMemory, let ready = spare.withLock({ $0.popLast() }) { return ready.connection }
        return try start(for: max(memoryBytes, Self.usualMemory))
    }

    /// Keeps a worker that has held no script for somebody else.
    func keep(_ connection: sending WorkerConnection) {
        let worker = SpareWorker(connection: connection)
        spare.withLock { $0.append(worker) }
    }

    private func start(for memoryBytes: Int) throws -> WorkerConnection {
        switch place {
        case .process(let program, let timeZone):
            try WorkerConnection(
                executing: program,
                addressSpaceBytes: WorkerProgram.addressSpaceBytes(for: memoryBytes),
                timeZone: timeZone
            )
        case .uncontained: try WorkerConnection()
        case .elsewhere(let connect): try connect()
        }
    }
}
