import PortalEmulator
import TestSupport
import Testing
import Wire

@Suite(.endsHangs) struct ErrorListTests {
    private static let employee = EmulatorCredential(
        ownerID: 2,
        webhookCode: "employee",
        accessToken: "employee",
        scopes: ["user", "user.userfield"]
    )

    /// As the employee, with the scope that the employee lacks.
    private static let clerk = EmulatorCredential(
        ownerID: 2,
        webhookCode: "clerk",
        accessToken: "clerk",
        scopes: ["department"]
    )

    @Test(arguments: ListedError.all)
    func `what an error of the list names provokes it`(error: ListedError) async throws {
        var administrator = EmulatorCredential.demo
        administrator.application = .demo
        var configuration = EmulatorConfiguration(
            userCount: 2,
            credentials: [administrator, Self.employee, Self.clerk]
        )
        if case .fault(let fault) = error.cause { configuration.faults = EmulatorFaults(list: [fault]) }
        try await withPortal(configuration) { portal in
            let answer = try await provoke(error.cause, portal)
            #expect(answer.status == error.status)
            var found = answer.json
            if case .commands(let commands) = error.cause {
                found = answer.result?["result_error"]?["c\(commands.count - 1)"] ?? .null
            }
            #expect(found["error"]?.stringValue == error.code)
            #expect(found["error_description"]?.stringValue == error.text)
        }
    }

    private func provoke(_ cause: ListedError.Cause, _ portal: PortalProbe) async throws -> PortalProbe.Answer {
        switch cause {
        case .fault: return try await portal.call("server.time")
        case .call(let method, let parameters, let asEmployee):
            let base = asEmployee ? portal.address.oauthBase + "2/employee/" : portal.address.webhook
            let body = JSONValue.object(parameters).text
            return try await portal.send(base + method, body: body, type: "application/json")
        case .path(let path): return try await portal.send(portal.address.oauthBase + path)
        case .commands(let commands):
            let cmd = JSONObject(commands.enumerated().map { ("c\($0)", .string($1)) })
            return try await portal.call("batch", ["cmd": .object(cmd)])
        case .token(let query): return try await portal.send("\(portal.address.tokenServer)?\(query)")
        }
    }

    @Test func `every refusal among the faults is in the list`() {
        let listed = Set(
            ListedError.all.compactMap { error in
                if case .fault(let fault) = error.cause { fault } else { nil }
            }
        )
        // These are no refusals, or answer what another cause does, too.
        let others: Set<EmulatorFault> = [
            .resetBefore, .resetAfter, .hang, .hangAfter, .slowBody, .truncated, .garbled, .html200, .html502,
            .wrongType, .redirect, .oversized, .commandError, .scopeDenied,
        ]
        #expect(listed.union(others) == Set(EmulatorFault.allCases))
        #expect(listed.isDisjoint(with: others))
    }

    @Test func `the page of errors is the list that is provoked here`() throws {
        #expect(try reference("PortalEmulator/PortalEmulator.docc/Errors.md", recording: Self.page) == Self.page)
    }

    private static var page: String {
        let rows = ListedError.all.map { error in
            let code = error.code.isEmpty ? "*(empty)*" : "`\(error.code)`"
            return "| \(code) | \(error.text ?? "–") | \(error.status) | \(error.words) |"
        }
        return """
            # Errors

            The errors that an emulated portal answers, and what provokes each; a test provokes every one of them.

            Codes, texts and statuses are those of the documentation: of its page
            [Error codes](https://apidocs.bitrix24.com/error-codes.html), of the methods' own pages, of
            [confirmations](https://apidocs.bitrix24.com/api-reference/scopes/confirmation.html), and of the
            [token server](https://apidocs.bitrix24.com/settings/oauth/error-codes.html), whose statuses only the SDKs name. Editions of
            the documentation differ in some statuses, so a client should go by the code.

            Of the documented errors that belong to these methods, it never answers `user_count_exceeded` of `user.add`, the missing
            `HANDLER` of `user.userfield.add`, `User authorization required` of `user.option.*`, nor `PAYMENT_REQUIRED` of the token
            server.

            | error | text | HTTP status | what provokes it |
            |---|---|---|---|
            \(rows.joined(separator: "\n"))

            """
    }
}
