import Foundation
import PortalModel
import Wire

/// The rows of a CSV file by one of their columns: what a parameter of type `table` holds.
package struct CodeTable: Sendable {
    /// The most bytes of the file.
    static let maximumBytes = 16 << 20

    /// The file's bytes.
    package let bytes: [UInt8]
    /// The file's name without its folder.
    package let file: String
    /// The column that finds a row; `nil` for the first.
    package let key: String?
    /// The column that is returned; `nil` for the whole row.
    package let value: String?
    /// The columns.
    let header: [String]
    /// The index of the column that is returned; `nil` for the whole row.
    let valueIndex: Int?
    /// The keys, as they come in the file.
    private(set) var keys: [String] = []
    private var rows: [String: CSVRow] = [:]

    /// The cells of the returned column, or of all columns.
    var texts: Set<String> {
        keys.reduce(into: []) { texts, key in
            guard let row = rows[key] else { return }
            for index in valueIndex.map({ [$0] }) ?? Array(header.indices) { texts.insert(row.cell(index)) }
        }
    }

    /// The row of that key.
    subscript(key: String) -> CSVRow? { rows[key] }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: The file, UTF-8.
    ///   - key: The column that finds a row; `nil` for the first.
    ///   - value: The column that is returned; `nil` for the whole row.
    ///   - name: What errors call the parameter.
    /// - Throws: ``ScriptError`` of code `.parameter` if the file isn't such a table.
    init(path: String, key: String?, value: String?, name: String) throws(ScriptError) {
        let file = URL(fileURLWithPath: path).lastPathComponent
        do throws(SmallFile.ReadError) {
            let bytes = try SmallFile.bytes(of: path, atMost: Self.maximumBytes)
            try self.init(bytes: Array(bytes), of: file, key: key, value: value)
        } catch {
            let words = error.words.hasPrefix(file) ? error.words : "\(file): \(error.words)"
            throw ScriptError(.parameter, "\(name): \(words)")
        }
    }

    /// Reads the bytes of a file.
    package init(bytes: [UInt8], of file: String, key: String?, value: String?) throws(SmallFile.ReadError) {
        (self.bytes, self.file, self.key, self.value) = (bytes, file, key, value)
        var reader: CSVReader
        do throws(CSVError) {
            reader = try CSVReader(ByteSource(chunks: [bytes], name: file))
        } catch {
            throw SmallFile.ReadError(words: "\(error)")
        }
        header = reader.header
        let keyIndex = try Self.index(of: key, in: reader.header) ?? 0
        valueIndex = try Self.index(of: value, in: reader.header)
        try read(&reader, keyIndex)
    }

    private mutating func read(_ reader: inout CSVReader, _ keyIndex: Int) throws(SmallFile.ReadError) {
        let column = reader.header[keyIndex]
        while let row = try Self.next(&reader) {
            let key = row.cell(keyIndex).trimmed
            guard !key.isEmpty else {
                throw SmallFile.ReadError(
                    words: "line \(row.line): column \"\(column)\" is empty, but rows are found by it"
                )
            }
            if let other = rows.updateValue(row, forKey: key) {
                let words = "column \"\(column)\" has the same key as line \(other.line); keys must be unique"
                throw SmallFile.ReadError(words: "line \(row.line): \(words)")
            }
            keys.append(key)
        }
    }

    private static func next(_ reader: inout CSVReader) throws(SmallFile.ReadError) -> CSVRow? {
        do throws(CSVError) {
            return try reader.next()
        } catch {
            throw SmallFile.ReadError(words: "\(error)")
        }
    }

    private static func index(of column: String?, in header: [String]) throws(SmallFile.ReadError) -> Int? {
        guard let column else { return nil }
        guard let index = header.firstIndex(of: column) else {
            throw SmallFile.ReadError(words: "there is no column '\(column)'\(NearestName.hint(column, among: header))")
        }
        return index
    }
}
