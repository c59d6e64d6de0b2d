import Containment
import PortalModel
import Scripting
import TestSupport
import Testing
import Workshop

struct ScriptCheckerTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func report(
        _ source: String,
        portal: Schema? = nil,
        mayBeModule: Bool = false
    ) async throws -> ScriptChecker.Report {
        try source.write(toFile: folder.path("sample.lua"))
        let checker = ScriptChecker(version: "1.4.2", portal: portal, pool: .uncontained)
        return try await checker.check(try ScriptFile(path: folder.path("sample.lua")), mayBeModule: mayBeModule)
    }

    /// The findings as `line:column-end code message`, notices aside.
    private func findings(_ source: String, portal: Schema? = nil) async throws -> [String] {
        try await report(source, portal: portal).findings.filter { $0.severity != .notice }.map { finding in
            let span = finding.span
            return "\(span.line):\(span.column)-\(span.endColumn) \(finding.code.rawValue) \(finding.message)"
        }
    }

    @Test(arguments: [
        ("", "ACTIVE = 'A', EMAIL = 'E'", "", ["ACTIVE", "EMAIL"]),
        ("", "ID = 'No', ACTIVE = 'A'", "", ["ACTIVE"]),  // a row is found by ID
        ("match = 'EMAIL',", "ID = 'No', EMAIL = 'E'", "", ["ID"]),
        ("", "NAME = 'N'", "", []),
        ("", "ACTIVE = 'A'", "if user.ACTIVE then skip('here') end", []),
        ("", "ACTIVE = 'A'", "for name, value in pairs(user) do print(name) end", []),
        ("", "ACTIVE = 'A'", "print(user['ACT' .. 'IVE'])", []),
        ("reads = { 'ACTIVE' },", "ACTIVE = 'A', EMAIL = 'E'", "", ["EMAIL"]),
        ("reads = {},", "ACTIVE = 'A'", "", ["ACTIVE"]),
        ("examples = { { given = { ACTIVE = true }, expect = {} } },", "ACTIVE = 'A'", "", ["ACTIVE"]),
    ])
    func `a column that is neither written, read nor matched is reported`(
        keys: String,
        columns: String,
        body: String,
        idle: [String]
    ) async throws {
        let recipe =
            "return { \(keys) columns = { \(columns) }, writes = { 'NAME' }, transform = function(user) \(body) end }"
        let found = try await report(recipe).findings.filter { $0.code == .idleColumn }
        #expect(found.map { $0.message.split(separator: " ")[3] } == idle.map { $0[...] })
        #expect(found.allSatisfy { $0.severity == .warning })
        let free = recipe.replacing("writes = { 'NAME' }, ", with: "")
        #expect(try await report(free).findings.allSatisfy { $0.code != .idleColumn })
    }

    @Test(arguments: [
        ("user.update {\n  NAME = = 3 }", "2:10-10 MH0101 unexpected symbol near '='"),
        ("x = = = 3", "1:5-5 MH0101 unexpected symbol near '='"),
        ("local t = {\n  a = 1\n  b = 2\n}", "3:3-3 MH0101 '}' expected (to close '{' at line 1) near 'b'"),
        ("return {\n", "2:1-1 MH0101 unexpected symbol near <eof>"),
        ("x = 'ü' y = \"abc", "1:13-16 MH0101 unfinished string near <eof>"),
        ("x = 1\ny = 3x", "2:5-6 MH0101 malformed number near '3x'"),
        ("local x <const> = 1\n  x = 2", "2:3-3 MH0101 attempt to assign to const variable 'x'"),
        ("x = 1\n  break", "2:3-7 MH0101 break outside loop at line 2"),
        ("goto there", "1:6-10 MH0101 no visible label 'there' for <goto> at line 1"),
    ])
    func `what isn't Lua is reported at the token that Lua quotes`(source: String, finding: String) async throws {
        #expect(try await findings(source) == [finding])
    }

    @Test func `all that is wrong with a recipe's table is reported at once, in order`() async throws {
        let source = """
            return {
              nmae = "x",
              version = 5,
              writes = { "NAME", "WORK_FONE", LAST_LOGIN = "fill", LAST_NAME = "same" },
              match = "EMIAL",
              columns = { NAEM = "Name" },
              examples = { { given = { NAME = "a" }, expect = { NAM = "b" } } },
            }
            """
        let found = try await findings(source)
        #expect(
            found == [
                "2:3-6 MH0104 'nmae' is not a key of a recipe; did you mean 'name'?",
                "3:13-13 MH0105 'version' must be a string, not a number",
                "4:22-32 MH0106 WORK_FONE is not a user field; did you mean WORK_PHONE?",
                "4:35-44 MH0107 LAST_LOGIN is read-only; leave it out",
                "4:68-73 MH0108 \"same\" is not a promise; promises are \"any\", \"fill\", \"same phone\", "
                    + "\"same digits\", \"same letters\", \"same text\", \"same mailbox\", \"add\"",
                "5:11-17 MH0106 EMIAL is not a user field; did you mean EMAIL?",
                "6:15-18 MH0106 NAEM is not a user field; did you mean NAME?",
                "7:53-55 MH0106 NAM is not a user field; did you mean NAME?",
            ]
        )
    }

    /// A recipe whose transform has this body, on one line.
    private func transform(_ body: String, _ keys: String = "") -> String {
        "return { \(keys)transform = function(user, row) \(body) end }"
    }

    @Test(arguments: [
        ("user.LAST_NAME = user.LAST_NAME:upper()", "upper"), ("local n = user.NAME print(n:lower())", "lower"),
        ("print(string.upper(user.LAST_NAME))", "upper"), ("print(row.Name:lower())", "lower"),
        ("print(string.lower(row['Last name']))", "lower"), ("print(users.get(57).NAME:upper())", "upper"),
        ("for _, f in ipairs { 'NAME', 'LAST_NAME' } do user[f] = user[f]:upper() end", "upper"),
    ])
    func `a function that knows A to Z only, called on people's text, is found`(body: String, name: String) async throws
    {
        let found = try await report(transform(body)).findings.filter { $0.code == .asciiCase }
        #expect(
            found.map(\.message) == ["'\(name)' changes A to Z only; use text.\(name)(…), which knows all letters"]
        )
    }

    @Test(arguments: [
        "user.EMAIL = user.EMAIL:lower()", "user.NAME = text.upper(user.NAME)", "print(('x'):upper())",
        "user.NAME = user.NAME:sub(1)", "local t = { upper = 1 } print(t.upper)", "print(string.upper('x'))",
        "user.UF_PHONE_INNER = user.UF_PHONE_INNER:upper()",
    ])
    func `such a function is right for an address and for a script's own texts`(body: String) async throws {
        #expect(try await report(transform(body)).findings.allSatisfy { $0.code != .asciiCase })
    }

    @Test(arguments: [
        ("user.WORK_FONE = 'x'", ["WORK_FONE is not a user field; did you mean WORK_PHONE?"]),
        ("print(user['WORK_FONE'], row.WORK_FONE)", ["WORK_FONE is not a user field; did you mean WORK_PHONE?"]),
        ("local u = user print(u.NAEM)", ["NAEM is not a user field; did you mean NAME?"]),
        ("for _, f in ipairs { 'NAME', 'NAEM' } do user[f] = f end", ["NAEM is not a user field; did you mean NAME?"]),
        ("local F <const> = 'NAEM' user[F] = 1", ["NAEM is not a user field; did you mean NAME?"]),
        ("print(users.get(1).NAEM)", ["NAEM is not a user field; did you mean NAME?"]),
        ("print(users.find { NAEM = 1 })", ["NAEM is not a user field; did you mean NAME?"]),
        ("local b = users.find { NAME = 'x' } print(b.NAEM)", ["NAEM is not a user field; did you mean NAME?"]),
        (
            "for u in users.each { NAEM = 1 } do print(u.LAST) end",
            [
                "NAEM is not a user field; did you mean NAME?", "LAST is not a user field",
            ]
        ),
        ("warn('NAEM', 'x')", ["NAEM is not a user field; did you mean NAME?"]),
        ("print(departments.get(1).NAEM)", ["there is no department field 'NAEM'; did you mean 'NAME'?"]),
        ("print(departments.find { PAHT = 'x' })", ["there is no department field 'PAHT'; did you mean 'PATH'?"]),
        ("user.LAST_LOGIN = 'x'", ["LAST_LOGIN is read-only; leave it out"]),
        ("print(pone.e164('1'))", ["undefined global 'pone'; did you mean 'phone'?"]),
        ("print(phone.e165('1'))", ["there is no function of phone 'e165'; did you mean 'e164'?"]),
        ("print(string.dump(print))", ["there is no function of string 'dump'"]),
        ("print(params.regon)", ["there is no parameter 'regon'"]),
        ("print(user.NAME, user.UF_OWN_FIELD)", []),
        ("local user = {} print(user.NAEM)", []),
        ("user = row print(user.NAEM)", []),
        ("local u = users.get(1) u = row print(u.NAEM)", []),
        ("local text = row print(text.NAEM)", []),
        ("helper = print helper('x')", []),
        ("_G.helper = print helper('x')", []),
        ("for _, f in ipairs(row) do print(user[f]) end", []),
        ("local function clean(user) return user.NAEM end print(clean(row))", []),
        ("print(user.UF_DEPARTMNT)", ["UF_DEPARTMNT is not a standard field; did you mean UF_DEPARTMENT?"]),
    ])
    func `names in code are checked if their meaning is certain`(
        body: String,
        messages: [String]
    ) async throws {
        let found = try await report(transform(body)).findings.filter { $0.severity != .notice }
        #expect(found.map(\.message) == messages)
    }

    @Test(arguments: [
        ("for _, country in pairs { 'DE' } do print(country.code(country)) end", "1:43-49 MH0115 'country'"),
        ("local phone = phone.parse('030 123456', 'DE')\nprint(phone.valid(phone))", "2:7-11 MH0115 'phone'"),
        ("local function f(date) return date.today() end f()", "1:31-34 MH0115 'date'"),
    ])
    func `a module that a local name hides is reported if it is meant`(source: String, finding: String) async throws {
        #expect(try await findings(source) == ["\(finding) is a local name here and hides the module"])
    }

    @Test(arguments: [
        "local function f(text) return text:lower() .. text.upper(text) end f('')",
        "local log = { info = print }\nlog.info('')", "local phone = phone\nprint(phone.valid('1'))",
        "local date = require 'dates'\nprint(date.parse(''))", "local phone = phone.parse('1')\nprint(phone.number)",
    ])
    func `a local name may be called as a module if nobody means the module`(source: String) async throws {
        #expect(try await findings(source) == [])
    }

    @Test func `a portal's own fields are known with the portal`() async throws {
        let source = transform("print(user.UF_INNER, user.UF_OWN)", "writes = { 'UF_INNER' }, ")
        #expect(try await findings(source) == [])
        let portal = Schema(custom: [UserField("UF_OWN", .text, about: "")])
        #expect(
            try await findings(source, portal: portal).map { String($0.prefix(14)) } == [
                "1:21-30 MH0106", "1:78-85 MH0106",
            ]
        )
    }

    @Test func `what a transform does beyond its writes and reads is reported`() async throws {
        let keys = "writes = { NAME = 'fill' }, reads = { 'EMAIL' }, "
        let found = try await findings(transform("user.LAST_NAME = user.EMAIL user.NAME = user.TITLE", keys))
        #expect(
            found.map { $0.split(separator: " ", maxSplits: 1)[1] } == [
                "MH0310 LAST_NAME is not among the recipe's reads; add it there",
                "MH0307 LAST_NAME is not among the recipe's writes; ask its author, and don't add the field yourself",
                "MH0310 TITLE is not among the recipe's reads; add it there",
            ]
                || found.map { $0.split(separator: " ", maxSplits: 1)[1] } == [
                    "MH0307 LAST_NAME is not among the recipe's writes; ask its author, and don't add the field yourself",
                    "MH0310 LAST_NAME is not among the recipe's reads; add it there",
                    "MH0310 TITLE is not among the recipe's reads; add it there",
                ]
        )
    }

    @Test(arguments: [
        ("print(params.region)", []), ("print(params['region'])", []), ("local p = params print(p.region)", []),
        ("for k in pairs(params) do print(k) end", []), ("print(row[params])", []), ("print(user.region)", ["region"]),
        ("local p = params print(p)", []), ("local codes = require 'codes' print(codes)", []),
    ])
    func `a parameter that nobody reads is reported`(body: String, unused: [String]) async throws {
        try "return params.region".write(toFile: folder.path("codes.lua"))
        let found = try await report(transform(body, "params = { region = {} }, ")).findings
        #expect(
            found.filter { $0.code == .unusedParameter }.map(\.message)
                == unused.map { "the parameter '\($0)' is never used" }
        )
    }

    @Test func `a recipe that doesn't say what it writes is a notice`() async throws {
        let found = try await report(transform("user.NAME = 'x'")).findings
        #expect(found.map(\.severity) == [.notice])
        #expect(found.map(\.code) == [.unboundWrites])
    }

    @Test func `where examples go beyond the writes is reported at the line that does it`() async throws {
        let source = """
            return {
              writes = { NAME = "same letters", LAST_NAME = "fill" },
              transform = function(user)
                if user.NAME then
                  user.NAME = user.NAME:sub(2)
                end
                user["LAST" .. "_NAME"] = user.EMAIL
              end,
              examples = {
                { given = { LAST_NAME = "Berg" }, expect = {} },
                { given = { NAME = "Anna" }, expect = { NAME = "nna" } },
                { given = { NAME = "Bo" }, rejects = "promises" },
              },
            }
            """
        let found = try await findings(source)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("5:") == true || found.first?.hasPrefix("11:") == true)
        #expect(found.first?.contains("MH0308 NAME ") == true)
        #expect(found.first?.hasSuffix("the recipe promises \"same letters\", as example 2 shows") == true)
    }

    @Test func `what the text says by itself, the examples don't say again`() async throws {
        let source = """
            return {
              writes = { "NAME" },
              transform = function(user)
                user.LAST_NAME = "Berg"
              end,
              examples = { { given = { NAME = "Anna" }, expect = {} } },
            }
            """
        #expect(
            try await findings(source) == [
                "4:10-18 MH0307 LAST_NAME is not among the recipe's writes; ask its author, and don't add the field yourself"
            ]
        )
    }

    @Test func `a required parameter needs no value to be checked`() async throws {
        let keys = "writes = {}, params = { list = { type = 'file', required = true } }, "
        #expect(try await findings(transform("print(params.list)", keys)) == [])
    }

    @Test(arguments: [
        ("user.update { ID = 1, NAME = 'x' }\nerror 'never'", ScriptKind.program),
        ("return { DE = 49 }", .module), ("return { trasnform = print }", .recipe), ("return { run = print }", .recipe),
        ("return function() end", .module), ("return {", .unknown),
    ])
    func `a file's kind depends on what it returns, and a program doesn't run`(
        source: String,
        kind: ScriptKind
    ) async throws {
        let report = try await report(source, mayBeModule: true)
        #expect(report.kind == kind)
        #expect(report.findings.allSatisfy { kind == .recipe || $0.code == .syntax })
    }

    @Test(arguments: [
        ("while true do end return {}", "MH0302"), ("return ('x'):rep(1 << 27) .. {}", "MH0304"),
        ("local function f() error('no way') end\nf() return {}", "MH0301"), ("return 5", "MH0103"),
    ])
    func `a chunk that can't be run to its end is a finding like others`(source: String, code: String) async throws {
        let found = try await report(source).findings
        #expect(found.map(\.code.rawValue) == [code])
        #expect(found.first?.severity == .error)
    }

    @Test func `what a module sets is no undefined global`() async throws {
        try "function helper() end".write(toFile: folder.path("codes.lua"))
        #expect(try await findings("require 'codes'\nhelper()") == [])
        #expect(try await findings("helper()") == ["1:1-6 MH0113 undefined global 'helper'"])
    }

    @Test func `an error in a module is reported at the script's line`() async throws {
        try "error 'no codes'".write(toFile: folder.path("codes.lua"))
        let found = try await findings("\n  local c = require 'codes'\nreturn { transform = c }")
        #expect(found == ["2:3-27 MH0301 codes.lua:1: no codes"])
    }

    @Test(arguments: [
        String(repeating: "{", count: 1 << 20), "return \(String(repeating: "{", count: 1 << 16))",
        "return \(String(repeating: "(", count: 1 << 16))", String(repeating: "x.", count: 1 << 14),
        String(repeating: "a;", count: 1 << 14), "return {\(String(repeating: "a,", count: 1 << 14))}",
        String(repeating: "$", count: 1 << 16), String(repeating: "\n", count: 1 << 16),
    ])
    func `a hostile file costs a moment`(source: String) async throws {
        let report = try await report(source)
        #expect(report.findings.count <= ScriptFile.mostFindings)
    }
}
