import PortalModel
import Snapshot

/// The users whom a row that finds none may have meant.
///
/// What users have in the field is read once, for the first such row.
struct Neighbours {
    /// What is said about a row.
    struct Hint {
        /// The end of the reason.
        var reason = ""
        /// The nearest texts, which are personal data and no part of a reason.
        var names: [String] = []
    }

    /// The rows for which neighbours are sought.
    private static let mostRows = 50
    /// The texts with which rows are compared, in all: each row is compared with all users.
    private static let mostComparisons = 500_000
    /// The most neighbours that are named.
    private static let mostNames = 3
    /// The letters by which a neighbour may differ.
    private static let tolerance = 2

    private let field: String
    private let schema: Schema
    private let directory: PortalSnapshot
    /// What users have in the field, and the same without what nobody sees, in small letters.
    private var texts: [(text: String, bare: String)]?
    private var rows = 0
    private var comparisons = 0

    init(of field: String, in schema: Schema, _ directory: PortalSnapshot) {
        (self.field, self.schema, self.directory) = (field, schema, directory)
    }

    /// What is known about a text that no user has.
    mutating func hint(_ text: String) throws -> Hint {
        guard schema[field]?.isTypedInScripts == false, rows < Self.mostRows, comparisons < Self.mostComparisons else {
            return Hint()
        }
        rows += 1
        let texts = try texts ?? all().map { ($0, $0.withoutShapeless.lowercased()) }
        self.texts = texts
        comparisons += texts.count
        let bare = text.withoutShapeless.lowercased()
        if let same = texts.first(where: { $0.bare == bare })?.text {
            return Hint(
                reason: "; a user's differs from it only by blanks or signs that can't be seen: "
                    + (same.hasShapeless ? "correct it on the portal" : "remove them from the row"),
                names: [same]
            )
        }
        let address = text.bareAddress
        let nearby = (address.utf8.count - Self.tolerance)...(address.utf8.count + Self.tolerance)
        var rest = texts.map(\.text).filter { nearby.contains($0.utf8.count) }
        var names: [String] = []
        while names.count < Self.mostNames, let name = NearestName.of(address, among: rest, tolerance: Self.tolerance) {
            names.append(name)
            rest.removeAll { $0 == name }
        }
        guard names.isEmpty, let mark = address.firstIndex(of: "@") else { return Hint(names: names) }
        // The same person in another domain.
        let start = address[...mark].lowercased()
        let same = texts.lazy.map(\.text).filter { $0.lowercased().utf8.starts(with: start.utf8) }
        return Hint(names: Array(same.prefix(Self.mostNames)))
    }

    private func all() throws -> [String] {
        var texts: [String] = []
        var last: UserID?
        while true {
            let page = try directory.users(matching: UserFilter(), after: last, limit: 500)
            texts += page.compactMap { user in
                if case .string(let text)? = user.fields[field] { text } else { nil }
            }
            guard let end = page.last?.id else { return texts }
            last = end
        }
    }
}

extension String {
    /// The address in `Anna Lange <anna.lange@example.com>` or `mailto:anna.lange@example.com`, with a plain `@`.
    fileprivate var bareAddress: String {
        var text = String(withoutShapeless.map { $0 == "\u{FF20}" || $0 == "\u{FE6B}" ? "@" : $0 })
        if let start = text.lastIndex(of: "<") { text = String(text[start...].dropFirst().prefix { $0 != ">" }) }
        if text.lowercased().hasPrefix("mailto:") { text = String(text.dropFirst(7).prefix { $0 != "?" }) }
        return text
    }
}
