import Testing

@testable import PortalClient

struct PortalAddressTests {
    @Test(
        arguments: [
            ("https://north.example.com/rest/1/hush/user.get/?a=[b]#c", "/rest/1/hush/user.get/?a=[b]#c"),
            ("HTTPS://North.Example.Com", "/"), ("https://north.example.com?a", "/?a"), ("/login/", "/login/"),
            ("user.get/", "user.get/"), ("?a", "?a"), ("//north.example.com/rest/", nil),
            ("http://north.example.com/rest/", nil), ("https://north.example.com:444/rest/", nil),
            ("https://north.example.com.evil.org/", nil), ("https://north.example.com@evil.org/", nil),
            ("https://south.example.com/rest/", nil), ("https:/rest/", nil), (#"/\south.example.com/"#, nil),
            ("ftp://north.example.com/", nil),
        ] as [(String, String?)]
    )
    func `a redirection within the portal is known from one to elsewhere`(location: String, path: String?) throws {
        #expect(try PortalAddress("https://north.example.com/rest/1/hush/").path(at: location) == path)
    }

    @Test(arguments: [
        ("https://north.example.com/rest/1/hush/", "https://north.example.com/rest/1/hush/profile"),
        ("https://north.example.com/rest/1/hush", "https://north.example.com/rest/1/hush/profile"),
        ("HTTPS://North.Example.com//rest//1//hush//", "https://north.example.com/rest/1/hush/profile"),
        (
            "https://intra.example.com:8443/portal/rest/27/hush/",
            "https://intra.example.com:8443/portal/rest/27/hush/profile"
        ),
        ("https://north.example.com/rest/", "https://north.example.com/rest/profile"),
        ("https://north.example.com/rest", "https://north.example.com/rest/profile"),
        ("https://портал.рф/rest/1/hush/", "https://xn--80awhdgm.xn--p1ai/rest/1/hush/profile"),
        ("http://127.0.0.1:8080/rest/1/hush/", "http://127.0.0.1:8080/rest/1/hush/profile"),
        ("http://127.9.9.9/rest/1/hush/", "http://127.9.9.9/rest/1/hush/profile"),
        ("http://[::1]:8080/rest/", "http://[::1]:8080/rest/profile"),
        ("http://LocalHost/rest/1/hush/", "http://localhost/rest/1/hush/profile"),
    ])
    func `a portal's address leads to its methods`(text: String, url: String) throws {
        #expect(try PortalAddress(text).url(of: "profile") == url)
    }

    @Test(
        arguments: [
            ("north.example.com/rest/1/hush/", .schemeMissing),
            ("ftp://north.example.com/rest/1/hush/", .schemeMissing),
            ("", .schemeMissing),
            ("https:///rest/1/hush/", .malformed),
            ("https://north example.com/rest/1/hush/", .malformed),
            ("https://north.example.com:99999/rest/1/hush/", .malformed),
            ("http://north.example.com/rest/1/hush/", .httpsRequired(host: "north.example.com")),
            ("http://127.0.0.1.example.com/rest/1/hush/", .httpsRequired(host: "127.0.0.1.example.com")),
            ("http://127.0.0/rest/1/hush/", .httpsRequired(host: "127.0.0")),
            ("http://10.0.0.1:80/rest/1/hush/", .httpsRequired(host: "10.0.0.1:80")),
            ("http://localhost@north.example.com/rest/1/hush/", .tooMuch),
            ("https://north.example.com/rest/1/hush/?auth=more", .tooMuch),
            ("https://north.example.com/rest/1/hush/#top", .tooMuch),
            ("https://north.example.com/", .pathMissing),
            ("https://north.example.com/rest/api/1/hush/", .versionThree),
            ("https://north.example.com/rest/1/", .codeMissing),
            ("https://north.example.com/rest/hush/", .codeMissing),
            ("https://north.example.com/rest/anna/hush/", .codeMissing),
            ("https://north.example.com/rest/1/hush/profile.json", .methodAfterCode),
        ] as [(String, PortalAddressError)]
    )
    func `what is no portal's address is refused without repeating the code`(
        text: String,
        problem: PortalAddressError
    ) {
        let error = #expect(throws: PortalAddressError.self) { try PortalAddress(text) }
        #expect(error == problem)
        #expect(error?.description.contains("hush") == false)
    }

    @Test func `the code shows in no text made of an address`() throws {
        let address = try PortalAddress("https://north.example.com:8443/rest/1/hush/")
        var dumped = ""
        dump(address, to: &dumped)
        let texts = ["\(address)", String(reflecting: address), dumped, "\(Secret("hush"))"]
        #expect(texts.allSatisfy { !$0.contains("hush") })
        #expect(address.description == "https://north.example.com:8443/rest/1/<secret>/")
        #expect(address.host == "north.example.com:8443")
    }
}
