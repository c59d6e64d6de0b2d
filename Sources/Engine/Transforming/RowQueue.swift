import PortalModel
import Scripting
import Synchronization

/// The chunks of rows that wait for a worker, which sees what comes behind the one that it works on.
final class RowQueue: Sendable {
    typealias Rows = [Result<InputRow, InputError>]

    private let chunks = Mutex<[Int: Rows]>([:])

    /// Adds a chunk.
    func add(_ rows: Rows, _ number: Int) { chunks.withLock { $0[number] = rows } }

    /// Takes the first chunk.
    func take() -> (number: Int, rows: Rows)? {
        chunks.withLock { chunks in
            guard let number = chunks.keys.min(), let rows = chunks.removeValue(forKey: number) else { return nil }
            return (number, rows)
        }
    }

    /// The first chunk, which stays here.
    func first() -> (number: Int, rows: Rows)? {
        chunks.withLock { chunks in chunks.min { $0.key < $1.key }.map { ($0.key, $0.value) } }
    }
}
