import ArgumentParser
import CProcess
import Foundation
import Gateway
import PortalModel

/// Where a gateway listens: `127.0.0.1:8080`, `[::1]:8080`, or `systemd` for the socket that systemd has opened.
enum ListeningPlace: Hashable {
    case address(host: String, port: Int)
    case systemd

    /// Where a gateway listens of which nobody says it.
    static let usual = ListeningPlace.address(host: "127.0.0.1", port: 8080)

    /// The first descriptor that systemd passes.
    private static let firstDescriptor: Int32 = 3

    /// Reads an option's argument.
    ///
    /// - Throws: `ValidationError` that says what to write.
    init(_ argument: String) throws {
        guard argument != "systemd" else {
            self = .systemd
            return
        }
        let pattern = /(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9.\-]+)):(\d{1,5})/
        guard let parts = argument.wholeMatch(of: pattern)?.output, let host = parts.1 ?? parts.2,
            let port = Int(parts.3), port <= 65_535
        else { throw ValidationError("expected HOST:PORT, such as 127.0.0.1:8080 or [::1]:8080, or systemd") }
        self = .address(host: String(host), port: port)
    }

    /// Whether only this machine can connect; of systemd's socket that is known once it is taken over.
    var isOfThisMachine: Bool {
        switch self {
        case .address(let host, _):
            ["localhost", "::1"].contains(host.lowercased())
                || host.wholeMatch(of: /127(\.\d{1,3}){3}/) != nil
        case .systemd: true
        }
    }

    /// Whether it is every address of this machine, and so none that a program could call.
    var isEverywhere: Bool {
        if case .address(let host, _) = self { ["0.0.0.0", "::"].contains(host) } else { false }
    }

    /// What the gateway listens on.
    ///
    /// - Parameters:
    ///   - environment: What systemd has said of its socket.
    ///   - allowsAll: Whether other machines may connect to that socket.
    /// - Returns: The endpoint.
    /// - Throws: ``Failure`` if systemd has passed no such socket.
    func endpoint(_ environment: [String: String], allowsAll: Bool) throws -> GatewayListener.Endpoint {
        guard case .address(let host, let port) = self else {
            return try Self.inherited(environment, allowsAll: allowsAll)
        }
        return .address(host: host, port: port)
    }

    private static func inherited(
        _ environment: [String: String],
        allowsAll: Bool
    ) throws -> GatewayListener.Endpoint {
        guard environment["LISTEN_PID"] == String(getpid()), environment["LISTEN_FDS"] == "1" else {
            throw Failure(
                .usage,
                "--listen systemd needs one socket that systemd has opened for this service; see examples/gateway, or name "
                    + "HOST:PORT"
            )
        }
        switch cprocess_adopt_listener(firstDescriptor) {
        case CPROCESS_LISTENER_OF_THIS_MACHINE: break
        case CPROCESS_LISTENER_OF_ALL where allowsAll: break
        case CPROCESS_LISTENER_OF_ALL:
            throw Failure(.usage, "--listen systemd: other machines can connect to this socket; \(needsTLS)")
        default:
            throw Failure(.usage, "--listen systemd: the socket doesn't listen; it needs ListenStream= and Accept=no")
        }
        return .inherited(descriptor: firstDescriptor)
    }

    /// What to do if other machines could connect without TLS.
    static let needsTLS: ShownText = """
        codes and personal data would cross the network unencrypted. Give --tls-cert and --tls-key, or listen on 127.0.0.1 \
        behind a proxy with TLS. --insecure-listen allows it all the same.
        """

    /// The address under which a program finds a portal's methods here.
    ///
    /// - Parameters:
    ///   - owner: The owner of the gateway's credentials.
    ///   - code: The program's code, or what stands for it.
    ///   - port: The port, if the system picked it.
    ///   - isSecured: Whether it is reached by TLS.
    /// - Returns: The address; `nil` for systemd's socket, whose address isn't known.
    func address(of owner: UserID, code: String, port: Int? = nil, isSecured: Bool = false) -> String? {
        guard case .address(let host, let own) = self else { return nil }
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(isSecured ? "https" : "http")://\(name):\(port ?? own)/rest/\(owner)/\(code)/"
    }
}
