import Logging
import PortalClient
import PortalEmulator
import TestSupport
import Testing
import Wire

/// The example of the library's landing page, which another test compares with this.
struct LandingPageTests {
    @Test func `the example of the landing page does what it says`() async throws {
        var printed: [String] = []
        func print(_ item: String) { printed.append(item) }

        try await Places.portals.held {
            try await EmulatedPortal(EmulatorConfiguration(userCount: 20)).serve { served in
                let webhook = served.webhook

                let address = try PortalAddress(webhook)
                try await RESTPortal.withPortal(at: address, logger: Logger(label: "portal")) { portal in
                    let answer = try await portal.call("user.get", ["FILTER": ["ACTIVE": true]])
                    print("\(answer.total ?? 0) active users")
                    let rename = BatchCall("user.update", ["ID": 1, "NAME": "Anna"])
                    let results = try await portal.batch([rename, BatchCall("profile")])
                    print("\(results.count) answers")
                    try await portal.eachPage(fields: ["NAME", "EMAIL"]) { users in print("\(users.count) users") }
                }
            }
        }

        #expect(printed.dropFirst() == ["2 answers", "20 users"])
    }
}
