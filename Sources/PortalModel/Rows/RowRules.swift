import Wire

/// What one recipe of a chain declares for the rows that it runs over.
package struct RowRules: Sendable {
    /// The recipe's name, for messages.
    package var name: String
    /// The fields that it may write, each with what it promises; `nil` if the recipe doesn't say.
    package var writes: [String: Promise]?
    /// The field by which a row finds its user.
    package var match: String?
    /// Field name to the column that is laid over it; `nil` if the recipe doesn't say.
    package var columns: [String: String]?

    /// Creates rules.
    package init(name: String, writes: [String: Promise]?, match: String?, columns: [String: String]?) {
        self.name = name
        self.writes = writes
        self.match = match
        self.columns = columns
    }

    /// The same rules with columns named as a header names them.
    var withColumnNames: RowRules {
        var rules = self
        rules.columns = columns?.mapValues(\.asColumnName)
        return rules
    }
}

/// Why rows and recipes don't fit.
package struct RowBindingError: Error, Hashable, Sendable {
    /// What is wrong and what to do, without the file.
    package let message: String
    /// What kind of finding it is; `nil` if the recipes don't fit one another.
    package let code: DiagnosticCode?

    init(_ message: String, code: DiagnosticCode? = nil) {
        self.message = message
        self.code = code
    }
}
