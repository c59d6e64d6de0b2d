import PortalEmulator
import TestSupport

/// Runs the program with a portal that this process serves, so that a test sees what it was asked.
func withPortal(
    userCount: Int = 60,
    _ body: (Program, EmulatedPortal, EmulatorAddress) async throws -> Void
) async throws {
    try await Places.portals.held {
        let portal = try EmulatedPortal(EmulatorConfiguration(userCount: userCount))
        try await portal.serve { address in
            try await body(Program(environment: ["MOONHOOK_PORTAL": address.webhook]), portal, address)
        }
    }
}

extension EmulatedPortal {
    /// How many updates came, in batches or alone.
    var updates: Int { requests.count { $0.method == "user.update" } }
}

/// The documented call, and nothing else.
let hello = """
    user.update { ID = 1, NAME = "Administrator", LAST_NAME = "SomeLastName" }

    """
