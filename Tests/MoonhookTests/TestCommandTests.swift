import Foundation
import TestSupport
import Testing
import Wire

/// `moonhook test`: examples and invented users, without a portal.
@Suite(.endsHangs) struct TestCommandTests {
    private let program: Program
    private static let good = """
        return {
          writes = { NAME = "same letters" },
          transform = function(user) user.NAME = text.trim(user.NAME) end,
          examples = { { given = { NAME = " Anna" }, expect = { NAME = "Anna" } } },
        }

        """

    init() throws {
        program = try Program()
        try program.write(Self.good, to: "good.lua")
        try program.write(Self.good.replacing("text.trim(user.NAME)", with: "user.NAME:sub(2)"), to: "bad.lua")
        try program.write("return {\n", to: "broken.lua")
        try program.write(Self.good, to: "recipes/a.lua")
        try program.write("return { double = function(x) return x * 2 end }\n", to: "recipes/double.lua")
        try program.write("user.update { ID = 1 }\n", to: "recipes/program.lua")
        try program.write(Self.good, to: "recipes/.hidden.lua")
        try program.write(Self.good, to: "recipes/inner/b.lua")
    }

    @Test func `a recipe that is well is one line, and status 0`() async throws {
        let ended = try await program.run("test", "good.lua")
        #expect(ended.status == 0)
        #expect(ended.error == "")
        #expect(
            ended.output == "good.lua  1 example, 2,000 users    ok\n\n1 recipe passes; users from seed 1\n"
        )
    }

    @Test func `one that isn't is status 1, with all that is wrong`() async throws {
        let ended = try await program.run("test", "bad.lua", "good.lua")
        #expect(ended.status == 1)
        #expect(ended.output.contains("MH0602  it raises an error: "))
        #expect(ended.output.contains("bad.lua:3\n"))
        #expect(ended.output.contains("{ given = {} },"))
        #expect(ended.output.hasSuffix("\n2 recipes, 1 failed; users from seed 1\n"))
        let again = try await program.run("test", "bad.lua", "good.lua")
        #expect(again.output == ended.output)
    }

    @Test func `a file that is no recipe is status 3, and hides no other`() async throws {
        let ended = try await program.run("test", "broken.lua", "good.lua", "recipes/program.lua")
        #expect(ended.status == 3)
        #expect(ended.output.contains("broken.lua:2: unexpected symbol near <eof>  (MH0101)"))
        #expect(ended.output.contains("program.lua: it is a program, but only recipes can be tested"))
        #expect(ended.output.contains("good.lua             1 example, 2,000 users    ok\n"))
        #expect(ended.output.hasSuffix("\n3 recipes, 2 refused; users from seed 1\n"))
    }

    @Test func `what isn't Lua is reported as such, though it looks like a program`() async throws {
        let source = "local function trim(s)\n  if s then return s\nend\nreturn { transform = trim }\n"
        try program.write(source, to: "open.lua")
        let ended = try await program.run("test", "open.lua")
        #expect(ended.status == 3)
        let check = try await program.run("check", "open.lua").output
        #expect(check.contains("MH0101"), "\(check)")
        let words = "open.lua:5: 'end' expected (to close 'function' at line 1) near <eof>  (MH0101)"
        #expect(ended.output.contains(words), "\(ended.output)")
        #expect(!ended.output.contains("it is a program"))
    }

    @Test func `of a folder its own recipes are tested`() async throws {
        let ended = try await program.run("test", "recipes", "--users", "50", "--seed", "7")
        #expect(ended.status == 0)
        #expect(
            ended.output == "recipes/a.lua  1 example, 50 users       ok\n\n1 recipe passes; users from seed 7\n"
        )
        try FileManager.default.removeItem(atPath: program.folder.path("recipes/a.lua"))
        let none = try await program.run("test", "recipes")
        #expect(none.status == 64)
        #expect(none.error == "recipes: no recipe found\n")
    }

    @Test func `examples alone are quick`() async throws {
        let ended = try await program.run("test", "bad.lua", "--users", "0")
        #expect(ended.status == 0)  // " Anna" without its first character is Anna
        #expect(ended.output == "bad.lua  1 example                 ok\n\n1 recipe passes\n")
    }

    @Test func `what examples print goes to standard error, and trials are silent`() async throws {
        try program.write(Self.good.replacing("user.NAME = ", with: "print(user.NAME) user.NAME = "), to: "loud.lua")
        let ended = try await program.run("test", "loud.lua", "--quiet")
        #expect(ended.status == 0)
        #expect(ended.output == "")
        #expect(ended.error == "|  Anna\n")
    }

    @Test func `TAP and JSON go to standard output`() async throws {
        let tap = try await program.run("test", "good.lua", "broken.lua", "--format", "tap")
        #expect(tap.status == 3)
        #expect(tap.lines.first == "TAP version 14")
        #expect(tap.lines.last == "1..8")
        #expect(tap.lines.contains("ok 1 - good.lua: example 1"))
        #expect(tap.lines.contains("not ok 8 - broken.lua: is a recipe"))
        let json = try await program.run("test", "bad.lua", "--format", "json").json()
        #expect(json.first?["type"] == "example")
        #expect(json.dropFirst().dropLast().allSatisfy { $0["type"] == "finding" })
        #expect(json.last?["ok"] == false)
    }

    @Test func `a parameter can be set, and a misspelt one is reported`() async throws {
        try program.write(
            """
            return {
              params = { photos = { type = "folder", required = true } },
              writes = {},
              transform = function(user) if params.photos["a"] then error("a") end end,
            }

            """,
            to: "photos.lua"
        )
        try program.write("x", to: "pictures/a")
        let without = try await program.run("test", "photos.lua")
        #expect(without.status == 0)
        #expect(without.output.contains("its transform was not tried: parameter 'photos' is a folder"))
        let with = try await program.run("test", "photos.lua", "--set", "photos=pictures")
        #expect(with.status == 1)
        #expect(with.output.contains(#"{ params = { photos = "pictures" }, given = {} },"#))
        let misspelt = try await program.run("test", "photos.lua", "--set", "photo=pictures")
        #expect(misspelt.status == 64)
        #expect(misspelt.error.contains("did you mean 'photos'?"))
    }

    @Test func `a file that can't be read is status 64`() async throws {
        let ended = try await program.run("test", "none.lua")
        #expect(ended.status == 64)
        #expect(ended.error.hasPrefix("none.lua: no such file"))
    }

    @Test func `the help reads as recorded`() async throws {
        let ended = try await program.run("test", "--help")
        #expect(try snapshot("test-help.txt", recording: ended.output) == ended.output)
    }
}
