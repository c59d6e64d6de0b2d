public import PortalModel
public import Wire

/// What holds for a run whatever its scripts do: its portal, the files `moonhook.lua` in use, and what they protect there.
public struct RunFrame: Sendable {
    /// How many people are named where space is short.
    private static let fewPeople = 5

    /// How the portal is called.
    public var portal: PortalTitle
    /// The files `moonhook.lua` in use.
    public var configuration: [String]
    /// How the protected users are called; `nil` if that is hidden.
    public var people: [UserID: String?]
    /// The protected fields.
    public var fields: [String]
    /// What is protected on all portals and isn't on this one, as `moonhook.lua` names it; `nil` if that is hidden.
    public var elsewhere: [String?]

    /// Creates a frame.
    public init(
        _ portal: PortalTitle,
        configuration: [String] = [],
        people: [UserID: String] = [:],
        fields: some Sequence<String> = [],
        elsewhere: [String] = []
    ) {
        self.portal = portal
        self.configuration = configuration
        self.people = people.mapValues(\.self)
        self.fields = fields.sorted()
        self.elsewhere = elsewhere
    }

    /// The same without people's names and addresses.
    public var redacted: RunFrame {
        var frame = self
        frame.people = people.mapValues { _ in nil }
        frame.elsewhere = elsewhere.map { $0?.contains("@") == true ? nil : $0 }
        return frame
    }

    private var protectsNothing: Bool { people.isEmpty && fields.isEmpty }

    /// Such as `Portal north (north.bitrix24.com)`, and below it the configuration if there is any.
    public var heading: String {
        ["Portal \(portal)", basis].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The files in use, and how much they protect; empty if there are none.
    public var basis: String {
        configuration.isEmpty ? "" : RunReport.words(forConfiguration: configuration).description + extent
    }

    /// How much is protected, as the end of a line.
    private var extent: String {
        guard !protectsNothing else { return "; protects nothing" }
        let parts = [
            people.isEmpty ? nil : people.count == 1 ? "1 person" : "\(people.count) people",
            fields.isEmpty ? nil : PlanText.count(fields.count, "field"),
        ]
        return "; protects " + parts.compactMap(\.self).joined(separator: " and ")
    }

    /// Whom and what is protected by name, and what isn't here, in at most two lines; empty if nothing is.
    ///
    /// - Parameter isFull: Whether everybody is named.
    /// - Returns: A line each.
    public func protected(isFull: Bool = false) -> String {
        var lines: [String] = []
        if !protectsNothing {
            let named = people.sorted { $0.key < $1.key }.prefix(isFull ? .max : Self.fewPeople).map { id, name in
                name.map { "\(ForeignText($0)) (\(id))" } ?? "user \(id)"
            }
            let more = people.count > named.count ? " and \(people.count - named.count) more" : ""
            let noun = fields.count == 1 ? "field" : "fields"
            let parts = [
                named.joined(separator: ", ") + more,
                fields.isEmpty ? "" : "\(noun) \(fields.map { ForeignText($0).description }.joined(separator: ", "))",
            ]
            lines.append("Protected: " + parts.filter { !$0.isEmpty }.joined(separator: "; "))
        }
        if !elsewhere.isEmpty {
            let entries = elsewhere.map { $0.map { ForeignText($0).description } ?? "an address" }
            lines.append(
                "Not on this portal: \(entries.joined(separator: ", ")), which moonhook.lua protects on others"
            )
        }
        return lines.joined(separator: "\n")
    }

    /// Adds it to a line of JSON.
    public func add(to object: inout JSONObject) {
        object["on"] = portal.json
        if !configuration.isEmpty { object["configuration"] = .array(configuration.map { .string($0) }) }
        guard !protectsNothing || !elsewhere.isEmpty else { return }
        let users = people.sorted { $0.key < $1.key }.map { id, name in
            var user: JSONObject = ["user": .integer(id.rawValue)]
            user["person"] = name.map { .string($0) }
            return JSONValue.object(user)
        }
        object["protected"] = [
            "users": .array(users), "fields": .array(fields.map { .string($0) }),
            "elsewhere": .array(elsewhere.map { $0.map { .string($0) } ?? .null }),
        ]
    }
}
