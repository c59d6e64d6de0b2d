import Foundation
import Lua
import PortalModel
import Testing

@testable import Scripting

struct SandboxTests {
    /// The names that the repository's own luacheck configuration allows, members with their table: whoever adds a name to
    /// the sandbox adds it there by hand.
    private static var expected: [String] {
        get throws {
            let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../.luacheckrc")
            let bench = try Workbench()
            try bench.run(
                """
                stds, files = {}, {}
                std, max_line_length = nil, nil
                \(String(contentsOf: file, encoding: .utf8))
                for key, value in pairs(stds.sandbox.read_globals) do
                  print(type(key) == "number" and value or key)
                  for member in pairs(type(value) == "table" and value.fields or {}) do print(key .. "." .. member) end
                end
                """
            )
            return bench.printed.sorted()
        }
    }

    @Test func `a script finds the names on the lists and no others`() throws {
        let bench = try Workbench()
        try bench.run(
            """
            for name, value in pairs(_G) do
              print(name)
              if type(value) == "table" and name ~= "_G" then
                for member in pairs(value) do print(name .. "." .. member) end
              end
            end
            """
        )
        #expect(try bench.printed.sorted() == Self.expected)
    }

    @Test func `every name of Lua's on the list exists`() throws {
        let bench = try Workbench()
        for (library, names) in Sandbox.standard {
            for name in names { try bench.run("assert(\(library).\(name) ~= nil)") }
        }
    }

    @Test(arguments: [
        "io", "debug", "package", "load", "loadstring", "loadfile", "dofile", "collectgarbage", "os.exit", "os.execute",
        "os.getenv", "os.remove", "os.rename", "os.tmpname", "os.setlocale", "string.dump", "warn_", "arg",
    ])
    func `what is not on the list is an error to name`(name: String) throws {
        let error = #expect(throws: ScriptError.self) { try Workbench().load("local it = \(name)") }
        #expect(error?.message.hasPrefix("sample.lua:1: ") == true)
    }

    @Test(arguments: [
        ("pone", "undefined global 'pone'; did you mean 'phone'?"),
        ("Print", "undefined global 'Print'; did you mean 'print'?"),
        ("frobnicate", "undefined global 'frobnicate'"),
        ("users.fnd", "there is no function of users 'fnd'; did you mean 'find'?"),
        ("string.trim", "there is no function of string 'trim'"),
        ("(''):uper()", "there is no function of string 'uper'; did you mean 'upper'?"),
        ("phone[1]", "there is no function of phone 1"),
        ("text[{}]", "there is no function of text of type table"),
        (
            "params.region",
            "there is no parameter 'region' yet: parameters are available in a recipe's functions, "
                + "not while its file is loaded"
        ),
    ])
    func `a name that doesn't exist raises at its line, with the nearest`(expression: String, message: String) throws {
        let error = #expect(throws: ScriptError.self) { try Workbench().load("local a = 1\nlocal b = \(expression)") }
        #expect(error?.message == "sample.lua:2: \(message)")
        #expect(error?.sourceLine?.verbatim == "local b = \(expression)")
    }

    @Test func `a global of the script's own is found, and nearest to its misspelling`() throws {
        let error = #expect(throws: ScriptError.self) {
            try Workbench().load("function normalise() end\nnormalise()\nnormalize()")
        }
        #expect(error?.message == "sample.lua:3: undefined global 'normalize'; did you mean 'normalise'?")
    }

    @Test func `a finaliser is refused, since it would run unchecked`() throws {
        let error = #expect(throws: ScriptError.self) {
            try Workbench().load("setmetatable({}, { __gc = function() end })")
        }
        #expect(error?.message == "sample.lua:1: a metatable with __gc is not allowed here")
    }

    @Test func `a metatable that is strict itself can be set`() throws {
        try Workbench().load(
            "local class = setmetatable({}, { __index = function(_, key) error(key) end }) setmetatable({}, class)"
        )
    }

    @Test(arguments: ["getmetatable('')", "getmetatable(_G)", "getmetatable(users)"])
    func `the sandbox's own metatables are out of reach`(expression: String) throws {
        #expect(try Workbench().values(expression) == ["false"])
    }

    @Test func `what one script changes no other script sees`() throws {
        let bench = try Workbench()
        try bench.load(
            "secret = 1 print = nil string = {} return { transform = function() end }",
            name: "first.lua"
        )
        try bench.load(
            """
            assert(not pcall(function() return secret end))
            assert(print and ("x"):upper() == "X" and string.upper("x") == "X")
            return { transform = function() end }
            """,
            name: "second.lua"
        )
    }

    @Test(arguments: [
        "string.upper = nil", "phone.e164 = print", "table.mine = 1", "rawset(string, 'upper', nil)",
        "table.insert(utf8, 1)", "math.random = 1", "os.time = nil", "params.region = 'FR'",
    ])
    func `libraries, the host's modules and parameters can't be changed`(statement: String) throws {
        let error = #expect(throws: ScriptError.self) { try Workbench().load(statement) }
        #expect(error?.message.contains("can't be changed") == true, "\(error?.message ?? "")")
    }

    @Test func `an error blames the line that its author chose`() throws {
        let error = #expect(throws: ScriptError.self) {
            try Workbench().load("local function check(x)\nif not x then error('no x', 2) end\nend\ncheck(nil)")
        }
        #expect(error?.message == "sample.lua:4: no x")
        #expect(error?.sourceLine == "check(nil)")
    }
}
