import PortalModel
public import Scripting
import Wire

/// Refused rows in the form of their input, so that they can be fixed and read in again.
public enum RefusedRows: Sendable {
    /// What is before them: the header of CSV, behind a byte order mark if the input has one.
    public static func header(of input: InputReader) -> [UInt8] {
        guard let header = input.header, let delimiter = input.delimiter else { return [] }
        var writer = CSVWriter(delimiter: delimiter)
        writer.row(header)
        return (input.hasByteOrderMark ? Array("\u{FEFF}".utf8) : []) + writer.bytes
    }

    /// A row with its line's end.
    public static func line(_ row: [UInt8]) -> [UInt8] { row + [UInt8(ascii: "\n")] }

    /// Reads an input once more, for the rows that begin on these lines.
    ///
    /// A row may be refused long after it was read, when another one names the same user.
    ///
    /// - Parameters:
    ///   - input: The input; it can be read twice.
    ///   - lines: Where refused rows begin.
    ///   - write: Takes the header and the rows.
    /// - Throws: `ScriptError`, `InputError`, `CancellationError`, or what `write` throws.
    public static func write(from input: InputReader, on lines: Set<Int>, _ write: ([UInt8]) throws -> Void) throws {
        try write(header(of: input))
        var rows = ChunkReader(try input.reopened())
        while let chunk = try rows.next(1) {
            switch chunk[0] {
            case .success(let row) where lines.contains(row.line): try write(line(row.raw))
            case .success: break
            case .failure(let error): try write(line(error.refused ?? []))
            }
        }
    }
}
