import AsyncHTTPClient
import NIOCore
import NIOPosix
import PortalEmulator
import TestSupport
import Testing
import Wire

@Suite(.endsHangs) struct FaultTests {
    /// A portal whose first request meets a fault.
    private func withFault(
        _ fault: EmulatorFault,
        _ body: (PortalProbe) async throws -> Void
    ) async throws {
        var configuration = EmulatorConfiguration(userCount: 2)
        configuration.faults = EmulatorFaults(list: [fault])
        try await withPortal(configuration) { portal in
            try await body(portal)
            #expect(portal.portal.counts.faults == [fault: 1])
        }
    }

    private func update(_ portal: PortalProbe) async throws -> PortalProbe.Answer {
        try await portal.call("user.update", ["ID": 1, "WORK_CITY": "Ulm"])
    }

    private func city(_ portal: PortalProbe) async throws -> JSONValue? { try await portal.user(1)["WORK_CITY"] }

    @Test(
        arguments: [
            (.internalError, 500, "INTERNAL_SERVER_ERROR|Internal server error", false),
            (.internalErrorAfter, 500, "INTERNAL_SERVER_ERROR|Internal server error", true),
            (.commandError, 500, "INTERNAL_SERVER_ERROR|Internal server error", false),
            (.rateRefusal, 503, "QUERY_LIMIT_EXCEEDED|Too many requests", false),
            (.operatingRefusal, 429, "OPERATION_TIME_LIMIT|Method is blocked due to operation time limit", false),
            (.expiredToken, 401, "expired_token|The access token provided has expired", false),
            (.overload, 503, "OVERLOAD_LIMIT|REST API is blocked due to overload", false),
            (.portalDeleted, 500, "PORTAL_DELETED|Portal was deleted", false),
            (.planDenied, 403, "ACCESS_DENIED|REST API is available only on commercial plans", false),
            (
                .scopeDenied, 403,
                "insufficient_scope|The request requires higher privileges than provided by the webhook token", false
            ),
        ] as [(EmulatorFault, Int, String, Bool)]
    )
    func `a refusal has its documented status, code and text`(
        fault: EmulatorFault,
        status: Int,
        error: String,
        isCarriedOut: Bool
    ) async throws {
        try await withFault(fault) { portal in
            let answer = try await update(portal)
            #expect(answer.status == status)
            #expect(answer.error == error)
            #expect(try await city(portal) == (isCarriedOut ? "Ulm" : nil))
        }
    }

    @Test(
        arguments: [
            (.resetBefore, false), (.resetAfter, true), (.truncated, true), (.hang, false), (.hangAfter, true),
        ] as [(EmulatorFault, Bool)]
    )
    func `a connection breaks before or after the request is carried out`(
        fault: EmulatorFault,
        isCarriedOut: Bool
    ) async throws {
        try await withFault(fault) { portal in
            let hangs = [.hang, .hangAfter].contains(fault)
            let wire = try await RawConnection.exchange(portal) {
                guard hangs, portal.portal.counts.faults == [fault: 1] else { return false }
                // Others are answered meanwhile, so the portal has had its time.
                #expect(try await portal.statuses(20) == Array(repeating: 200, count: 20))
                return try await city(portal) == (isCarriedOut ? "Ulm" : nil)
            }
            #expect(wire.isClosed == !hangs)
            if fault == .truncated {
                #expect(wire.text.hasPrefix("HTTP/1.1 200 OK"))
                #expect(wire.bodyLength < wire.contentLength ?? 0)
            } else {
                #expect(wire.text == "")
            }
            #expect(try await city(portal) == (isCarriedOut ? "Ulm" : nil))
        }
    }

    @Test(arguments: [EmulatorFault.resetBefore, .resetAfter])
    func `a reset connection is an error for a client, and its next request is answered`(
        fault: EmulatorFault
    ) async throws {
        try await withFault(fault) { portal in
            _ = await #expect(throws: (any Error).self) { try await update(portal) }
            let next = try await portal.call("server.time")
            #expect(next.status == 200)
        }
    }

    @Test func `a slow body arrives over seconds, and is right`() async throws {
        try await withFault(.slowBody) { portal in
            let clock = ContinuousClock()
            let begin = clock.now
            let answer = try await update(portal)
            #expect(answer.result == true)
            #expect(clock.now - begin > .seconds(2))
            #expect(try await city(portal) == "Ulm")
        }
    }

    @Test func `a garbled answer calls itself JSON and is none`() async throws {
        try await withFault(.garbled) { portal in
            let answer = try await update(portal)
            #expect(answer.status == 200)
            #expect(answer.contentType.hasPrefix("application/json"))
            #expect(answer.json == .null)
            #expect(try await city(portal) == "Ulm")
        }
    }

    @Test(arguments: [(.html200, 200, true), (.html502, 502, false)] as [(EmulatorFault, Int, Bool)])
    func `a page may come in place of JSON`(fault: EmulatorFault, status: Int, isCarriedOut: Bool) async throws {
        try await withFault(fault) { portal in
            let answer = try await update(portal)
            #expect(answer.status == status)
            #expect(answer.contentType.hasPrefix("text/html"))
            #expect(answer.text.contains("<html>"))
            #expect(try await city(portal) == (isCarriedOut ? "Ulm" : nil))
        }
    }

    @Test func `right JSON may call itself HTML`() async throws {
        try await withFault(.wrongType) { portal in
            let answer = try await update(portal)
            #expect(answer.result == true)
            #expect(answer.contentType.hasPrefix("text/html"))
        }
    }

    @Test func `a portal that moved names its new host and the same path`() async throws {
        var configuration = EmulatorConfiguration(userCount: 1)
        configuration.faults = EmulatorFaults(list: [.redirect])
        configuration.redirectTarget = "http://127.0.0.1:4321"
        try await withPortal(configuration) { portal in
            let wire = try await RawConnection.exchange(portal)
            #expect(wire.text.hasPrefix("HTTP/1.1 302 "))
            #expect(wire.header("location") == "http://127.0.0.1:4321/rest/1/demo0webhook0code/user.update?x=1")
        }
    }

    @Test func `an oversized answer goes on beyond a hundred MiB`() async throws {
        try await withFault(.oversized) { portal in
            let request = HTTPClientRequest(url: portal.address.webhook + "server.time")
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
            var count = 0
            for try await piece in response.body {
                count += piece.readableBytes
                if count > 101 << 20 { break }
            }
            #expect(count > 100 << 20)
            #expect(try await portal.call("server.time").status == 200)
        }
    }

    @Test func `one command of a batch fails, chosen by the seed, and the others are carried out`() async throws {
        try await withFault(.commandError) { portal in
            let cmd = JSONObject((0..<10).map { ("c\($0)", .string("user.update?ID=1&WORK_NOTES=\($0)")) })
            let answer = try await portal.call("batch", ["cmd": .object(cmd)])
            #expect(answer.status == 200)
            let errors = try #require(answer.result?["result_error"]?.objectValue)
            #expect(errors.count == 1)
            #expect(
                errors.map(\.value) == [
                    ["error": "INTERNAL_SERVER_ERROR", "error_description": "Internal server error"]
                ]
            )
            #expect(answer.result?["result"]?.objectValue?.count == 9)
            #expect(portal.portal.requests.count == 10)
        }
    }

    @Test func `the list comes first, then chance, the same for the same seed`() async throws {
        func statuses(seed: UInt64) async throws -> [Int] {
            var statuses: [Int] = []
            var configuration = EmulatorConfiguration(userCount: 1)
            configuration.faults = EmulatorFaults(
                list: [nil, .overload, nil],
                rates: [.rateRefusal: 0.3, .operatingRefusal: 0.2],
                seed: seed
            )
            try await withPortal(configuration) { statuses = try await $0.statuses(100) }
            return statuses
        }
        let first = try await statuses(seed: 7)
        #expect(first.prefix(3) == [200, 503, 200])
        #expect((20...40).contains(first.dropFirst(3).count { $0 == 503 }))
        #expect((10...30).contains(first.dropFirst(3).count { $0 == 429 }))
        #expect(try await statuses(seed: 7) == first)
        #expect(try await statuses(seed: 8) != first)
    }

    @Test func `faults are replaced while the portal serves`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let before = try await portal.statuses(1)
            portal.portal.setFaults(EmulatorFaults(list: [.html502]))
            let after = try await portal.statuses(2)
            #expect(before + after == [200, 502, 200])
        }
    }

    @Test func `a portal ends though a client hangs`() async throws {
        var configuration = EmulatorConfiguration(userCount: 1)
        configuration.faults = EmulatorFaults(list: [.hang])
        let portal = try EmulatedPortal(configuration)
        let client = try await portal.serve { address in
            let client = Task {
                try await HTTPClient.shared.execute(
                    HTTPClientRequest(url: address.webhook + "server.time"),
                    timeout: .seconds(30)
                )
            }
            try await wait(until: "it hangs") { !portal.counts.faults.isEmpty }
            return client
        }
        _ = await #expect(throws: (any Error).self) { try await client.value }
    }

    @Test func `a portal ends though a client reads nothing of a body without end`() async throws {
        var configuration = EmulatorConfiguration(userCount: 1)
        configuration.faults = EmulatorFaults(list: [.oversized])
        let portal = try EmulatedPortal(configuration)
        let client = try await portal.serve { address in
            let port = try #require(address.controlPage.firstMatch(of: /:(\d+)/).flatMap { Int($0.1) })
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .channelOption(.autoRead, value: false)
                .connect(host: "127.0.0.1", port: port).get()
            let request = "GET /rest/scope HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            try await channel.writeAndFlush(ByteBuffer(string: request)).get()
            try await wait(until: "it floods") { !portal.counts.faults.isEmpty }
            return channel
        }
        try? await client.close()
    }

    @Test func `every request waits`() async throws {
        var configuration = EmulatorConfiguration(userCount: 1)
        configuration.latency = .milliseconds(120)
        try await withPortal(configuration) { portal in
            let clock = ContinuousClock()
            let begin = clock.now
            _ = try await portal.statuses(2)
            #expect(clock.now - begin >= .milliseconds(240))
        }
    }

    @Test func `the list of requests says what went wrong with those that were carried out`() async throws {
        var configuration = EmulatorConfiguration(userCount: 2)
        configuration.faults = EmulatorFaults(list: [.html502, .internalErrorAfter])
        try await withPortal(configuration) { portal in
            for _ in 1...3 { _ = try await portal.call("batch", ["cmd": ["user.current"]]) }
            #expect(portal.portal.requests.map(\.method) == ["batch", "user.current", "batch", "user.current"])
            #expect(portal.portal.requests.map(\.fault) == [.internalErrorAfter, .internalErrorAfter, nil, nil])
        }
    }
}
