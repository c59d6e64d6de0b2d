import PortalEmulator
import TestSupport
import Testing
import Wire

@Suite(.endsHangs) struct ConnectionTests {
    /// What clients offer beside their request, and what only looks like an offer.
    private static let offers = [
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n",
        "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\nConnection: Upgrade, HTTP2-Settings\r\n",
        "Connection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
        "Connection: keep-alive\r\nConnection: TE,  UPGRADE \r\nUpgrade: TLS/1.0, HTTP/2.0\r\n",
        "Connection: Upgrade\r\n", "Upgrade: h2c\r\n", "Connection: HTTP2-Settings\r\nUpgrade: h2c\r\n",
    ]

    /// The pieces in which requests are sent, and how many answers there are before the next.
    enum Delivery: CaseIterable {
        case oneByOne, allAtOnce, withTheBeginningOfTheNext

        func pieces(_ requests: [String]) -> (pieces: [String], answers: [Int]) {
            let all = requests.joined()
            let first = requests[0].count + 20
            return switch self {
            case .oneByOne: (requests, Array(1...requests.count))
            case .allAtOnce: ([all], [requests.count])
            case .withTheBeginningOfTheNext:
                ([String(all.prefix(first)), String(all.dropFirst(first))], [1, requests.count])
            }
        }
    }

    @Test(arguments: offers, Delivery.allCases)
    func `a client that offers another protocol gets an answer to each request`(
        headers: String,
        delivery: Delivery
    ) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 4)) { portal in
            let (pieces, answers) = delivery.pieces(requests(headers, to: portal))
            let wire = try await RawConnection.converse(pieces, answers: answers, with: portal)
            #expect(ids(wire) == ["1", "2", "3", "4"])
        }
    }

    /// Requests to a portal, with these headers: without a body, with one, and with one in chunks.
    private func requests(_ headers: String, to portal: PortalProbe) -> [String] {
        let form = "Content-Type: application/x-www-form-urlencoded\r\n"
        let head = "HTTP/1.1\r\nHost: 127.0.0.1\r\n\(headers)"
        return [
            "GET \(portal.path)user.get?ID=1 \(head)\r\n",
            "POST \(portal.path)user.get \(head)\(form)Content-Length: 4\r\n\r\nID=2",
            "POST \(portal.path)user.get \(head)\(form)Transfer-Encoding: chunked\r\n\r\n"
                + "2\r\nID\r\n2\r\n=3\r\n0\r\n\r\n",
            "GET \(portal.path)user.get?ID=4 \(head)\r\n",
        ]
    }

    /// The ids of the users that the answers hold.
    private func ids(_ wire: RawConnection) -> [String?] {
        wire.answers.map { answer in
            (try? JSONReader.value(from: String(answer.body)))?["result"]?[0]?["ID"]?.stringValue
        }
    }

    @Test(.enabled(if: ClientProgram.isInstalled("curl"), "there is no curl"))
    func `curl with HTTP/2 gets both answers on one connection`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let url = portal.address.webhook + "server.time"
            let arguments = ["--http2", "--silent", "--max-time", "60", "--write-out", "\n%{num_connects}\n", url, url]
            let ended = try await Command("curl", arguments).run()
            #expect(ended.status == 0)
            #expect(
                ended.output.split(separator: "\n").map { String($0.prefix(9)) } == [
                    #"{"result""#, "1", #"{"result""#, "0",
                ]
            )
        }
    }

    @Test(
        arguments: [
            ("HTTP/1.1", "", nil), ("HTTP/1.1", "Connection: keep-alive\r\n", nil),
            ("HTTP/1.1", "Connection: close\r\n", "close"), ("HTTP/1.1", "Connection: TE, Close\r\n", "close"),
            ("HTTP/1.0", "", "close"), ("HTTP/1.0", "Connection: Keep-Alive\r\n", "keep-alive"),
            ("HTTP/1.0", "Connection: close\r\n", "close"),
        ] as [(String, String, String?)]
    )
    func `a connection stays or closes as the client asks, and the answer says which`(
        version: String,
        headers: String,
        answered: String?
    ) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let request = "GET \(portal.path)server.time \(version)\r\nHost: 127.0.0.1\r\n\(headers)\r\n"
            let wire = try await RawConnection.converse([request, request], with: portal)
            #expect(wire.header("connection") == answered)
            #expect(wire.answers.map(\.status) == (answered == "close" ? [200] : [200, 200]))
            #expect(wire.isClosed == (answered == "close"))
        }
    }

    @Test func `letters of an address that aren't ASCII are read as if they were encoded`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 4)) { portal in
            let head = "HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            let body = "WORK_NOTES=GET /Zürich\r\nx=é "
            let type = "Content-Type: application/x-www-form-urlencoded\r\n"
            let post = "\(type)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
            let wire = try await RawConnection.converse(
                [
                    "GET \(portal.path)user.update?ID=1&WORK_CITY=Köln \(head)\r\n",
                    "POST \(portal.path)user.update?ID=2&WORK_CITY=Мюн", "хен \(head)X-Size: größe\r\n\(post)",
                    "GET \(portal.path)user.get?FILTER[WORK_CITY]=Köln \(head)\r\n",
                    "GET \(portal.path)user.get?ID=2 \(head)\r\n",
                ],
                answers: [1, 1, 2, 3, 4],
                with: portal
            )
            #expect(wire.answers.map(\.status) == [200, 200, 200, 200])
            #expect(ids(wire).suffix(2) == ["1", "2"])
            let user = try JSONReader.value(from: String(try #require(wire.answers.last).body))["result"]?[0]
            #expect(user?["WORK_CITY"] == "Мюнхен")
            #expect(user?["WORK_NOTES"]?.stringValue?.hasPrefix("GET /Zürich") == true)
        }
    }

    @Test(arguments: [("HTTP/1.1", [100, 200]), ("HTTP/1.0", [200])])
    func `a client that asks before it sends its body is told to go on`(version: String, statuses: [Int]) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let head = """
                POST \(portal.path)user.update \(version)\r\nHost: 127.0.0.1\r\nConnection: keep-alive\r
                Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 18\r\nExpect: 100-Continue\r\n\r\n
                """
            let first = statuses.count - 1
            let wire = try await RawConnection.converse(
                [head, "ID=1&WORK_CITY=Ulm"],
                answers: [first, statuses.count],
                with: portal
            )
            #expect(wire.answers.map(\.status) == statuses)
            #expect(try await portal.user(1)["WORK_CITY"] == "Ulm")
        }
    }

    @Test(arguments: ["HEAD", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT"])
    func `a verb that is not allowed is answered, and so is what follows it`(verb: String) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let rest = "\(portal.path)server.time HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            let target = verb == "CONNECT" ? "127.0.0.1:80 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" : rest
            let wire = try await RawConnection.converse(["\(verb) \(target)", "GET \(rest)"], with: portal)
            #expect(wire.answers.map(\.status) == [405, 200])
            #expect(wire.header("allow") == "GET, POST")
        }
    }
}
