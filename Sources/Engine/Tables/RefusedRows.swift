public import PortalModel
public import Scripting
import Wire

/// A row that was refused, and why.
public struct RefusedRow: Sendable {
    /// The row's bytes as in the input, without the line's end.
    public var raw: [UInt8]
    /// The row as it was read; `nil` if it could not be read.
    public var row: InputRow?
    /// Why it is refused, in one text.
    public var reason: String

    /// Creates a refused row.
    public init(raw: [UInt8], row: InputRow?, reason: String) {
        (self.raw, self.row, self.reason) = (raw, row, reason)
    }
}

/// Refused rows in the form of their input, so that they can be fixed and read in again, with the reasons in a column at the end.
///
/// That column is called `reason`, or `moonhook_reason` if the input has another one of that name, or a script reads one. Rows
/// that were refused before and are read in again get their new reasons in the same column.
public struct RefusedRows: Sendable {
    private let input: InputReader
    private let column: String
    /// The columns of CSV without those of earlier reasons.
    private let columns: [String]

    /// Describes refused rows.
    ///
    /// - Parameters:
    ///   - input: The rows.
    ///   - scripts: What reads them.
    public init(of input: InputReader, for scripts: [ScriptFile]) {
        self.input = input
        let header = input.header ?? []
        let free = RowBinding.reasonColumns.filter { name in !scripts.contains { $0.readsColumn(name) } }
        if let last = header.last, free.contains(last) {
            (column, columns) = (last, header.dropLast())
        } else {
            let name = free.first { !header.contains($0) } ?? RowBinding.reasonColumns.last ?? ""
            (column, columns) = (header.contains(name) ? name + "_" : name, header)
        }
    }

    /// What is before them: the header of CSV, behind a byte order mark if the input has one or its encoding was named.
    public var header: [UInt8] {
        guard input.header != nil, let delimiter = input.delimiter else { return [] }
        var writer = CSVWriter(delimiter: delimiter)
        writer.row(columns + [column])
        let isMarked = input.hasByteOrderMark || input.hasNamedEncoding
        return (isMarked ? Array("\u{FEFF}".utf8) : []) + writer.bytes
    }

    /// A row with its reason and its line's end.
    public func line(_ refused: RefusedRow) -> [UInt8] {
        let reason = Self.cell(refused.reason)
        guard let delimiter = input.delimiter else { return object(refused, reason) + [UInt8(ascii: "\n")] }
        var writer = CSVWriter(delimiter: delimiter)
        // A row that is complete, or could not be read, stays as it stands, quotes included.
        guard case .cells(let cells)? = refused.row?.content, cells.count != columns.count else {
            writer.row([reason])
            return refused.raw + [delimiter] + writer.bytes
        }
        writer.row(columns.indices.map { cells.original($0) } + [reason])
        return writer.bytes
    }

    private func object(_ refused: RefusedRow, _ reason: String) -> [UInt8] {
        guard case .object(let read)? = refused.row?.content else { return refused.raw }
        var object = refused.row?.objectAsGiven ?? read
        object[column] = .string(reason)
        return Array(JSONValue.object(object).text.utf8)
    }

    /// The users whom a run without rows refuses, as CSV with the reasons.
    public static func table(of users: [UserID: String]) -> [UInt8] {
        var csv = CSVWriter()
        csv.row(["ID", "reason"])
        for (user, reason) in users.sorted(by: { $0.key < $1.key }) { csv.row([user.description, cell(reason)]) }
        return csv.bytes
    }

    /// A reason as a cell: scripts choose its words.
    private static func cell(_ reason: String) -> String {
        ForeignText(reason).shown(atMost: ForeignText.longestMessage).withoutFormula
    }

    /// Reads the input once more, for the rows that begin on these lines.
    ///
    /// A row may be refused long after it was read, when another one names the same user.
    ///
    /// - Parameters:
    ///   - lines: Where refused rows begin.
    ///   - reason: Says why the row on a line is refused.
    ///   - write: Takes the header and the rows.
    /// - Throws: `ScriptError`, `InputError`, `CancellationError`, or what the closures throw.
    public func write(
        on lines: Set<Int>,
        reason: (Int) throws -> String,
        _ write: ([UInt8]) throws -> Void
    ) throws {
        try write(header)
        var rows = ChunkReader(try input.reopened())
        while let chunk = try rows.next(1) {
            switch chunk[0] {
            case .success(let row) where lines.contains(row.line):
                try write(line(RefusedRow(raw: row.raw, row: row, reason: try reason(row.line))))
            case .success: break
            case .failure(let error):
                let reason = try error.line.map(reason) ?? error.reason
                try write(line(RefusedRow(raw: error.refused ?? [], row: nil, reason: reason)))
            }
        }
    }
}

extension ScriptFile {
    /// Whether the script, or a module of it, seems to read a column of that name: as a string, or behind a dot.
    fileprivate func readsColumn(_ name: String) -> Bool {
        withModules().contains { file in
            var isBehindDot = false
            return LuaLexer(file.source).contains { token in
                defer { isBehindDot = token.kind == .sign && token.text == "." }
                return token.text == name && (token.kind == .string || token.kind == .name && isBehindDot)
            }
        }
    }
}
