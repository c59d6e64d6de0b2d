import TestSupport
import Testing

@testable import PortalClient

struct ErrorReferenceTests {
    private static func rows(_ errors: [DocumentedError]) -> String {
        errors.map { error in
            let code = error.portalCode.isEmpty ? "*(empty)*" : "`\(error.portalCode)`"
            let words = error.words.map { $0.isEmpty ? " without words" : " with “\($0)”" } ?? ""
            let status = error.status.map(String.init) ?? "–"
            return "| \(code)\(words) | \(status) | \(error.isRetried ? "yes" : "no") | \(error.sentence) |"
        }.joined(separator: "\n")
    }

    /// The page of the documentation, from the tables that the client goes by.
    private static var page: String {
        """
        # Errors

        The errors that the documentation lists for all methods, for those that the client itself calls, and for the token
        server: whether a call that met one is made again, and what a person reads.

        The first row that fits counts. Where the portal names no code that stands here, the HTTP status decides. “Again” means
        after what makes it pass: a wait, the reset of the run time, a new token; see ``PortalClient`` for what is never sent twice.

        | error | HTTP status | again | sentence |
        |---|---|---|---|
        \(rows(DocumentedError.all))

        ## Errors of the token server

        When a token is renewed, the same codes mean something else. The sentence then names the server.

        | error | HTTP status | again | sentence |
        |---|---|---|---|
        \(rows(DocumentedError.ofTokenServer))

        """
    }

    @Test func `the reference of errors is the table that the client uses`() throws {
        #expect(try reference("PortalClient/PortalClient.docc/Errors.md", recording: Self.page) == Self.page)
    }
}
