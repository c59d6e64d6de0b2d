import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import PortalEmulator
import TestSupport
import Testing

/// The example of the library's landing page, which another test compares with this.
struct LandingPageTests {
    @Test func `the example of the landing page does what it says`() async throws {
        try await Places.portals.held {
            let portal = try EmulatedPortal(EmulatorConfiguration(userCount: 20))
            try await portal.serve { address in
                try await renameFirstUser(at: address.webhook)  // the client under test
            }
            let methods = portal.requests.map(\.method)  // ["user.update"]

            #expect(methods == ["user.update"])
        }
    }

    private func renameFirstUser(at webhook: String) async throws {
        let request = HTTPClientRequest(url: webhook + "user.update?ID=1&NAME=Anna")
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        #expect(response.status == .ok)
    }
}
