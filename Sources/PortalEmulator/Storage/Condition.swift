import GRDB

/// A condition in SQL, with its arguments.
struct Condition {
    let sql: String
    var arguments: [DatabaseValue] = []

    static let always = Condition(sql: "1")
    static let never = Condition(sql: "0")

    static func all(_ conditions: [Condition]) -> Condition { joined(conditions, by: " AND ", empty: .always) }
    static func any(_ conditions: [Condition]) -> Condition { joined(conditions, by: " OR ", empty: .never) }

    /// The opposite; a comparison with `NULL` counts as not fulfilled here, and so as fulfilled in its opposite.
    static prefix func ! (condition: Condition) -> Condition {
        Condition(sql: "NOT ifnull(\(condition.sql), 0)", arguments: condition.arguments)
    }

    private static func joined(_ conditions: [Condition], by word: String, empty: Condition) -> Condition {
        guard !conditions.isEmpty else { return empty }
        return Condition(
            sql: "(" + conditions.map(\.sql).joined(separator: word) + ")",
            arguments: conditions.flatMap(\.arguments)
        )
    }
}
