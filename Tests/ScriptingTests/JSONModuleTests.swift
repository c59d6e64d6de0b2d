import Lua
import PortalModel
import Testing

@testable import Scripting

struct JSONModuleTests {
    @Test(arguments: [
        ("{ name = 'Anna', ids = { 1, 2 } }", #"{"ids":[1,2],"name":"Anna"}"#), ("{}", "[]"), ("null", "null"),
        ("{ null, true, 1, 1.0, 'ä\\n\"' }", #"[null,true,1,1.0,"ä\n\""]"#), ("'x'", #""x""#), ("1.5", "1.5"),
        ("setmetatable({ a = 1 }, { __index = print })", #"{"a":1}"#),
        ("{ a = { b = { {}, { c = null } } } }", #"{"a":{"b":[[],{"c":null}]}}"#),
    ])
    func `values are written`(value: String, text: String) throws {
        #expect(try Workbench().values("json.encode(\(value))") == [text])
    }

    @Test(arguments: [
        (#"'{"ids":[1,2]}'"#, "it.ids[1], it.ids[2], #it.ids", ["1", "2", "2"]),
        ("'null'", "it == null", ["true"]),
        ("'[null, 1.0, true]'", "it[1] == null, it[2], it[3]", ["true", "1.0", "true"]),
        (#"' "\\u00e4" '"#, "it", ["ä"]), ("'7'", "it, math.type(it)", ["7", "integer"]),
        (#"'{"a":{"b":[{"c":"d"}]}}'"#, "it.a.b[1].c", ["d"]),
    ])
    func `values are read`(text: String, expressions: String, values: [String]) throws {
        #expect(try Workbench().values("(function(it) return \(expressions) end)(json.decode(\(text)))") == values)
    }

    @Test(arguments: [
        ("'[1'", #"line 1, column 3: the text ends here; expected "," or "]""#),
        ("''", "line 1, column 1: the text ends here; expected a value"),
        ("('['):rep(33) .. (']'):rep(33)", "more than 32 nested arrays and objects"),
        ("('['):rep(1000)", "line 1, column 513: more than 512 nested arrays and objects"),
    ])
    func `what is no JSON is nil and why`(text: String, reason: String) throws {
        #expect(try Workbench().values("json.decode(\(text))") == ["nil", reason])
    }

    @Test func `nothing gives nothing, and what was read can be written again`() throws {
        let values = try Workbench().values(
            "json.encode(nil), json.decode(nil), json.encode(json.decode(('['):rep(32) .. (']'):rep(32)))"
        )
        #expect(values == ["nil", "nil", String(repeating: "[", count: 32) + String(repeating: "]", count: 32)])
    }

    @Test(arguments: [
        ("json.encode(print)", "bad argument #1 to 'json.encode' (value expected, got a function)"),
        ("json.encode { a = { 1, print } }", "bad argument #1 to 'json.encode' (a[2]: value expected, got a function)"),
        (
            "json.encode { 1, a = 2 }",
            "bad argument #1 to 'json.encode' (a table with both names and items is neither an array nor an object)"
        ),
        ("json.encode { [1] = 1, [3] = 3 }", "bad argument #1 to 'json.encode' (a list has a gap before [3])"),
        ("json.encode(1 / 0)", "bad argument #1 to 'json.encode' (JSON has no infinity and no NaN)"),
        ("json.encode '\\xFF'", "bad argument #1 to 'json.encode' (text expected, but byte 1 is not UTF-8)"),
        ("json.encode { ('x'):rep(1 << 20) }", "bad argument #1 to 'json.encode' (longer than 256 KiB as JSON)"),
        ("json.decode((' '):rep(1 << 19))", "bad argument #1 to 'json.decode' (text of at most 256 KiB expected)"),
        ("json.decode {}", "bad argument #1 to 'json.decode' (string expected, got table)"),
    ])
    func `what can't be written raises and names the argument`(call: String, message: String) throws {
        let error = #expect(throws: ScriptError.self) { try Workbench().run("local it = \(call)") }
        #expect(error?.message == "program.lua:1: \(message)")
    }

    @Test func `a table in itself raises`() throws {
        let error = #expect(throws: ScriptError.self) { try Workbench().run("local t = {} t.t = t json.encode(t)") }
        #expect(error?.message.contains("nested too deeply, or contains itself") == true, "\(error?.message ?? "")")
    }

    @Test func `functions that can't be written don't fill the memory`() throws {
        let bench = try Workbench(limits: ScriptLimits(memoryBytes: 1 << 20))
        try bench.run("for _ = 1, 20000 do pcall(json.encode, { print }) end print 'done'")
        #expect(bench.printed == ["done"])
    }

    @Test func `a record is written with all that it has`() throws {
        let user = User.sample(57, ["NAME": .string("Anna"), "UF_DEPARTMENT": .list([.integer(5)])])
        let bench = try Workbench(directory: DirectoryDouble([user]))
        let values = try bench.values(
            "json.decode(json.encode(users.get(57))).NAME, json.encode(users.get(57).UF_DEPARTMENT)"
        )
        #expect(values == ["Anna", "[5]"])
    }
}
