import ArgumentParser
import Foundation
import Gateway
import PortalClient
import PortalModel
import Scripting
import SystemPackage

struct GatewayNewClientCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new-client",
        abstract: "Makes the code of a program that is to call the gateway, and prints its address once.",
        discussion: """
            Only the code's SHA-256 is kept, in a file that only you can read. Run it as the account that serves the gateway, \
            which reads that file. Then write the printed lines into moonhook.lua, and send a running gateway SIGHUP.
            """
    )

    @Argument(help: "The client's name, such as hr.")
    var name: String

    @Option(
        help: ArgumentHelp("Where the gateway listens. Default: 127.0.0.1:8080.", valueName: "host:port"),
        transform: ListeningPlace.init
    )
    var listen: ListeningPlace?

    @Option(
        help: ArgumentHelp(
            "How the program reaches the gateway, such as through a proxy with TLS.",
            valueName: "https://gateway.example/"
        ),
        transform: GatewayAddress.init
    )
    var address: GatewayAddress?

    @Option(
        help: ArgumentHelp(
            "The new file. Default: the one that moonhook.lua names for this client, or NAME.code in its XDG folder.",
            valueName: "file"
        ),
        completion: .file()
    )
    var codeFile: String?

    @OptionGroup var portalOptions: PortalOptions

    func validate() throws {
        guard ConfiguredGateway.isName(name) else {
            throw ValidationError(
                "'\(name)' is not a name for a client; use A to Z, digits, - and _, at most 64, such as hr."
            )
        }
        guard listen == nil || address == nil else {
            throw ValidationError("--listen and --address both say where the gateway is; leave one of them out.")
        }
        guard listen?.isEverywhere != true else {
            throw ValidationError(
                "--listen: no program can call that address; give --address https://gateway.example/."
            )
        }
        guard listen != .systemd else {
            throw ValidationError("--listen: name HOST:PORT here, as systemd's socket has it.")
        }
    }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let configuration = try portalOptions.configuration(environment)
        let portal = try portalOptions.portalName(environment)
        try Configuration.checkName(ofGatewaysPortal: portal)
        let access = try PortalAccess(portal, configuration, environment: environment)
        let entry = try configuration.gateway(on: portal)
        let known = entry?.clients.first { $0.name == name }
        let path = codeFile ?? known?.codeFile ?? XDGFolder.configuration(environment) + "/\(name).code"
        let file = URL(fileURLWithPath: path).path
        guard !OutputFile.exists(file) else { throw Self.existing(file) }
        // Whoever can't reach the portal makes no code for it.
        let owner = try await portalOptions.withPortal(access, mentionsRuns: false) { portal, _ in
            try await portal.owner().id
        }
        let code = ClientCode.make()
        try Self.write(ClientCode.sha256(of: code), to: file)
        let place = listen ?? .usual
        let url = address?.url(of: owner, code: code) ?? place.address(of: owner, code: code) ?? ""
        Terminal.standardOutput.write(
            """
            The address for \(name), with its code. It is shown only now; keep it like a password:

              \(url)

            Its SHA-256 is in \(file).
            """
        )
        let lines = lines(file, isKnown: known != nil, hasGateway: entry != nil, portal)
        Terminal.standardOutput.writeParagraph(lines.description)
    }

    /// What belongs into `moonhook.lua`.
    private func lines(_ file: String, isKnown: Bool, hasGateway: Bool, _ portal: String) -> ShownText {
        let gateway: ShownText = "portals.\(portal).gateway"
        let text = file.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let code: ShownText = "code_file = \"\(text)\","
        guard !isKnown else { return "In moonhook.lua, \(gateway).clients.\(name) must say\n\n  \(code)" }
        let client: [ShownText] = ["\(Self.key(name)) = {", "  \(code)", "  recipes = { \"phones-e164.lua\" },", "},"]
        guard !hasGateway else {
            return ShownText(
                lines: ["Write into \(gateway).clients in moonhook.lua, with your recipes:", ""]
                    + client.map { "  \($0)" }
            )
        }
        let all: [ShownText] = ["gateway = {", "  clients = {"] + client.map { "    \($0)" } + ["  },", "},"]
        return ShownText(
            lines: ["Write into portals.\(portal) in moonhook.lua, with your recipes:", ""] + all.map { "  \($0)" }
        )
    }

    /// The name as a key of a table in Lua.
    private static func key(_ name: String) -> String {
        let tokens = Array(LuaLexer(name))
        return tokens.count == 1 && tokens[0].kind == .name ? name : "[\"\(name)\"]"
    }

    /// Writes a new file that only its owner can read.
    private static func write(_ hash: String, to file: String) throws {
        do {
            try FileManager.default.createDirectory(
                at: URL(fileURLWithPath: file).deletingLastPathComponent(),
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            let descriptor = try FileDescriptor.open(
                FilePath(file),
                .writeOnly,
                options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: .ownerReadWrite
            )
            _ = try descriptor.closeAfter { try descriptor.writeAll("\(hash)\n".utf8) }
        } catch Errno.fileExists {
            throw existing(file)
        } catch {
            throw Failure(.usage, "\(file) can't be written; check its folder, or name another file with --code-file")
        }
    }

    private static func existing(_ file: String) -> Failure {
        Failure(
            .usage,
            "\(file) exists and was not changed: a client may use it. Name another file with --code-file, or remove this one, "
                + "whose client then can't call any more"
        )
    }
}
