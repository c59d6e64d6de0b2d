public import PortalModel
public import Scripting
import Wire

/// Transformed records as CSV, with the columns that the recipes of the chain can give.
///
/// Values are written in the form in which rows are read, as ``UserExport`` does; a field that a record lacks, or clears, is an empty
/// cell.
public struct TransformedTable {
    private let fields: [UserField]
    /// The cells that a spreadsheet would read as a formula; telephone numbers such as `+49 30 1234` don't count.
    public private(set) var formulas = 0
    private var csv = CSVWriter()

    /// Describes a table.
    ///
    /// - Parameters:
    ///   - scripts: The recipes of the chain, inspected.
    ///   - header: The columns of the input; `nil` if each row brings its own.
    ///   - schema: The fields of a user record.
    /// - Throws: ``ScriptError`` of code `.usage` if a recipe doesn't declare its writes, so that nobody knows the columns before the
    ///   last row; ``Schema/Refusal`` for a field that no table can hold.
    public init(of scripts: [ScriptFile], header: [String]?, schema: Schema) throws {
        var names: Set<String> = []
        for script in scripts {
            guard let recipe = script.declaredRecipe, let writes = recipe.writes else {
                throw ScriptError(
                    .usage,
                    "\(script.name): it doesn't declare 'writes', so the columns of a CSV file aren't known; declare them, or "
                        + "leave --format csv out"
                )
            }
            names.formUnion(writes.keys)
            names.formUnion(recipe.columns?.keys.map(\.self) ?? [])
        }
        let matches = scripts.compactMap { $0.declaredRecipe?.match }
        names.formUnion(matches)
        if matches.isEmpty, header?.contains("ID") ?? true { names.insert("ID") }
        fields = try schema.sorted(names).map { try schema.tableField($0) }
    }

    /// What is before all records.
    public var header: [UInt8] {
        var writer = CSVWriter()
        writer.row(fields.map(\.name))
        return writer.bytes
    }

    /// The rows of records that come one JSON object a line.
    ///
    /// - Throws: `JSONError`, which is an error of the caller.
    public mutating func rows(_ lines: [UInt8]) throws -> [UInt8] {
        csv.removeAll(keepingCapacity: true)
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            let record = try JSONReader.value(from: Array(line))
            let cells = fields.map { field in
                record[field.name].flatMap { FieldValue(json: $0, object: { _ in nil }) }?.cell ?? ""
            }
            formulas += cells.count(where: \.beginsAsFormula)
            csv.row(cells)
        }
        return csv.bytes
    }
}

@available(*, unavailable)
extension TransformedTable: Sendable {}
