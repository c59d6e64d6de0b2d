import NIOHTTP1
import Testing

@testable import Gateway

struct HTTPDateTests {
    @Test(arguments: [
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (1_709_164_799, "Wed, 28 Feb 2024 23:59:59 GMT"), (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 GMT"),
    ])
    func `moments are written as HTTP has them`(second: Int, text: String) {
        #expect(HTTPDate.text(ofSecond: second) == text)
    }

    @Test func `an answer of the gateway's own has one, and the portal's keeps its own`() async throws {
        try await Front.serve { front in
            let own = try await front.call("user.admin")
            #expect(own.headers["date"].count == 1)
            #expect(try await front.call("user.fields").headers["date"].count == 1)
        }
    }
}
