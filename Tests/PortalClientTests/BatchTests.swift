import PortalModel
import TestSupport
import Testing
import Wire

@testable import PortalClient

@Suite(.endsHangs) struct BatchTests {
    private static let calls = [BatchCall("user.current"), BatchCall("user.update", ["ID": 1]), BatchCall("profile")]
    private static let current = Answer(result: ["ID": "1"])
    private static let denied = PortalError(
        .accessDenied,
        method: "user.update",
        portalCode: "ERROR_CORE",
        portalMessage: "access_denied"
    )

    @Test(
        arguments: [
            (
                #"{"result":{"c0":{"ID":"1"},"c1":true,"c2":null},"result_error":[],"result_total":[],"result_next":[]}"#,
                [.success(current), .success(.init(result: true)), .success(.init(result: .null))]
            ),
            (
                #"{"result":{"c0":{"ID":"1"}},"result_error":{"c1":{"error":"ERROR_CORE","error_description":"access_denied"}}}"#,
                [.success(current), .failure(denied), nil]
            ),
            (
                #"{"result":[{"ID":"1"},true],"result_error":[],"result_total":[2],"result_next":{"1":50}}"#,
                [.success(.init(result: ["ID": "1"], total: 2)), .success(.init(result: true)), nil]
            ),
            (
                #"{"result":[],"result_error":[{"error":"insufficient_scope","error_description":""}]}"#,
                [
                    .failure(.init(.insufficientScope, method: "user.current", portalCode: "insufficient_scope")), nil,
                    nil,
                ]
            ),
        ] as [(String, [Result<Answer, PortalError>?])]
    )
    func `a batch answers as object or list, with errors, and with nothing where it halted`(
        body: String,
        results: [Result<Answer, PortalError>?]
    ) async throws {
        try await ScriptedPortal.answering([.init(body: #"{"result":\#(body),"time":{}}"#)]) { portal, server in
            let answers = try await portal.batch(Self.calls, halt: true)
            #expect(answers == results)
            #expect(server.calls.first?.path == "/rest/1/hush/batch")
            #expect(
                server.calls.first?.body == [
                    "halt": 1, "cmd": ["c0": "user.current", "c1": "user.update?ID=1", "c2": "profile"],
                ]
            )
        }
    }

    @Test func `a list command brings its count and its run time`() async throws {
        let body = """
            {"result":{"result":{"c0":[]},"result_error":[],"result_total":{"c0":120},"result_next":{"c0":50},\
            "result_time":{"c0":{"operating":0,"operating_reset_at":1778747792}}}}
            """
        try await ScriptedPortal.answering([.init(body: body)]) { portal, _ in
            let expected = Answer(result: [], total: 120, next: 50, operating: OperatingTime(used: .zero))
            let answers = try await portal.batch([BatchCall("user.get")])
            #expect(answers == [.success(expected)])
        }
    }

    @Test func `more commands than a batch takes are not sent`() async throws {
        try await ScriptedPortal.answering([]) { portal, server in
            let calls = Array(repeating: BatchCall("profile"), count: 51)
            let error = await #expect(throws: PortalError.self) { try await portal.batch(calls) }
            #expect(error?.code == .batchTooLong)
            let answers = try await portal.batch([])
            #expect(answers == [])
            #expect(server.calls.isEmpty)
        }
    }
}
