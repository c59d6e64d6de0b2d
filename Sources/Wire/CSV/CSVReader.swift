/// Reads a CSV file with a header, record by record, in memory that doesn't grow with the file.
///
/// It follows RFC 4180, and accepts what spreadsheets write: a byte order mark, line ends of all three kinds, other
/// delimiters than a comma, Excel's first line `sep=;`, a last line without line end.
///
/// - Lines with only delimiters and spaces are ignored.
/// - A quote is special only at the start of a cell; elsewhere (`5" pipe`) it is text.
/// - Columns without a name at the end of the header, which Excel writes, are ignored, and so are empty cells under them.
/// - A record with more cells than the header is refused, unless they are empty.
/// - A record with fewer is taken, and its missing cells are empty: Excel leaves empty cells at the end of a line out.
///   ``CSVRow/count`` shows. If it is the last of the file and has no line end, the file was cut off, and that is an error.
///
/// Source: <https://www.rfc-editor.org/rfc/rfc4180>
public struct CSVReader: Sendable {
    /// The names of the columns, as `asColumnName` writes them.
    public let header: [String]

    /// What separates the cells.
    public let delimiter: UInt8

    /// The record that was refused last, as it is in the file (as UTF-8), without its line end.
    public private(set) var refused: [UInt8] = []

    /// No table of people is as wide, and an index of two bytes is enough.
    private static let mostColumns = 16_384

    /// How many cells the header has, those without a name at its end included.
    private let columnCount: Int

    private var records: CSVRecords

    /// Begins to read, up to and including the header.
    ///
    /// - Parameters:
    ///   - source: The file's bytes.
    ///   - encoding: The encoding, or `nil` for UTF-8; a byte order mark overrules either.
    ///   - delimiter: What separates the cells, or `nil` to find out among `,` `;` `|` and tab from the first records.
    ///   - recordLimit: How many bytes one record may have.
    /// - Throws: ``CSVError`` when there is no header, when two columns have the same name or one has none, or when the
    ///   source cannot be read.
    public init(
        _ source: ByteSource,
        encoding: TextEncoding? = nil,
        delimiter: UInt8? = nil,
        recordLimit: Int = 1 << 20
    ) throws(CSVError) {
        records = try CSVRecords(
            TextWindow(TextSource(source, encoding: encoding)),
            delimiter: delimiter,
            recordLimit: recordLimit
        )
        self.delimiter = records.delimiter
        guard let record = try records.next() else {
            throw CSVError(.noHeader, line: nil, "\(source.name) has no header line: it is empty")
        }
        guard !record.texts.contains(where: \.hasTooManyMarks) else {
            let reason = "a letter of the header has more than \(String.mostMarks) marks, which no language writes"
            throw CSVError(.badHeader, line: record.line, reason)
        }
        guard record.count <= Self.mostColumns else {
            let reason = "the header has \(record.count) columns; \(Self.mostColumns) are the most"
            throw CSVError(.badHeader, line: record.line, reason)
        }
        let names = record.texts.map(\.asColumnName)
        columnCount = names.count
        header = Array(names[...(names.lastIndex { !$0.isEmpty } ?? names.endIndex - 1)])
        try Self.validate(header, of: record)
    }

    /// Reads the next record, or `nil` at the end.
    ///
    /// - Throws: ``CSVError``; if it ``CSVError/refusesOneRecord``, call again for the next record.
    public mutating func next() throws(CSVError) -> CSVRow? {
        var gathered = CSVRecordGathering()
        return try read(into: &gathered) ? gathered.rows().first : nil
    }

    /// Reads records up to an error.
    ///
    /// - Parameters:
    ///   - count: How many records at most.
    ///   - limit: After how many bytes no further record is read.
    /// - Returns: The records, none at the end, and the error before which they are; if it ``CSVError/refusesOneRecord``, call again for
    ///   those that follow.
    package mutating func next(_ count: Int, bytes limit: Int) -> (rows: [CSVRow], error: CSVError?) {
        var gathered = CSVRecordGathering()
        do throws(CSVError) {
            while gathered.count < count, gathered.byteCount < limit, try read(into: &gathered) {}
            return (gathered.rows(), nil)
        } catch {
            return (gathered.rows(), error)
        }
    }

    /// Reads the next record, and takes it back if it is refused; `false` at the end.
    private mutating func read(into gathered: inout CSVRecordGathering) throws(CSVError) -> Bool {
        guard let cells = try records.next(into: &gathered) else { return false }
        do throws(CSVError) {
            try check(gathered, cells)
        } catch {
            refused = Array(gathered.lastRaw)
            gathered.removeLast()
            throw error
        }
        return true
    }

    /// Refuses the last record if it doesn't fit the header.
    private func check(_ gathered: CSVRecordGathering, _ cells: Int) throws(CSVError) {
        if cells > header.count, let column = gathered.lastFilled(from: header.count) {
            guard column >= columnCount else {
                let reason = "column \(column + 1) has a value here, but no name in the header"
                throw CSVError(.tooManyCells, line: gathered.lastLine, "\(reason); name it there, or empty it")
            }
            let reason = "the record has \(cells) cells, but the header \(header.count) columns"
            throw CSVError(
                .tooManyCells,
                line: gathered.lastLine,
                "\(reason); put cells that contain a delimiter in quotes"
            )
        }
        if cells < header.count, records.lastHasNoLineEnd {
            let reason = "the last record has \(cells) cells of \(header.count) and no line end"
            throw CSVError(
                .cutOff,
                line: gathered.lastLine,
                "\(reason): the file seems incomplete; if it is complete, end this line"
            )
        }
    }

    private static func validate(_ header: [String], of record: CSVRow) throws(CSVError) {
        guard !record.raw.contains(0) else {
            throw CSVError(.badHeader, line: record.line, "the header contains NUL; try --encoding utf-16le")
        }
        var columns: [String: [String]] = [:]
        for (index, name) in header.enumerated() {
            columns[name, default: []].append(String(index + 1))
        }
        let findings = header.enumerated().compactMap { index, name -> String? in
            guard let numbers = columns[name], numbers[0] == String(index + 1) else { return nil }
            guard !name.isEmpty else { return "no name: column \(numbers.joined(separator: ", "))" }
            return numbers.count > 1 ? "the same name \"\(name)\": columns \(numbers.joined(separator: ", "))" : nil
        }
        guard findings.isEmpty else {
            let reason = "every column needs a unique name; \(findings.joined(separator: "; "))"
            throw CSVError(.badHeader, line: record.line, reason)
        }
    }
}
