import PortalClient
import PortalModel
import Wire

/// A batch of a caller's own, command by command.
///
/// Source: <https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html>
struct WantedBatch: Sendable {
    /// One command.
    struct Command: Sendable {
        /// What becomes of it.
        enum Kind: Sendable {
            /// It goes to the portal as it came.
            case passed
            /// It is judged.
            case update(WantedUpdate)
            /// It doesn't go to the portal; with the user whom it names, if it is an update.
            case refused(GatewayError, of: UserID? = nil)
        }

        let key: String
        /// The method with its parameters as a query, as it came.
        let text: String
        let method: String
        let kind: Kind
    }

    /// The most commands that the portal carries out.
    static let limit = BatchCall.limit

    let commands: [Command]
    /// Whether no command follows one that fails.
    let halts: Bool

    /// The users whose updates are judged.
    var users: Set<UserID> {
        Set(commands.compactMap { command in if case .update(let wanted) = command.kind { wanted.user } else { nil } })
    }

    /// The updates that are judged.
    var updates: [WantedUpdate] {
        commands.compactMap { command in if case .update(let wanted) = command.kind { wanted } else { nil } }
    }

    /// Reads the parameters of `batch`.
    ///
    /// - Parameters:
    ///   - parameters: The parameters.
    ///   - schema: The portal's fields.
    ///   - permits: Whether the caller may call a method.
    ///   - passesReference: Whether nothing looks at a field, so that its value may be known to the portal alone.
    init(
        _ parameters: CallParameters,
        _ schema: Schema,
        permits: (String) -> Bool,
        passesReference: (String) -> Bool
    ) {
        // Undocumented but for true, false, 1 and 0: observed in the module `rest` of portals on servers of their own.
        halts = parameters["halt"]?.phpBoolean ?? false
        var commands: [Command] = []
        for (key, value) in Self.entries(of: parameters["cmd"]) {
            let text = value.phpText ?? ""
            let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
            let method = (parts.first ?? "").lowercased()
            let query = parts.count > 1 ? String(parts[1]) : ""
            var kind: Command.Kind
            if commands.count >= Self.limit {
                kind = .refused(.batchTooLong)
            } else {
                kind = Self.kind(method, query, schema, permits, passesReference)
            }
            // The portal would know the field by then.
            if case .update(let wanted) = kind, commands.contains(where: { $0.method.hasPrefix("user.userfield.") }),
                let name = wanted.unknownOwn.first
            {
                kind = .refused(.fieldOfSameBatch(name), of: wanted.user)
            }
            commands.append(Command(key: key, text: text, method: method, kind: kind))
        }
        self.commands = commands
    }

    private static func entries(of value: JSONValue?) -> [(String, JSONValue)] {
        switch value {
        case .array(let texts)?: texts.enumerated().map { (String($0), $1) }
        case .object(let texts)?: texts.map { ($0.key, $0.value) }
        default: []
        }
    }

    private static func kind(
        _ method: String,
        _ query: String,
        _ schema: Schema,
        _ permits: (String) -> Bool,
        _ passesReference: (String) -> Bool
    ) -> Command.Kind {
        guard method != "batch" else { return .refused(.notInBatch) }
        guard MethodRules.isPlain(method) else { return .refused(.unknownMethod) }
        guard permits(method) else { return .refused(.insufficientScope) }
        switch MethodRules.deed(of: method) {
        case .passes: return .passed
        case .unknown: return .refused(.unknownMethod)
        case .adds: return .refused(.addInBatch)
        case .updates: break
        }
        guard let named = PHPQuery.parameters(query.utf8, atMost: CallParameters.mostValues) else {
            return .refused(.unreadable("more than \(CallParameters.mostValues) values"))
        }
        let parameters = JSONObject(named)
        do throws(GatewayError) {
            let wanted = try WantedUpdate(parameters, schema, isInBatch: true)
            if let name = wanted.references.keys.sorted().first(where: { !passesReference($0) }) {
                let words = "\(name): the value is another command's answer, which can't be judged before it is there"
                throw .refused(.wrongType, words)
            }
            return .update(wanted)
        } catch {
            return .refused(error, of: parameters.userID)
        }
    }
}

extension WantedBatch {
    /// The commands that were refused when they were read.
    var refused: [String: GatewayError] {
        commands.reduce(into: [:]) { refused, command in
            if case .refused(let error, _) = command.kind { refused[command.key] = error }
        }
    }

    /// The commands that go to the portal: none behind a refused one, if the batch halts.
    func sendable(_ refused: [String: GatewayError]) -> [Command] {
        guard halts else { return commands.filter { refused[$0.key] == nil } }
        return Array(commands.prefix { refused[$0.key] == nil })
    }

    /// The refusals that the caller sees: if the batch halts the first one, unless the portal has halted before it.
    func shown(_ refused: [String: GatewayError], hasFailed: Bool) -> [String: GatewayError] {
        guard halts else { return refused }
        guard !hasFailed, let first = commands.first(where: { refused[$0.key] != nil }) else { return [:] }
        return refused.filter { $0.key == first.key }
    }
}

/// What a method's name says about the way of a call.
enum MethodRules {
    enum Deed {
        /// It goes to the portal as it came.
        case passes
        /// It changes a user.
        case updates
        /// It adds a user.
        case adds
        /// It looks like one of these and is none: a portal might take it for one.
        case unknown
    }

    /// What a method does, by its name in small letters.
    static func deed(of method: String) -> Deed {
        switch method {
        case "user.update": .updates
        case "user.add": .adds
        case "batch": .passes
        default: ["batch", "user.add", "user.update"].contains(where: method.hasPrefix) ? .unknown : .passes
        }
    }

    /// Whether a name holds nothing that means something in an address.
    static func isPlain(_ method: String) -> Bool {
        method.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { $0.isASCIIWord || "_-".utf8.contains($0) }
        }
    }
}
