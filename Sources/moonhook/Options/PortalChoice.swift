import ArgumentParser
import PortalModel

/// Which portal a command is about, and where its state is kept.
struct PortalChoice: ParsableArguments {
    @Option(
        help: "The portal: an address, a name from moonhook.lua, or demo. Default: MOONHOOK_PORTAL.",
        completion: .list(["demo"])
    )
    var portal: String?

    @OptionGroup var basis: ConfigurationChoice

    /// What `--portal` or MOONHOOK_PORTAL says.
    ///
    /// - Throws: ``Failure`` if neither is set.
    func name(_ environment: [String: String]) throws -> String {
        guard let name = portal ?? environment["MOONHOOK_PORTAL"].flatMap({ $0.isEmpty ? nil : $0 }) else {
            throw Failure(.usage, Self.noPortal)
        }
        return name
    }

    /// Where state is kept.
    func state(_ environment: [String: String]) -> StateFolder { basis.folder.state(environment) }

    /// The same choice for another command to repeat; an address holds a secret, so it must be filled in.
    var arguments: String {
        let portal = portal.map { " --portal " + ($0.contains("://") ? "ADDRESS" : $0.quoted) } ?? ""
        return portal + basis.arguments
    }

    private static let noPortal: ShownText = """
        No portal is named, so nothing runs. Name one with --portal, or in MOONHOOK_PORTAL:

          --portal https://HOST/rest/USER/CODE/   an inbound webhook of an administrator
          --portal https://HOST/rest/             with an OAuth access token in MOONHOOK_TOKEN
          --portal NAME                           a portal from moonhook.lua
          --portal demo                           an invented portal on this machine
        """
}
