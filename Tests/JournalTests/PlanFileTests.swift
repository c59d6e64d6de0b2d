import Foundation
import PortalModel
import Testing
import Wire

@testable import Journal

/// A plan as a file: what is written comes back, and what isn't just that is refused.
struct PlanFileTests {
    private let journal: RunJournal

    init() throws {
        journal = try RunJournal.temporary()
    }

    /// The file of a plan with these changes.
    private func file(_ changes: [Change]) throws -> String {
        var bytes: [UInt8] = []
        try journal.run(planning: changes).writePlan { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func hash(_ changes: [Change]) throws -> String {
        try journal.run(planning: changes).stampPlan()
    }

    private func read(_ text: String) throws -> [Change] {
        var reader = try PlanFileReader(ByteSource(text: text, name: "plan.jsonl"))
        var changes: [Change] = []
        while let change = try reader.next() { changes.append(change) }
        return changes
    }

    /// What is said of a file.
    private func refusal(of text: String) throws -> PlanFileError? {
        do {
            _ = try read(text)
            return nil
        } catch let error as PlanFileError {
            return error
        }
    }

    // MARK: Assumed countries and options

    @Test func `assumed countries and the ids of options are in the file, and come back`() throws {
        var change = try Change.sample(
            57,
            after: ["UF_PLAN": .option(FieldOption(id: 3, label: "Gold")), "NAME": .null]
        )
        change.after["WORK_PHONE"] = .string("+4930123456")
        change.assumed = ["WORK_PHONE": "DE (parameter region)"]
        let text = try file([change])
        #expect(text.contains(#""UF_PLAN":{"id":3,"label":"Gold"}"#))
        #expect(text.contains(#","assumed":{"WORK_PHONE":"DE (parameter region)"}}"# + "\n"))
        #expect(try read(text) == [change])
        let other = text.replacing(#""assumed":{"WORK_PHONE""#, with: #""assumed":{"WORK_FAX""#)
        #expect(try refusal(of: other)?.code == .malformed)
    }

    @Test func `a file of version 1 is read, with labels in place of options, and has the same hash`() throws {
        let change = try Change.sample(57, after: ["UF_PLAN": .string("Gold"), "NAME": .null])
        let lines = try file([change]).split(separator: "\n").map(String.init)
        let header = lines[0].replacing("\"version\":2", with: "\"version\":1")
        var file = PlanDigest()
        for line in [header, lines[1]] { file.add(line) }
        let end = lines[2].replacing(/"fileSHA256":".*"/, with: "\"fileSHA256\":\"\(file.sha256)\"")
        #expect(try read([header, lines[1], end, ""].joined(separator: "\n")) == [change])
    }

    // MARK: What it costs

    private static let header = """
        {"type":"plan","version":1,"portal":"north.example.com","createdAt":"2025-10-09T08:53:20Z","moonhook":"","scripts":[]}
        """

    private static func change(_ fields: some Sequence<(String, String)>, person: String = "Anna") -> String {
        let after = fields.map { "\"\($0)\":\($1)" }.joined(separator: ",")
        return #"{"type":"change","user":57,"person":"\#(person)","before":{},"after":{\#(after)}}"#
    }

    private static func names(_ count: Int) -> some Sequence<(String, String)> {
        (1...count).lazy.map { ("UF_" + String(1_000_000 + $0), "1") }
    }

    /// Lines that would cost far more than a change may, by what there is too much of.
    private static let costly: [String: String] = [
        "fields": change(names(1_001)),
        "very many fields": change(names(900_000)),
        "items of a list": change([("NAME", "[" + String(repeating: "1,", count: 100_000) + "1]")]),
        "arrays in arrays": change([("NAME", String(repeating: "[", count: 600) + String(repeating: "]", count: 600))]),
        "a person's name": change([("NAME", "null")], person: String(repeating: "x", count: 5 << 20)),
        "a text": change([("NAME", "\"" + String(repeating: "x", count: 5 << 20) + "\"")]),
        "what no change has": #"{"type":"change","x":["# + String(repeating: "{},", count: 900_000) + "{}]}",
    ]

    @Test(arguments: costly.keys.sorted())
    func `a line that holds more than any change is refused`(what: String) throws {
        let line = try #require(Self.costly[what])
        let error = try #require(try refusal(of: Self.header + "\n" + line + "\n"), "\(what)")
        #expect(error.code == .malformed && error.description.hasPrefix("plan.jsonl, line 2: "), "\(what): \(error)")
        #expect(error.description.count < 300)
    }

    private static let costlyHeaders = [
        #"{"type":"plan","version":1,"portal":"p","scripts":["# + String(repeating: "{},", count: 900_000) + "{}]}",
        #"{"type":"plan","version":1,"portal":"p","scripts":["#
            + [String](repeating: #"{"name":"a","sha256":"\#(String(repeating: "0", count: 64))"}"#, count: 101)
            .joined(separator: ",") + "]}",
        #"{"type":"plan","version":1,"scripts":[],"portal":""# + String(repeating: "x", count: 2 << 20) + #""}"#,
        String(repeating: "x", count: 2 << 20),
    ]

    @Test(arguments: costlyHeaders.indices)
    func `a first line that holds more than any plan's is none`(index: Int) throws {
        #expect(try refusal(of: Self.costlyHeaders[index] + "\n")?.code == .noPlan)
    }

    // MARK: What is written

    @Test func `the file says what the plan says, a line for each change`() throws {
        var cleared = try Change.sample(7, after: ["NAME": .null])
        cleared.unseen = ["NAME"]
        cleared.before = [:]
        cleared.line = 12
        cleared.locations = ["NAME": "names.lua:3"]
        let lines = try file([.sample(57), cleared]).split(separator: "\n").map(String.init)
        let sha256 = String(repeating: "0a", count: 32)
        #expect(
            lines[0].hasPrefix(
                """
                {"type":"plan","version":2,"portal":"north.example.com","createdAt":"2025-10-09T08:53:20Z","moonhook":"",\
                "scripts":[{"name":"phones-e164.lua","sha256":"\(sha256)"},
                """
            )
        )
        #expect(lines[0].hasSuffix(#""input":"hr.csv"}"#))
        #expect(
            lines[1...2] == [
                #"{"type":"change","user":7,"person":"Anna Sample","before":{},"after":{"NAME":null},"unseen":["NAME"],"line":12}"#,
                #"{"type":"change","user":57,"person":"Anna Sample","before":{"NAME":"anna"},"after":{"NAME":"Anna"}}"#,
            ]
        )
        let end = #"{"type":"end","changes":2,"sha256":"\#(try hash([.sample(57), cleared]))","fileSHA256":""#
        #expect(lines[3].hasPrefix(end))
        #expect(lines.count == 4)
    }

    @Test(arguments: [
        FieldValue.null,
        .string(""),
        .string("O\u{2019}Neill\r\n\t\"\\ U\u{308}nïcödé 👩‍👩‍👧 Жук \u{2028}\u{7F}\u{9B}\u{202E}"),
        .string("null"),
        .integer(1),
        .integer(.max),
        .integer(.min),
        .number(1),
        .number(-0.0),
        .number(1e300),
        .number(.leastNonzeroMagnitude),
        .boolean(true),
        .list([]),
        .list([.integer(1), .number(1), .string("1"), .boolean(true), .list([.null])]),
        .file(UploadedFile(name: "anna.jpg", base64: "/9j/4AAQ")),
    ])
    func `a value comes back with its exact type`(value: FieldValue) throws {
        var change = try Change.sample(57, after: ["UF_ANY": value, "NAME": .string("Anna")])
        change.before = ["UF_ANY": value]
        change.person = "Åsa \"Nord\"\n\u{1B}[2J"
        change.unseen = ["NAME"]
        change.line = 12
        let back = try read(file([change]))
        #expect(back == [change])
        // Equal texts may have other bytes.
        #expect(try file(back) == file([change]))
    }

    @Test func `a plan without changes comes back as one`() throws {
        #expect(try read(file([])) == [])
    }

    @Test func `header and scripts come back`() throws {
        let reader = try PlanFileReader(ByteSource(text: file([.sample(1)]), name: "plan.jsonl"))
        #expect(reader.portal == "north.example.com")
        #expect(reader.scripts == RunHeader.sample.scripts)
        var versioned = RunHeader.sample.scripts[0]
        versioned.version = "1.2.0"
        #expect(RunHeader.Script(json: versioned.json) == versioned)
        #expect(throws: Never.self) { try reader.check(portal: "north.example.com") }
        do throws(PlanFileError) {
            try reader.check(portal: "south.example.com")
            Issue.record("another portal's plan passes")
        } catch {
            #expect(error.code == .otherPortal)
            #expect(
                error.description
                    == "plan.jsonl is a plan for north.example.com, but this portal is south.example.com"
            )
        }
    }

    @Test func `line ends of Windows and blank lines do no harm`() throws {
        let text = try file([.sample(1), .sample(2)])
        #expect(try read(text.replacing("\n", with: "\r\n\r\n")).count == 2)
    }

    // MARK: The hash

    @Test func `two runs that plan the same have the same hash, in whatever order and by whatever script`() throws {
        let changes = try [Change.sample(57), .sample(7), .sample(301)]
        var header = RunHeader.sample
        header.scripts = []
        header.input = nil
        header.startedAt = Date()
        header.version = "9.0.0"
        let other = try journal.begin(header)
        let plan = PlanWriter(other)
        for change in changes.reversed() {
            var change = change
            change.locations = ["NAME": "other.lua:1"]
            try plan.add(change)
        }
        try plan.commit()
        #expect(try other.stampPlan() == hash(changes))
    }

    @Test func `whatever else is planned has another hash`() throws {
        let change = try Change.sample(57)
        var others: [[Change]] = [[], [change, try .sample(58)], [try .sample(58)]]
        func vary(_ body: (inout Change) -> Void) {
            var other = change
            body(&other)
            others.append([other])
        }
        vary { $0.person = "Anna" }
        vary { $0.after = ["NAME": .null] }
        vary { $0.after = ["NAME": .string("null")] }
        vary { $0.after = ["NAME": .integer(1)] }
        vary { $0.after = ["NAME": .number(1)] }
        vary { $0.after = ["LAST_NAME": .string("Anna")] }
        vary { $0.before = [:] }
        vary { $0.unseen = ["NAME"] }
        vary { $0.line = 1 }
        var hashes = Set(try others.map { try hash($0) })
        #expect(hashes.count == others.count)
        #expect(hashes.insert(try hash([change])).inserted)
        var header = RunHeader.sample
        header.portal = "south.example.com"
        let run = try journal.begin(header)
        let plan = PlanWriter(run)
        try plan.add(change)
        try plan.commit()
        #expect(hashes.insert(try run.stampPlan()).inserted)
    }

    @Test func `the hash is kept with its run, and is of what was planned, whatever became of it`() throws {
        let run = try journal.run(planning: [.sample(1), .sample(2)])
        #expect(try run.current()?.planSHA256 == nil)
        let hash = try run.stampPlan()
        #expect(hash.utf8.count == 64)
        try run.record([(.of(1), .conflict(["NAME"]))])
        #expect(try run.stampPlan() == hash)
        #expect(try run.current()?.planSHA256 == hash)
    }

    // MARK: What is refused

    @Test func `who changes the script's name in the header has changed the file`() throws {
        let text = try file([.sample(57)]).replacing("phones-e164.lua", with: "innocent.lua")
        let error = #expect(throws: PlanFileError.self) { try read(text) }
        #expect(error?.code == .altered)
    }

    @Test(arguments: [
        // In place of the header.
        ("", PlanFileError.Code.noPlan), ("\n\n", .noPlan), ("user.update { ID = 1 }", .noPlan), ("[1]", .noPlan),
        ("{\"type\":\"change\",\"user\":1}", .noPlan), ("{\"type\":\"plan\"}", .noPlan),
        ("{\"type\":\"plan\",\"version\":0}", .noPlan), ("{\"type\":\"plan\",\"version\":1.0}", .noPlan),
        ("{\"type\":\"plan\",\"version\":3}", .newer),
        ("{\"type\":\"plan\",\"version\":1,\"portal\":\"\",\"scripts\":[]}", .noPlan),
        ("{\"type\":\"plan\",\"version\":1,\"portal\":\"\\u001b[2J\",\"scripts\":[]}", .noPlan),
        ("{\"type\":\"plan\",\"version\":1,\"portal\":\"x\\u009b2J\",\"scripts\":[]}", .noPlan),
        ("{\"type\":\"plan\",\"version\":1,\"portal\":\"x\",\"scripts\":[{\"name\":\"x\"}]}", .noPlan),
        (
            "{\"type\":\"plan\",\"version\":1,\"portal\":\"x\",\"scripts\":[{\"name\":\"x\",\"sha256\":\"0a\"}]}",
            .noPlan
        ),
        ("{\"type\":\"plan\",\"version\":1,\"portal\":\"x\",\"scripts\":7}", .noPlan),
    ])
    func `what is no plan is not taken for one`(header: String, code: PlanFileError.Code) throws {
        let rest = try file([.sample(1)]).split(separator: "\n").dropFirst()
        let error = try refusal(of: ([header] + rest.map(String.init)).joined(separator: "\n"))
        #expect(header.isEmpty || header == "\n\n" || error?.code == code)
        #expect(try refusal(of: header)?.code == code)
    }

    @Test(arguments: [
        ("\"Anna\"}", "\"Anne\"}", PlanFileError.Code.altered, 4),
        ("\"changes\":2", "\"changes\":3", .altered, 4),
        ("\"changes\":2", "\"changes\":2.0", .altered, 4),
        ("\"changes\":2,\"sha256\":\"", "\"changes\":2,\"sha256\":\"0", .altered, 4),
        ("\"user\":57,", "\"user\":7,", .malformed, 3),
        ("\"user\":57,", "\"user\":6,", .malformed, 3),
        ("\"user\":57,", "\"user\":57.0,", .malformed, 3),
        ("\"user\":57,", "\"user\":\"57\",", .malformed, 3),
        ("\"user\":57,", "\"user\":-57,", .malformed, 3),
        ("\"user\":57,", "\"user\":57,\"user\":57,", .malformed, 3),
        ("\"user\":57,", "\"user\": 57,", .malformed, 3),
        ("\"user\":57,", "\"user\":57,\"places\":{},", .malformed, 3),
        ("{\"type\":\"change\",\"user\":57,", "{\"user\":57,\"type\":\"change\",", .malformed, 3),
        ("\"type\":\"change\",\"user\":57,", "\"type\":\"note\",\"user\":57,", .malformed, 3),
        ("\"user\":57,", "\"user\":57,}", .malformed, 3),
        ("{\"NAME\":\"second\"}}", "{}}", .malformed, 3),
        ("{\"NAME\":\"second\"}}", "{\"NAME\":NaN}}", .malformed, 3),
        ("{\"NAME\":\"second\"}}", "{\"NAME\":1e999}}", .malformed, 3),
        ("{\"NAME\":\"second\"}}", "{\"NAME\":{\"x\":1}}}", .malformed, 3),
        ("{\"NAME\":\"second\"}}", "{\"NAME\":{\"base64\":\"AAAA\",\"name\":\"a\"}}}", .malformed, 3),
        ("{\"NAME\":\"second\"}}", "{\"NAME\":\"\\u0041\"}}", .malformed, 3),
        ("{\"NAME\":\"second\"}}", "{\"NAME\":\"second\",\"N\\u001b\":1}}", .malformed, 3),
        ("{\"NAME\":\"second\"}}", "{\"NAME\":\"second\"},\"unseen\":[\"EMAIL\"]}", .malformed, 3),
        ("{\"NAME\":\"second\"}}", "{\"NAME\":\"second\"},\"unseen\":[]}", .malformed, 3),
        ("{\"NAME\":\"second\"}}", "{\"NAME\":\"second\"},\"line\":\"1\"}", .malformed, 3),
        ("\"before\":{\"NAME\":\"first\"}", "\"before\":{\"EMAIL\":\"first\"}", .malformed, 3),
        ("\"before\":{\"NAME\":\"first\"},", "", .malformed, 3),
    ])
    func `a line that was touched is found`(
        old: String,
        new: String,
        code: PlanFileError.Code,
        line: Int
    ) throws {
        let second = Change(
            user: try .of(57),
            person: "Jo Second",
            before: ["NAME": .string("first")],
            after: ["NAME": .string("second")]
        )
        let text = try file([.sample(7), second])
        let range = try #require(text.range(of: old, options: code == .malformed ? .backwards : []))
        let error = try #require(try refusal(of: text.replacingCharacters(in: range, with: new)))
        #expect(error.code == code)
        #expect(error.description.hasPrefix("plan.jsonl, line \(line): "), "\(error)")
        #expect(!error.description.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x9B })
    }

    @Test func `a plan that stops anywhere is cut off`() throws {
        let text = try file([.sample(7), .sample(57)])
        let header = try #require(text.firstIndex(of: "\n"))
        let bytes = Array(text.utf8)
        let start = text[...header].utf8.count
        for end in start..<bytes.count - 1 {
            let error = try refusal(of: String(decoding: bytes[..<end], as: UTF8.self))
            #expect(error?.code == .cutOff, "at byte \(end)")
        }
        #expect(try refusal(of: String(text.dropLast())) == nil, "without its last line feed")
    }

    @Test func `what follows the end is refused`() throws {
        let text = try file([.sample(7)])
        for rest in ["{\"type\":\"change\"}\n", text, "x\n"] {
            #expect(try refusal(of: text + rest)?.code != nil)
        }
        #expect(try refusal(of: text + "\n \n") == nil)
    }

    @Test func `hostile lines are refused, and harm nothing`() throws {
        let text = try file([.sample(7)])
        let header = text.prefix { $0 != "\n" } + "\n"
        for line in [
            "{\"type\":\"change\",\"after\":" + String(repeating: "[", count: 100_000),
            "{\"type\":\"change\",\"user\":1,\"person\":\"\",\"before\":{},\"after\":{\"UF_X\":"
                + String(repeating: "[", count: 600) + String(repeating: "]", count: 600) + "}}",
            "\u{0}", "\u{FEFF}{}", "null", "{\"type\":\"end\"}", "{\"type\":\"end\",\"changes\":null}",
            "{\"type\":\"change\",\"user\":9223372036854775808,\"person\":\"\",\"before\":{},\"after\":{\"A\":1}}",
            String(repeating: " ", count: 49 << 20) + "{}",
        ] {
            let error = try refusal(of: header + line + "\n{\"type\":\"end\"}\n")
            #expect([.malformed, .altered].contains(error?.code), "\(line.prefix(60))")
        }
    }
}
