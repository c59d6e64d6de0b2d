import NIOCore
import PortalModel
import Testing
import Wire

@testable import Gateway

/// What is read of requests, as pure functions over bytes.
struct RequestTests {
    @Test(
        arguments: [
            ("/rest/1/code/user.get", "user.get", "1", "code", "user.get", false),
            ("/rest/1/code/User.Get.json/", "user.get", "1", "code", "User.Get.json/", false),
            ("//rest//1//code//user.get.xml", "user.get", "1", "code", "/user.get.xml", true),
            ("/rest/user.get", "user.get", nil, nil, "user.get", false),
            ("/rest//user.get//", "user.get", nil, nil, "/user.get//", false),
            ("/rest/api/1/code//tasks.task//get/", "tasks.task/get", "1", "code", "/tasks.task//get/", false),
        ] as [(String, String, String?, String?, String, Bool)]
    )
    func `a path names a method, perhaps with credentials`(
        path: String,
        method: String,
        owner: String?,
        code: String?,
        tail: String,
        isXML: Bool
    ) throws {
        let address = try #require(CallAddress(path: path))
        #expect(address.method == method)
        #expect(address.credentials?.owner == owner)
        #expect(address.credentials?.code == code)
        #expect(address.tail == tail)
        #expect(address.isXML == isXML)
    }

    @Test(arguments: [
        "", "/", "/rest", "/rest/", "/rest/1/code", "/rest/1/code/a/b", "/rest/1/co%64e/user.get",
        "/rest/../rest/user.get",
        "/rest/./user.get", "/REST/user.get", "/upload/1", "/rest/user.get;x", "/rest/1/code/user.get%2Ejson",
        "/rest/a/b/c",
    ])
    func `any other path names none`(path: String) {
        #expect(CallAddress(path: path) == nil)
    }

    @Test func `a query loses its credentials and nothing else`() {
        #expect(RawQuery.withoutCredentials("a=%20b&auth=x&c=+&access_token=y&d") == "a=%20b&c=+&d")
        #expect(RawQuery.withoutCredentials("auth=x") == nil)
        #expect(RawQuery.withoutCredentials("%61uth=x&author=y") == "author=y")
        #expect(RawQuery.withoutCredentials(nil) == nil)
    }

    @Test func `a secret is replaced wherever pieces end`() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<3_000 {
            // Few letters, so that beginnings of the secret are everywhere.
            let secret = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                "ab".randomElement(using: &random) ?? "a"
            }
            let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                "abc".randomElement(using: &random) ?? "a"
            }
            var replacer = SecretReplacer(String(secret), by: "XYZ")
            var result = ""
            var rest = text[...]
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...6, using: &random))
                rest = rest.dropFirst(piece.count)
                result += String(buffer: replacer.take(ByteBuffer(string: String(piece))))
            }
            result += String(buffer: replacer.finish())
            #expect(
                result == String(text).replacing(String(secret), with: "XYZ"),
                "\(String(secret)) in \(String(text))"
            )
        }
    }

    @Test func `no code is found by another one`() {
        let table = ClientTable([])
        #expect(table.client(of: "") == nil)
        #expect(ClientCode.make() != ClientCode.make())
        #expect(ClientCode.sha256(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func `whatever a batch holds, each command is passed, judged or refused`() {
        var random = SplitMix64(seed: 11)
        let words = [
            "user.update", "user.get", "USER.UPDATE", "user.update.json", "user.add", "batch", "?", "&", "=", "ID=7",
            "ID[]=1",
            "ACTIVE=N", "%3F", "$result[", "]", "[", "\u{0}", "#", " ", "é", "/", "NAME=a", "ID=99999999999999999999",
            "..",
        ]
        for _ in 0..<3_000 {
            let commands = (0..<Int.random(in: 0...5, using: &random)).map { index in
                let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in
                    words.randomElement(using: &random) ?? ""
                }
                return ("c\(index)", JSONValue.string(text.joined()))
            }
            let batch = WantedBatch(
                CallParameters([
                    "cmd": .object(JSONObject(commands)), "halt": .integer(Int.random(in: 0...1, using: &random)),
                ]),
                .standard,
                permits: { _ in true },
                passesReference: { _ in false }
            )
            for command in batch.commands {
                guard case .passed = command.kind else { continue }
                // What passes is no update under any reading of its name.
                let name = PHPQuery.decode(command.text.prefix { !"?#".contains($0) }.utf8).lowercased()
                let isChange = ["user.update", "user.add"].contains { name.hasPrefix($0) || name.hasSuffix("/\($0)") }
                #expect(!isChange && MethodRules.isPlain(command.method), "\(command.text)")
            }
        }
    }
}
