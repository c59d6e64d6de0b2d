import Foundation
import PortalClient
import PortalModel
import Report

/// Where a portal is and what opens it: from an address, or from a name in `moonhook.lua`.
struct PortalAccess {
    /// How people call it.
    var title: PortalTitle
    var address: PortalAddress
    var token: AccessToken?
    /// How many requests it allows; `nil` for no limit.
    var rate: RequestRate? = .standard
    /// The host that it had before it was renamed.
    var formerly: String?
    /// A PEM file with certificate authorities to trust in addition to the system's.
    var authorities: String?
    /// The same for the server that renews its tokens.
    var renewalAuthorities: String?

    /// Reads what `--portal` or MOONHOOK_PORTAL says; `nil` for the demo portal, which this process serves.
    ///
    /// What is in separate files, such as an address, is read only here.
    init?(_ text: String, _ configuration: Configuration, environment: [String: String]) throws {
        guard text != "demo" else { return nil }
        authorities = configuration.authorities
        token = environment["MOONHOOK_TOKEN"].flatMap { $0.isEmpty ? nil : .fixed(Secret($0)) }
        if text.contains("://") {
            address = try PortalAddress(text)
        } else {
            // What looks like an address holds a secret, and errors are logged.
            guard !text.contains("/") else {
                throw Failure(.usage, "the portal's address must begin with https://")
            }
            let entry = try configuration.portal(text)
            do throws(PortalAddressError) {
                address = try PortalAddress(entry.portal.address)
            } catch {
                throw Failure(.usage, "\(entry.path): portals.\(text): \(error)")
            }
            token = entry.portal.token ?? token
            rate = entry.portal.rate
            formerly = entry.portal.formerly
            authorities = entry.portal.authorities ?? entry.authorities
            renewalAuthorities = entry.authorities
        }
        title = PortalTitle(text.contains("://") ? configuration.name(of: address) : text, host: address.host)
        guard token != nil || !address.needsToken else {
            throw Failure(
                .usage,
                "\(address) needs an access token: put it into MOONHOOK_TOKEN, or name its file in moonhook.lua"
            )
        }
    }

    /// Its host, by which its state is kept.
    var name: String { title.host }

    /// How to deal with the portal, as far as its entry says.
    var settings: PortalSettings {
        PortalSettings(
            userAgent: Moonhook.userAgent,
            rate: rate,
            authorities: authorities,
            renewalAuthorities: renewalAuthorities
        )
    }
}

extension PortalAccess? {
    /// How people call the portal; `nil` is the demo portal.
    var title: PortalTitle { self?.title ?? PortalTitle(host: "demo") }
}
