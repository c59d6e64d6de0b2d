public import PortalModel
import Wire

/// What a journal holds about one person, in numbers and in files.
public struct PersonText: Sendable {
    private let id: UserID?
    private let name: String?
    private let portal: PortalTitle

    /// Creates the text.
    ///
    /// - Parameters:
    ///   - id: The person's id; `nil` for somebody whom only rows mention.
    ///   - name: The person's name in the journal.
    ///   - portal: The portal's name.
    public init(id: UserID?, name: String?, portal: PortalTitle) {
        (self.id, self.name, self.portal) = (id, name, portal)
    }

    /// The person, such as `user 57, Anna Sample`.
    public var person: ShownText {
        guard let id else { return "this address" }
        return name.map { "user \(id), \(ForeignText($0))" } ?? "user \(id)"
    }

    /// How much there is.
    public func words(for records: PersonalRecords) -> ShownText {
        let counts = PersonalRecords.Kind.allCases.compactMap { kind in
            records.counts[kind].map { $0.of(kind.noun) }
        }
        let found = counts.isEmpty ? "nothing" : counts.joined(separator: ", ")
        return "Portal \(portal)\n\nIts journal holds of \(person): \(found)"
    }

    /// The files outside of the journal.
    ///
    /// - Parameters:
    ///   - files: The files.
    ///   - exists: Whether a path is there.
    /// - Returns: A line for each; empty without files.
    public func words(for files: [RunFile], exists: (String) -> Bool) -> ShownText {
        guard !files.isEmpty else { return "" }
        let lines = files.map { file -> ShownText in
            let rest = exists(file.path.verbatim) ? "" : ", which is gone"
            return "  \(file.path)  (\(file.option) of run \(file.run)\(rest))"
        }
        return ShownText(lines: ["These files may hold the person too, and stay:"] + lines)
    }

    /// The forms in which the portal stores values of the person; empty if none is known.
    public static func words(
        forRewritings rewritings: [(field: String, sent: FieldValue, stored: FieldValue)]
    ) -> ShownText {
        guard !rewritings.isEmpty else { return "" }
        let lines = rewritings.map { rewriting -> ShownText in
            "  \(rewriting.field)  \(rewriting.sent.json.text) is stored as \(rewriting.stored.json.text)"
        }
        return ShownText(lines: ["How the portal stores values of this person:"] + lines)
    }

    /// The same as lines of JSON.
    public static func json(
        rewritings: [(field: String, sent: FieldValue, stored: FieldValue)],
        of user: UserID
    ) -> [String] {
        rewritings.map { rewriting in
            let object: JSONObject = [
                "type": "rewriting", "user": .integer(user.rawValue), "field": .string(rewriting.field),
                "sent": rewriting.sent.json, "stored": rewriting.stored.json,
            ]
            return JSONValue.object(object).text
        }
    }

    /// How much there is, as a line of JSON.
    public func json(_ records: PersonalRecords, isDryRun: Bool, exists: (String) -> Bool) -> String {
        var object: JSONObject = ["type": "person", "portal": .string(portal.host), "forgotten": .boolean(!isDryRun)]
        object["user"] = id.map { .integer($0.rawValue) }
        for kind in PersonalRecords.Kind.allCases { object[kind.key] = .integer(records.counts[kind] ?? 0) }
        object["of"] = .array(records.runs.map { .integer($0.rawValue) })
        object["files"] = .array(
            records.files.map { file in
                [
                    "run": .integer(file.run.rawValue), "option": .string(file.option),
                    "path": .string(file.path.verbatim), "exists": .boolean(exists(file.path.verbatim)),
                ]
            }
        )
        return JSONValue.object(object).text
    }
}

extension PersonalRecords.Kind {
    fileprivate var noun: String {
        switch self {
        case .rewriting: "remembered form"
        case .ignoredValue: "ignored value"
        case .protection: "remembered protection"
        default: rawValue
        }
    }

    fileprivate var key: String { rawValue + "s" }
}
