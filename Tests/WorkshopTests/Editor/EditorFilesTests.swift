import PortalModel
import Scripting
import TestSupport
import Testing
import Wire

@testable import Workshop

/// What editors and luacheck are told is what a script meets.
struct EditorFilesTests {
    private static func definitions(_ name: String, for schema: Schema = .standard) throws -> String {
        try #require(EditorFiles.all(for: schema).first { $0.path == ".moonhook/\(name).lua" }).text
    }

    /// What a program finds in this environment: each name with its type, members with their table.
    private static func names(in environment: String) throws -> [String] {
        try printed(
            by: """
                local print, pairs, type, globals = print, pairs, type, _G
                \(environment)
                for name, value in pairs(_ENV) do
                  print(name .. " " .. (value == globals.null and "table" or type(value)))
                  for member, value in pairs(type(value) == "table" and value ~= globals and value or {}) do
                    print(name .. "." .. member .. " " .. type(value))
                  end
                end
                """
        )
        .sorted()
    }

    @Test func `loaded by Lua, the definitions define what the host registers, and nothing else`() throws {
        let stubs = try ["lua", "modules"].map { try Self.definitions($0) }.joined(separator: "\n")
        let defined = try Self.names(in: "local _ENV = {}\n\(stubs)")
        // Editors know Lua's own names by themselves, but for those that they are told to forget.
        let known = Set(Sandbox.globals + Sandbox.standard.keys + Sandbox.own).subtracting(["os", "require"])
        let registered = try Self.names(in: "local _ENV = globals").filter { line in
            !known.contains(String(line.prefix { $0 != "." && $0 != " " }))
        }
        #expect(defined == registered)
    }

    @Test(arguments: ["lua", "modules", "recipe", "user"])
    func `each parameter of a definition is annotated, and each line is a comment or a definition`(name: String) throws
    {
        var annotated: [String] = []
        for line in try Self.definitions(name).split(separator: "\n") {
            if let match = line.firstMatch(of: /^---@param (\w+)\??/) {
                annotated.append(String(match.1))
            } else if let match = line.firstMatch(of: /^function [\w.]+\((.*)\) end$/) {
                #expect(annotated.joined(separator: ", ") == match.1, "\(line)")
                annotated = []
            } else {
                #expect(line.hasPrefix("--") || line.hasSuffix(" = {}"), "\(line)")
            }
        }
        #expect(annotated.isEmpty)
    }

    /// The fields of a class in a definition file, as they stand there.
    private static func fields(of name: String, in text: String) throws -> [(name: String, type: String)] {
        try lines(behind: "---@class \(name)", beginning: "---@field ", in: text).map { line in
            let words = line.split(separator: " ", maxSplits: 2).map(String.init)
            let isOptional = words[0].hasSuffix("?")
            return (isOptional ? String(words[0].dropLast()) : words[0], words[1] + (isOptional ? "?" : ""))
        }
    }

    /// The lines that follow one and all begin with a text, without that.
    private static func lines(behind first: String, beginning start: String, in text: String) throws -> [Substring] {
        let end = try #require(text.firstRange(of: first + "\n")).upperBound
        let lines = text[end...].split(separator: "\n", omittingEmptySubsequences: false)
        return lines.prefix { $0.hasPrefix(start) }.map { $0.dropFirst(start.count) }
    }

    @Test(arguments: ["moonhook.User", "moonhook.UserFields"])
    func `a user has the fields that the host knows, the portal's own among them`(name: String) throws {
        let custom = [
            UserField("UF_COLOUR", .enumeration([FieldOption(id: 1, label: "\"Red\"\nend")]), about: "Two\nlines."),
            UserField("UF_LUCKY", .integer, isMultiple: true, about: "Numbers."),
        ]
        let schema = Schema(custom: custom)
        let text = try Self.definitions("user", for: schema)
        #expect(try Self.fields(of: name, in: text).map(\.name) == schema.fields.map(\.name))
        #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("--") })
    }

    @Test func `fields have the types that scripts read`() throws {
        let fields = try Self.fields(of: "moonhook.User", in: try Self.definitions("user"))
        let types = Dictionary(fields.map { ($0.name, $0.type) }) { first, _ in first }
        let wanted = [
            "ID": "integer", "NAME": "string?", "ACTIVE": "boolean?", "UF_DEPARTMENT": "integer[]",
            "PERSONAL_GENDER": #""M"|"F"?"#, "PERSONAL_PHOTO": "string|moonhook.File?",
        ]
        for (name, type) in wanted { #expect(types[name] == type, "\(name)") }
        let values: [String: FieldValue] = [
            "NAME": .string("Anna"), "PERSONAL_GENDER": .string("F"), "UF_DEPARTMENT": .list([.integer(1)]),
        ]
        let user = User.employee(try #require(UserID(rawValue: 57)), values)
        for field in fields {
            let source = "local it = users.get(57).\(field.name) print(math.type(it) or type(it))"
            let type = try printed(by: source, reading: [user])
            let word = type[0] == "table" ? "[]" : type[0] == "nil" ? "?" : type[0]
            #expect(field.type.contains(word) || field.name == "PERSONAL_GENDER", "\(field.name): \(type[0])")
        }
    }

    @Test func `a recipe has the keys that the host reads, and so have parameters and examples`() throws {
        let text = try Self.definitions("recipe")
        func problems(_ table: String) throws -> [DiagnosticCode] {
            let folder = try TemporaryFolder()
            try "return { transform = print, \(table) }".write(toFile: folder.path("sample.lua"))
            let context = ScriptContext(version: "1.4.2", schema: .standard, log: { _ in })
            return try ScriptHost(context).inspect(try ScriptFile(path: folder.path("sample.lua"))).1.map(\.code)
        }
        for (name, opening, ending) in [
            ("moonhook.Recipe", "", ""), ("moonhook.Parameter", "params = { it = {", "} }"),
            ("moonhook.Example", "examples = { {", "} }"),
        ] {
            let fields = try Self.fields(of: name, in: text)
            #expect(fields.count > 9)
            for field in fields {
                #expect(try !problems("\(opening) \(field.name) = {} \(ending)").contains(.unknownKey), "\(field.name)")
            }
            #expect(try problems("\(opening) \(fields[0].name)x = {} \(ending)").contains(.unknownKey))
        }
        for type in try values(of: "ParameterType", in: text) {
            let choices = type == "choice" ? ", choices = { 'a' }" : ""
            #expect(try problems("params = { it = { type = '\(type)'\(choices) } }").isEmpty, "\(type)")
        }
        for promise in try values(of: "Promise", in: text) {
            #expect(try problems("writes = { NAME = '\(promise)' }").isEmpty, "\(promise)")
        }
    }

    private func values(of alias: String, in text: String) throws -> [String] {
        let lines = try Self.lines(behind: "---@alias moonhook.\(alias)", beginning: "---| ", in: text)
        #expect(lines.count > 5)
        return lines.map { String($0.dropFirst().dropLast()) }
    }

    @Test func `the standard for luacheck allows the names that a script finds, and no others`() throws {
        let allowed = try printed(
            by: """
                stds = {}
                \(LuacheckStandard.source)
                for key, value in pairs(stds.\(LuacheckStandard.name).read_globals) do
                  print(type(key) == "number" and value or key)
                  for member in pairs(type(value) == "table" and value.fields or {}) do print(key .. "." .. member) end
                end
                """
        )
        let found = try printed(
            by: """
                for name, value in pairs(_G) do
                  print(name)
                  if type(value) == "table" and name ~= "_G" then
                    for member in pairs(value) do print(name .. "." .. member) end
                  end
                end
                """
        )
        #expect(allowed.sorted() == found.sorted())
    }

    @Test func `a file is known again until somebody changes it`() throws {
        for file in EditorFiles.all(for: .standard) {
            #expect(GeneratedFile.isUntouched(file.text), "\(file.path)")
            #expect(!GeneratedFile.isUntouched(file.text + " "))
            #expect(!GeneratedFile.isUntouched(file.text.replacing("moonhook", with: "moonhock")))
        }
        #expect(!GeneratedFile.isUntouched(""))
        #expect(!GeneratedFile.isUntouched("-- Written by 'moonhook types' ("))
    }

    @Test func `the settings are JSON`() throws {
        let file = try #require(EditorFiles.all(for: .standard).first { $0.path == ".luarc.json" })
        let settings = try JSONReader.value(from: file.text)
        #expect(settings["workspace.library"] == [".moonhook"])
        #expect(settings["runtime.version"] == "Lua 5.4")
    }
}
