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
        do throws(InputError) {
            let rows = try input.next(count)
            return rows.isEmpty ? nil : rows
        } catch {
            throw ScriptError(.input, error.description, diagnostic: .unreadRow)
        }
    }
}
