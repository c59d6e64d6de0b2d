package import PortalModel

extension RowBinding {
    /// Binds an input's columns to the fields that recipes name.
    ///
    /// - Parameters:
    ///   - header: The columns of the input; `nil` if each row brings its own.
    ///   - recipes: The recipes of the chain.
    ///   - scripts: Their source texts: a column whose name is in one, or in a module of it, is used.
    ///   - settings: What was given for parameters, which may name columns.
    ///   - schema: The fields of a user record.
    ///   - emptyCells: What an empty cell does to its field.
    ///   - cells: How the texts of cells are read.
    /// - Throws: ``ScriptError`` of code `.input` if a named column is missing, and of code `.usage` if recipes find users
    ///   by different columns.
    package convenience init(
        header: [String]?,
        recipes: [Recipe],
        scripts: [ScriptFile],
        settings: [String: ParameterSetting] = [:],
        schema: Schema,
        emptyCells: EmptyCells = .keep,
        cells: CellReading = CellReading()
    ) throws(ScriptError) {
        let rules = recipes.map { recipe in
            RowRules(
                name: recipe.name.description,
                writes: recipe.writes,
                match: recipe.match,
                columns: recipe.columns
            )
        }
        let sources = scripts.flatMap { $0.withModules() }.map(\.source) + settings.values.flatMap(\.texts)
        do throws(RowBindingError) {
            try self.init(
                header: header,
                recipes: rules,
                schema: schema,
                emptyCells: emptyCells,
                cells: cells,
                readsAll: sources.contains { source in FieldEstimate.traversals.contains(where: source.names) }
            ) { column in
                sources.contains { $0.names(column) }
            }
        } catch {
            throw ScriptError(error.code == nil ? .usage : .input, error.message, diagnostic: error.code)
        }
    }
}

extension String {
    /// Whether a script mentions that column: as a separate word, since a misspelt name may be part of the right one.
    func names(_ column: String) -> Bool {
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
