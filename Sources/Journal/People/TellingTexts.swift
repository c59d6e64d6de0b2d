import Foundation
import GRDB

/// The texts of a person that identify them wherever they stand: addresses, numbers and full names.
struct TellingTexts {
    private let texts: [String]
    /// All values and names, which scripts that changed the person may spell out; a single word among them is not telling
    /// elsewhere.
    private let spelled: [String]

    /// Shorter texts occur in words by chance; longer ones, such as photos, are never quoted.
    private static let lengths = 6...254

    /// Shorter texts in a script are parts of its own words.
    private static let spelledLengths = 4...254

    /// Collects them from all that the journal holds of the person.
    init(of person: RecordedPerson, in database: Database) throws {
        let names = try String.fetchAll(
            database,
            sql: "SELECT person FROM change WHERE user = ?1 UNION SELECT person FROM reason WHERE user = ?1",
            arguments: [person.column]
        )
        let values = try String.fetchAll(
            database,
            sql: """
                SELECT atom FROM change, json_tree(valuesBefore) WHERE user = ?1 AND type = 'text'
                UNION SELECT atom FROM change, json_tree(valuesAfter) WHERE user = ?1 AND type = 'text'
                UNION SELECT atom FROM change, json_tree(outcome) WHERE user = ?1 AND state = 'applied' AND type = 'text'
                UNION SELECT atom FROM rewriting, json_tree(sent) WHERE user = ?1 AND type = 'text'
                UNION SELECT atom FROM rewriting, json_tree(stored) WHERE user = ?1 AND type = 'text'
                UNION SELECT atom FROM ignoredValue, json_tree(sent) WHERE user = ?1 AND type = 'text'
                """,
            arguments: [person.column]
        )
        // A single word may be another person's name, or a city; "user 57" stands in for a name.
        let telling = names.filter { $0.contains(" ") && $0 != "user \(person.column)" } + values.filter(Self.isTelling)
        let bounded = telling.filter { Self.lengths.contains($0.utf8.count) }
        // The longest first, so that none is cut by a shorter one that it contains.
        texts = Set(bounded).union(person.addresses).sorted { $0.utf8.count > $1.utf8.count }
        spelled = Set((names + values).filter { Self.spelledLengths.contains($0.utf8.count) }).union(person.addresses)
            .sorted { $0.utf8.count > $1.utf8.count }
    }

    private static func isTelling(_ value: String) -> Bool {
        value.contains("@") || value.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } >= 6
    }

    /// Whether a text contains one of them, in whatever case.
    func areQuoted(in text: String) -> Bool {
        texts.contains { text.range(of: $0, options: .caseInsensitive) != nil }
    }

    /// The text of a script that changed the person, with an ellipsis in place of each value and name that it spells out.
    func hidden(inScript text: String) -> String {
        spelled.reduce(text) { $0.replacingOccurrences(of: $1, with: "…") }
    }

    /// The text with an ellipsis in place of each.
    func hidden(in text: String) -> String {
        texts.reduce(text) { $0.replacingOccurrences(of: $1, with: "…", options: .caseInsensitive) }
    }
}
