public import PortalModel
import Wire

/// How the rows of an input speak of users: which column finds the user, and which are laid over the record.
public struct RowBinding: Sendable {
    /// The field that finds a row's user.
    public let match: String
    /// The column, or key of a JSON object, that holds it; `nil` where the input has none.
    public let matchColumn: String?
    /// Field name to the column that is laid over it.
    ///
    /// The field that finds the user is none of them.
    public let columns: [String: String]
    /// Whose column is laid over a field, and what becomes of it, by field name.
    private let binders: [String: Binder]
    /// The cells whose recipe promises something of their field.
    let promised: [PromisedCell]
    /// For each field of the schema, whether the recipe that names its column is shown the cell and may not write it.
    let isShown: [Bool]
    /// What an empty cell does to its field.
    public let emptyCells: EmptyCells
    /// The columns that no field is bound to and no script speaks of.
    public let unusedColumns: [String]
    /// For each field of the schema, the column that holds it, the one that finds the user included.
    let bound: [Column?]
    /// The places of ``bound`` fields, and of lists, which are never absent.
    let indices: [Int]
    private let columnIndices: [String: Int]
    /// The columns that hold something else than a country.
    private let otherColumns: Set<String>

    /// A column of the input.
    struct Column: Sendable {
        let name: String
        /// Where it stands in a CSV file, counted from 0.
        let index: Int?
    }

    /// The recipe whose column is laid over a field.
    private struct Binder: Sendable {
        /// Its place among the recipes of the chain.
        let recipe: Int
        /// What it promises of the field; `nil` where the field is not among its writes.
        let promise: Promise?

        init(_ recipe: Recipe, at index: Int, of field: String) {
            self.recipe = index
            promise = if let writes = recipe.writes { writes[field] } else { .any }
        }
    }

    /// A cell that is held to a promise.
    struct PromisedCell: Sendable {
        /// The place of its field in the schema.
        let index: Int
        let column: String
        /// The place of the recipe among those of the chain.
        let recipe: Int
        let promise: Promise
    }

    /// Binds an input's columns to fields.
    ///
    /// A recipe that names a column for a field that is not among its writes is shown the cell, and the field is not written.
    ///
    /// - Parameters:
    ///   - header: The columns of the input; `nil` where each row brings its own.
    ///   - recipes: The recipes of the chain; one that speaks of `match` decides by which column users are found, and of a field's
    ///     column the first that may write it, or else the first.
    ///   - scripts: Their source texts: a column whose name stands in one is used.
    ///   - schema: The fields of a user record.
    ///   - emptyCells: What an empty cell does to its field.
    /// - Throws: ``ScriptError`` of code `.input` where a named column is missing, and of code `.usage` where recipes find users
    ///   by different columns.
    public init(
        header: [String]?,
        recipes: [Recipe],
        scripts: [ScriptFile],
        schema: Schema,
        emptyCells: EmptyCells = .keep
    ) throws(ScriptError) {
        self.emptyCells = emptyCells
        let (match, wanted) = try Self.match(recipes)
        var columns: [String: String] = [:]
        var binders: [String: Binder] = [:]
        // What finds users is the matching recipe's alone to say: another one could have its changes made to other people.
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
                throw ScriptError(
                    .input,
                    "the input has no column \"\(column)\", which is bound to \(field)\(nearest)",
                    diagnostic: .noColumn
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
            return PromisedCell(index: index, column: column, recipe: binder.recipe, promise: promise)
        }
        let indices = Dictionary((header ?? []).enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        columnIndices = indices
        let ofFields = columns.merging(matchColumn.map { [match: $0] } ?? [:]) { _, ofMatch in ofMatch }
        bound = schema.fields.map { field in ofFields[field.name].map { Column(name: $0, index: indices[$0]) } }
        let bound = bound
        self.indices = schema.fields.indices.filter { bound[$0] != nil || schema.fields[$0].isList }
        otherColumns = Set(ofFields.filter { schema[$0.key]?.isCountry != true }.values)
        let used = Set(columns.values).union([wanted])
        unusedColumns = (header ?? []).filter { column in
            !used.contains(column) && !scripts.contains { $0.source.names(column) }
        }
    }

    /// The field by which a chain finds users, and its column.
    private static func match(_ recipes: [Recipe]) throws(ScriptError) -> (field: String, column: String) {
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
            throw ScriptError(
                .usage,
                "the recipes find a row's user in different ways, \(words.joined(separator: " and ")); run them separately"
            )
        }
        return (way.field, way.column)
    }

    /// Whether the recipe that names a field's column is shown the cell and may not write it.
    public func onlyShows(_ field: String) -> Bool { binders[field].map { $0.promise == nil } ?? false }

    /// Whether a column may name a region: one that holds a country, or that is for no other field.
    func mayNameRegion(_ column: String) -> Bool { !otherColumns.contains(column) }

    /// Where a column of a CSV file stands, counted from 0.
    func index(of column: String) -> Int? { columnIndices[column] }

    /// The text that finds the row's user; `nil` where the row has none.
    public func matchText(of row: InputRow) -> String? {
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
        return text?.trimmed.nonEmpty
    }
}

extension String {
    /// The text without white space around it, in Unicode's sense.
    package var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else {
            return ""
        }
        return String(self[first...last])
    }

    /// The text, or `nil` where it is empty.
    package var nonEmpty: String? { isEmpty ? nil : self }
}

extension String {
    /// Whether a script speaks of that column: as a word of its own, since a misspelt name may be part of the right one.
    fileprivate func names(_ column: String) -> Bool {
        func isPart(_ character: Character?) -> Bool {
            character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
        }
        return ranges(of: column).contains { range in
            let before = range.lowerBound == startIndex ? nil : self[index(before: range.lowerBound)]
            let behind = range.upperBound == endIndex ? nil : self[range.upperBound]
            return !isPart(before) && !isPart(behind)
        }
    }
}
