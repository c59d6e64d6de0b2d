import Foundation
import GRDB

/// The texts of a person that identify them wherever they stand: addresses, numbers and full names.
struct TellingTexts {
    private let texts: [String]
    /// The last digits of the person's numbers, however those are written.
    private let digits: Set<String>
    /// All values and names, which scripts that changed the person may spell out; a single word among them is not telling
    /// elsewhere.
    private let spelled: [String]

    /// Shorter texts occur in words by chance; longer ones, such as photos, are never quoted.
    private static let lengths = 6...254

    /// By how many digits at its end a number is known, since people write its beginning in several ways.
    private static let tellingDigits = 7

    /// Shorter texts in a script are parts of its own words.
    private static let spelledLengths = 4...254

    /// Collects them from all that the journal holds of the person.
    init(of person: RecordedPerson, in database: Database) throws {
        let names = try String.fetchAll(
            database,
            sql: """
                SELECT person FROM change WHERE user = ?1 UNION SELECT person FROM reason WHERE user = ?1
                UNION SELECT person FROM call WHERE user = ?1 AND person <> ''
                """,
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
                UNION SELECT atom FROM call, json_tree(valuesBefore) WHERE user = ?1 AND type = 'text'
                UNION SELECT atom FROM call, json_tree(valuesAfter) WHERE user = ?1 AND type = 'text'
                """,
            arguments: [person.column]
        )
        // A single word may be another person's name, or a city; "user 57" stands in for a name.
        let full = names.filter { $0.contains(" ") && $0 != "user \(person.column)" }
        let telling = full + full.flatMap(Self.turned) + values.filter(Self.isTelling)
        digits = Set(values.compactMap(Self.lastDigits))
        let bounded = telling.filter { Self.lengths.contains($0.utf8.count) }
        // The longest first, so that none is cut by a shorter one that it contains.
        texts = Set(bounded).union(person.addresses).sorted { $0.utf8.count > $1.utf8.count }
        let words = names.flatMap { [$0] + $0.split(separator: " ").map(String.init) }
        spelled = Set((words + values).filter { Self.spelledLengths.contains($0.utf8.count) }).union(person.addresses)
            .sorted { $0.utf8.count > $1.utf8.count }
    }

    private static func isTelling(_ value: String) -> Bool {
        value.contains("@") || value.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } >= 6
    }

    /// A name with its last word in front, as tables write it.
    private static func turned(_ name: String) -> [String] {
        let words = name.split(separator: " ")
        guard let last = words.last else { return [] }
        let first = words.dropLast().joined(separator: " ")
        return ["\(last), \(first)", "\(last) \(first)"]
    }

    /// The last digits of what could be a telephone number; `nil` for other texts.
    private static func lastDigits(_ value: some StringProtocol) -> String? {
        guard value.allSatisfy({ $0.isNumber || $0.isWhitespace || "+()/.-".contains($0) }) else { return nil }
        let digits = value.filter(\.isNumber)
        return digits.count < tellingDigits ? nil : String(digits.suffix(tellingDigits))
    }

    /// Whether a text contains one of them, in whatever case.
    func areQuoted(in text: String) -> Bool { hidden(in: text) != text }

    /// The text of a script that changed the person, with an ellipsis in place of each value and name that it spells out.
    func hidden(inScript text: String) -> String {
        spelled.reduce(text) { text, value in
            // Not within a longer word, which is another one.
            let pattern = "(?<![\\p{L}\\p{N}_])\(NSRegularExpression.escapedPattern(for: value))(?![\\p{L}\\p{N}_])"
            return text.replacingOccurrences(of: pattern, with: "…", options: .regularExpression)
        }
    }

    /// The value of an option such as `57,58` or `LAST_NAME=Sample`, with an ellipsis in place of what leads to the person.
    func hidden(inOption value: String, id: String) -> String {
        let parts = value.split(separator: ",", omittingEmptySubsequences: false).map { part in
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let last = pair.last else { return String(part) }
            let isTold = last == id || spelled.contains { $0.lowercased() == last.lowercased() }
            return isTold ? (pair.dropLast() + ["…"]).joined(separator: "=") : hidden(in: String(part))
        }
        return parts.joined(separator: ",")
    }

    /// The text with an ellipsis in place of each.
    func hidden(in text: String) -> String {
        let rest = texts.reduce(text) { $0.replacingOccurrences(of: $1, with: "…", options: .caseInsensitive) }
        guard !digits.isEmpty else { return rest }
        return rest.replacing(/[+(]?\d[\d\s()\/.\-]*\d/) { match in
            Self.lastDigits(match.output).map(digits.contains) == true ? "…" : String(match.output)
        }
    }
}
