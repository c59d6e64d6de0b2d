public import PortalModel
import Wire

extension PlanJSON {
    /// What a plan does to people that somebody should look at first, as a line of JSON; `nil` if there is nothing.
    public func attention(_ attention: PlanAttention) -> String? {
        guard !attention.isEmpty else { return nil }
        var object: JSONObject = ["type": "attention"]
        for part in attention.parts {
            object[part.deed.rawValue] = [
                "users": .integer(part.users), "fields": .integer(part.fields),
                "people": .array(part.changes.map { person($0, part.deed, attention) }),
            ]
        }
        if attention.hidesHeads { object["hidesHeads"] = true }
        if !attention.kept.isEmpty {
            object["kept"] = .array(
                attention.kept.sorted { $0.key < $1.key }.map { user, person in
                    ["user": .integer(user.rawValue), "person": .string(person)]
                }
            )
        }
        return JSONValue.object(object).text
    }

    private func person(_ change: Change, _ deed: PlanAttention.Deed, _ attention: PlanAttention) -> JSONValue {
        var object: JSONObject = ["user": .integer(change.user.rawValue), "person": .string(change.person)]
        guard deed == .dismissed else {
            object["fields"] = .array(schema.sorted(change.after.keys).map { .string($0) })
            return .object(object)
        }
        object["heads"] = attention.heads[change.user].map { .array($0.map { .string($0) }) }
        if attention.owner == change.user { object["ownsCredentials"] = true }
        return .object(object)
    }
}
