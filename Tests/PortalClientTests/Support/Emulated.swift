import Logging
import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

@testable import PortalClient

/// A client with an emulated portal before it.
enum Emulated {
    static let silence = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Serves a portal, and opens it by its webhook; what a busy machine holds up for minutes is no failure.
    static func portal<Value>(
        _ configuration: EmulatorConfiguration = EmulatorConfiguration(userCount: 60),
        settings: PortalSettings = PortalSettings(rate: nil, timeout: .seconds(600)),
        clock: any Clock<Duration> = ImmediateClock(),
        logger: Logger = silence,
        _ body: (RESTPortal, EmulatedPortal) async throws -> Value
    ) async throws -> Value {
        try await Places.portals.held {
            let emulator = try EmulatedPortal(configuration)
            return try await emulator.serve { address in
                var settings = settings
                settings.authorities = settings.authorities ?? address.certificateAuthority
                return try await RESTPortal.withPortal(
                    at: try PortalAddress(address.webhook),
                    settings: settings,
                    logger: logger,
                    clock: clock
                ) { portal in
                    try await body(portal, emulator)
                }
            }
        }
    }

    static func id(_ number: Int) throws -> UserID { try #require(UserID(rawValue: number)) }

    /// The first users behind the owner, 48 of them unless fewer are asked for.
    static func users(_ count: Int = Delivery.capacity, of portal: RESTPortal) async throws -> [UserID] {
        var ids: [UserID] = []
        try await portal.eachPage(fields: []) { ids += $0.map(\.id) }
        return Array(ids.dropFirst().prefix(count))
    }

    /// A delivery that gives each of these users a note.
    static func delivery(to users: [UserID], note: String) -> Delivery {
        let changes = users.map { user in
            Change(user: user, person: "N\(user)", before: [:], after: ["WORK_NOTES": .string("\(note) \(user)")])
        }
        return Delivery(changes: changes, fields: ["WORK_NOTES"])
    }

    /// Whether the portal holds just these notes.
    static func holds(_ note: String, for users: [UserID], on portal: RESTPortal) async throws -> Bool {
        let found = try await portal.users(users, fields: ["WORK_NOTES"]).sorted { $0.id < $1.id }
        return found == users.map { User(id: $0, fields: ["WORK_NOTES": .string("\(note) \($0)")]) }
    }
}
