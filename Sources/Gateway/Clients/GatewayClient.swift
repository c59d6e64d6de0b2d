public import PortalModel
public import Scripting

/// A program that calls the portal through the gateway, with what it may do.
public struct GatewayClient: Sendable {
    /// A recipe that a client's calls pass through.
    public struct Recipe: Sendable {
        /// The recipe as it was inspected.
        public var file: ScriptFile
        /// Whether a call passes without this recipe if it fails; otherwise the call is refused.
        public var passesOnError: Bool

        /// Names a recipe.
        public init(_ file: ScriptFile, passesOnError: Bool = false) {
            self.file = file
            self.passesOnError = passesOnError
        }
    }

    /// The methods that a client may call.
    public enum Methods: Hashable, Sendable {
        /// Every method of the portal.
        case all
        /// These, in small letters.
        case only(Set<String>)

        /// What a client may call whose entry says nothing of methods.
        public static let usual = Methods.only([
            "batch", "department.fields", "department.get", "profile", "scope", "server.time", "user.current",
            "user.fields", "user.get", "user.search", "user.update",
        ])
    }

    /// Its name, such as `hr`.
    public var name: String
    /// The SHA-256 of its code, in 64 hexadecimal digits.
    public var codeSHA256: String
    /// What its updates pass through, in order.
    public var recipes: [Recipe]
    /// What is given for the recipes' parameters.
    public var settings: [String: ParameterSetting]
    /// The fields that it may write; `nil` for all that can be written.
    public var fields: Set<String>?
    /// The methods that it may call.
    public var methods: Methods
    /// What it may do to more users a day than usual.
    public var limits: [Bound: Int]
    /// Whether its calls may travel with those of others.
    public var isGrouped: Bool

    /// What is bounded.
    static let bounds: [Bound] = [.dismiss, .readdress, .clear, .move]

    /// Moves are bounded only if somebody bounds them, since HR systems make many.
    private static let usualLimits: [Bound: Int] = [.dismiss: 5, .readdress: 5, .clear: 5]

    /// To how many users a day a client of these limits may do it; `nil` for any number.
    public static func most(_ bound: Bound, by limits: [Bound: Int]) -> Int? { limits[bound] ?? usualLimits[bound] }

    /// Creates a client.
    public init(
        name: String,
        codeSHA256: String,
        recipes: [Recipe] = [],
        settings: [String: ParameterSetting] = [:],
        fields: Set<String>? = nil,
        methods: Methods = .usual,
        limits: [Bound: Int] = [:],
        isGrouped: Bool = true
    ) {
        self.name = name
        self.codeSHA256 = codeSHA256
        self.recipes = recipes
        self.settings = settings
        self.fields = fields
        self.methods = methods
        self.limits = limits
        self.isGrouped = isGrouped
    }
}
