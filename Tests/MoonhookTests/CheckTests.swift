import Foundation
import TestSupport
import Testing
import Wire

/// `moonhook check`: all that is wrong with scripts.
@Suite(.endsHangs) struct CheckTests {
    private let program: Program
    private let mistakes = """
        --- A recipe with many mistakes.
        local unused = 1

        return {
          nmae = "mistakes",
          version = 5,
          params = { region = { defualt = "DE" }, limit = { type = "integer" } },
          writes = { "NAME", WORK_FONE = "same phone", LAST_NAME = "same" },
          match = "EMIAL",

          transform = function(user, row)
            local user = user
        \tuser.NAEM = text.trimm("名前") .. user.NAEM
            user.WORK_PHONE = pone.e164(row.phone, params.regon)
          end,

          examples = {
            { given = { NAME = "a" }, expcet = { NAME = "b" } },
          },
        }

        """
    private let clean = """
        return { writes = { "NAME" }, transform = function(user) user.NAME = text.trim(user.NAME) end }

        """

    init() throws {
        program = try Program()
        try program.write(mistakes, to: "mistakes.lua")
        try program.write(clean, to: "clean.lua")
    }

    @Test func `it tells all mistakes of a file with their lines`() async throws {
        let ended = try await program.run("check", "mistakes.lua")
        #expect(ended.status == 1)
        #expect(ended.error == "")
        #expect(try snapshot("check.txt", recording: ended.output) == ended.output)
    }

    @Test func `for editors a finding is an object, and a column a character`() async throws {
        let ended = try await program.run("check", "--format", "json", "mistakes.lua")
        #expect(ended.status == 1)
        let findings = try ended.json()
        #expect(findings.allSatisfy { $0["file"] == "mistakes.lua" })
        let last = try #require(findings.last { $0["line"] == 13 })
        #expect(last["column"] == 39)
        #expect(last["endColumn"] == 42)
        #expect(last["severity"] == "error")
        #expect(last["code"] == "MH0106")
        #expect(last["message"] == "NAEM is not a user field; did you mean NAME?")
    }

    @Test func `what is well is said in a line, and a notice is nothing wrong`() async throws {
        let clean = try await program.run("check", "clean.lua")
        #expect(clean.status == 0)
        #expect(clean.output == "1 file, no findings\n")
        try program.write("return { transform = function(user) user.NAME = null end }", to: "open.lua")
        let open = try await program.run("check", "open.lua")
        #expect(open.status == 0)
        #expect(open.output.hasSuffix("\n\n1 file: 1 notice\n"))
    }

    @Test func `no file hides another's mistakes, and a missing one is status 64`() async throws {
        try program.write("x = = 1", to: "broken.lua")
        try program.write("while true do end return {}", to: "endless.lua")
        let files = ["missing.lua", "broken.lua", "mistakes.lua", "clean.lua"]
        let ended = try await program.run(["check"] + files)
        #expect(ended.status == 64)
        #expect(ended.output.hasPrefix("missing.lua: no such file  (MH0102)\n\nbroken.lua\n"))
        #expect(ended.output.contains("unexpected symbol near '='"))
        #expect(ended.output.contains("mistakes.lua\n"))
        #expect(ended.output.contains("4 files: "))
        let json = try await program.run(["check", "--format", "json"] + files)
        #expect(json.status == 64)
        #expect(try json.json().first?["code"] == "MH0102")
        #expect(try json.json().first?["message"] == "no such file")
    }

    @Test func `of a folder all scripts are checked, modules as what they are`() async throws {
        try program.write(clean, to: "shelf/clean.lua")
        try program.write("return { DE = 49, AT = 43 }", to: "shelf/codes.lua")
        try program.write("user.update { ID = 1, NAEM = 'x' }", to: "shelf/program.lua")
        try program.write(mistakes, to: "shelf/old/mistakes.lua")
        try program.write("return { trasnform = print }", to: "shelf/slip.lua")
        let ended = try await program.run("check", "shelf")
        #expect(ended.status == 1)
        #expect(ended.output.contains("shelf/program.lua\n"))
        #expect(ended.output.contains("shelf/slip.lua\n"))
        #expect(ended.output.hasSuffix("\n4 files: 2 errors, 1 notice\n"))
    }

    @Test func `a folder without scripts is wrong usage`() async throws {
        try program.write("", to: "empty/readme.txt")
        let ended = try await program.run("check", "empty")
        #expect(ended.status == 64)
        #expect(ended.error == "empty: the folder has no .lua files\n")
    }

    @Test func `a luacheck that doesn't read the script counts as missing`() async throws {
        var program = try Program()
        program.environment["PATH"] = program.folder.path + ":/usr/bin:/bin"
        try program.write("#!/bin/sh\nexit 127\n", to: "luacheck")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o700],
            ofItemAtPath: program.folder.path("luacheck")
        )
        // More than a pipe holds.
        let source = hello + String(repeating: "-- a long comment\n", count: 20_000)
        let ended = try await program.run("check", try program.write(source, to: "long.lua"))
        #expect(ended.status == 0 && ended.output == "1 file, no findings\n", "\(ended)")
        #expect(ended.error.contains("luacheck is not installed"), "\(ended)")
    }

    @Test func `luacheck finds unused and shadowed names, and if it is missing a note says so once`() async throws {
        try program.write("local a = 1\nlocal b = 2\nlocal b = { b }\nprint(b)", to: "names.lua")
        let ended = try await program.run("check", "names.lua", "clean.lua")
        #expect(ended.output.contains("1:7  warning  MH0114  unused variable 'a'"))
        #expect(ended.output.contains("MH0115"))
        var bare = program
        bare.environment["PATH"] = "/nowhere"
        let without = try await bare.run("check", "names.lua", "clean.lua")
        #expect(!without.output.contains("unused"))
        #expect(without.error.contains("luacheck is not installed"))
        #expect(without.error.split(separator: "\n").count == 1)
    }

    @Test func `with a portal its own fields are known`() async throws {
        let source = """
            return {
              writes = { "UF_EMPLOYEE_NUMBR", "UF_PHONE_INNER" },
              transform = function(user) user.UF_PHONE_INNER = user.UF_EMPLOYEE_NUMBR end,
            }
            """
        try program.write(source, to: "own.lua")
        #expect(try await program.run("check", "own.lua").status == 0)
        let ended = try await program.run("check", "own.lua", "--portal", "demo")
        #expect(ended.status == 1)
        #expect(ended.output.contains("UF_EMPLOYEE_NUMBR is not a user field"))
    }

    @Test func `the recipes of the repository are well`() async throws {
        let ended = try await program.run("check", Program.example(""))
        #expect(ended.output.hasSuffix(" files, no findings\n"))
        #expect(ended.status == 0)
    }

    @Test func `a file of nothing but brackets is reported like any other`() async throws {
        try program.write(String(repeating: "{", count: 1 << 16), to: "nested.lua")
        let ended = try await program.run("check", "nested.lua")
        #expect(ended.status == 1)
        #expect(ended.output.count < 1000)
    }
}

/// `moonhook new`: a first recipe.
@Suite(.endsHangs) struct NewTests {
    @Test func `the new recipe passes its own checks, and does something`() async throws {
        let program = try Program()
        let ended = try await program.run("new", "clean-names")
        #expect(ended.status == 0)
        #expect(try snapshot("new.txt", recording: ended.output) == ended.output)
        #expect(
            try snapshot("clean-names.lua.txt", recording: try program.read("clean-names.lua"))
                == program.read("clean-names.lua")
        )
        let checked = try await program.run("check", "clean-names.lua")
        #expect(checked.output == "1 file, no findings\n")
        #expect(checked.status == 0)
        let tested = try await program.run("test", "clean-names.lua")
        #expect(tested.status == 0)
        let planned = try await program.run("run", "clean-names.lua", "--portal", "demo", "--dry-run")
        #expect(planned.status == 0)
        #expect(planned.error == "")
        #expect(planned.output.contains(" users change\n"))
    }

    @Test func `a file that is there is never overwritten`() async throws {
        let program = try Program()
        try program.write("mine", to: "own.lua")
        let ended = try await program.run("new", "own")
        #expect(ended.status == 64)
        #expect(ended.error == "own.lua exists and was not changed; choose another name, or move it away\n")
        #expect(try program.read("own.lua") == "mine")
    }

    @Test(arguments: ["", "../own", "a/b", "own.lua", ".own", "-own", "a b", "ü"])
    func `a name that would make no good file name is refused`(name: String) async throws {
        let program = try Program()
        let ended = try await program.run("new", "--", name)
        #expect(ended.status == 64)
        #expect(ended.error.contains("as in clean-names"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: program.folder.path) == [])
    }
}
