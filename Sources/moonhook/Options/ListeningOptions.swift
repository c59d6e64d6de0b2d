import ArgumentParser
import Foundation
import Gateway
import PortalModel
import Scripting

/// Where a gateway listens, and how it is reached.
struct ListeningOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where it listens: HOST:PORT, or systemd for the socket that systemd has opened. Default: 127.0.0.1:8080.",
            valueName: "host:port"
        ),
        transform: ListeningPlace.init
    )
    var listen: ListeningPlace?

    @Option(
        help: ArgumentHelp(
            "Where /healthz and /metrics are, for monitoring, without anybody's values.",
            valueName: "127.0.0.1:9090"
        ),
        transform: ListeningPlace.init
    )
    var status: ListeningPlace?

    @Option(
        help: ArgumentHelp("Encrypt with the certificate in this PEM file.", valueName: "file"),
        completion: .file()
    )
    var tlsCert: String?

    @Option(help: ArgumentHelp("The key of that certificate, also a PEM file.", valueName: "file"), completion: .file())
    var tlsKey: String?

    @Flag(help: "Let other machines connect without TLS.")
    var insecureListen = false

    /// Where it listens.
    var place: ListeningPlace { listen ?? .usual }

    /// Whether it encrypts.
    var isSecured: Bool { tlsCert != nil }

    func validate() throws {
        guard (tlsCert == nil) == (tlsKey == nil) else {
            throw ValidationError("--tls-cert and --tls-key must be given together.")
        }
        guard status != .systemd else { throw ValidationError("--status takes HOST:PORT, such as 127.0.0.1:9090.") }
        guard insecureListen || isSecured || place.isOfThisMachine else {
            throw ValidationError("--listen: other machines can connect there; \(ListeningPlace.needsTLS)")
        }
        guard insecureListen || status?.isOfThisMachine != false else {
            throw ValidationError(
                "--status is never encrypted, so it takes an address of this machine, such as 127.0.0.1:9090."
            )
        }
    }

    /// What the gateway listens on.
    ///
    /// - Throws: ``Failure`` if systemd has passed no socket, or a file for TLS can't be read.
    func listener(_ environment: [String: String]) throws -> GatewayListener {
        for (option, path) in [("--tls-cert", tlsCert), ("--tls-key", tlsKey)] {
            guard let path else { continue }
            do throws(SmallFile.ReadError) {
                _ = try SmallFile.bytes(of: path, atMost: ConfigurationFile.mostBytes)
            } catch {
                throw Failure(.usage, "\(option): \(path): \(error.words)")
            }
        }
        let endpoint = try place.endpoint(environment, allowsAll: insecureListen || isSecured)
        return GatewayListener(endpoint, certificate: tlsCert, key: tlsKey)
    }

    /// Where it tells how it is.
    func statusEndpoint(_ environment: [String: String]) throws -> GatewayListener.Endpoint? {
        try status?.endpoint(environment, allowsAll: false)
    }
}
