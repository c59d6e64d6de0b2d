import Testing

@testable import PortalClient

struct PortalLocationTests {
    private let north = "https://north.example.com/rest/"

    @Test func `a token follows a portal to its new host, and all calls that hear of it do`() throws {
        let location = PortalLocation(try PortalAddress(north))
        for _ in 0..<2 { #expect(location.follow("https://south.example.com/rest/user.get", from: location.given)) }
        #expect(location.current.url(of: "user.get") == "https://south.example.com/rest/user.get")
    }

    @Test(arguments: [
        "https://north.example.com/rest/user.get", "https://north.example.com/login/", "http://127.0.0.1/rest/user.get",
        "http://south.example.com/rest/user.get", "/rest/user.get", "ftp://south.example.com/", "",
    ])
    func `a token only follows to another host behind TLS`(target: String) throws {
        let location = PortalLocation(try PortalAddress(north))
        #expect(!location.follow(target, from: location.given))
        #expect(location.current == location.given)
    }

    @Test func `a token goes to no third host`() throws {
        let location = PortalLocation(try PortalAddress(north))
        #expect(location.follow("https://south.example.com/rest/", from: location.given))
        #expect(!location.follow("https://east.example.com/rest/", from: location.current))
        #expect(!location.follow("https://east.example.com/rest/", from: location.given))
    }

    @Test func `a webhook's code stays where it is`() throws {
        let location = PortalLocation(try PortalAddress("https://north.example.com/rest/1/hush/"))
        #expect(!location.follow("https://south.example.com/rest/1/hush/user.get", from: location.given))
    }
}
