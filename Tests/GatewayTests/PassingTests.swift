import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import PortalClient
import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

@testable import Gateway

/// What goes through the gateway as it came.
@Suite(.endsHangs) struct PassingTests {
    @Test(arguments: [
        "user.get?ID=7", "user.fields", "department.get?sort=ID", "scope", "user.search?NAME=a", "profile",
    ])
    func `reads are answered as the portal answers them`(call: String) async throws {
        try await Front.serve { front in
            let direct = try await Front.send(front.direct.webhook + call, .GET)
            let passed = try await Front.send(front.address + call, .GET)
            #expect(passed.status == direct.status)
            #expect(passed.json["result"] == direct.json["result"])
            #expect(passed.json["total"] == direct.json["total"])
            for name in ["content-type", "access-control-allow-origin", "x-content-type-options"] {
                #expect(passed.headers[name] == direct.headers[name], "\(name)")
            }
        }
    }

    @Test(arguments: [EmulatorFault.truncated, .resetBefore])
    func `an answer that breaks off is told in the portal's form, and is a failure of the portal`(
        fault: EmulatorFault
    ) async throws {
        try await Front.serve { front in
            front.emulator.setFaults(EmulatorFaults(list: [fault]))
            let answer = try await front.call("user.fields")
            #expect(
                answer.status == 502 && answer.error?.hasPrefix("MOONHOOK_") == true,
                "\(answer.status) \(answer.text)"
            )
            let metrics = front.gateway.works.statistics.text([])
            #expect(metrics.contains("moonhook_portal_failures_total{"))
            #expect(!metrics.contains(#"kind="passed""#), "\(metrics)")
            #expect(try await front.call("user.fields").status == 200)
        }
    }

    @Test func `an answer repeats the client's code where the portal repeats its own`() async throws {
        try await Front.serve([Front.client(methods: .all)]) { front in
            let code = EmulatorCredential.demo.webhookCode
            let echo = try await front.call("user.update", ["ID": 7, "WORK_NOTES": .string("http://x/\(code)/")])
            #expect(echo.json["result"] == true)
            for method in ["user.get", "batch"] {
                let parameters: JSONValue =
                    method == "batch" ? ["cmd": ["a": "user.get?ID=7&ADMIN_MODE=1"]] : ["ID": 7, "ADMIN_MODE": 1]
                let answer = try await front.call(method, parameters)
                #expect(!answer.text.contains(code), "\(method)")
                #expect(answer.text.contains(Front.code), "\(method)")
                #expect(answer.headers.first(name: "content-length").map { Int($0) } == answer.text.utf8.count)
            }
        }
    }

    @Test func `a code may travel in the path, the query, a header or the body`() async throws {
        try await Front.serve { front in
            let base = "http://127.0.0.1:\(front.port)/rest/user.get"
            let answers = [
                try await Front.send("\(base)?auth=\(Front.code)&ID=7", .GET),
                try await Front.send("\(base)?ID=7&access_token=\(Front.code)", .GET),
                try await Front.send("\(base)?ID=7", .GET, headers: [("Authorization", "Bearer \(Front.code)")]),
                try await Front.send(base, body: #"{"auth": "\#(Front.code)", "ID": 7}"#),
                try await Front.send(base, body: "ID=7&auth=\(Front.code)", type: "application/x-www-form-urlencoded"),
            ]
            for answer in answers {
                #expect(answer.json["result"]?[0]?["ID"] == "7", "\(answer.text)")
            }
        }
    }

    @Test(arguments: [
        "/rest/1/wrong/user.get", "/rest/2/\(Front.code)/user.get", "/rest/user.get", "/rest/user.get?auth=wrong",
    ])
    func `a wrong code is refused as the portal refuses it`(path: String) async throws {
        try await Front.serve { front in
            let answer = try await Front.send("http://127.0.0.1:\(front.port)\(path)", .GET)
            #expect(answer.status == 401)
            #expect(answer.error == "NO_AUTH_FOUND")
            #expect(front.emulator.requests.filter { $0.method == "user.get" } == [])
        }
    }

    @Test(arguments: [
        "user.admin", "event.bind", "user.add", "crm.deal.list", "user.option.set", "user.userfield.add",
    ])
    func `a method that a client may not call is refused as the portal does`(method: String) async throws {
        try await Front.serve { front in
            let answer = try await front.call(method)
            #expect(answer.status == 403)
            #expect(answer.error == "insufficient_scope")
            let batch = try await front.call("batch", ["cmd": ["a": .string(method), "b": "user.get?ID=7"]])
            #expect(batch.json["result"]?["result_error"]?["a"]?["error"] == "insufficient_scope", "\(batch.text)")
            #expect(batch.json["result"]?["result"]?["b"]?[0]?["ID"] == "7")
            #expect(!front.emulator.requests.contains { $0.method == method })
        }
    }

    @Test(arguments: [
        "user%2Eupdate", "user.update%00", "./user.update", "user.update.json.json", "x/../user.update",
        "user.update;a",
        "user.updatE.", "user.update.xml.json",
    ])
    func `no spelling of a method's name goes past the recipes`(name: String) async throws {
        try await Front.serve([Front.client(methods: .all)]) { front in
            let before = try await front.user(7)
            let answer = try await Front.send(front.address + name, body: #"{"ID": 7, "NAME": "Nobody"}"#)
            #expect(answer.status == 404, "\(answer.text)")
            #expect(try await front.user(7)["NAME"] == before["NAME"])
            #expect(!front.emulator.requests.contains { $0.method.contains("update") })
        }
    }

    @Test func `REST 3 is for clients that may call all`() async throws {
        try await Front.serve { front in
            let url = "http://127.0.0.1:\(front.port)/rest/api/1/\(Front.code)/tasks.task.get"
            let answer = try await Front.send(url, body: "[]")
            #expect(answer.error == "insufficient_scope")
        }
    }

    @Test(arguments: [true, false])
    func `a renamed portal is followed to a host that its owner names, and to no other`(isNamed: Bool) async throws {
        let renamed = try EmulatedPortal(EmulatorConfiguration(userCount: 60))
        try await renamed.serve { address in
            let host = try #require(URL(string: address.webhook)?.port).description
            var old = EmulatorConfiguration(userCount: 60)
            old.redirectTarget = "http://127.0.0.1:\(host)"
            try await Front.serve(emulator: old, confirmedHosts: isNamed ? ["127.0.0.1:\(host)"] : []) { front in
                front.emulator.setFaults(EmulatorFaults(rates: [.redirect: 1]))
                let posted = try await front.call("department.get", ["sort": "ID"])
                #expect((posted.status == 200) == isNamed, "\(posted.text)")
                let answer = try await front.call("user.update", ["ID": 7, "WORK_CITY": "Ulm"])
                let read = try await Front.send(front.address + "user.get?ID=7", .GET)
                if isNamed {
                    #expect(answer.json["result"] == true, "\(answer.text)")
                    #expect(read.json["result"]?[0]?["WORK_CITY"] == "Ulm", "\(read.text)")
                } else {
                    #expect([answer.error, read.error] == ["MOONHOOK_MOVED", "MOONHOOK_MOVED"])
                }
            }
            #expect(renamed.requests.contains { $0.method == "user.update" } == isNamed)
        }
    }

    @Test func `a body that is gone when the portal turns out to have moved is asked for once more`() async throws {
        let renamed = try EmulatedPortal(EmulatorConfiguration(userCount: 60))
        try await renamed.serve { address in
            let host = "127.0.0.1:\(try #require(URL(string: address.webhook)?.port))"
            var old = EmulatorConfiguration(userCount: 60)
            old.redirectTarget = "http://\(host)"
            try await Front.serve(emulator: old, confirmedHosts: [host]) { front in
                front.emulator.setFaults(EmulatorFaults(rates: [.redirect: 1]))
                let long = #"{"x": "\#(String(repeating: "a", count: 64 << 10))"}"#
                let first = try await Front.send(front.address + "department.get", body: long)
                #expect(first.status == 503 && first.error == "MOONHOOK_MOVED", "\(first.text)")
                #expect(first.headers.first(name: "retry-after") == "1")
                #expect(first.words.contains("send the call again"))
                #expect(try await Front.send(front.address + "department.get", body: long).status == 200)
            }
        }
    }

    @Test func `a redirection within the portal leads back to the gateway`() async throws {
        var configuration = EmulatorConfiguration(userCount: 60)
        configuration.redirectTarget = ""
        try await Front.serve(emulator: configuration) { front in
            front.emulator.setFaults(EmulatorFaults(list: [.redirect]))
            let answer = try await Front.send(front.address + "user.get?ID=7", .GET)
            #expect(answer.status == 302)
            #expect(answer.headers.first(name: "location") == "/rest/1/\(Front.code)/user.get?ID=7")
        }
    }

    /// Serves a gateway whose portal moves, once it serves, to where each answer is as a test wants it.
    private func movingTo(
        _ answers: @escaping @Sendable (_ method: String, _ line: String) -> String,
        _ body: @escaping @Sendable (Front, _ lines: @escaping @Sendable () -> [String]) async throws -> Void
    ) async throws {
        let lines = LoggedLines()
        let answer = { @Sendable (line: String) in
            lines.note(line)
            let path = line.split(separator: " ")[1].prefix { $0 != "?" }
            return answers(String(path.split(separator: "/").last ?? ""), line)
        }
        try await EchoServer.serving(answer) { port in
            var old = EmulatorConfiguration(userCount: 60)
            old.redirectTarget = "http://127.0.0.1:\(port)"
            try await Front.serve([Front.client(methods: .all)], emulator: old, confirmedHosts: ["127.0.0.1:\(port)"]) {
                front in
                front.emulator.setFaults(EmulatorFaults(rates: [.redirect: 1]))
                try await body(front) { lines.text.split(separator: "\n").map(String.init) }
            }
        }
    }

    @Test func `the portal's code is replaced in headers of downloads, and in answers that only look like one`()
        async throws
    {
        let code = EmulatorCredential.demo.webhookCode
        let attachment = "Content-Disposition: attachment; filename=a\r\nX-Bitrix-Link: /rest/1/\(code)/x"
        try await movingTo { method, _ in
            switch method {
            case "stub.file": "HTTP/1.1 200 OK\r\n\(attachment)\r\nContent-Length: \(code.utf8.count)\r\n\r\n\(code)"
            case "stub.error": "HTTP/1.1 400 Bad\r\n\(attachment)\r\nContent-Length: \(code.utf8.count)\r\n\r\n\(code)"
            case "stub.same": "HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\nContent-Length: 55\r\n\r\n"
            default: "HTTP/1.1 302 Found\r\n\(attachment)\r\nLocation: /rest/1/\(code)/y\r\nContent-Length: 0\r\n\r\n"
            }
        } _: { front, _ in
            let file = try await Front.send(front.address + "stub.file", .GET)
            #expect(file.text == code, "a file is what it is")
            let error = try await Front.send(front.address + "stub.error", .GET)
            #expect(error.status == 400 && error.text == Front.code, "\(error.text)")
            let elsewhere = try await Front.send(front.address + "stub.elsewhere", .GET)
            #expect(elsewhere.headers.first(name: "location") == "/rest/1/\(Front.code)/y")
            for answer in [file, error, elsewhere] {
                #expect(answer.headers.first(name: "x-bitrix-link") == "/rest/1/\(Front.code)/x")
            }
            let same = try await Front.send(front.address + "stub.same", .GET, headers: [("If-None-Match", "x")])
            #expect(same.status == 304 && same.headers.first(name: "etag") == "\"x\"", "\(same.text)")
        }
    }

    @Test func `a redirection of one call alone moves nothing else, and repeats nothing`() async throws {
        try await movingTo { method, line in
            let other = "http://127.0.0.1:1\(method == "stub.file" ? "/upload/x.jpg" : line.split(separator: " ")[1])"
            let status = method == "stub.see" ? "303 See Other" : "302 Found"
            return "HTTP/1.1 \(status)\r\nLocation: \(other)\r\nContent-Length: 0\r\n\r\n"
        } _: { front, lines in
            for method in ["stub.see", "stub.file", "stub.file"] {
                let answer = try await front.call(method, ["a": 1])
                #expect(answer.error == "MOONHOOK_MOVED", "\(answer.text)")
            }
            #expect(lines().count == 3)
        }
    }

    @Test func `hosts that send calls to and fro are called a few times`() async throws {
        let emulators = LoggedLines()
        try await movingTo { _, line in
            let target = line.split(separator: " ")[1]
            return
                "HTTP/1.1 302 Found\r\nLocation: \(emulators.text.split(separator: "\n")[0])\(target)\r\nContent-Length: 0\r\n\r\n"
        } _: { front, lines in
            let home = try #require(URL(string: front.direct.webhook)).port ?? 0
            emulators.note("http://127.0.0.1:\(home)")
            for method in ["stub.any", "user.update"] {
                let answer = try await front.call(method, ["ID": 7, "WORK_CITY": "Ulm"])
                #expect(answer.status >= 500, "\(answer.text)")
            }
            #expect(lines().count < 10)
        }
    }

    @Test func `a read of one user by its body is that of the body, however it comes`() async throws {
        try await Front.serve(rate: RequestRate(threshold: 4, perSecond: 20)) { front in
            for _ in 0..<12 {
                var request = HTTPClientRequest(url: front.address + "user.get?ID=7")
                request.headers = ["content-type": "application/json"]
                let (pieces, writer) = AsyncStream.makeStream(of: ByteBuffer.self)
                writer.yield(ByteBuffer(string: #"{"ID": 9}"#))
                writer.finish()
                request.body = .stream(pieces, length: .unknown)
                let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(600))
                let text = String(buffer: try await answer.body.collect(upTo: 1 << 20))
                #expect(try JSONReader.value(from: text)["result"]?[0]?["ID"] == "9", "\(text)")
            }
        }
    }

    @Test(arguments: [
        ("application/x-www-form-urlencoded", "auth=%68r0client0code00000000000000000a&NAME=a%20b", "NAME=a%20b"),
        ("application/json", #"{"auth": "\u0068r0client0code00000000000000000a", "NAME": "a"}"#, #"{"NAME":"a"}"#),
        ("application/json", #"{"auth": "hr0client0code00000000000000000a", "N": 1.0}"#, #"{"auth": "", "N": 1.0}"#),
    ])
    func `a client's code in a body ends at the gateway`(type: String, body: String, passed: String) throws {
        let parameters = try CallParameters(query: nil, body: Array(body.utf8), type: type)
        #expect(parameters.token == Front.code)
        #expect(
            WholeBody.forPortal(ByteBuffer(string: body), type: type, parameters, without: Front.code)
                == ByteBuffer(string: passed)
        )
    }

    @Test func `a body of many pieces is passed on as it comes`() async throws {
        try await Front.serve([Front.client(methods: .all)]) { front in
            let long = String(repeating: "é", count: 9 << 20)
            let body = #"{"NAME": "\#(long)"}"#
            let answer = try await Front.send(front.address + "user.search", body: body)
            let direct = try await Front.send(front.direct.webhook + "user.search", body: body)
            #expect(answer.json["result"] == direct.json["result"])
            #expect(answer.status == direct.status)
            #expect(front.emulator.requests.count { $0.method == "user.search" } == 2)
        }
    }
}
