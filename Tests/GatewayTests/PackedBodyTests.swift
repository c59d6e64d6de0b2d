import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPCompression
import PortalEmulator
import TestSupport
import Testing
import Wire

@testable import Gateway

/// Bodies that clients pack.
@Suite(.endsHangs) struct PackedBodyTests {
    /// Packs a body as a client does.
    private static func packed(_ body: ByteBuffer, as algorithm: NIOCompression.Algorithm) throws -> ByteBuffer {
        let channel = EmbeddedChannel(handler: NIOHTTPRequestCompressor(encoding: algorithm))
        let head = HTTPRequestHead(version: .http1_1, method: .POST, uri: "/")
        for part in [HTTPClientRequestPart.head(head), .body(.byteBuffer(body)), .end(nil)] {
            try channel.writeOutbound(part)
        }
        var packed = ByteBuffer()
        while let part = try channel.readOutbound(as: HTTPClientRequestPart.self) {
            if case .body(.byteBuffer(var piece)) = part { packed.writeBuffer(&piece) }
        }
        _ = try channel.finish()
        return packed
    }

    private static func packed(_ body: String, as algorithm: NIOCompression.Algorithm = .gzip) throws -> ByteBuffer {
        try packed(ByteBuffer(string: body), as: algorithm)
    }

    @Test(arguments: ["gzip", "GZIP", "x-gzip", "deflate", "identity"])
    func `an update is read, however its body is packed`(name: String) async throws {
        try await Front.serve { front in
            let body = #"{"ID": 7, "WORK_CITY": "Trier"}"#
            let bytes =
                name == "identity"
                ? ByteBuffer(string: body) : try Self.packed(body, as: name == "deflate" ? .deflate : .gzip)
            let headers = [("content-encoding", name)]
            let answer = try await Front.send(front.address + "user.update", bytes: bytes, headers: headers)
            #expect(answer.json["result"] == true, "\(answer.text)")
            #expect(try await front.user(7)["WORK_CITY"] == "Trier")
        }
    }

    @Test func `a code in a packed body is found, and the portal gets what it can read`() async throws {
        try await Front.serve { front in
            let base = "http://127.0.0.1:\(front.port)/rest/"
            let update = try Self.packed(#"{"auth": "\#(Front.code)", "ID": 7, "WORK_CITY": "Trier"}"#)
            let headers = [("content-encoding", "gzip")]
            #expect(try await Front.send(base + "user.update", bytes: update, headers: headers).json["result"] == true)
            let read = try Self.packed("auth=\(Front.code)&ID=7&ADMIN_MODE=1")
            let form = "application/x-www-form-urlencoded"
            let answer = try await Front.send(base + "user.get", bytes: read, type: form, headers: headers)
            #expect(answer.json["result"]?[0]?["WORK_CITY"] == "Trier", "\(answer.text)")
            #expect(front.emulator.requests.allSatisfy { $0.parameters["auth"] == nil || $0.parameters["auth"] == "" })
        }
    }

    @Test func `a body that can't be unpacked is refused, and nothing is sent`() async throws {
        let whole = try Self.packed(#"{"ID": 7, "WORK_CITY": "Trier"}"#)
        var behind = whole
        behind.writeString("more")
        let plain = ByteBuffer(string: #"{"ID": 7, "WORK_CITY": "Trier"}"#)
        let broken: [(String, ByteBuffer)] = [
            ("gzip", whole.getSlice(at: 0, length: whole.readableBytes - 9) ?? ByteBuffer()), ("gzip", behind),
            ("gzip", plain), ("deflate", plain), ("br", plain), ("gzip, gzip", whole),
            ("gzip", ByteBuffer(string: "\u{1F}")),
        ]
        try await Front.serve { front in
            for (name, bytes) in broken {
                let headers = [("content-encoding", name)]
                let answer = try await Front.send(front.address + "user.update", bytes: bytes, headers: headers)
                #expect(answer.error == "MOONHOOK_UNREADABLE" && answer.status == 400, "\(name): \(answer.text)")
            }
            #expect(!front.emulator.requests.contains { $0.method == "user.update" })
        }
    }

    @Test func `a small body that becomes a huge one is refused`() async throws {
        let huge = try Self.packed(ByteBuffer(repeating: UInt8(ascii: " "), count: 64 << 20), as: .gzip)
        #expect(huge.readableBytes < 1 << 20)
        try await Front.serve { front in
            let headers = [("content-encoding", "gzip")]
            for base in [front.address, "http://127.0.0.1:\(front.port)/rest/"] {
                let answer = try await Front.send(base + "user.update", bytes: huge, headers: headers)
                #expect(answer.error == "MOONHOOK_TOO_LARGE" && answer.status == 413, "\(answer.text)")
            }
        }
    }

    @Test func `any bytes that call themselves packed are answered`() async throws {
        let text = #"{"ID": 7, "WORK_CITY": "Trier", "WORK_NOTES": "Trier on the Moselle, Trier"}"#
        let whole = try Self.packed(text)
        var random = SplitMix64(seed: 7)
        for _ in 1...20_000 {
            var bytes = Array(whole.readableBytesView)
            for _ in 0...Int.random(in: 0...3, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
                }
            }
            do throws(GatewayError) {
                let body = PackedBody(bytes: ByteBuffer(bytes: bytes), packing: "gzip")
                // Only a change of what isn't looked at, such as the time of packing, leaves the body as it was.
                #expect(try String(buffer: body.unpacked(orElse: .tooLarge)) == text)
            } catch {
                #expect([400, 413].contains(error.status))
            }
        }
    }
}
