package import Lua
package import PortalModel
package import Wire

extension LuaRecordBytes {
    /// Appends a record; a file is its name, and what can't be a field's value is left out.
    ///
    /// - Parameters:
    ///   - record: The record.
    ///   - isHidden: By index, whether a field is left out; `nil` for none.
    package mutating func put(_ record: RecordBuffer, hiding isHidden: [Bool]? = nil) {
        let start = begin()
        let bytes = record.bytes
        for index in record.indices where isHidden?[index] != true {
            switch record[index] {
            case .absent, .refused: break
            case .null: setNull(index)
            case .boolean(let flag): set(index, flag)
            case .integer(let number): set(index, number)
            case .number(let number): set(index, number)
            case .string(let range): set(index, bytes.span.extracting(range))
            case .empty: setEmpty(index)
            case .compound: set(index, record.valueBefore(at: index)?.lua ?? .nil)
            }
        }
        end(start)
    }

    /// Appends the cells of a row.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - count: How many columns there are; cells that the row lacks are empty.
    package mutating func put(_ row: CSVRow, columns count: Int) {
        let start = begin()
        for column in 0..<count {
            let cell = row.utf8(column)
            set(column, cell.span)
        }
        end(start)
    }
}
