import PortalModel
import Scripting

/// A chunk of rows, some of which could not be read.
struct ChunkReader {
    private var input: InputReader

    init(_ input: InputReader) {
        self.input = input
    }

    /// The next rows, or `nil` at the end.
    mutating func next(_ count: Int) throws -> [Result<InputRow, InputError>]? {
        try Task.checkCancellation()
        var rows: [Result<InputRow, InputError>] = []
        rows.reserveCapacity(count)
        while rows.count < count {
            do throws(InputError) {
                guard let row = try input.next() else { break }
                rows.append(.success(row))
            } catch {
                guard error.refusesOneRow else {
                    throw ScriptError(.input, error.description, diagnostic: .unreadRow)
                }
                rows.append(.failure(error))
            }
        }
        return rows.isEmpty ? nil : rows
    }
}
