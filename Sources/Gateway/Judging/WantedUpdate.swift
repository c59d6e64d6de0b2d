import PortalClient
import PortalModel
import Wire

/// What a call of `user.update` asks for, in the types of the portal's fields.
struct WantedUpdate: Hashable, Sendable {
    /// The user.
    let user: UserID
    /// Field name to the value that it shall have.
    let settings: [String: FieldValue]
    /// The names that no field has; the portal passes them over, too.
    let unknown: [String]
    /// Field name to the reference to another command's answer that is to be its value.
    let references: [String: JSONValue]

    /// The names among ``unknown``, in capitals, that a field may have which the portal's owner has made.
    var unknownOwn: [String] { unknown.map { $0.uppercased() }.filter { $0.hasPrefix("UF_") } }

    /// Reads the parameters of a call.
    ///
    /// - Parameters:
    ///   - parameters: The parameters, by names in any case.
    ///   - schema: The portal's fields.
    ///   - isInBatch: Whether `$result[…]` means an earlier answer.
    /// - Throws: ``GatewayError`` that names all fields whose values can't be read.
    init(_ parameters: JSONObject, _ schema: Schema, isInBatch: Bool) throws(GatewayError) {
        guard let user = parameters.userID else {
            guard parameters.inCapitals["ID"]?.holdsReference != true else {
                throw .refused(
                    .wrongType,
                    "ID: the user is another command's answer, so that nothing can be judged; send their id"
                )
            }
            throw .refused(.wrongType, "ID: expected the id of a user, a whole number from 1")
        }
        try self.init(of: user, parameters, schema, isInBatch: isInBatch)
    }

    /// Reads the parameters of a call that adds a user, who is called by any id until then.
    init(new parameters: JSONObject, _ schema: Schema) throws(GatewayError) {
        guard let user = UserID(rawValue: .max) else { throw .unreadable("") }
        try self.init(of: user, parameters, schema, isInBatch: false)
    }

    private init(
        of user: UserID,
        _ parameters: JSONObject,
        _ schema: Schema,
        isInBatch: Bool
    ) throws(GatewayError) {
        var settings: [String: FieldValue] = [:]
        var unknown: [String] = []
        var references: [String: JSONValue] = [:]
        var refusals: [Schema.Refusal] = []
        for (given, value) in parameters {
            let name = given.uppercased()
            guard name != "ID", !Self.carriers.contains(given.lowercased()) else { continue }
            guard let field = schema[name] else {
                unknown.append(given)
                continue
            }
            guard !isInBatch || !value.holdsReference else {
                references[name] = value
                continue
            }
            do throws(Schema.Refusal) { settings[name] = try field.given(value) } catch { refusals.append(error) }
        }
        if let error = GatewayError(refusals) { throw error }
        (self.user, self.settings, self.unknown, self.references) = (user, settings, unknown, references)
    }

    /// Parameters of any call that are no fields.
    ///
    /// SDKs add those that begin with `bx24_`.
    private static let carriers: Set<String> = [
        "access_token", "auth", "bx24_request_id", "bx24_sdk_type", "bx24_sdk_ver",
    ]
}

extension JSONObject {
    /// The user whom the parameters of an update name; `nil` if they name none.
    var userID: UserID? { inCapitals["ID"]?.phpInteger.flatMap(UserID.init(rawValue:)) }
}

extension UserField {
    /// Reads a value of a call as the portal would.
    ///
    /// - Throws: `Schema.Refusal` for what the portal would take for something that its sender can't mean.
    func given(_ json: JSONValue) throws(Schema.Refusal) -> FieldValue {
        guard isList else { return try item(json) }
        var items: [FieldValue] = []
        // An empty list has one empty text in a query.
        for element in json.phpElements where element.phpText != "" { items.append(try item(element)) }
        return .list(items)
    }

    private func item(_ json: JSONValue) throws(Schema.Refusal) -> FieldValue {
        if kind == .photo { return try photo(json) }
        guard let text = json.phpText else {
            throw Schema.Refusal(.wrongType, field: name, message: "expected one value, got a list")
        }
        // To a portal, an empty ACTIVE means no.
        if name == "ACTIVE" { return .boolean(try active(json, text)) }
        guard !text.isEmpty else { return .null }
        switch kind {
        case .flag:
            guard let flag = json.phpFlag else {
                throw Schema.Refusal(.wrongType, field: name, message: "expected 1 or 0 (or Y or N)")
            }
            return .boolean(flag)
        case .date:
            guard !CalendarDate.isMoment(text) else {
                let words =
                    "a moment with a time zone may be on another day there; send the day alone, such as 1980-02-03"
                throw Schema.Refusal(.wrongForm, field: name, message: words)
            }
            return .string(CalendarDate.from(text) ?? text)
        case .enumeration(let options): return .option(try option(text, among: options))
        case .identifier, .departments, .integer: return json.phpInteger.map { .integer($0) } ?? .string(text)
        case .number: return Double(text).map { .number($0) } ?? .string(text)
        case .text, .email, .webAddress, .moment, .choice, .photo, .other: return .string(text)
        }
    }

    /// Reads whether somebody is employed.
    ///
    /// The portal takes everything but `N`, `0`, `false` and nothing for yes, `no` and `False` too; this is observed in the
    /// module `rest`.
    private func active(_ json: JSONValue, _ text: String) throws(Schema.Refusal) -> Bool {
        if case .boolean(let flag) = json { return flag }
        switch text {
        case "Y", "1", "true": return true
        case "N", "0", "false", "": return false
        default:
            throw Schema.Refusal(
                .wrongType,
                field: name,
                message: "expected Y or N (or 1, 0, true or false); the portal would take any other word for Y"
            )
        }
    }

    private func option(_ text: String, among options: [FieldOption]) throws(Schema.Refusal) -> FieldOption {
        guard let id = Int(text), let option = options.first(where: { $0.id == id }) else {
            throw Schema.Refusal(.noOption, field: name, message: "expected the id of one of the field's options")
        }
        return option
    }

    private func photo(_ json: JSONValue) throws(Schema.Refusal) -> FieldValue {
        let parts = (json["fileData"] ?? json).phpElements
        if json.phpText == "" || parts.allSatisfy({ $0.phpText == "" }) { return .null }
        guard parts.count == 2, let name = parts[0].phpText, let base64 = parts[1].phpText else {
            throw Schema.Refusal(.noPhoto, field: name, message: "expected a pair of a file's name and its Base64")
        }
        return .file(UploadedFile(name: name, base64: Self.plain(base64)))
    }

    /// Base64 without the line breaks that PHP passes over, and with the padding that it doesn't need.
    private static func plain(_ base64: String) -> String {
        var bytes = base64.utf8.filter { !"\t\n\r ".utf8.contains($0) }
        bytes += Array(repeating: UInt8(ascii: "="), count: (4 - bytes.count % 4) % 4)
        return String(decoding: bytes, as: UTF8.self)
    }
}
