/// Why a text is not an address of a portal's REST API.
///
/// ``description`` names the problem and the remedy, and leaves out the webhook's code.
public enum PortalAddressError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The address does not begin with `https://`.
    case schemeMissing
    /// No address can be read from the text.
    case malformed
    /// The address begins with `http://` and the host is not this machine.
    case httpsRequired(host: String)
    /// The address contains a user name, a query or a fragment.
    case tooMuch
    /// The path has no `/rest/`.
    case pathMissing
    /// The path leads to version 3 of the API.
    case versionThree
    /// The webhook's code is missing, or the number of its user.
    case codeMissing
    /// A method, or something else, follows the webhook's code.
    case methodAfterCode
    /// The file of certificate authorities can't be read.
    case authorities(path: String)

    /// What is wrong, and what to write.
    public var description: String {
        switch self {
        case .schemeMissing: "the address of a portal must begin with https://. \(Self.example)"
        case .malformed: "this is not a web address. \(Self.example)"
        case .httpsRequired(let host):
            "the portal requires HTTPS. Write https://\(host)/…; plain http:// is allowed only for this machine."
        case .tooMuch:
            "the address contains a user name, a query or a fragment. Leave that out. \(Self.example)"
        case .pathMissing: "the address does not contain /rest/. \(Self.example)"
        case .versionThree: "the address is for version 3 of the REST API. Leave out api/ after /rest/."
        case .codeMissing: "the webhook's user or code is missing. \(Self.example)"
        case .authorities(let path): "\(path) can't be read as certificates; a private authority needs a PEM file."
        case .methodAfterCode: "the address continues after the webhook's code. End it there. \(Self.example)"
        }
    }

    private static let example = """
        A webhook's address looks like https://company.bitrix24.com/rest/1/code/, \
        one for a token like https://company.bitrix24.com/rest/
        """
}
