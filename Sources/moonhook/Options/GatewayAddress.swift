import ArgumentParser
import Foundation
import PortalModel

/// Where programs find a gateway that is behind something else.
struct GatewayAddress {
    private let base: String

    /// Reads an option's argument.
    ///
    /// - Throws: `ValidationError` that says what to write.
    init(_ argument: String) throws {
        guard let parts = URLComponents(string: argument), ["http", "https"].contains(parts.scheme?.lowercased()),
            parts.host?.isEmpty == false, parts.user == nil, parts.query == nil, parts.fragment == nil
        else { throw ValidationError("expected an address such as https://gateway.example/") }
        guard !parts.path.split(separator: "/").contains("rest") else {
            throw ValidationError("leave rest/ and what follows it out, as in https://gateway.example/")
        }
        base = argument.hasSuffix("/") ? argument : argument + "/"
    }

    /// The address under which a program finds the portal's methods.
    func url(of owner: UserID, code: String) -> String { "\(base)rest/\(owner)/\(code)/" }
}
