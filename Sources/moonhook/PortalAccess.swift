import PortalClient

/// Where a portal is and what opens it: from an address, or from a name in `moonhook.lua`.
struct PortalAccess {
    var address: PortalAddress
    var token: Secret?

    /// Reads what `--portal` or MOONHOOK_PORTAL says.
    init(_ text: String, environment: [String: String]) throws {
        let token = environment["MOONHOOK_TOKEN"].flatMap { $0.isEmpty ? nil : Secret($0) }
        if text.contains("://") {
            address = try PortalAddress(text)
            self.token = token
        } else {
            self = try Self(named: text, in: try Configuration.find(environment), token: token)
        }
        guard self.token != nil || !address.needsToken else {
            throw Failure(
                .usage,
                "\(address) asks for an access token: put it into MOONHOOK_TOKEN, or name its file in moonhook.lua"
            )
        }
    }

    private init(named name: String, in configuration: Configuration?, token: Secret?) throws {
        guard let configuration else {
            throw Failure(
                .usage,
                "--portal \(name) is no address, and there is no moonhook.lua here or in the XDG configuration folder "
                    + "that could name it"
            )
        }
        let entry = try configuration.portal(name)
        address = try PortalAddress(entry.address)
        self.token = entry.token.map { Secret($0) } ?? token
    }
}
