import Foundation
import PortalClient
import PortalModel

/// Where a portal is and what opens it: from an address, or from a name in `moonhook.lua`.
struct PortalAccess {
    /// How `moonhook.lua` calls it, or its host.
    var name: String
    var address: PortalAddress
    var token: AccessToken?
    /// How many requests it takes; `nil` where nothing bounds them.
    var rate: RequestRate? = .standard
    /// The configuration that was read, if there is one.
    var configuration: Configuration?

    /// Reads what `--portal` or MOONHOOK_PORTAL says.
    init(_ text: String, environment: [String: String]) throws {
        configuration = try Configuration.find(environment)
        token = environment["MOONHOOK_TOKEN"].flatMap { $0.isEmpty ? nil : .fixed(Secret($0)) }
        if text.contains("://") {
            address = try PortalAddress(text)
        } else {
            // What looks like an address holds a secret, and errors are logged.
            guard !text.contains("/") else {
                throw Failure(.usage, "the portal's address begins with https://, and what is given doesn't")
            }
            guard let configuration else {
                throw Failure(
                    .usage,
                    "--portal \(text) is no address, and there is no moonhook.lua here or in the XDG configuration "
                        + "folder that could name it"
                )
            }
            let entry = try configuration.portal(text)
            do throws(PortalAddressError) {
                address = try PortalAddress(entry.address)
            } catch {
                throw Failure(.usage, "\(configuration.path): portals.\(text): \(error)")
            }
            token = entry.token ?? token
            rate = entry.rate
        }
        name = address.host
        guard token != nil || !address.needsToken else {
            throw Failure(
                .usage,
                "\(address) asks for an access token: put it into MOONHOOK_TOKEN, or name its file in moonhook.lua"
            )
        }
    }
}
