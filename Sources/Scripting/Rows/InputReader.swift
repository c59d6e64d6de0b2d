import Crypto
public import PortalModel
public import Wire

/// Where a program's rows come from.
package protocol RowReader {
    /// The columns; `nil` if each row brings its own keys.
    var header: [String]? { get }

    /// The next row, or `nil` at the end.
    mutating func next() throws -> InputRow?
}

extension InputReader: RowReader {}

/// Reads the rows of an input, CSV or JSON Lines, one after the other and in constant memory.
public struct InputReader: Sendable {
    private enum Form: Sendable {
        case csv(CSVReader)
        case jsonLines(JSONLinesReader)
    }

    private var form: Form
    /// The source before anything was read from it.
    private let source: ByteSource
    private let encoding: TextEncoding?
    /// After how many bytes no further row is read at once.
    private static let longestPage = 1 << 20
    private static let blank = Set(" \t\r\n\u{FEFF}".utf8)

    /// The columns of a CSV file; `nil` for JSON Lines, where each row brings its own keys.
    public let header: [String]?
    /// What separates the cells of a CSV file; `nil` for JSON Lines.
    public let delimiter: UInt8?
    /// Whether the input begins with a byte order mark, without which Excel takes a table for one in another encoding.
    package let hasByteOrderMark: Bool
    /// Whether somebody named the encoding; UTF-8 that is read with the same words needs a byte order mark, which overrules them.
    package var hasNamedEncoding: Bool { encoding != nil }
    /// How the texts of cells are read.
    package let cells: CellReading
    /// By column of a CSV file, whether its cells are taken as they stand.
    private let isLiteral: [Bool]
    /// How messages name the source.
    private let name: String

    /// Opens an input.
    ///
    /// - Parameters:
    ///   - source: The bytes. Those that begin with `{` are JSON Lines, all others CSV.
    ///   - encoding: The encoding of a CSV file; if there is none, UTF-8 or what a byte order mark says.
    ///   - cells: How the texts of cells are read.
    /// - Throws: ``ScriptError`` of code `.input` if the header can't be read, and of code `.usage` if it lacks a column that
    ///   `cells` names.
    public init(
        _ source: ByteSource,
        encoding: TextEncoding? = nil,
        cells: CellReading = CellReading()
    ) throws(ScriptError) {
        self.source = source
        self.encoding = encoding
        var source = source
        name = source.name
        do {
            let chunk = try source.peek() ?? []
            hasByteOrderMark = TextEncoding.isDeclared(in: chunk)
            let start = chunk.first { !Self.blank.contains($0) }
            if encoding == nil, start == UInt8(ascii: "{") {
                form = .jsonLines(JSONLinesReader(source))
                header = nil
                delimiter = nil
                (self.cells, isLiteral) = (cells, [])
                return
            }
            let reader = try CSVReader(source, encoding: encoding)
            form = .csv(reader)
            header = reader.header
            delimiter = reader.delimiter
            let literal = try Self.columns(cells.literal, of: reader.header)
            self.cells = CellReading(nulls: cells.nulls, literal: literal)
            isLiteral = reader.header.map(literal.contains)
        } catch let error as ScriptError {
            throw error
        } catch {
            throw ScriptError(.input, Self.naming(source.name, in: "\(error)"), diagnostic: .unreadRow)
        }
    }

    /// The columns of a header that are meant; names that differ only in blanks or in how accents are written are the same.
    private static func columns(_ wanted: Set<String>, of header: [String]) throws(ScriptError) -> Set<String> {
        var columns: Set<String> = []
        for name in wanted.sorted() {
            guard let column = header.first(where: { $0.asColumnName == name.asColumnName }) else {
                let nearest = NearestName.of(name, among: header).map { "; did you mean \"\($0)\"?" } ?? ""
                throw ScriptError(.usage, "--literal: the input has no column \"\(name)\"\(nearest)")
            }
            columns.insert(column)
        }
        return columns
    }

    /// The row with its cells as they are read.
    private func read(_ row: CSVRow) -> InputRow {
        if cells.isPlain(row) { return InputRow(row, isPlain: true) }
        let texts = (0..<min(row.count, isLiteral.count)).compactMap { column in
            cells.unwrapped(row.utf8(column), isLiteral: isLiteral[column]).map { (column, $0) }
        }
        guard !texts.isEmpty else { return InputRow(row, isPlain: false) }
        var read = row
        read.replace(texts)
        return InputRow(line: row.line, raw: row.raw, content: .cells(read))
    }

    /// The row with its texts as they are read.
    private func read(_ row: JSONLine) -> InputRow {
        guard let read = cells.unwrapped(row.object, isLiteral: cells.literal.contains) else {
            return InputRow(line: row.line, raw: row.raw, content: .object(row.object))
        }
        return InputRow(line: row.line, raw: row.raw, reading: row.object, as: read)
    }

    /// Whether the input can be read once more: a pipe can't.
    public var isRepeatable: Bool { source.isRepeatable }

    /// Opens the input once more, at its beginning; from then on the old reader must not be read.
    ///
    /// - Throws: ``ScriptError`` of code `.input` if it can't be read once more.
    public func reopened() throws(ScriptError) -> InputReader {
        do throws(StreamError) {
            try source.rewind()
        } catch {
            throw ScriptError(.input, error.description)
        }
        return try InputReader(source, encoding: encoding, cells: cells)
    }

    /// SHA-256 of the complete input, in 64 hexadecimal digits, and the input at its beginning; `nil` if it can't be read
    /// twice.
    ///
    /// - Throws: ``ScriptError`` of code `.input`.
    public func stamped() throws(ScriptError) -> (input: InputReader, sha256: String)? {
        guard isRepeatable else { return nil }
        var source = source
        var hash = SHA256()
        do throws(StreamError) {
            try source.rewind()
            while let chunk = try source.next() { hash.update(data: chunk) }
        } catch {
            throw ScriptError(.input, error.description)
        }
        return (try reopened(), hash.finalize().hexadecimal)
    }

    /// Reads rows, some of which may be refused.
    ///
    /// - Parameter count: How many at most; fewer if they are long, so that a page of them takes little memory.
    /// - Returns: The rows; none at the end.
    /// - Throws: ``InputError`` after which nothing can be read.
    public mutating func next(_ count: Int) throws(InputError) -> [Result<InputRow, InputError>] {
        var rows: [Result<InputRow, InputError>] = []
        rows.reserveCapacity(count)
        var byteCount = 0
        guard case .csv(var reader) = form else {
            while rows.count < count, byteCount < Self.longestPage, let row = try nextOrRefusal() {
                byteCount += row.byteCount
                rows.append(row)
            }
            return rows
        }
        // At once, since to take the reader out and put it back costs as much as to read a row.
        defer { form = .csv(reader) }
        while rows.count < count, byteCount < Self.longestPage {
            let (records, error) = reader.next(count - rows.count, bytes: Self.longestPage - byteCount)
            for record in records { rows.append(.success(read(record))) }
            guard let error else { break }
            rows.append(.failure(try refusal(of: error, reader)))
            byteCount += records.reduce(reader.refused.count) { $0 + $1.byteCount }
        }
        return rows
    }

    private mutating func nextOrRefusal() throws(InputError) -> Result<InputRow, InputError>? {
        do throws(InputError) {
            return try next().map { .success($0) }
        } catch {
            guard error.refusesOneRow else { throw error }
            return .failure(error)
        }
    }

    /// The refusal of one row.
    ///
    /// - Throws: ``InputError`` after which nothing can be read.
    private func refusal(of error: CSVError, _ reader: CSVReader) throws(InputError) -> InputError {
        let error = inputError(error, reader)
        guard error.refusesOneRow else { throw error }
        return error
    }

    private func inputError(_ error: CSVError, _ reader: CSVReader) -> InputError {
        InputError(
            Self.naming(name, in: error.description),
            error.reason,
            line: error.line,
            refused: error.refusesOneRecord ? reader.refused : nil
        )
    }

    /// The next row, or `nil` at the end.
    ///
    /// - Throws: ``InputError``; if it refuses only one row, the next call continues after it.
    public mutating func next() throws(InputError) -> InputRow? {
        switch form {
        case .csv(var reader):
            defer { form = .csv(reader) }
            do throws(CSVError) {
                return try reader.next().map(read)
            } catch {
                throw inputError(error, reader)
            }
        case .jsonLines(var reader):
            defer { form = .jsonLines(reader) }
            do throws(JSONError) {
                return try reader.next().map(read)
            } catch {
                throw InputError(
                    Self.naming(name, in: error.description),
                    error.reason,
                    line: error.line,
                    refused: error.refusesOneRecord ? reader.refused : nil
                )
            }
        }
    }

    /// How people find a cell, such as `rows.csv:12, column "Phone"`.
    public func location(of column: String, line: Int) -> String {
        "\(name.split(separator: "/").last ?? ""):\(line), column \"\(column)\""
    }

    /// Puts the source's name before a message that doesn't begin with it.
    private static func naming(_ name: String, in message: String) -> String {
        message.hasPrefix(name) ? message : "\(name), \(message)"
    }
}

/// Why a row can't be read.
public struct InputError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, with the line, never with the data.
    public let description: String
    /// The line, counted from 1.
    public let line: Int?
    /// The row as it was in the input, if the rows after it can still be read; otherwise `nil`.
    public let refused: [UInt8]?
    /// Whether the rows after it can still be read.
    public var refusesOneRow: Bool { refused != nil }

    /// What is wrong, without the line.
    public let reason: String

    init(_ description: String, _ reason: String, line: Int?, refused: [UInt8]?) {
        self.description = description
        self.reason = reason
        self.line = line
        self.refused = refused
    }
}

extension Result<InputRow, InputError> {
    /// The bytes of the row in the input.
    fileprivate var byteCount: Int {
        switch self {
        case .success(let row): row.raw.count
        case .failure(let error): error.refused?.count ?? 0
        }
    }
}
