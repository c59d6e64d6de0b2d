/// The fields of a user record on one portal, and which of them the credentials can see.
public struct Schema: Sendable {
    /// All fields: the standard ones in the documentation's order, then the portal's own by name.
    public let fields: [UserField]
    private let indices: [String: Int]
    private let scope: UserField.Scope
    private let seesCustomFields: Bool

    /// Only the standard fields, all visible: what is known without a portal.
    public static let standard = Schema(custom: [])

    /// Creates a schema.
    ///
    /// - Parameters:
    ///   - custom: The portal's own `UF_…` fields.
    ///   - scope: The widest user scope of the credentials.
    ///   - seesCustomFields: Whether the credentials show the values of custom fields; the limited scopes need
    ///     `user.userfield` for that.
    public init(custom: [UserField], scope: UserField.Scope = .full, seesCustomFields: Bool = true) {
        let standard = UserField.standard
        let known = Set(standard.map(\.name))
        let own = custom.filter { !known.contains($0.name) }.sorted { $0.name < $1.name }
        self.init(standard + own, scope, seesCustomFields)
    }

    /// The same schema, in which these fields can be written though they are locked.
    public func unlocking(_ names: Set<String>) -> Schema {
        guard !names.isEmpty else { return self }
        let fields = fields.map { field in
            var field = field
            if field.lock != nil, names.contains(field.name) { field.isWritable = true }
            return field
        }
        return Schema(fields, scope, seesCustomFields)
    }

    /// The same schema, in which these fields can be cleared though no script ever means that.
    package func clearingOnRequest(_ names: Set<String>) -> Schema {
        let fields = fields.map { field in
            var field = field
            field.isClearedOnRequest = names.contains(field.name)
            return field
        }
        return Schema(fields, scope, seesCustomFields)
    }

    /// Creates a schema of exactly these fields, in their order, all of which are shown.
    package init(all fields: [UserField]) { self.init(fields, .full, true) }

    private init(_ fields: [UserField], _ scope: UserField.Scope, _ seesCustomFields: Bool) {
        self.fields = fields
        indices = Dictionary(
            fields.enumerated().map { ($0.element.name, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        self.scope = scope
        self.seesCustomFields = seesCustomFields
    }

    /// The field of that name.
    public subscript(name: String) -> UserField? { indices[name].map { fields[$0] } }

    /// The index of the field in ``fields``.
    public func index(of name: String) -> Int? { indices[name] }

    /// These names in field-table order; unknown ones last, by name.
    public func sorted(_ names: some Sequence<String>) -> [String] {
        names.map { (indices[$0] ?? .max, $0) }.sorted { $0 < $1 }.map(\.1)
    }

    /// Whether reads show the field.
    ///
    /// A visible field that is absent from a user is empty; an invisible one is unknown.
    public func shows(_ name: String) -> Bool {
        guard let field = self[name] else { return false }
        return isCustom(name) ? seesCustomFields : field.scope <= scope
    }

    /// Says that the credentials don't show a field, and what would.
    public func hiddenField(_ name: String) -> String {
        let scopes =
            switch self[name]?.scope ?? .full {
            case _ where isCustom(name): "user.userfield or user"
            case .brief: "user_brief, user_basic or user"
            case .basic: "user_basic or user"
            case .full: "user"
            }
        return "the credentials can't read \(name); they need the scope \(scopes)"
    }

    /// Says that a field can't be written, and how it can if there is a way.
    public func readOnlyField(_ name: String) -> String {
        "\(name) is read-only" + (self[name]?.lock.map { ": \($0)" } ?? "; leave it out")
    }

    private func isCustom(_ name: String) -> Bool { (index(of: name) ?? 0) >= UserField.standard.count }

    /// Says that a name is no field, with the name that was probably meant.
    public func unknownField(_ name: String) -> String {
        let nearest = NearestName.of(name, among: fields.lazy.map(\.name))
        return "\(name) is not a user field" + (nearest.map { "; did you mean \($0)?" } ?? "")
    }
}
