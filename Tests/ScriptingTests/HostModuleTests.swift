import Lua
import PortalModel
import Testing
import Wire

@testable import Scripting

struct HostModuleTests {
    private func bench() throws -> Workbench {
        try Workbench(
            directory: DirectoryDouble([
                .sample(
                    57,
                    ["NAME": .string("Anna"), "EMAIL": .string("Anna@example.com"), "WORK_CITY": .string("Bonn")]
                ),
                .sample(
                    58,
                    ["NAME": .string("Boris"), "WORK_CITY": .string("Bonn"), "UF_PHONE_INNER": .string("123")]
                ),
                .sample(59, ["NAME": .string("Clara"), "ACTIVE": .boolean(false)]),
                .sample(60, ["NAME": .string("Dan"), "USER_TYPE": .string("extranet")]),
            ])
        )
    }

    // MARK: Users

    @Test(arguments: [
        ("users.get(57).NAME", ["Anna"]),
        ("users.get('57').NAME, users.get(57.0).NAME", ["Anna", "Anna"]),
        ("users.get(99)", ["nil"]),
        ("users.get(57).WORK_PHONE, #users.get(57).UF_DEPARTMENT", ["nil", "1"]),
        ("users.find { EMAIL = 'anna@EXAMPLE.com' }.ID", ["57"]),
        ("users.find { ID = '58' }.NAME", ["Boris"]),
        ("users.find { NAME = 'Zoe' }", ["nil"]),
        ("users.find { ACTIVE = 'N' }.NAME", ["Clara"]),
        ("users.find { UF_PHONE_INNER = 123 }.NAME", ["Boris"]),  // stored as text
        ("users.fields().WORK_PHONE", ["Company phone."]),
        ("users.fields().WORK_FONE", ["nil"]),
    ])
    func `users are read by id and by field`(expressions: String, values: [String]) throws {
        #expect(try bench().values(expressions) == values)
    }

    @Test(arguments: [
        ("users.get('x')", "bad argument #1 to 'users.get' (id of a user expected, a whole number from 1)"),
        ("users.get(nil)", "bad argument #1 to 'users.get' (id of a user expected, a whole number from 1)"),
        ("users.get(0)", "bad argument #1 to 'users.get' (id of a user expected, a whole number from 1)"),
        ("users.get(print)", "bad argument #1 to 'users.get' (id of a user expected, a whole number from 1)"),
        ("users.find { WORK_CITY = 'Bonn' }", "users.find: several users match: 57, 58"),
        ("users.find { WORK_SITY = 'x' }", "users.find: WORK_SITY is not a user field; did you mean WORK_CITY?"),
        ("users.find { ACTIVE = 'x' }", "users.find: ACTIVE: expected true or false (or Y or N)"),
        (
            "users.find 'Anna'",
            "bad argument #1 to 'users.find' (filter expected, such as { EMAIL = \"anna@example.com\" })"
        ),
        (
            "users.each { 'Anna' }",
            "bad argument #1 to 'users.each' (filter expected, such as { EMAIL = \"anna@example.com\" })"
        ),
    ])
    func `a wrong question is an error at its line`(call: String, message: String) throws {
        let bench = try bench()
        let error = #expect(throws: ScriptError.self) { try bench.run("local a\nlocal b = \(call)") }
        #expect(error?.message == "program.lua:2: \(message)")
    }

    @Test(arguments: [
        ("", ["57", "58"]),
        ("{ ACTIVE = false }", ["59"]),
        ("{ USER_TYPE = 'extranet' }", ["60"]),
        ("{ NAME = 'Clara' }", []),
        ("{ NAME = 'Anna' }", ["57"]),
    ])
    func `an iteration is over employees, others only if the filter asks for them`(
        filter: String,
        ids: [String]
    ) throws {
        let bench = try bench()
        try bench.run("for person in users.each(\(filter)) do print(person.ID) end")
        #expect(bench.printed == ids)
    }

    @Test func `an iteration goes on where a page ends`() throws {
        let bench = try Workbench(directory: DirectoryDouble((1...1001).map { .sample($0) }))
        try bench.run("local n = 0 for person in users.each() do n = n + person.ID end print(n)")
        #expect(bench.printed == ["\(1001 * 1002 / 2)"])
    }

    @Test func `iterations that alternate, more than are read ahead, each go over all`() throws {
        let bench = try Workbench(directory: DirectoryDouble((1...60).map { .sample($0) }))
        try bench.run(
            """
            local each, sums = {}, {}
            for i = 1, 20 do each[i], sums[i] = users.each(), 0 end
            local isAtEnd = false
            while not isAtEnd do
              for i, next in ipairs(each) do
                local person = next()
                isAtEnd = not person
                if person then
                  assert(person.ID * (person.ID - 1) / 2 == sums[i])
                  sums[i] = sums[i] + person.ID
                end
              end
            end
            print(sums[1], sums[20])
            """
        )
        #expect(bench.printed == ["1830\t1830"])
    }

    @Test func `what iterations keep is memory of the script's`() throws {
        let bench = try bench()
        let empty = bench.host.lua.memoryBytes()
        let filter = "{ NAME = ('x'):rep(100000), UF_DEPARTMENT = { 1 } }"
        try bench.run("kept = {} for i = 1, 20 do kept[i] = users.each(\(filter)) end print(#kept)")
        #expect(bench.printed == ["20"])
        #expect(bench.host.lua.memoryBytes() - empty > 20 * 100_000)
    }

    @Test func `what iterations read ahead is little, however many there are`() throws {
        var pages = UserPages()
        for _ in 1...100 {
            let iteration = pages.begin()
            pages.keep(UserPage(users: [.sample(1)]), of: iteration)
        }
        let held = (1...100).filter { pages.take($0) != nil }
        #expect(held == Array(93...100))
    }

    @Test func `the departments of a user are the script's own copy`() throws {
        let bench = try bench()
        try bench.run("users.get(57).UF_DEPARTMENT[1] = 99 print(users.get(57).UF_DEPARTMENT[1])")
        #expect(bench.printed == ["1"])
    }

    @Test func `a portal's failure can't be caught`() throws {
        for call in ["users.get(57)", "users.find {}", "departments.get(1)", "user.update { ID = 57, NAME = 'x' }"] {
            let bench = try bench()
            bench.directory?.fail()
            #expect(throws: DirectoryDouble.Unreachable.self) {
                try bench.run(
                    "pcall(function() \(call.hasPrefix("user.") ? call : "local x = \(call)") end) print 'on'"
                )
            }
            #expect(bench.printed.isEmpty)
        }
    }

    // MARK: Departments

    @Test(arguments: [
        ("departments.get(5).NAME, departments.get('5').PATH", ["Sales", "Company/Sales"]),
        ("departments.get(99), departments.get(nil)", ["nil", "nil"]),
        ("departments.get(1).UF_HEAD, departments.get(1).PARENT, departments.get(5).PARENT", ["57", "nil", "1"]),
        ("departments.find { PATH = 'Company/Sales' }.ID", ["5"]),
        ("departments.find { PATH = 'Company/Sales/North' }.ID", ["8"]),
        ("departments.find { NAME = 'Sales', PARENT = 1 }.ID", ["5"]),
        ("departments.find { NAME = 'South' }", ["nil"]),
        ("table.concat(departments.path(8), ' > '), departments.path(99)", ["Company > Sales > North", "nil"]),
    ])
    func `departments are read by id, by field and by path`(expressions: String, values: [String]) throws {
        #expect(try bench().values(expressions) == values)
    }

    @Test(arguments: [
        ("departments.get {}", "bad argument #1 to 'departments.get' (id of a department expected, got table)"),
        ("departments.find { NAME = 'North' }", "departments.find: several departments match: 8, 9"),
        (
            "departments.find { NMAE = 'x' }",
            "departments.find: NMAE is not a field of a department; did you mean NAME?"
        ),
        ("departments.get(5).UFHEAD", "there is no department field 'UFHEAD'; did you mean 'UF_HEAD'?"),
    ])
    func `a wrong question about departments is an error`(call: String, message: String) throws {
        let bench = try bench()
        let error = #expect(throws: ScriptError.self) { try bench.run("local it = \(call)") }
        #expect(error?.message == "program.lua:1: \(message)")
    }

    @Test func `all departments come in ascending order of id`() throws {
        let bench = try bench()
        try bench.run("for it in departments.each() do print(it.PATH) end")
        #expect(bench.printed == ["Company", "Company/Sales", "Company/Sales/North", "Company/North"])
    }

    @Test func `asking for departments again and again costs no memory`() throws {
        let bench = try Workbench(directory: DirectoryDouble(), limits: ScriptLimits(memoryBytes: 1 << 20))
        try bench.run("for i = 1, 20000 do departments.find { PATH = 'Company/Sales' } end print 'done'")
        #expect(bench.printed == ["done"])
    }

    // MARK: Input

    @Test func `a program reads the rows of the input, once`() throws {
        let bench = try Workbench()
        bench.host.input = try InputReader(ByteSource(text: "Mail,City\na@example.com,Bonn\nb@example.com\n"))
        try bench.run("for row in input.rows() do print(row.Mail, row.City) end")
        #expect(bench.printed == ["a@example.com\tBonn", "b@example.com\t"])
        let error = #expect(throws: ScriptError.self) { try bench.run("input.rows()") }
        #expect(error?.message == "program.lua:1: input.rows: there is no input; give one with --input FILE")
    }

    @Test func `a misspelt column of a program's input raises with the nearest name`() throws {
        let bench = try Workbench()
        bench.host.input = try InputReader(ByteSource(text: "Mail\na@example.com\n"))
        let error = #expect(throws: ScriptError.self) {
            try bench.run("for row in input.rows() do\nprint(row.Mial) end")
        }
        #expect(error?.message == "program.lua:2: there is no column 'Mial'; did you mean 'Mail'?")
    }

    @Test func `of the names that rows lack, only so many are kept, and those that could be a column's`() throws {
        let bench = try Workbench()
        bench.host.input = try InputReader(ByteSource(text: "Mail\na@example.com\n"))
        try bench.run(
            """
            for row in input.rows() do
              for i = 1, 1500 do pcall(function() return row["Mail" .. i] end) end
              pcall(function() return row[("Mail"):rep(10000)] end)
            end
            """
        )
        #expect(bench.host.askedColumns.count == 1000)
        #expect(bench.host.askedColumns.allSatisfy { $0.utf8.count < 10 })
    }

    // MARK: Text, e-mail, phone

    @Test func `a misspelt part of a number raises with the nearest name, and one that isn't there is nil`() throws {
        let bench = try Workbench()
        try bench.run("print(phone.parse('030 123456', 'DE').extension)")
        #expect(bench.printed == ["nil"])
        let error = #expect(throws: ScriptError.self) {
            try bench.run("local number = phone.parse('030 123456', 'DE')\nprint(number.extention)")
        }
        #expect(error?.message == "program.lua:2: there is no part of a number 'extention'; did you mean 'extension'?")
    }

    @Test(arguments: [
        (#"text.trim(" \u{A0}Anna\u{3000}\n")"#, ["Anna"]),
        (#"text.trim("   "), text.trim(nil), text.trim()"#, ["", "nil", "nil"]),
        (#"text.squeeze(" Anna \u{A0} Maria\n Berg ")"#, ["Anna Maria Berg"]),
        (#"text.lower("ÄRGER ЖУК"), text.upper("straße ёж")"#, ["ärger жук", "STRASSE ЁЖ"]),
        (#"text.upper(57)"#, ["57"]),
        (#"email.normalize(" Anna@Example.COM ")"#, ["anna@example.com"]),
        (#"email.normalize("ÄNNA@Example.com")"#, ["Änna@example.com"]),  // no server need know Ä for ä
        (#"email.normalize("anna")"#, ["nil", "not an e-mail address"]),
        (#"email.normalize(nil)"#, ["nil"]),
        (#"email.valid("a@example.com"), email.valid("a"), email.valid(nil)"#, ["true", "false", "false"]),
        (#"phone.e164("0151 23456789", "DE")"#, ["+4915123456789"]),
        (#"phone.e164("0151 23456789")"#, ["nil", "no country code and no region"]),
        (#"phone.e164("12", "DE")"#, ["nil", "too short"]),
        (#"phone.e164(nil, "DE")"#, ["nil"]),
        (#"phone.format("+4915123456789", nil, "national")"#, ["01512 3456789"]),
        (#"phone.format("+4915123456789")"#, ["+49 1512 3456789"]),
        (
            #"phone.valid("0151 23456789", "DE"), phone.valid("12", "DE"), phone.valid(nil)"#,
            ["true", "false", "false"]
        ),
        (#"phone.parse("030 123456 ext. 7", "DE").extension"#, ["7"]),
        (#"phone.parse("0151 23456789", "DE").type, phone.parse("+12125550123").region"#, ["mobile", "US"]),
    ])
    func `text goes in and comes out, and nil goes through`(expressions: String, values: [String]) throws {
        #expect(try Workbench().values(expressions) == values)
    }

    @Test(arguments: [
        ("text.trim({})", "bad argument #1 to 'text.trim' (string expected, got table)"),
        ("text.trim('\\xFF')", "bad argument #1 to 'text.trim' (text expected, but byte 1 is not UTF-8)"),
        (
            "phone.e164('1', 'Germany')",
            "bad argument #2 to 'phone.e164' (unknown region: it must be a two-letter country code such as DE)"
        ),
    ])
    func `a wrong argument is reported as Lua reports it`(call: String, message: String) throws {
        let error = #expect(throws: ScriptError.self) { try Workbench().run("local a\n\(call)") }
        #expect(error?.message == "program.lua:2: \(message)")
    }

    // MARK: Output

    @Test func `print and log reach the run's log, each with its level`() throws {
        let bench = try Workbench()
        try bench.run("print('a', 1, nil, true) log.info 'b' log.warn 'c' log.error(4)")
        #expect(
            bench.output == [
                ScriptMessage(level: .output, text: "a\t1\tnil\ttrue"), ScriptMessage(level: .info, text: "b"),
                ScriptMessage(level: .warning, text: "c"), ScriptMessage(level: .error, text: "4"),
            ]
        )
    }

    @Test func `output beyond the limit is cut, once and in words`() throws {
        let bench = try Workbench(limits: ScriptLimits(outputBytes: 100))
        try bench.run("for i = 1, 50 do print(('x'):rep(9)) log.info 'y' end")
        #expect(bench.printed.count == 8)
        #expect(bench.output.last?.text == "the scripts' output is cut here: it is longer than allowed")
        #expect(bench.output.filter { $0.level == .warning }.count == 1)
    }
}
