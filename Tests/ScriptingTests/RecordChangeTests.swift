import Judgement
import PortalModel
import Testing

@testable import Scripting

struct RecordChangeTests {
    private let anna = User.sample(
        57,
        [
            "NAME": .string("anna"), "LAST_NAME": .string("Berg"), "WORK_PHONE": .string("030 123456"),
            "UF_DEPARTMENT": .list([.integer(1), .integer(5)]), "PERSONAL_BIRTHDAY": .string("1990-02-01"),
        ]
    )

    private func bench(
        _ body: String,
        writes: String? = nil,
        limits: ScriptLimits = Workbench.limits
    ) throws -> Workbench {
        let bench = try Workbench(directory: DirectoryDouble([anna]), limits: limits)
        try bench.load(Workbench.recipe(body, writes: writes))
        return bench
    }

    @Test func `a change holds what differs, before and after, and whom it is about`() throws {
        let bench = try bench("user.NAME = 'Anna' user.WORK_CITY = 'Bonn' user.LAST_NAME = 'Berg'")
        let change = Change(
            user: anna.id,
            person: "anna Berg",
            before: ["NAME": .string("anna")],
            after: ["NAME": .string("Anna"), "WORK_CITY": .string("Bonn")]
        )
        #expect(try bench.change(anna) == .passed(change))
        #expect(bench.findings.isEmpty)
    }

    @Test(arguments: [
        ("user.NAME = nil", [:]),  // nil leaves
        ("user.NAME = null", ["NAME": FieldValue.null]),  // null and "" clear
        ("user.NAME = ''", ["NAME": .null]),
        ("user.UF_DEPARTMENT = nil", [:]),
        ("user.WORK_CITY = null", [:]),  // was empty
        ("user.WORK_CITY = ''", [:]),
        ("user.ACTIVE = 'Y'", [:]),  // equal by meaning
        ("user.ACTIVE = 1", [:]),
        ("user.ID = 57.0", [:]),
        ("user.UF_DEPARTMENT = { 5, 1, 5 }", [:]),
        ("user.UF_DEPARTMENT = { '5', 1.0 }", [:]),
        ("user.UF_DEPARTMENT = 5", ["UF_DEPARTMENT": .list([.integer(5)])]),
        ("table.insert(user.UF_DEPARTMENT, 8)", ["UF_DEPARTMENT": .list([.integer(1), .integer(5), .integer(8)])]),
        ("table.remove(user.UF_DEPARTMENT)", ["UF_DEPARTMENT": .list([.integer(1)])]),
        ("user.UF_PHONE_INNER = 123", ["UF_PHONE_INNER": .string("123")]),
        ("user.NAME = 'Анна'", ["NAME": .string("Анна")]),
        ("rawset(user, 'NAME', 'Anna')", ["NAME": .string("Anna")]),
    ])
    func `what a transform leaves is compared by meaning`(body: String, after: [String: FieldValue]) throws {
        let bench = try bench(body)
        #expect(try bench.after(anna) == after)
        #expect(bench.findings.isEmpty)
    }

    @Test(arguments: [
        "user.UF_DEPARTMENT = {}", "user.UF_DEPARTMENT = null", "user.UF_DEPARTMENT = ''",
        "local d = user.UF_DEPARTMENT d[1], d[2] = nil, nil",
    ])
    func `no transform takes an employee out of all departments`(body: String) throws {
        let bench = try bench(body)
        #expect(try bench.change(anna) == .refused)
        #expect(bench.findings.map(\.code) == [.neverEmpty])
    }

    @Test(arguments: [
        ("warn('ID', 'odd') user.ID = 58", ""), ("warn('ID', 'odd')", "user.ID = 58"),
        ("warn('ID', 'odd') user.ID = null", ""),
    ])
    func `a warning about the id lets nobody change it`(first: String, second: String) throws {
        let bench = try bench(first)
        try bench.load(Workbench.recipe(second))
        try bench.load(Workbench.recipe("user.WORK_CITY = tostring(user.ID)"))
        #expect(try bench.after(anna) == nil)
        #expect(bench.findings.map(\.code) == [.warned, .changedID])
    }

    @Test func `a warning about the id leaves it to the next recipe`() throws {
        let bench = try bench("warn('ID', 'odd')")
        try bench.load(Workbench.recipe("user.WORK_CITY = tostring(user.ID)"))
        #expect(try bench.after(anna) == ["WORK_CITY": .string("57")])
    }

    @Test func `a record that finds no memory left is refused like one that is stopped`() throws {
        let limits = ScriptLimits(memoryBytes: 8 << 20, recordTime: .seconds(60), stoppedRecords: 3)
        let bench = try bench("while true do kept = { rawget(_G, 'kept') } end", limits: limits)
        var long = anna
        long.fields["WORK_NOTES"] = .string(String(repeating: "x", count: 1 << 18))
        let judge = try bench.judge()
        var findings: [Diagnostic] = []
        #expect(try judge.change(of: anna, report: { findings.append($0) }) == .refused)
        #expect(try judge.change(of: long, report: { findings.append($0) }) == .refused)
        #expect(findings.map(\.code) == [.outOfMemory, .outOfMemory])
        #expect(throws: ScriptError.self) { try judge.change(of: long, report: { _ in }) }
    }

    @Test func `a transform reads records typed, and lists are never nil`() throws {
        let bench = try bench(
            """
            assert(math.type(user.ID) == "integer" and user.ACTIVE == true)
            assert(user.PERSONAL_BIRTHDAY == "1990-02-01" and user.WORK_CITY == nil)
            assert(#user.UF_DEPARTMENT == 2 and math.type(user.UF_DEPARTMENT[1]) == "integer")
            """
        )
        #expect(try bench.after(anna) == [:])
        var idle = anna
        idle.fields["UF_DEPARTMENT"] = nil
        let other = try self.bench("assert(#user.UF_DEPARTMENT == 0)")
        #expect(try other.after(idle) == [:])
    }

    @Test(arguments: [
        ("user.ID = 58", "ID", DiagnosticCode.changedID, "a transform can't change ID"),
        ("user.NAME = {}\nuser.NAME[1] = 'x'", "NAME", .wrongType, "expected one value, got a list"),
        (
            "user.NAME = {}", "NAME", .wrongType,
            "expected one value, got an empty list; to clear NAME, write null or \"\""
        ),
        (
            "user.WORK_CITY = {}", "WORK_CITY", .wrongType,
            "expected one value, got an empty list; to clear WORK_CITY, write null or \"\""
        ),
        (
            "user.PERSONAL_PHOTO = {}", "PERSONAL_PHOTO", .wrongType,
            "expected one value, got an empty list; to clear PERSONAL_PHOTO, write null or \"\""
        ),
        (
            "user.NAME = setmetatable({}, {})", "NAME", .wrongType,
            "expected a value, got a table with a metatable"
        ),
        (
            "user.UF_DEPARTMENT = setmetatable({}, { __len = function() return 2 end })", "UF_DEPARTMENT", .wrongType,
            "expected a value, got a table with a metatable"
        ),
        (
            "user.UF_DEPARTMENT = { setmetatable({}, {}) }", "UF_DEPARTMENT", .wrongType,
            "expected a value, got a table with a metatable"
        ),
        ("user.NAME = print", "NAME", .wrongType, "expected a value, got a function"),
        ("user.NAME = { first = 'Anna' }", "NAME", .wrongType, "expected a list, got a table with names"),
        ("user.NAME = '\\xFF'", "NAME", .noText, "byte 1 is not UTF-8"),
        ("user.NAME = 'a\\0'", "NAME", .noText, "contains a control character; only tabs and line breaks are allowed"),
        ("user.LAST_LOGIN = '2024-01-01'", "LAST_LOGIN", .readOnlyField, "LAST_LOGIN is read-only; leave it out"),
        ("user.EMAIL = 'anna'", "EMAIL", .wrongForm, "expected an address such as anna@example.com"),
        ("user.UF_DEPARTMENT = { 1, 99 }", "UF_DEPARTMENT[2]", .noDepartment, "there is no department 99"),
    ])
    func `a value that can't be written refuses the record`(
        body: String,
        field: String,
        code: DiagnosticCode,
        message: String
    ) throws {
        let bench = try bench(body)
        #expect(try bench.change(anna) == .refused)
        #expect(bench.findings.map(\.field) == [field])
        #expect(bench.findings.map(\.code) == [code])
        #expect(bench.findings.map(\.message) == [message])
        #expect(bench.findings.map(\.user) == [anna.id])
    }

    @Test func `all wrong values of a record are reported together`() throws {
        let bench = try bench("user.EMAIL = 'anna' user.PERSONAL_BIRTHDAY = 'May' user.PERSONAL_GENDER = 'X'")
        #expect(try bench.change(anna) == .refused)
        #expect(bench.findings.map(\.field) == ["EMAIL", "PERSONAL_GENDER", "PERSONAL_BIRTHDAY"])
    }

    @Test(arguments: [
        ("user.WORK_FONE = 'x'", "there is no user field 'WORK_FONE'; did you mean 'WORK_PHONE'?"),
        ("local x = user.WORK_FONE", "there is no user field 'WORK_FONE'; did you mean 'WORK_PHONE'?"),
        ("local x = user[1]", "there is no user field 1"),
        ("local x = usr.NAME", "undefined global 'usr'; did you mean 'user'?"),
        ("error('no')", "no"),
        ("user.NAME:foo()", "there is no function of string 'foo'"),
        ("users.get('abc')", "bad argument #1 to 'users.get' (id of a user expected, a whole number from 1)"),
        ("users.find { ACTIVE = 'x' }", "users.find: ACTIVE: expected true or false (or Y or N)"),
        ("user.update { ID = 57 }", "there is no user field 'update'"),
        ("warn('NAMME', 'x')", "warn: NAMME is not a user field; did you mean NAME?"),
        ("require 'codes'", "codes.lua: no such file"),
        ("warn('NAME', ('x'):rep(1 << 17))", "warn: the reasons of one record are longer than 64 KiB"),
        ("skip(('x'):rep(1 << 17))", "skip: the reasons of one record are longer than 64 KiB"),
        ("reject(('x'):rep(1 << 17))", "reject: the reasons of one record are longer than 64 KiB"),
    ])
    func `an error refuses its record, at its line`(line: String, message: String) throws {
        let bench = try bench("user.NAME = 'Anna'\n\(line)")
        #expect(try bench.change(anna) == .refused)
        #expect(bench.findings.map(\.message) == [message])
        #expect(bench.findings.map(\.location) == ["sample.lua:3"])
        #expect(bench.findings.map(\.severity) == [.error])
    }

    @Test func `a field smuggled past the guard is refused`() throws {
        let bench = try bench("rawset(user, 'WORK_FONE', 'x')")
        #expect(try bench.change(anna) == .refused)
        #expect(bench.findings.map(\.message) == ["unknown key WORK_FONE"])
    }

    // MARK: Ends

    @Test func `skip leaves the user alone, whatever the script catches`() throws {
        let bench = try bench("user.NAME = 'x' pcall(skip, 'on leave') user.NAME = 'y' error('never seen')")
        #expect(try bench.change(anna) == .skipped("on leave", location: "sample.lua:2"))
        #expect(bench.findings.isEmpty)
    }

    @Test func `reject refuses the record with its reason and line, whatever the script catches`() throws {
        let bench = try bench("coroutine.wrap(function() pcall(reject, 'no manager') end)()")
        #expect(try bench.change(anna) == .refused)
        #expect(bench.findings.map(\.message) == ["no manager"])
        #expect(bench.findings.map(\.location) == ["sample.lua:2"])
    }

    @Test func `a warned field stays as it was, and the rest goes on`() throws {
        let bench = try bench(
            """
            user.NAME = 'Anna' user.WORK_PHONE = 'x'
            warn('WORK_PHONE', 'too short')
            user.WORK_PHONE = 'y' user.UF_DEPARTMENT = {}
            warn('UF_DEPARTMENT', 'keep')
            """
        )
        #expect(try bench.after(anna) == ["NAME": .string("Anna")])
        #expect(bench.findings.map(\.severity) == [.warning, .warning])
        #expect(bench.findings.map(\.message) == ["too short", "keep"])
        #expect(bench.findings.map(\.field) == ["WORK_PHONE", "UF_DEPARTMENT"])
        #expect(bench.findings.map(\.location) == ["sample.lua:3", "sample.lua:5"])
    }

    @Test(arguments: ["skip('x')", "reject('x')", "warn('NAME', 'x')"])
    func `a record's ends are refused outside of a transform`(call: String) throws {
        let bench = try Workbench()
        let name = try #require(call.split(separator: "(").first)
        let error = #expect(throws: ScriptError.self) { try bench.run("local a\n\(call)") }
        #expect(error?.message == "program.lua:2: \(name) can only be called in a transform")
    }

    // MARK: Stops

    @Test(arguments: [
        "while true do end",
        "pcall(function() while true do end end)",
        "local t = {} while true do t[#t + 1] = ('x'):rep(100000) .. #t end",
    ])
    func `a transform that runs away refuses its record, and the next one is served`(body: String) throws {
        let bench = try bench(
            "if user.NAME == 'anna' then \(body) end user.NAME = 'x'",
            limits: ScriptLimits(memoryBytes: 8 << 20, recordSteps: 1_000_000)
        )
        #expect(try bench.change(anna) == .refused)
        #expect(bench.findings.count == 1)
        #expect(try bench.after(.sample(58)) == ["NAME": .string("x")])
    }

    @Test func `time stops a transform where steps don't`() throws {
        let limits = ScriptLimits(recordTime: .milliseconds(20), recordSteps: .max)
        let bench = try bench("while true do end", limits: limits)
        #expect(try bench.change(anna) == .refused)
        #expect(bench.findings.map(\.message) == ["stopped: time limit reached"])
        #expect(bench.findings.map(\.location) == ["sample.lua:2"])
    }

    @Test func `the tenth record that is stopped ends the run`() throws {
        let bench = try bench("while true do end", limits: ScriptLimits(recordSteps: 10_000))
        let judge = try bench.judge()
        for _ in 1...9 { #expect(try judge.change(of: anna) { _ in } == .refused) }
        let error = #expect(throws: ScriptError.self) { try judge.change(of: anna) { _ in } }
        #expect(
            error?.message == """
                sample.lua:2: stopped: step limit reached; it is the 10th record that was stopped, so the run ends here
                """
        )
    }

    @Test func `a portal that fails ends the run, whatever the script catches`() throws {
        let bench = try bench("pcall(users.get, 1)")
        bench.directory?.fail()
        #expect(throws: DirectoryDouble.Unreachable.self) { try bench.change(anna) }
    }

    @Test func `departments that can't be read end the run, since they say nothing about the record`() throws {
        let bench = try bench("user.UF_DEPARTMENT = { 8 }")
        bench.directory?.fail()
        #expect(throws: DirectoryDouble.Unreachable.self) { try bench.change(anna) }
    }

    // MARK: Promises

    @Test(arguments: [
        (
            "'NAME'", "user.LAST_NAME = 'x'", "LAST_NAME",
            "LAST_NAME is not among the recipe's writes; ask its author, and don't add the field yourself"
        ),
        (
            "NAME = 'same letters'", "user.NAME = 'Anne'", "NAME",
            "NAME must keep its letters and digits: the recipe promises \"same letters\""
        ),
        (
            "UF_DEPARTMENT = 'add'", "user.UF_DEPARTMENT[1] = 8", "UF_DEPARTMENT",
            "UF_DEPARTMENT may only grow: the recipe promises \"add\""
        ),
        (
            "WORK_PHONE = 'same phone'", "user.WORK_PHONE = null", "WORK_PHONE",
            "WORK_PHONE must stay the same phone number: the recipe promises \"same phone\""
        ),
        (
            "NAME = 'fill'", "user.NAME = 'Anna'", "NAME",
            "NAME may only be filled if it is empty: the recipe promises \"fill\""
        ),
    ])
    func `a recipe that breaks its word is refused`(
        writes: String,
        body: String,
        field: String,
        message: String
    ) throws {
        let bench = try bench(body, writes: writes)
        #expect(try bench.change(anna) == .refused)
        #expect(bench.findings.map(\.field) == [field])
        #expect(bench.findings.map(\.code) == [writes == "'NAME'" ? .outsideWrites : .brokenPromise])
        #expect(bench.findings.map(\.message) == [message])
    }

    @Test(arguments: [
        ("'NAME'", "user.LAST_NAME = nil user.WORK_CITY = '' user.UF_DEPARTMENT = { 5, 1 }"),
        ("NAME = 'same letters'", "user.NAME = 'ANNA'"),
        ("UF_DEPARTMENT = 'add'", "table.insert(user.UF_DEPARTMENT, 8)"),
        (
            "WORK_PHONE = 'same phone' }, params = { region = { default = 'DE' }",
            "user.WORK_PHONE = phone.e164(user.WORK_PHONE, params.region)"
        ),
        ("WORK_CITY = 'fill'", "user.WORK_CITY = 'Bonn'"),
    ])
    func `a recipe that keeps its word passes`(writes: String, body: String) throws {
        let bench = try bench(body, writes: writes)
        #expect(try bench.after(anna) != nil)
        #expect(bench.findings.isEmpty)
    }

    // MARK: Chains

    @Test func `a chain hands the record on, and each recipe answers for its own part`() throws {
        let bench = try bench("user.NAME = 'Anne'", writes: "'NAME'")
        try bench.load(
            Workbench.recipe("assert(user.NAME == 'Anne') user.NAME = 'ANNE'", writes: "NAME = 'same letters'"),
            name: "second.lua"
        )
        #expect(try bench.after(anna) == ["NAME": .string("ANNE")])
    }

    @Test func `a list changed by the first recipe is the second one's before`() throws {
        let bench = try bench("user.UF_DEPARTMENT = { 8 }")
        try bench.load(
            Workbench.recipe("table.insert(user.UF_DEPARTMENT, 9)", writes: "UF_DEPARTMENT = 'add'"),
            name: "second.lua"
        )
        #expect(try bench.after(anna) == ["UF_DEPARTMENT": .list([.integer(8), .integer(9)])])
    }

    @Test func `a list that the first recipe leaves alone is the second one's before all the same`() throws {
        let bench = try bench("user.NAME = 'x'")
        try bench.load(
            Workbench.recipe("user.UF_DEPARTMENT = { 9 }", writes: "UF_DEPARTMENT = 'add'"),
            name: "second.lua"
        )
        #expect(try bench.change(anna) == .refused)
        #expect(bench.findings.map(\.location) == ["second.lua:2"])
    }

    @Test func `one refusal in a chain refuses the complete record`() throws {
        let bench = try bench("user.NAME = 'Anna'")
        try bench.load(Workbench.recipe("reject 'no'"), name: "second.lua")
        #expect(try bench.change(anna) == .refused)
        #expect(bench.findings.map(\.location) == ["second.lua:2"])
    }

    @Test func `recipes of a chain keep their globals to themselves`() throws {
        let bench = try bench("count = (rawget(_G, 'count') or 0) + 1 user.NAME = 'a' .. count")
        try bench.load(
            Workbench.recipe("count = (rawget(_G, 'count') or 10) + 1 user.LAST_NAME = 'b' .. count"),
            name: "second.lua"
        )
        #expect(try bench.after(anna) == ["NAME": .string("a1"), "LAST_NAME": .string("b11")])
        #expect(try bench.after(anna) == ["NAME": .string("a2"), "LAST_NAME": .string("b12")])
    }

    @Test func `the next recipe sees a warned field as it was on the portal`() throws {
        let bench = try bench("user.NAME = 'x' warn('NAME', 'odd')")
        try bench.load(Workbench.recipe("assert(user.NAME == 'anna')"), name: "second.lua")
        #expect(try bench.after(anna) == [:])
    }

    @Test func `a recipe doesn't show the next one another value of a field that was warned about`() throws {
        let bench = try bench("warn('NAME', 'odd')")
        try bench.load(Workbench.recipe("user.NAME = 'eve'", writes: "'WORK_CITY'"), name: "second.lua")
        try bench.load(Workbench.recipe("user.WORK_CITY = user.NAME"), name: "third.lua")
        #expect(try bench.after(anna) == ["WORK_CITY": .string("anna")])
    }

    // MARK: Rows and scopes

    @Test func `a row's values are laid over the user, and sent if they differ`() throws {
        let bench = try bench("assert(user.NAME == 'Anna') user.NAME = user.NAME:upper()")
        let after = try bench.after(anna, setting: ["NAME": .string("Anna"), "LAST_NAME": .string("Berg")])
        #expect(after == ["NAME": .string("ANNA")])
    }

    @Test func `without a chain, values are validated and compared alone`() throws {
        let bench = try Workbench()
        #expect(try bench.after(anna, setting: ["NAME": .string("Anna")]) == ["NAME": .string("Anna")])
        #expect(try bench.change(anna, setting: ["EMAIL": .string("x")]) == .refused)
    }

    @Test func `a field that the credentials can't see is sent, and named as unseen`() throws {
        let bench = try Workbench(schema: Schema(custom: [], scope: .brief))
        try bench.load(Workbench.recipe("user.WORK_PHONE = '+4930123456' user.NAME = 'Anna'"))
        let change = Change(
            user: anna.id,
            person: "user 57",
            before: [:],
            after: ["WORK_PHONE": .string("+4930123456"), "NAME": .string("Anna")],
            unseen: ["WORK_PHONE"]
        )
        #expect(try bench.change(User(id: anna.id, fields: [:])) == .passed(change))
    }
}
