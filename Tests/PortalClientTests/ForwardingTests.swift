import Testing

@testable import PortalClient

/// Queries of other programs on their way to the portal.
struct ForwardingTests {
    @Test(arguments: [
        ("FILTER[EMAIL]=anna%40example.com", "FILTER%5BEMAIL%5D=anna%40example.com"),
        ("NAME=%53ales&x=a%zz&y=100%", "NAME=%53ales&x=a%25zz&y=100%25"), ("a=%4", "a=%254"),
        ("NAME=Fran\u{E7}oise&x=\"{1}|2^`", "NAME=Fran%C3%A7oise&x=%22%7B1%7D%7C2%5E%60"),
        ("a=b+c&d=-._~!$&'()*,;:@/?", "a=b+c&d=-._~!$&'()*,;:@/?"), ("", ""), ("%E9", "%E9"), ("a=#", "a=%23"),
    ])
    func `what an address can't hold is encoded, and nothing else`(query: String, legal: String) {
        #expect(RESTPortal.legal(query) == legal)
        #expect(RESTPortal.legal(legal) == legal)
    }
}
