import Journal
import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

@testable import Gateway

/// A batch of a program's own, with updates in it.
@Suite(.endsHangs) struct BatchTests {
    private static let recipe = """
        return { writes = { LAST_NAME = "same letters" },
          transform = function(user)
            if user.LAST_NAME == "Nobody" then reject("nobody is called so") end
            user.LAST_NAME = text.upper(user.LAST_NAME)
          end }
        """

    private static func serve(_ body: @escaping @Sendable (Front) async throws -> Void) async throws {
        try await Front.serve([Front.client([recipe])], body)
    }

    @Test(
        arguments: [
            ["cmd": ["first": "user.update?ID=7&LAST_NAME=Okafor", "second": "user.get?ID=7"]],
            ["cmd": ["user.update?ID=7&LAST_NAME=Okafor", "user.get?ID=7"]],
            ["halt": 1, "cmd": ["user.update?ID=7&LAST_NAME=Okafor", "user.get?ID=7"]],
        ] as [JSONValue]
    )
    func `commands keep their order and their names`(parameters: JSONValue) async throws {
        try await Self.serve { front in
            let answer = try await front.call("batch", parameters)
            let result = answer.json["result"]
            let isList = parameters["cmd"]?.arrayValue != nil
            #expect((isList ? result?["result"]?[0] : result?["result"]?["first"]) == true, "\(answer.text)")
            let user = isList ? result?["result"]?[1]?[0] : result?["result"]?["second"]?[0]
            #expect(user?["LAST_NAME"] == "OKAFOR")
            #expect(result?["result_error"] == [])
            #expect(try front.run().changes(limit: 10).map(\.change.after) == [["LAST_NAME": .string("OKAFOR")]])
        }
    }

    @Test(
        arguments: [
            ["cmd": ["user.update?ID=7&WORK_CITY=Ulm", "user.get?start=0", "user.nothing"]],
            ["cmd": ["user.update?ID=7&WORK_CITY=Ulm"]],
            ["cmd": ["b": "user.get?ID=8", "a": "user.update?ID=7&WORK_CITY=Ulm", "moonhook": "user.get?ID=7"]],
            ["cmd": ["1": "user.update?ID=7&WORK_CITY=Ulm", "0": "user.update?ID=8&WORK_CITY=Ulm"]],
        ] as [JSONValue]
    )
    func `the answer is in the portal's form, and says nothing of reads in front of updates`(
        parameters: JSONValue
    ) async throws {
        let methods: Set<String> = ["batch", "user.get", "user.nothing", "user.update"]
        try await Front.serve([Front.client(methods: .only(methods))]) { front in
            let direct = try await Front.send(front.direct.webhook + "batch", body: parameters.text)
            let answer = try await front.call("batch", parameters)
            for name in ["result", "result_error", "result_total", "result_next"] {
                #expect(answer.json["result"]?[name] == direct.json["result"]?[name], "\(name): \(answer.text)")
                #expect(answer.json["result"]?[name] != nil)
            }
            let times = { (answer: Front.Answered) in
                answer.json["result"]?["result_time"].map { $0.objectValue?.map(\.key) ?? ["\($0.phpElements.count)"] }
            }
            #expect(times(answer) == times(direct))
        }
    }

    @Test func `a batch may travel as a form`() async throws {
        try await Self.serve { front in
            let body = "halt=0&cmd[a]=user.update%3FID%3D7%26LAST_NAME%3DOkafor&cmd[b]=user.get%3FID%3D7"
            let answer = try await Front.send(
                front.address + "batch",
                body: body,
                type: "application/x-www-form-urlencoded"
            )
            #expect(answer.json["result"]?["result"]?["b"]?[0]?["LAST_NAME"] == "OKAFOR", "\(answer.text)")
        }
    }

    @Test func `a refused command is an error in the portal's form, and the others are carried out`() async throws {
        try await Self.serve { front in
            let answer = try await front.call(
                "batch",
                [
                    "cmd": [
                        "a": "user.update?ID=7&LAST_NAME=Nobody", "b": "user.update?ID=8&LAST_NAME=Ruiz",
                        "c": "user.update?ID=x",
                    ]
                ]
            )
            let result = try #require(answer.json["result"])
            #expect(result["result_error"]?["a"]?["error"] == "MOONHOOK_MH0305", "\(answer.text)")
            #expect(result["result_error"]?["c"]?["error"] == "MOONHOOK_MH0203")
            #expect(result["result"]?["b"] == true)
            #expect(result["result"]?["a"] == nil)
            #expect(try await front.user(8)["LAST_NAME"] == "RUIZ")
        }
    }

    @Test(arguments: [EmulatorFault.resetAfter, .truncated, .html200])
    func `a batch of updates whose answer is lost is answered if its users show that all were taken`(
        fault: EmulatorFault
    ) async throws {
        try await Front.serve { front in
            let updates: JSONValue = ["a": "user.update?ID=8&WORK_CITY=Ulm", "b": "user.update?ID=7&WORK_CITY=Trier"]
            front.emulator.setFaults(EmulatorFaults(list: [nil, fault]))
            let answer = try await front.call("batch", ["cmd": updates])
            #expect(answer.json["result"]?["result"] == ["a": true, "b": true], "\(answer.text)")
            #expect(answer.json["result"]?["result_error"] == [])
            #expect(try front.run().callCounts().filter { $0.value > 0 } == ["taken": 2])
            // Nobody knows what a read would have answered.
            front.emulator.setFaults(EmulatorFaults(list: [nil, fault]))
            let mixed: JSONValue = ["a": "user.update?ID=8&WORK_CITY=Bonn", "b": "user.get?ID=7"]
            #expect(try await front.call("batch", ["cmd": mixed]).error == "MOONHOOK_UNKNOWN")
        }
    }

    @Test func `a refused command ends a batch that halts`() async throws {
        try await Self.serve { front in
            let answer = try await front.call(
                "batch",
                [
                    "halt": 1,
                    "cmd": [
                        "a": "user.update?ID=8&LAST_NAME=Ruiz", "b": "user.update?ID=7&LAST_NAME=Nobody",
                        "c": "user.get?ID=7",
                    ],
                ]
            )
            let result = try #require(answer.json["result"])
            #expect(result["result"] == ["a": true], "\(answer.text)")
            #expect(result["result_error"]?.objectValue?.map(\.key) == ["b"])
        }
    }

    @Test func `the portal's own refusal ends a batch that halts before a refused command`() async throws {
        try await Self.serve { front in
            let answer = try await front.call(
                "batch",
                [
                    "halt": 1,
                    "cmd": ["a": "user.get?ID[]=[", "x": "nothing.here", "b": "user.update?ID=7&LAST_NAME=Nobody"],
                ]
            )
            #expect(answer.json["result"]?["result_error"]?.objectValue?.map(\.key) == ["x"], "\(answer.text)")
        }
    }

    @Test func `later commands see what earlier ones do`() async throws {
        try await Self.serve { front in
            _ = try await front.call(
                "batch",
                ["cmd": ["user.update?ID=7&LAST_NAME=Okafor", "user.update?ID=7&LAST_NAME=Ruiz"]]
            )
            #expect(try await front.user(7)["LAST_NAME"] == "RUIZ")
            let change = try #require(try front.run().changes(limit: 1).first?.change)
            #expect(change.after == ["LAST_NAME": .string("RUIZ")])
            #expect(change.before["LAST_NAME"] != .string("OKAFOR"))
        }
    }

    /// Fills a position, and leaves a second name as it is that is none.
    private static let fillAndWarn = [
        """
        return { writes = { WORK_POSITION = "fill" },
          transform = function(user) if not user.WORK_POSITION then user.WORK_POSITION = "unknown" end end }
        """,
        """
        return { writes = { SECOND_NAME = "same letters" }, transform = function(user)
          if (user.SECOND_NAME or ""):find("%d") then warn("SECOND_NAME", "no name") end end }
        """,
    ]

    @Test(arguments: [2, 1])
    func `a second update of a user finds what the first one leaves`(batches: Int) async throws {
        try await Front.serve([Front.client(Self.fillAndWarn)]) { front in
            let cleared = #"{"ID": 7, "WORK_POSITION": "", "SECOND_NAME": "Old"}"#
            _ = try await Front.send(front.direct.webhook + "user.update", body: cleared)
            let commands: [JSONValue] = [
                "user.update?ID=7&WORK_POSITION=Engineer&SECOND_NAME=New",
                "user.update?ID=7&NAME=Zoe&SECOND_NAME=printer 3",
            ]
            for batch in batches == 1 ? [commands] : commands.map({ [$0] }) {
                let answer = try await front.call("batch", ["halt": 1, "cmd": .array(batch)])
                #expect(answer.json["result"]?["result_error"] == [], "\(answer.text)")
            }
            let user = try await front.user(7)
            let values = ["WORK_POSITION", "SECOND_NAME", "NAME"].map { user[$0]?.stringValue }
            #expect(values == ["Engineer", "New", "Zoe"])
            let change = try #require(try front.run().changes(limit: 10).first?.change)
            #expect(change.after["WORK_POSITION"] == .string("Engineer"))
            #expect(change.before["WORK_POSITION"] == nil && change.before["SECOND_NAME"] == .string("Old"))
            #expect(try front.run().callCounts()["overtaken"] == nil)
        }
    }

    @Test func `a second update that would be another one without the first is refused`() async throws {
        try await Front.serve([Front.client(Self.fillAndWarn)]) { front in
            let cleared = #"{"ID": 7, "WORK_POSITION": "", "SECOND_NAME": "Old"}"#
            _ = try await Front.send(front.direct.webhook + "user.update", body: cleared)
            let commands: JSONValue = [
                "a": "user.update?ID=7&WORK_POSITION=Engineer", "b": "user.update?ID=7&NAME=Zoe",
                "c": "user.update?ID=7&WORK_POSITION=Boss",
            ]
            let answer = try await front.call("batch", ["cmd": commands])
            let result = try #require(answer.json["result"])
            #expect(result["result"] == ["a": true, "c": true], "\(answer.text)")
            #expect(result["result_error"]?["b"]?["error"] == "MOONHOOK_SINGLE")
            #expect(result["result_error"]?["b"]?["error_description"]?.stringValue?.contains("WORK_POSITION") == true)
            #expect(try await front.user(7)["WORK_POSITION"] == "Boss")
        }
    }

    @Test func `the value before is right if an earlier update of the batch fails`() async throws {
        try await Front.serve { front in
            // The address is another user's, which only the portal knows.
            let held = try await front.user(7)["WORK_CITY"]?.stringValue
            let address = try await front.user(8)["EMAIL"]?.stringValue ?? ""
            let commands: JSONValue = [
                "first": .string("user.update?ID=7&WORK_CITY=First&EMAIL=\(address)"),
                "second": "user.update?ID=7&WORK_CITY=Second",
            ]
            let answer = try await front.call("batch", ["cmd": commands])
            #expect(answer.json["result"]?["result_error"]?["first"] != nil, "\(answer.text)")
            #expect(try await front.user(7)["WORK_CITY"] == "Second")
            let change = try #require(try front.run().changes(limit: 10).first?.change)
            #expect(change.before["WORK_CITY"]?.json.stringValue == held)
        }
    }

    @Test func `another command's answer counts in bounds by what it came to`() async throws {
        try await Front.serve([Front.client(limits: [.clear: 1])]) { front in
            for id in 7...9 {
                let update = "user.update?ID=\(id)&WORK_CITY=$result[me][0][NAME]"
                let answer = try await front.call("batch", ["cmd": ["me": "user.get?ID=1", "up": .string(update)]])
                #expect(answer.json["result"]?["result"]?["up"] == true, "\(answer.text)")
            }
            // An empty one clears.
            for (id, isTaken) in [(7, true), (8, false)] {
                let update = "user.update?ID=\(id)&WORK_CITY=$result[me][0][WORK_POSITION]"
                let answer = try await front.call("batch", ["cmd": ["me": "user.get?ID=1", "up": .string(update)]])
                #expect((answer.json["result"]?["result"]?["up"] == true) == isTaken, "\(answer.text)")
            }
        }
    }

    @Test(arguments: [
        "$results[me][0][NAME]", "$result.[me][0][NAME]", "$TOTAL[me]", "a$time[me][start]", "$error[me]",
    ])
    func `whatever a portal takes for a reference is one`(text: String) async throws {
        try await Self.serve { front in
            let update = "user.update?ID=7&LAST_NAME=\(text)"
            let answer = try await front.call("batch", ["cmd": ["me": "user.get?ID=8", "a": .string(update)]])
            let error = answer.json["result"]?["result_error"]?["a"]
            #expect(error?["error"] == "MOONHOOK_MH0203", "\(answer.text)")
            // Alone it is a text, and no batch takes it along.
            let single = try await front.call("user.update", ["ID": 7, "WORK_NOTES": .string(text)])
            #expect(single.json["result"] == true, "\(single.text)")
            #expect(try await front.user(7)["WORK_NOTES"] == .string(text))
        }
    }

    @Test(arguments: ["PERSONAL_GENDER", "PERSONAL_BIRTHDAY", "PERSONAL_WWW", "UF_USR_COLOR"])
    func `a field of which a rule says what it may hold takes no reference`(field: String) async throws {
        try await Front.serve { front in
            let update = "user.update?ID=7&\(field)=$result[me][0][WORK_NOTES]"
            let answer = try await front.call("batch", ["cmd": ["me": "user.get?ID=8", "a": .string(update)]])
            let result = try #require(answer.json["result"])
            let isRefused = result["result_error"]?["a"]?["error"] == "MOONHOOK_MH0203"
            // A name that no field has is passed over.
            #expect(isRefused || field.hasPrefix("UF_"), "\(answer.text)")
        }
    }

    @Test(arguments: ["1", "yes", "on", "-1", "N", "false", " "] as [JSONValue] + [true, 2, 0.5, [1]])
    func `a batch halts for all that PHP takes for yes`(halt: JSONValue) async throws {
        try await Self.serve { front in
            let commands: JSONValue = [
                "a": "user.get?ID=x&FILTER=y", "b": "nothing.here", "c": "user.update?ID=7&WORK_CITY=Ulm",
            ]
            let answer = try await front.call("batch", ["halt": halt, "cmd": commands])
            #expect(answer.json["result"]?["result"]?["c"] == nil, "\(answer.text)")
            #expect(try await front.user(7)["WORK_CITY"] != "Ulm")
        }
    }

    @Test(arguments: ["", "0", false, 0, nil, []] as [JSONValue])
    func `a batch goes on for all that PHP takes for no`(halt: JSONValue) async throws {
        try await Self.serve { front in
            let commands: JSONValue = ["b": "nothing.here", "c": "user.update?ID=7&WORK_CITY=Ulm"]
            let answer = try await front.call("batch", ["halt": halt, "cmd": commands])
            #expect(answer.json["result"]?["result"]?["c"] == true, "\(answer.text)")
        }
    }

    @Test func `a reference passes where nothing looks at the field, else it is refused`() async throws {
        try await Self.serve { front in
            let answer = try await front.call(
                "batch",
                [
                    "cmd": [
                        "me": "user.get?ID=8", "notes": "user.update?ID=7&WORK_NOTES=$result[me][0][EMAIL]",
                        "name": "user.update?ID=7&LAST_NAME=$result[me][0][NAME]",
                        "who": "user.update?ID=$result[me][0][ID]&WORK_CITY=Ulm",
                    ]
                ]
            )
            let result = try #require(answer.json["result"])
            #expect(result["result"]?["notes"] == true, "\(answer.text)")
            #expect(result["result_error"]?["name"]?["error"]?.stringValue?.hasPrefix("MOONHOOK_") == true)
            #expect(
                result["result_error"]?["who"]?["error_description"]?.stringValue?.hasPrefix("ID: the user is another")
                    == true
            )
            let other = try await front.user(8)
            #expect(try await front.user(7)["WORK_NOTES"] == other["EMAIL"])
        }
    }

    @Test func `commands beyond fifty and batches in batches get the portal's errors`() async throws {
        try await Self.serve { front in
            let many = (1...52).map { JSONValue.string("user.update?ID=\($0)&WORK_CITY=Ulm") }
            let answer = try await front.call("batch", ["cmd": .array(many)])
            let errors = answer.json["result"]?["result_error"]
            #expect(errors?["51"]?["error"] == "ERROR_BATCH_LENGTH_EXCEEDED", "\(answer.text)")
            let nested = try await front.call("batch", ["cmd": ["a": "batch?cmd[x]=user.update?ID=7"]])
            #expect(nested.json["result"]?["result_error"]?["a"]?["error"] == "ERROR_BATCH_METHOD_NOT_ALLOWED")
        }
    }
}
