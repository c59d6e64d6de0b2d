import Logging
import PortalClient
import PortalEmulator
import TestSupport

/// Opens an emulated portal with the real client, as fast as both are.
func withPortal(
    userCount: Int = 120,
    rewriting: EmulatorRewriting = EmulatorRewriting(),
    _ body: (RESTPortal, EmulatedPortal) async throws -> Void
) async throws {
    var configuration = EmulatorConfiguration(userCount: userCount)
    configuration.rewriting = rewriting
    try await Places.portals.held {
        let emulator = try EmulatedPortal(configuration)
        try await emulator.serve { address in
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            try await RESTPortal.withPortal(
                at: try PortalAddress(address.webhook),
                settings: PortalSettings(rate: nil),
                logger: logger
            ) { portal in
                try await body(portal, emulator)
            }
        }
    }
}
