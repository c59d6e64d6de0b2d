import Foundation
package import PortalModel
import Synchronization

/// Starts the workers in which scripts run.
public final class WorkerPool: Sendable {
    /// Where scripts run.
    private enum Place {
        /// In processes that hold nothing and can do nothing but compute.
        case process(program: String, timeZone: String?)
        /// On threads of this process, where a bug in C would give a script all that the process holds.
        case uncontained
    }

    private let place: Place
    /// By how much workers have less time: a test of their end need not wait.
    let hurry: Double
    /// Workers that were started before they are needed.
    private let spare = Mutex<[SpareWorker]>([])

    private let comparison = Mutex<ContainedPhoneComparison?>(nil)

    /// A connection on its way from one thread to another.
    private struct SpareWorker: @unchecked Sendable {  // Given away, and never used by two.
        let connection: WorkerConnection
    }

    /// Runs scripts in processes of a program.
    ///
    /// - Parameter program: The program's path; it calls ``WorkerProgram/runIfWorker()`` before anything else.
    public init(program: String = "/proc/self/exe") {
        let zone = ProcessInfo.processInfo.environment["TZ"]
        place = .process(program: program, timeZone: zone)
        hurry = 1
    }

    private init(_ place: Place) {
        self.place = place
        hurry = 1
    }

    /// Runs scripts in this process, without protection against bugs in Lua and other C.
    public static let uncontained = WorkerPool(.uncontained)

    /// Compares telephone numbers, in a worker that never runs a script.
    package var phones: any PhoneComparison {
        comparison.withLock { comparison in
            let known = comparison ?? ContainedPhoneComparison(self)
            comparison = known
            return known
        }
    }

    /// Starts workers before they are needed, so that nobody waits for them.
    public func prepare(_ count: Int) {
        guard case .process = place else { return }
        for _ in 0..<count {
            guard let connection = try? start() else { return }
            spare.withLock { $0.append(SpareWorker(connection: connection)) }
        }
    }

    /// A worker that nobody else uses.
    func connection() throws -> WorkerConnection {
        if let ready = spare.withLock({ $0.popLast() }) { return ready.connection }
        return try start()
    }

    /// Keeps a worker that has held no script for somebody else.
    func keep(_ connection: sending WorkerConnection) {
        let worker = SpareWorker(connection: connection)
        spare.withLock { $0.append(worker) }
    }

    private func start() throws -> WorkerConnection {
        switch place {
        case .process(let program, let timeZone): try WorkerConnection(executing: program, timeZone: timeZone)
        case .uncontained: try WorkerConnection()
        }
    }
}
