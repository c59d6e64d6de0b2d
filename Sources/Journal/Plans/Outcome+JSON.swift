import PortalModel
import Wire

/// Outcomes as JSON.
///
/// Applied is an object of field outcomes, `"taken"`, `"ignored"`, `"unproven"` or `{"rewritten":…}`; a conflict the
/// list of its fields; a failure the object of its error.
extension Outcome {
    /// The outcome as the journal writes it.
    var json: JSONValue {
        switch self {
        case .applied(let fields):
            .object(JSONObject(fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) }))
        case .conflict(let fields): .array(fields.map { .string($0) })
        case .failed(let error): error.json
        }
    }

    /// Reads what ``json`` wrote for a change in that state; `nil` for anything else.
    init?(json: JSONValue, state: ChangeState) {
        switch state {
        case .planned, .sending: return nil
        case .applied:
            guard let object = json.objectValue else { return nil }
            var fields: [String: FieldOutcome] = [:]
            for (name, outcome) in object {
                guard let outcome = FieldOutcome(json: outcome) else { return nil }
                fields[name] = outcome
            }
            self = .applied(fields)
        case .conflict:
            guard let names = json.arrayValue else { return nil }
            self = .conflict(names.compactMap(\.stringValue))
        case .failed:
            guard let error = PortalError(json: json) else { return nil }
            self = .failed(error)
        }
    }
}

extension FieldOutcome {
    fileprivate var json: JSONValue {
        switch self {
        case .taken: "taken"
        case .ignored: "ignored"
        case .unproven: "unproven"
        case .rewritten(let value): ["rewritten": value.json]
        }
    }

    fileprivate init?(json: JSONValue) {
        switch json.stringValue {
        case "taken": self = .taken
        case "ignored": self = .ignored
        case "unproven": self = .unproven
        default:
            guard let value = json["rewritten"].flatMap(FieldValue.init(json:)) else { return nil }
            self = .rewritten(value)
        }
    }
}

extension PortalError {
    fileprivate var json: JSONValue {
        [
            "code": .string(code.rawValue),
            "method": .string(method),
            "portalCode": .string(portalCode.verbatim),
            "portalMessage": .string(portalMessage.verbatim),
            "status": status.map { .integer($0) } ?? .null,
            "tokenServer": .string(tokenServer),
        ]
    }

    fileprivate init?(json: JSONValue) {
        guard let code = json["code"]?.stringValue.flatMap(Code.init(rawValue:)) else { return nil }
        self.init(
            code,
            method: json["method"]?.stringValue ?? "",
            portalCode: ForeignText(json["portalCode"]?.stringValue ?? ""),
            portalMessage: ForeignText(json["portalMessage"]?.stringValue ?? ""),
            status: json["status"]?.integerValue,
            tokenServer: json["tokenServer"]?.stringValue ?? ""
        )
    }
}
