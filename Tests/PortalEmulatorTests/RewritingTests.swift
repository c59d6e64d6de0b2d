import TestSupport
import Testing
import Wire

@testable import PortalEmulator

@Suite(.endsHangs) struct RewritingTests {
    private func configuration(_ rewriting: EmulatorRewriting) -> EmulatorConfiguration {
        var configuration = EmulatorConfiguration(userCount: 60)
        configuration.rewriting = rewriting
        return configuration
    }

    @Test(arguments: [
        ("  Anna   Maria ", "Anna Maria"), ("a\tb\n", "a b"), ("+49 151 234-56.78", "+491512345678"),
        ("(030) 12 34 56", "030123456"), ("12 34", "12 34"), ("Room 1234567", "Room 1234567"), ("", ""),
    ])
    func `a rewritten value is trimmed, squeezed, or a bare number`(value: String, stored: String) {
        #expect(EmulatorRewriting.rewritten(value) == stored)
    }

    @Test func `every value may be rewritten, and the portal says true`() async throws {
        try await withPortal(configuration(EmulatorRewriting(rewriteRate: 1))) { portal in
            let answer = try await portal.call(
                "user.update",
                ["ID": 1, "NAME": " Anna  B. ", "WORK_PHONE": "+49 (30) 1234-56", "UF_DEPARTMENT": [1]]
            )
            #expect(answer.result == true)
            let user = try await portal.user(1)
            #expect(user["NAME"] == "Anna B.")
            #expect(user["WORK_PHONE"] == "+4930123456")
            #expect(user["UF_DEPARTMENT"] == [1])
        }
    }

    @Test func `every value may be passed over, in batches too, and the portal says true`() async throws {
        try await withPortal(configuration(EmulatorRewriting(ignoreRate: 1))) { portal in
            let name = try await portal.user(2)["NAME"]
            let batch: JSONObject = ["cmd": ["a": "user.update?ID=2&NAME=Else"]]
            let answer = try await portal.call("batch", batch)
            #expect(answer.result?["result"]?["a"] == true)
            #expect(try await portal.user(2)["NAME"] == name)
        }
    }

    @Test func `a share of the values is chosen, the same at every try`() async throws {
        func ignored(seed: UInt64) async throws -> [Int] {
            var ignored: [Int] = []
            try await withPortal(configuration(EmulatorRewriting(ignoreRate: 0.3, seed: seed))) { portal in
                for _ in 0..<2 {
                    for id in try await portal.call("user.get").ids.compactMap({ Int($0) }) {
                        _ = try await portal.call("user.update", ["ID": .integer(id), "WORK_NOTES": "same"])
                    }
                }
                let rows = try await portal.call("user.get").result?.arrayValue ?? []
                ignored = rows.enumerated().filter { $1["WORK_NOTES"] != "same" }.map(\.offset)
            }
            return ignored
        }
        let first = try await ignored(seed: 1)
        #expect((5...25).contains(first.count))
        #expect(try await ignored(seed: 1) == first)
        #expect(try await ignored(seed: 2) != first)
    }
}
