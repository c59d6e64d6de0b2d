import Foundation
import Lua
import Testing

@testable import Scripting

struct LuaParserTests {
    /// Where the reader stops in a text, as the text before it; `nil` where it reads all.
    private func stop(_ source: String) -> String? {
        do throws(LuaParser.SyntaxError) {
            _ = try LuaParser.outline(of: source)
            return nil
        } catch {
            return String(decoding: Array(source.utf8)[..<error.token.range.lowerBound], as: UTF8.self)
        }
    }

    @Test(arguments: [
        "", "return", "return;", ";;;", "local a <const>, b <close> = 1, nil", "goto done ::done::",
        "while a do break end repeat local b until b if a then elseif b then else end",
        "for i = 1, 2, 3 do end for k, v in pairs(t) do end", "function a.b.c:d(e, ...) return ... end",
        "local function f() return f end f() f{} f'' f[[]] a.b:c{} (f)()", "a, b.c, d[1] = 1, 2",
        "return { 1, a = 2, [3] = 4; f(), }", "x = not -#~1 + 2 ^ 3 .. 'a' // b >> 1 ~ 2 and 3 or 4",
        "return function(a, b, ...) return a, b end, ...",
    ])
    func `what is Lua is read to its end`(source: String) {
        #expect(stop(source) == nil)
    }

    @Test(arguments: [
        ("a = = 3", "a = "), ("return {", "return {"), ("if a", "if a"), ("f(", "f("), ("x.y", "x.y"),
        ("for a b", "for a "),
        ("local 1", "local "), ("return 1 2", "return 1 "), ("end", ""), ("a = 'b", "a = "), ("x = }", "x = "),
        ("f() = 1 until", "f() "), ("(a) b", "(a) "), ("local function a.b() end", "local function a"),
    ])
    func `what is no Lua is read to the token that can't follow`(source: String, before: String) throws {
        let stop = stop(source)
        // A call can't be assigned to: Lua says so at the same token.
        #expect(stop == before || source.hasPrefix("f() =") && stop == "f() = 1 ")
    }

    @Test(arguments: [
        "x = \(String(repeating: "{", count: 1 << 20))", "x = \(String(repeating: "(", count: 1 << 20))",
        "x = \(String(repeating: "{{}", count: 1 << 18))", "x = a\(String(repeating: "[a", count: 1 << 19))",
        "f\(String(repeating: "(f", count: 1 << 19))", String(repeating: "do ", count: 1 << 18),
        String(repeating: "function f() ", count: 1 << 16),
        "x = \(String(repeating: "function() return ", count: 1 << 15))",
        String(repeating: "if a then else ", count: 1 << 16),
    ])
    func `deep nesting is refused as Lua refuses it`(source: String) throws {
        #expect(stop(source) != nil)
    }

    @Test(arguments: [
        "x = a\(String(repeating: ".a", count: 1 << 14))", "f\(String(repeating: "()", count: 1 << 14))",
        "x = a\(String(repeating: "+a", count: 1 << 14))", "x = \(String(repeating: "- ", count: 1 << 14))a",
        "x = a\(String(repeating: " .. a", count: 1 << 14))", "x = { \(String(repeating: "a, ", count: 1 << 14)) }",
        "if a then \(String(repeating: "elseif a then ", count: 1 << 14)) end",
        String(repeating: "local a = a ", count: 1 << 14),
    ])
    func `long chains need no depth`(source: String) throws {
        #expect(stop(source) == nil)
    }

    @Test func `the examples and the attacks are read to their end`() throws {
        let root = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
        let files =
            try #require(
                FileManager.default.enumerator(at: root.appending(path: "Tests"), includingPropertiesForKeys: nil)
            )
            .compactMap { $0 as? URL }
            + FileManager.default.contentsOfDirectory(
                at: root.appending(path: "examples"),
                includingPropertiesForKeys: nil
            )
        let scripts = files.filter { $0.pathExtension == "lua" }
        #expect(scripts.count > 20)
        for script in scripts {
            let source = try String(contentsOf: script, encoding: .utf8)
            #expect(stop(source) == nil, "\(script.lastPathComponent)")
        }
    }

    @Test(arguments: [
        ("return { name = 'x', writes = { 'NAME', WORK_FONE = 'fill' } }", "writes.WORK_FONE", "WORK_FONE"),
        ("return { writes = { 'NAME', 'WORK_FONE' } }", "writes[2]", "'WORK_FONE'"),
        ("local r = {} r.params = { region = { default = 5 } } return r", "params.region.default", "default"),
        ("local p = { region = {} } local r = { params = p } return r", "params.region", "region"),
        ("return { examples = { {}, { expect = { NAME = 1 } } } }", "examples[2].expect.NAME", "NAME"),
        ("return { examples = { {}, { expect = f() } } }", "examples[2].expect.NAME", "f()"),
        ("return { ['name'] = 5 }", "name", "'name'"),
        ("local r = {} function r.transform(user) end return r", "transform", "transform"),
        ("return make()", "name", "make()"),
        ("local r = {} r = f(r) return r", "name", "r"),
    ])
    func `a path into the returned table leads to its location, or to the nearest`(
        source: String,
        path: String,
        piece: String
    ) throws {
        let range = try LuaParser.outline(of: source).range(of: RecipePath(parsing: path), isKey: true)
        #expect(String(decoding: Array(source.utf8)[range], as: UTF8.self) == piece)
    }
}

extension RecipePath {
    /// Reads what ``description`` writes.
    fileprivate init(parsing text: String) {
        self.init()
        for part in text.split(whereSeparator: { ".[]".contains($0) }) {
            self = Int(part).map { appending($0) } ?? appending(String(part))
        }
    }
}
