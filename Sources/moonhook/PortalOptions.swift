import ArgumentParser
import Foundation
import Logging
import PortalClient
import PortalEmulator
import PortalModel

/// Which portal a command works with, and where its state is kept.
struct PortalOptions: ParsableArguments {
    @Option(help: "The portal: an address, a name from moonhook.lua, or demo. Else MOONHOOK_PORTAL.")
    var portal: String?

    @Option(help: "The folder for journals and the demo portal. Else MOONHOOK_STATE, else the XDG state folder.")
    var state: String?

    /// Opens the portal for as long as `body` runs.
    func withPortal<Value>(_ body: (any Portal, StateFolder) async throws -> Value) async throws -> Value {
        let environment = ProcessInfo.processInfo.environment
        guard let name = portal ?? environment["MOONHOOK_PORTAL"].flatMap({ $0.isEmpty ? nil : $0 }) else {
            throw Failure(.usage, Self.noPortal)
        }
        let state = StateFolder(state ?? environment["MOONHOOK_STATE"])
        let logger = Logger(label: "moonhook") { _ in SwiftLogNoOpLogHandler() }
        if name == "demo" {
            let folder = try state.folder(of: "demo")
            let emulator = try EmulatedPortal(EmulatorConfiguration(storage: .file(path: folder + "/portal.sqlite")))
            return try await emulator.serve { address in
                let address = try PortalAddress(address.webhook)
                let settings = PortalSettings(userAgent: Moonhook.userAgent, rate: nil)
                return try await RESTPortal.withPortal(at: address, settings: settings, logger: logger) { portal in
                    try await body(NamedPortal(name: "demo", portal), state)
                }
            }
        }
        let access = try PortalAccess(name, environment: environment)
        return try await RESTPortal.withPortal(
            at: access.address,
            token: access.token.map { .fixed($0) },
            settings: PortalSettings(userAgent: Moonhook.userAgent),
            logger: logger
        ) { portal in
            do {
                return try await body(portal, state)
            } catch let error as PortalError {
                throw Failure(.portal, "\(portal.name): \(error)")
            }
        }
    }

    private static let noPortal = """
        No portal is named, so nothing runs. Name one with --portal, or in MOONHOOK_PORTAL:

          --portal https://HOST/rest/USER/CODE/   an inbound webhook of an administrator
          --portal https://HOST/rest/             with an OAuth access token in MOONHOOK_TOKEN
          --portal NAME                           a portal from moonhook.lua
          --portal demo                           an invented portal on this machine
        """
}

/// A portal under a name that people know better than its address.
private struct NamedPortal: Portal {
    let name: String
    private let portal: any Portal

    init(name: String, _ portal: any Portal) {
        self.name = name
        self.portal = portal
    }

    func owner() async throws -> User { try await portal.owner() }

    func schema() async throws -> Schema { try await portal.schema() }

    func departments() async throws -> [Department] { try await portal.departments() }

    func users(_ ids: [UserID], fields: [String]) async throws -> [User] {
        try await portal.users(ids, fields: fields)
    }

    func eachPage(fields: [String], _ body: ([User]) async throws -> Void) async throws {
        try await portal.eachPage(fields: fields, body)
    }

    func deliver(_ delivery: Delivery) async throws -> DeliveryReport { try await portal.deliver(delivery) }
}
