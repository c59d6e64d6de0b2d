import Foundation
package import PortalModel
import Scripting
import Synchronization

/// Compares telephone numbers in a worker that never runs a script and sees only pairs of texts.
///
/// The worker is started at the first number that needs it. If it dies, the number is not the same.
package final class ContainedPhoneComparison: PhoneComparison {
    private static let allowance = ScriptWorker.Allowance(time: .seconds(1))
    /// The most regions that are asked about: there are fewer in the world.
    private static let mostRegions = 300

    private struct Line: @unchecked Sendable {  // Used by one thread at a time.
        var connection: WorkerConnection?
    }

    private let pool: WorkerPool
    private let line = Mutex(Line())

    /// Creates a comparison.
    package init(_ pool: WorkerPool) { self.pool = pool }

    package func verdict(
        _ before: String,
        _ after: String,
        regions: () -> AnySequence<AssumedRegion>
    ) -> Promise.Verdict {
        let regions = Array(regions().prefix(Self.mostRegions))
        return line.withLock { line in
            do {
                let connection = try line.connection ?? pool.connection()
                line.connection = connection
                return try Self.ask(connection, before, after, regions, hurry: pool.hurry)
            } catch {
                line.connection = nil
                return .broken
            }
        }
    }

    private static func ask(
        _ connection: WorkerConnection,
        _ before: String,
        _ after: String,
        _ regions: [AssumedRegion],
        hurry: Double
    ) throws -> Promise.Verdict {
        let question = HostMessage.compare(before: before, after: after, regions: regions)
        guard case .compared(let verdict) = try connection.answer(to: question, allowance, hurry: hurry) else {
            throw MessageError("it has answered something else")
        }
        let isPossible =
            switch verdict {
            // What it assumes must be among what was asked about.
            case .kept(let region): region.map { regions.contains(AssumedRegion($0.region, $0.source)) } ?? true
            case .foreignRegion(let region): region.isRegion
            case .broken: true
            }
        guard isPossible else { throw MessageError("it has named a region that it wasn't asked about") }
        return verdict
    }
}
