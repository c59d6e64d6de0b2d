import PortalModel
import Wire

/// The scopes of the credentials, from the method `scope`.
///
/// Source: <https://apidocs.bitrix24.com/api-reference/user/user-scope.html>
struct CredentialScope {
    private let names: Set<String>

    /// Reads the answer of `scope`.
    init(_ result: JSONValue) {
        names = Set(result.elements.compactMap { $0.stringValue?.lowercased() })
    }

    /// The widest of the scopes that show users, or `nil` if there is none.
    var widest: UserField.Scope? {
        if names.contains("user") { return .full }
        if names.contains("user_basic") { return .basic }
        return names.contains("user_brief") ? .brief : nil
    }

    /// Whether users are shown with the values of the portal's own fields.
    var seesCustomFields: Bool { widest == .full || names.contains("user.userfield") }
}
