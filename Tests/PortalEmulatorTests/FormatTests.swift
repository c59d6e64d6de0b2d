import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import PortalEmulator
import TestSupport
import Testing
import Wire

@Suite(.endsHangs) struct FormatTests {
    @Test func `an answer comes as XML where the method's name ends so`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 2)) { portal in
            let text = "<a href=\"x\">R&D's</a>"
            _ = try await portal.call("user.update", ["ID": 2, "WORK_NOTES": .string(text), "ACTIVE": "N"])
            let select = "&select[]=ACTIVE&select[]=WORK_NOTES&select[]=UF_DEPARTMENT"
            _ = try await portal.call("user.update", ["ID": 2, "UF_DEPARTMENT": [3, 14]])
            let answer = try await portal.query("user.get.xml", "ID=2" + select)
            #expect(answer.status == 200)
            #expect(answer.contentType == "text/xml; charset=utf-8")
            let user = """
                <response><result><item><ID>2</ID><ACTIVE></ACTIVE>\
                <WORK_NOTES>&lt;a href=&quot;x&quot;&gt;R&amp;D&apos;s&lt;/a&gt;</WORK_NOTES>\
                <UF_DEPARTMENT><item>3</item><item>14</item></UF_DEPARTMENT></item></result><total>1</total><time><start>
                """
            #expect(answer.text.hasPrefix(user))
            #expect(answer.text.hasSuffix("</time></response>"))
        }
    }

    @Test func `a batch in XML has its commands by name, and those by number as items`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let answer = try await portal.call("batch.xml", ["cmd": ["me": "user.admin", "7": "no.method"]])
            let result = """
                <response><result><result><me>1</me></result><result_error><item><error>ERROR_METHOD_NOT_FOUND</error>\
                <error_description>Method not found!</error_description></item></result_error>\
                <result_total></result_total><result_next></result_next><result_time><me><start>
                """
            #expect(answer.text.hasPrefix(result))
        }
    }

    @Test(arguments: [
        ("1/wrong/user.get.xml", "NO_AUTH_FOUND", "Wrong authorization data", 401),
        ("1/demo0webhook0code/user.got.xml", "ERROR_METHOD_NOT_FOUND", "Method not found!", 404),
        ("1/demo0webhook0code/user.update.xml", "ERROR_CORE", "", 400),
        ("1/demo0webhook0code/user.get.xml", "OVERLOAD_LIMIT", "REST API is blocked due to overload", 503),
    ])
    func `an error comes as XML, too`(path: String, code: String, text: String, status: Int) async throws {
        var configuration = EmulatorConfiguration(userCount: 1)
        configuration.faults = EmulatorFaults(list: code == "OVERLOAD_LIMIT" ? [.overload] : [])
        try await withPortal(configuration) { portal in
            let answer = try await portal.send(portal.address.oauthBase + path)
            #expect(answer.status == status)
            #expect(answer.contentType == "text/xml; charset=utf-8")
            let error = "<error>\(code)</error><error_description>\(text)</error_description>"
            #expect(answer.text == "<response>\(error)</response>")
        }
    }

    @Test func `a browser may ask before it calls, and its page may read the answer`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            for (verb, status) in [(HTTPMethod.OPTIONS, 200), (.GET, 200)] {
                var request = HTTPClientRequest(url: portal.address.webhook + "user.current")
                request.method = verb
                request.headers.add(name: "Origin", value: "https://example.com")
                request.headers.add(name: "Access-Control-Request-Method", value: "POST")
                let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
                #expect(response.status.code == UInt(status))
                #expect(response.headers["Access-Control-Allow-Origin"] == ["*"])
                #expect(response.headers["Access-Control-Allow-Headers"] == ["origin, content-type, accept"])
            }
            // The question is no call.
            #expect(portal.portal.counts.requests == 1)
        }
    }
}
