public import PortalModel
import Wire

/// A plan and its run as JSON Lines: one object per line, distinguished by `type`.
///
/// - `change`: `user`, `person`, `before`, `after`, and if there are any, `unseen` (a list of fields), `line`, and
///   `places` (field to the location that set it, such as `"phones-e164.lua:14"`) and `assumed` (field to the country that was
///   assumed for its telephone number, such as `"DE (parameter region)"`).
/// - `reason`: why a selected user, or one field, stays unchanged: `user`, `person`, `kind`, `message`, and if known,
///   `field`, `place` and `lines` (a list of lines of the input).
/// - `outcome`: `user`, `tries` (how often it was sent), `state`, and with `applied` `fields` (field to `"taken"`, `"ignored"`, `"unproven"` or
///   `{"rewritten": value}`), with `conflict` `fields` (a list), with `failed` `code` and `message`.
/// - `diagnostic`: `severity`, `code`, `message`, `count`, `records` (a list of `{"user": …, "line": …}`, of at most 1,000), and
///   if known, `field` and `place`.
/// - `summary`: `users`, `states` (state to count), `fields` (field to its counts), and if known, `total`,
///   `planSHA256`, and behind outcomes `run` (the run's number); if there are any, `forgotten`, how many of the users were
///   forgotten, so that they have no `change`.
///
/// Values are strings, numbers, `true` and `false`, lists, `null` for an order to clear, `{"name":…,"base64":…}` for a
/// file, and `{"id":…,"label":…}` for an option of an enumeration; departments are ids. A field absent from `before` is
/// empty, or unseen if `unseen` names it. Every text comes without a line break at its end.
public struct PlanJSON: Sendable {
    let schema: Schema

    /// Creates the writer of a plan.
    ///
    /// - Parameter schema: The portal's fields, for their order.
    public init(schema: Schema) {
        self.schema = schema
    }

    /// One change.
    public func change(_ change: Change) -> String {
        var object: JSONObject = [
            "type": "change", "user": .integer(change.user.rawValue), "person": .string(change.person),
            "before": fields(change.before, \.json), "after": fields(change.after, \.json),
        ]
        if !change.unseen.isEmpty { object["unseen"] = .array(schema.sorted(change.unseen).map { .string($0) }) }
        object["line"] = change.line.map { .integer($0) }
        if !change.locations.isEmpty { object["places"] = fields(change.locations) { .string($0) } }
        if !change.assumed.isEmpty { object["assumed"] = fields(change.assumed) { .string($0) } }
        return JSONValue.object(object).text
    }

    /// Why a user, or one field, stays unchanged.
    public func reason(_ reason: UserReason) -> String {
        var object: JSONObject = [
            "type": "reason", "user": .integer(reason.user.rawValue), "person": .string(reason.person),
            "kind": .string(reason.kind.rawValue), "message": .string(reason.message),
        ]
        object["field"] = reason.field.map { .string($0) }
        object["place"] = reason.location.map { .string($0) }
        if !reason.lines.isEmpty { object["lines"] = .array(reason.lines.map { .integer($0) }) }
        return JSONValue.object(object).text
    }

    /// The outcome of one user's change.
    ///
    /// - Parameters:
    ///   - outcome: Its outcome.
    ///   - user: The user.
    ///   - tries: How often it was sent.
    /// - Returns: A line of JSON.
    public func outcome(_ outcome: Outcome, of user: UserID, tries: Int) -> String {
        var object: JSONObject = ["type": "outcome", "user": .integer(user.rawValue), "tries": .integer(tries)]
        switch outcome {
        case .applied(let outcomes):
            object["state"] = "applied"
            object["fields"] = fields(outcomes) { json($0) }
        case .conflict(let names):
            object["state"] = "conflict"
            object["fields"] = .array(schema.sorted(names).map { .string($0) })
        case .failed(let error):
            object["state"] = "failed"
            object["code"] = .string(error.code.rawValue)
            object["message"] = .string(error.description)
        }
        return JSONValue.object(object).text
    }

    /// One finding and the records it was found in.
    public func diagnostic(_ group: GroupedDiagnostic) -> String {
        var object: JSONObject = ["type": "diagnostic", "severity": .string(group.severity.rawValue)]
        object["code"] = group.code.map { .string($0.rawValue) }
        object["message"] = .string(group.message)
        object["field"] = group.field.map { .string($0) }
        object["place"] = group.location.map { .string($0) }
        object["count"] = .integer(group.count)
        object["records"] = .array(
            group.examples.map { example in
                var record = JSONObject()
                record["user"] = example.user.map { .integer($0.rawValue) }
                record["line"] = example.line.map { .integer($0) }
                record["value"] = example.value.map { .string($0) }
                return .object(record)
            }
        )
        return JSONValue.object(object).text
    }

    /// The plan or the run in numbers.
    ///
    /// - Parameters:
    ///   - summary: The numbers.
    ///   - total: How many users or rows were read, or `nil` if that means nothing.
    ///   - planSHA256: The plan's hash, if one is shown.
    ///   - frame: The portal, and what holds there; `nil` if another line of the output has that.
    ///   - run: The run whose outcome it is; `nil` for a plan.
    /// - Returns: A line of JSON.
    public func summary(
        _ summary: PlanSummary,
        of total: Int? = nil,
        planSHA256: String? = nil,
        in frame: RunFrame? = nil,
        run: RunID? = nil
    ) -> String {
        var object: JSONObject = ["type": "summary", "users": .integer(summary.users)]
        object["run"] = run.map { .integer($0.rawValue) }
        object["total"] = total.map { .integer($0) }
        object["states"] = .object(
            JSONObject(
                ChangeState.allCases.compactMap { state in
                    summary.states[state].map { (state.rawValue, .integer($0)) }
                }
            )
        )
        object["fields"] = fields(summary.fields) { count in
            [
                "set": .integer(count.set), "cleared": .integer(count.cleared), "assumed": .integer(count.assumed),
                "taken": .integer(count.taken),
                "rewritten": .integer(count.rewritten), "ignored": .integer(count.ignored),
                "unproven": .integer(count.unproven),
            ]
        }
        if summary.forgotten > 0 { object["forgotten"] = .integer(summary.forgotten) }
        object["planSHA256"] = planSHA256.map { .string($0) }
        frame?.add(to: &object)
        return JSONValue.object(object).text
    }
}

extension PlanJSON {
    /// An object of fields in the order of the field table.
    private func fields<Value>(_ values: [String: Value], _ json: (Value) -> JSONValue) -> JSONValue {
        .object(JSONObject(schema.sorted(values.keys).compactMap { name in values[name].map { (name, json($0)) } }))
    }

    private func json(_ outcome: FieldOutcome) -> JSONValue {
        switch outcome {
        case .taken: "taken"
        case .ignored: "ignored"
        case .unproven: "unproven"
        case .rewritten(let value): ["rewritten": value.json]
        }
    }
}
