package import PortalModel
import Wire

/// The rows that a program reads.
///
/// Nobody else looks at their cells, so a row with a cell that stands in the place of a value is refused when it is read.
package struct SoundRows: RowReader {
    private var input: InputReader
    private let source: String
    /// Whether the program goes over all columns of a row.
    private let readsAll: Bool
    /// By column, whether the program reads it.
    private var isRead: [String: Bool] = [:]

    /// Reads an input for a program.
    package init(_ input: InputReader, for program: ScriptFile) {
        self.input = input
        source = program.source
        readsAll = ["pairs", "next"].contains(where: program.source.names)
    }

    package var header: [String]? { input.header }

    /// The next row, or `nil` at the end.
    ///
    /// - Throws: ``InputError``; if it refuses only one row, the next call continues after it.
    package mutating func next() throws -> InputRow? {
        guard let row = try input.next() else { return nil }
        for (column, fault) in faults(of: row) where reads(column) {
            let reason = "column \"\(column)\": \(fault.message(in: column))"
            let location = input.location(of: column, line: row.line)
            throw InputError("\(location): \(fault.message(in: column))", reason, line: row.line, refused: row.raw)
        }
        return row
    }

    private func faults(of row: InputRow) -> [(column: String, fault: CellFault)] {
        switch row.content {
        case .cells(let cells):
            zip(input.header ?? [], 0..<cells.count).compactMap { column, index in
                CellFault(cells.utf8(index)).map { (column, $0) }
            }
        case .object(let object): object.compactMap { key, value in value.fault.map { (key, $0.fault) } }
        }
    }

    private mutating func reads(_ column: String) -> Bool {
        guard !input.cells.literal.contains(column) else { return false }
        if let isRead = isRead[column] { return isRead }
        let isRead = readsAll || source.names(column)
        self.isRead[column] = isRead
        return isRead
    }
}
