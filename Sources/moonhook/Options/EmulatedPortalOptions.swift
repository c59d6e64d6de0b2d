import ArgumentParser
import Foundation
import PortalEmulator

/// What an emulated portal holds, and how it is reached.
struct EmulatedPortalOptions: ParsableArguments {
    @Option(help: "The port on 127.0.0.1; 0 picks a free one.")
    var port = 0

    @Option(help: "The number of invented users.")
    var users = 200

    @Option(
        help: "The SQLite file that keeps what clients change. Without it, changes are lost at the end.",
        completion: .file()
    )
    var file: String?

    @Option(help: "The seed of users, faults and rewritten values. The same seed gives the same portal.")
    var seed: UInt64?

    @Option(
        help: ArgumentHelp("The scopes of the webhook.", valueName: "a,b"),
        transform: { try NamedList.parse($0, of: EmulatorCredential.knownScopes, "scope") }
    )
    var scopes: [String] = EmulatorCredential.demo.scopes.sorted()

    @Option(
        help: ArgumentHelp("The user whose rights the webhook has. User 1 administers the portal.", valueName: "id")
    )
    var webhookOwner = 1

    @Option(help: ArgumentHelp("How long an access token is valid.", valueName: "seconds"))
    var tokenLifetime = 3_600

    @Flag(help: "Encrypt with a certificate from an authority that is created on this machine.")
    var tls = false

    @Option(
        help: ArgumentHelp("Encrypt with the certificate in this PEM file.", valueName: "file"),
        completion: .file()
    )
    var tlsCert: String?

    @Option(help: ArgumentHelp("The key of that certificate, also a PEM file.", valueName: "file"), completion: .file())
    var tlsKey: String?

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port takes a number up to 65535.") }
        guard users > 0 else { throw ValidationError("--users takes a number from 1.") }
        guard webhookOwner > 0 else { throw ValidationError("--webhook-owner takes a user's id.") }
        guard tokenLifetime > 0 else { throw ValidationError("--token-lifetime takes a number of seconds from 1.") }
        guard (tlsCert == nil) == (tlsKey == nil) else {
            throw ValidationError("--tls-cert and --tls-key must be given together.")
        }
    }

    func configuration() throws -> EmulatorConfiguration {
        var credential = EmulatorCredential.demo
        credential.ownerID = webhookOwner
        credential.scopes = Set(scopes)
        credential.application = .demo
        credential.application?.tokenLifetime = tokenLifetime
        let storage = file.map { EmulatorConfiguration.Storage.file(path: $0) } ?? .temporary
        var configuration = EmulatorConfiguration(
            storage: storage,
            port: port,
            userCount: users,
            credentials: [credential]
        )
        if let seed { configuration.seed = seed }
        configuration.tls = try encryption()
        return configuration
    }

    private func encryption() throws -> EmulatorTLS? {
        if let tlsCert, let tlsKey { return .files(certificate: tlsCert, key: tlsKey) }
        guard tls else { return nil }
        let state = StateFolder(ProcessInfo.processInfo.environment["MOONHOOK_STATE"])
        return .selfMade(folder: try state.folder(of: "emulator"))
    }
}

/// Names with commas between.
enum NamedList {
    /// Splits a list.
    ///
    /// - Throws: An error that lists the right names, if one is unknown.
    static func parse(_ text: String, of names: [String], _ kind: String) throws -> [String] {
        try text.split(separator: ",").map { try check(String($0), names, kind) }
    }

    /// Makes sure that a name is one of those that exist.
    static func check(_ name: String, _ names: [String], _ kind: String) throws -> String {
        guard names.contains(name) else {
            throw ValidationError("Unknown \(kind) '\(name)'. Known are \(names.joined(separator: ", ")).")
        }
        return name
    }
}
