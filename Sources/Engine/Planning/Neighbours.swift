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

    /// The rows for which neighbours are sought: each is compared with all users.
    private static let mostRows = 50
    /// The most neighbours that are named.
    private static let mostNames = 3

    private let field: String
    private let schema: Schema
    private let directory: PortalSnapshot
    private var texts: [String]?
    private var rows = 0

    init(of field: String, in schema: Schema, _ directory: PortalSnapshot) {
        (self.field, self.schema, self.directory) = (field, schema, directory)
    }

    /// What is known about a text that no user has.
    mutating func hint(_ text: String) throws -> Hint {
        guard schema[field]?.isTypedInScripts == false, rows < Self.mostRows else { return Hint() }
        rows += 1
        let texts = try texts ?? all()
        self.texts = texts
        let bare = text.withoutShapeless.lowercased()
        if let same = texts.first(where: { $0.withoutShapeless.lowercased() == bare }) {
            return Hint(
                reason: "; a user's differs from it only by blanks or signs that can't be seen: "
                    + (same.hasShapeless ? "correct it on the portal" : "remove them from the row"),
                names: [same]
            )
        }
        let address = text.bareAddress
        var rest = texts
        var names: [String] = []
        while names.count < Self.mostNames, let name = NearestName.of(address, among: rest, tolerance: 2) {
            names.append(name)
            rest.removeAll { $0 == name }
        }
        guard names.isEmpty, let mark = address.firstIndex(of: "@") else { return Hint(names: names) }
        // The same person in another domain.
        let start = address[...mark].lowercased()
        return Hint(names: Array(texts.lazy.filter { $0.lowercased().hasPrefix(start) }.prefix(Self.mostNames)))
    }

    private func all() throws -> [String] {
        var texts: [String] = []
        var last: UserID?
        while true {
            let page = try directory.users(matching: UserFilter(), after: last, limit: 500)
            texts += page.compactMap { user in
                if case .string(let text)? = user.fields[field] { text } else { nil }
            }
            guard page.count == 500, let end = page.last?.id else { return texts }
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
