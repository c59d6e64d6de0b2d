import Synchronization
import Wire

/// How the rows of an input refer to users: which column finds the user, and which are laid over the record.
///
/// A class, since a structure of so many parts would be copied for each record.
package final class RowBinding: Sendable {
    /// The field that finds a row's user.
    package let match: String
    /// The column, or key of a JSON object, that holds it; `nil` if the input has none.
    package let matchColumn: String?
    /// Field name to the column that is laid over it.
    ///
    /// The field that finds the user isn't one of them.
    package let columns: [String: String]
    /// Whose column is laid over a field, and how, by field name.
    private let binders: [String: Binder]
    /// The cells whose recipe promises something of their field.
    package let promised: [PromisedCell]
    /// For each field of the schema, whether the recipe that names its column may see the cell and not write it.
    package let isShown: [Bool]
    /// What an empty cell does to its field.
    package let emptyCells: EmptyCells
    /// How the texts of cells are read.
    package let cells: CellReading
    /// The columns that no field is bound to and no script mentions.
    package let unusedColumns: [String]
    /// The columns that only scripts read, and whose cells aren't taken as they stand.
    let readByScripts: [Column]
    /// The columns in which two rows about one user may differ.
    let compared: [Column]
    /// For each field of the schema, the column that holds it, the one that finds the user included.
    package let bound: [Column?]
    /// The indices of ``bound`` fields, and of lists, which are never absent.
    package let indices: [Int]
    /// The same with the column of each; `nil` for one that no column is bound to.
    package let plan: [(index: Int, column: Int?)]
    /// The columns of the input; `nil` if each row brings its own.
    private let header: [String]?
    private let columnIndices: [String: Int]
    /// The columns that hold something else than a country.
    private let otherColumns: Set<String>
    /// The columns of fields, and the one that finds users.
    private let used: Set<String>
    private let isMentioned: @Sendable (String) -> Bool
    /// Whether a script may read columns without naming them.
    private let readsAll: Bool
    /// By key of JSON objects, the answer of ``isCompared(_:)``.
    private let comparedKeys = Mutex<[String: Bool]>([:])

    /// A column of the input.
    package struct Column: Sendable {
        /// Its name.
        package let name: String
        /// Its index in a CSV file, from 0.
        package let index: Int?
    }

    /// The recipe whose column is laid over a field.
    private struct Binder: Sendable {
        /// Its index among the recipes of the chain.
        let recipe: Int
        /// What it promises for the field; `nil` if the field is not among its writes.
        let promise: Promise?

        init(_ recipe: RowRules, at index: Int, of field: String) {
            self.recipe = index
            promise = if let writes = recipe.writes { writes[field] } else { .any }
        }
    }

    /// A cell that must keep a promise.
    package struct PromisedCell: Sendable {
        /// The index of its field in the schema.
        package let index: Int
        /// The column that holds it.
        package let column: String
        /// The index of the recipe among those of the chain.
        package let recipe: Int
    }

    /// Binds an input's columns to fields.
    ///
    /// A recipe that names a column for a field that is not among its writes may see the cell, and the field is not written.
    ///
    /// - Parameters:
    ///   - header: The columns of the input; `nil` if each row brings its own.
    ///   - recipes: The recipes of the chain; one that names `match` decides by which column users are found, and for a field's
    ///     column the first that may write it, or else the first.
    ///   - schema: The fields of a user record.
    ///   - emptyCells: What an empty cell does to its field.
    ///   - cells: How the texts of cells are read.
    ///   - readsAll: Whether a script may read columns without naming them.
    ///   - isMentioned: Whether a script mentions a column: then it is used.
    /// - Throws: ``RowBindingError``.
    package init(
        header: [String]?,
        recipes: [RowRules],
        schema: Schema,
        emptyCells: EmptyCells,
        cells: CellReading = CellReading(),
        readsAll: Bool = false,
        isMentioned: @escaping @Sendable (String) -> Bool
    ) throws(RowBindingError) {
        self.header = header
        self.emptyCells = emptyCells
        self.cells = cells
        self.isMentioned = isMentioned
        self.readsAll = readsAll
        let recipes = header == nil ? recipes : recipes.map(\.withColumnNames)
        let (match, wanted) = try Self.match(recipes)
        var columns: [String: String] = [:]
        var binders: [String: Binder] = [:]
        // Only the matching recipe decides what finds users: another one could apply its changes to other people.
        for (index, recipe) in recipes.enumerated().reversed() {
            let fields =
                recipe.columns ?? recipe.writes.map { Dictionary($0.keys.map { ($0, $0) }) { first, _ in first } }
            for (field, column) in fields ?? [:] where field != match {
                // Without `columns`, a field that the recipe may write is read from a column of its name, if there is one.
                guard recipe.columns != nil || header?.contains(column) ?? true else { continue }
                let binder = Binder(recipe, at: index, of: field)
                guard binder.promise != nil || binders[field]?.promise == nil else { continue }
                (columns[field], binders[field]) = (column, binder)
            }
        }
        if let header {
            let finding = recipes.contains { $0.columns?[match] == wanted } ? [match: wanted] : [:]
            let named = columns.merging(finding) { own, _ in own }
            for (field, column) in named.sorted(by: { $0.key < $1.key }) where !header.contains(column) {
                let nearest = NearestName.of(column, among: header).map { "; did you mean \"\($0)\"?" } ?? ""
                throw RowBindingError(
                    "the input has no column \"\(column)\", which is bound to \(field)\(nearest)",
                    code: .noColumn
                )
            }
        }
        matchColumn = header?.contains(wanted) ?? true ? wanted : nil
        self.match = match
        self.columns = columns
        self.binders = binders
        isShown = schema.fields.map { field in binders[field.name].map { $0.promise == nil } ?? false }
        promised = schema.fields.enumerated().compactMap { index, field in
            guard let binder = binders[field.name], let promise = binder.promise, promise != .any,
                let column = columns[field.name]
            else { return nil }
            return PromisedCell(index: index, column: column, recipe: binder.recipe)
        }
        let indices = Dictionary((header ?? []).enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        columnIndices = indices
        let ofFields = columns.merging(matchColumn.map { [match: $0] } ?? [:]) { _, ofMatch in ofMatch }
        bound = schema.fields.map { field in ofFields[field.name].map { Column(name: $0, index: indices[$0]) } }
        let bound = bound
        self.indices = schema.fields.indices.filter { bound[$0] != nil || schema.fields[$0].isList }
        plan = self.indices.map { (index: $0, column: bound[$0]?.index) }
        otherColumns = Set(ofFields.filter { schema[$0.key]?.isCountry != true }.values)
        let used = Set(columns.values).union([wanted])
        self.used = used
        let others = (header ?? []).filter { !used.contains($0) }
        let mentioned = Set(others.filter(isMentioned))
        let unused = others.filter { !mentioned.contains($0) }
        unusedColumns = unused.filter { !Self.isReason($0) }
        compared = (header ?? []).filter { column in
            guard column != wanted else { return false }
            return readsAll ? !Self.isReason(column) || mentioned.contains(column) : !unused.contains(column)
        }.map { Column(name: $0, index: indices[$0]) }
        readByScripts = mentioned.subtracting(cells.literal).map { Column(name: $0, index: indices[$0]) }
            .sorted { $0.index ?? 0 < $1.index ?? 0 }
    }

    /// The field by which a chain finds users, and its column.
    private static func match(_ recipes: [RowRules]) throws(RowBindingError) -> (field: String, column: String) {
        let own = recipes.filter { $0.match != nil }
        let ways = (own.isEmpty ? recipes.filter { $0.columns?["ID"] != nil } : own).map { recipe in
            let field = recipe.match ?? "ID"
            return (recipe: recipe.name, field: field, column: recipe.columns?[field] ?? field)
        }
        guard let way = ways.first else { return ("ID", "ID") }
        if let other = ways.first(where: { $0.field != way.field || $0.column != way.column }) {
            let words = [way, other].map { way in
                "\(way.recipe) by \(way.field) in column \"\(ForeignText(way.column))\""
            }
            throw RowBindingError(
                "the recipes find a row's user in different ways, \(words.joined(separator: " and ")); run them separately"
            )
        }
        return (way.field, way.column)
    }

    /// Whether the recipe that names a field's column may see the cell and not write it.
    package func onlyShows(_ field: String) -> Bool { binders[field].map { $0.promise == nil } ?? false }

    /// Whether a column may name a region: one that holds a country, or that is for no other field.
    package func mayNameRegion(_ column: String) -> Bool { !otherColumns.contains(column) }

    /// Whether only scripts read a key of a JSON object, whose value isn't taken as it stands.
    func isReadByScripts(_ key: String) -> Bool {
        !used.contains(key) && !cells.literal.contains(key) && isMentioned(key)
    }

    /// Whether two rows about one user may differ in a key of their JSON objects.
    func isCompared(_ key: String) -> Bool {
        comparedKeys.withLock { keys in
            if let known = keys[key] { return known }
            let isUsed = used.contains(key) || isMentioned(key) || readsAll && !Self.isReason(key)
            let isCompared = isUsed && key != matchColumn
            keys[key] = isCompared
            return isCompared
        }
    }

    /// Whether a column is the one in which refused rows say why.
    package static func isReason(_ column: String) -> Bool { reasonColumns.contains(column) }

    /// The names of the column in which refused rows say why; the second if the input has one of the first name.
    package static let reasonColumns = ["reason", "moonhook_reason"]

    /// The index of a column of a CSV file, from 0.
    func index(of column: String) -> Int? { columnIndices[column] }

    /// The text that finds the row's user; `nil` if the row has none.
    package func matchText(of row: InputRow) -> String? {
        guard let matchColumn else { return nil }
        let text: String?
        switch row.content {
        case .cells(let cells): text = columnIndices[matchColumn].map { cells.cell($0) }
        case .object(let object):
            switch object[matchColumn] {
            case .string(let value)?: text = value
            case .integer(let value)?: text = String(value)
            default: text = nil
            }
        }
        return text.map { cells.read($0, of: matchColumn).trimmed }?.nonEmpty
    }

    /// The texts of a row by its columns.
    package func texts(of row: InputRow) -> [(column: String, text: String)] {
        switch row.content {
        case .cells(let cells): (header ?? []).enumerated().map { ($0.element, cells.cell($0.offset)) }
        case .object(let object): object.compactMap { key, value in value.stringValue.map { (key, $0) } }
        }
    }
}
