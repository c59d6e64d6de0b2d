import PortalEmulator
import TestSupport
import Testing
import Wire

@Suite(.endsHangs) struct BatchTests {
    @Test func `commands run in order and refer to earlier results`() async throws {
        try await withPortal { portal in
            let answer = try await portal.call(
                "batch",
                [
                    "halt": 0,
                    "cmd": [
                        "me": "user.current",
                        "one": "department.get?ID=$result[me][UF_DEPARTMENT][0]",
                        "all": "department.get?ID=$result[me][UF_DEPARTMENT]",
                        "list": "user.get?sort=ID&order=DESC&select[]=ID",
                        "encoded": "user.get?ID=%24result%5Blist%5D%5B1%5D%5BID%5D&select[]=ID",
                        "set": "user.update?ID=2&WORK_NOTES=a+$result[one][0][NAME],+b+$results[one].[0][SORT]",
                        "lost": "user.update?ID=3&WORK_NOTES=$result[none][0]+%24result%5Bme%5D[ID",
                    ],
                ]
            )
            let results = answer.result?["result"]
            #expect(results?["one"]?[0]?["NAME"] == "Company")
            #expect(results?["all"]?[0]?["NAME"] == "Company")
            #expect(results?["encoded"]?[0]?["ID"] == results?["list"]?[1]?["ID"])
            #expect(try await portal.user(2)["WORK_NOTES"] == "a Company b 100")  // up to the next blank
            #expect(try await portal.user(3)["WORK_NOTES"] == "$result[none][0] $result[me][ID")
        }
    }

    @Test func `each member is a list or an object by its own keys`() async throws {
        try await withPortal { portal in
            let failing = try await portal.call("batch", ["cmd": ["nope", "user.update?ID=x"]])
            #expect(failing.status == 200)
            #expect(failing.result?["result"] == [])
            #expect(failing.result?["result_time"] == [])
            #expect(
                failing.result?["result_error"] == [
                    ["error": "ERROR_METHOD_NOT_FOUND", "error_description": "Method not found!"],
                    ["error": "ERROR_CORE", "error_description": ""],
                ]
            )
            let mixed = try await portal.call(
                "batch",
                ["cmd": ["0": "nope", "35943": "user.get?select[]=ID&start=50"]]
            )
            #expect(mixed.result?["result_error"]?.arrayValue?.count == 1)
            #expect(mixed.result?["result"]?.objectValue?.keys == ["35943"])
            #expect(mixed.result?["result_total"] == ["35943": 198])
            #expect(mixed.result?["result_next"] == ["35943": 100])
            let numbered = try await portal.call("batch", ["cmd": ["user.current?", "server.time"]])
            #expect(numbered.result?["result"]?.arrayValue?.count == 2)
            #expect(numbered.result?["result_time"]?[1]?["operating"] != nil)
            #expect(numbered.json["time"]?["operating"] == 0)
        }
    }

    @Test(arguments: [(true, 1), ("1", 1), (false, 2), (0, 2)] as [(JSONValue, Int)])
    func `halt ends a batch at the first failure, and what follows appears nowhere`(
        halt: JSONValue,
        count: Int
    ) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 2)) { portal in
            let commands: JSONValue = ["a": "server.time", "b": "nope", "c": "user.update?ID=1&NAME=New"]
            let answer = try await portal.call("batch", ["halt": halt, "cmd": commands])
            #expect(answer.result?["result"]?.objectValue?.count == count)
            #expect(answer.result?["result_error"]?.objectValue?.keys == ["b"])
            #expect(try await portal.user(1)["NAME"] == (count == 1 ? "Admin" : "New"))
        }
    }

    @Test func `the fifty-first command fails, and a batch within a batch`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let commands = (0..<52).map { ("c\($0)", $0 == 3 ? "batch?cmd[]=server.time" : "server.time") }
            let cmd = JSONValue.object(JSONObject(commands.map { ($0, .string($1)) }))
            let answer = try await portal.call("batch", ["cmd": cmd])
            #expect(answer.result?["result"]?.objectValue?.count == 49)
            let errors = answer.result?["result_error"]
            #expect(errors?.objectValue?.keys == ["c3", "c50", "c51"])
            #expect(errors?["c3"]?["error"] == "ERROR_BATCH_METHOD_NOT_ALLOWED")
            #expect(errors?["c51"]?["error"] == "ERROR_BATCH_LENGTH_EXCEEDED")
        }
    }

    @Test func `a form carries commands that are encoded once more`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 2)) { portal in
            let body =
                "halt=0&cmd[u]=user.update%3FID%3D2%26NAME%3DA%2520%2526%2BB%26UF_DEPARTMENT%5B%5D%3D4&cmd[t]=server.time"
            let answer = try await portal.form("batch", body)
            #expect(answer.result?["result"]?["u"] == true)
            let user = try await portal.user(2)
            #expect(user["NAME"] == "A & B")
            #expect(user["UF_DEPARTMENT"] == [4])
        }
    }

    @Test func `awkward values survive a batch`() async throws {
        let values = ["&=?#%+[]", "$result[me]", "a\r\n\tb", "😀 Жук", "", "'\"<\\/>", "%2B"]
        try await withPortal(EmulatorConfiguration(userCount: 8)) { portal in
            let commands = values.enumerated().map { index, value in
                "user.update?ID=\(index + 1)&WORK_NOTES=" + value.utf8.map { byte in "%" + Self.hex(byte) }.joined()
            }
            let cmd = JSONValue.array(commands.map { .string($0) })
            let answer = try await portal.call("batch", ["cmd": cmd])
            #expect(answer.result?["result_error"] == [])
            for (index, value) in values.enumerated() {
                #expect(try await portal.user(index + 1)["WORK_NOTES"]?.stringValue == value)
            }
        }
    }

    private static func hex(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
