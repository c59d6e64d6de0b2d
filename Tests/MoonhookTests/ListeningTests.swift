import Gateway
import PortalModel
import Testing

@testable import moonhook

/// Where a gateway listens, and what it asks for there.
struct ListeningTests {
    @Test(arguments: [
        ("127.0.0.1:8080", true), ("127.1.2.3:0", true), ("localhost:8080", true), ("[::1]:8080", true),
        ("0.0.0.0:8080", false), ("[::]:8080", false), ("127.example.com:8080", false), ("10.0.0.1:8080", false),
        ("gateway.example.com:8080", false),
    ])
    func `only what this machine alone can reach needs no TLS`(place: String, isOwn: Bool) throws {
        #expect(try ListeningPlace(place).isOfThisMachine == isOwn)
    }

    @Test(arguments: [
        "", "8080", "localhost", "http://localhost:8080", "::1:8080", "localhost:65536", "localhost:-1", "Systemd",
    ])
    func `what is no place is refused`(place: String) {
        #expect(throws: (any Error).self) { try ListeningPlace(place) }
    }

    @Test func `a program finds the methods under the owner's number and its code`() throws {
        let owner = try #require(UserID(rawValue: 7))
        #expect(try ListeningPlace("[::1]:0").address(of: owner, code: "abc", port: 5) == "http://[::1]:5/rest/7/abc/")
        let secured = try ListeningPlace("h.example:443").address(of: owner, code: "abc", isSecured: true)
        #expect(secured == "https://h.example:443/rest/7/abc/")
        #expect(try GatewayAddress("https://g.example").url(of: owner, code: "abc") == "https://g.example/rest/7/abc/")
        #expect(
            try GatewayAddress("https://g.example/b24/").url(of: owner, code: "a") == "https://g.example/b24/rest/7/a/"
        )
        for address in ["g.example", "ftp://g.example/", "https://g.example/?a", "https://g.example/rest/1/"] {
            #expect(throws: (any Error).self) { try GatewayAddress(address) }
        }
    }

    @Test(arguments: [[:], ["LISTEN_FDS": "1", "LISTEN_PID": "1"]])
    func `a socket of systemd must be for this process`(environment: [String: String]) {
        let failure = #expect(throws: Failure.self) {
            try ListeningPlace.systemd.endpoint(environment, allowsAll: true)
        }
        #expect(failure?.status == .usage)
    }

    @Test(arguments: [
        ("dismiss=20", Bound.dismiss, 20), ("email=3", .readdress, 3), ("readdress=4", .readdress, 4),
    ])
    func `a bound has the name that --allow gives it, and e-mail addresses another one`(
        text: String,
        bound: Bound,
        number: Int
    ) throws {
        let allowance = try GatewayAllowance(text)
        #expect(allowance.bound == bound && allowance.number == number)
    }

    @Test(arguments: ["dismiss", "dismiss=", "dismiss=0", "dismiss=-1", "dismis=5", "=5"])
    func `what is no bound with a number is refused`(text: String) {
        #expect(throws: (any Error).self) { try GatewayAllowance(text) }
    }
}
