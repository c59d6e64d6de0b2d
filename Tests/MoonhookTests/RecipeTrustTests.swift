import TestSupport
import Testing
import Wire

/// What a recipe may do is known before it runs, and what was agreed to holds.
@Suite(.endsHangs) struct RecipeTrustTests {
    private static let recipe = """
        local codes = require "codes"
        return {
          name = "cities", version = "1.2.0", about = "Writes cities in full.", requires = "0.1",
          params = {
            region = { default = "DE", about = "Country." },
            names = { type = "table", default = "names.csv", value = "name" },
          },
          reads = { "NAME" }, writes = { WORK_CITY = "fill", UF_OFFICE = "any" }, limits = { clear = 0 },
          match = "EMAIL", columns = { EMAIL = "Mail" },
          transform = function(user) user.WORK_CITY = params.names[codes[params.region]] end,
          examples = { { given = {}, expect = {} } },
        }
        """

    private static func program() throws -> Program {
        let program = try Program()
        try program.write(recipe, to: "cities.lua")
        try program.write("return { DE = \"b\", FR = \"p\" }", to: "codes.lua")
        try program.write("code,name\nb,Berlin\np,Paris\n", to: "names.csv")
        return program
    }

    /// What each recipe says of itself where it can read users, as it can't while it is only looked at.
    @Test(arguments: [
        "writes = { \"LAST_NAME\", \"ACTIVE\" }", "writes = { LAST_NAME = \"any\", EMAIL = \"any\" }",
        "writes = { \"LAST_NAME\" }, limits = { dismiss = 500 }", "writes = { \"LAST_NAME\" }, match = \"EMAIL\"",
        "writes = { \"LAST_NAME\" }, reads = { \"EMAIL\" }", "transform = nil, run = function() end", "",
    ])
    func `a recipe that returns another recipe in the run than before it doesn't run`(
        lie: String
    ) async throws {
        let program = try Program()
        try program.write(
            """
            local is_read = pcall(users.get, 1)
            local told = { writes = { "LAST_NAME" }, transform = function() end }
            if not is_read then return told end
            for key, value in pairs { \(lie) } do told[key] = value end
            if \(lie.isEmpty) then return end
            if \(lie.contains("run =")) then told.run = function() end end
            return told
            """,
            to: "tidy.lua"
        )
        #expect(try await program.run("info", "tidy.lua").status == 0)
        let ended = try await program.run("run", "tidy.lua", "--portal", "demo", "--dry-run")
        #expect(ended.status == 3)
        #expect(ended.error.contains("tidy.lua returns another recipe in the run"), "\(ended.error)")
    }

    @Test func `info tells in plain words what a recipe may do`() async throws {
        let program = try Self.program()
        let ended = try await program.run("info", "cities.lua")
        #expect(ended.status == 0)
        #expect(try snapshot("info.txt", recording: ended.output) == ended.output)
        let object = try #require(try await program.run("info", "cities.lua", "--format", "json").json().first)
        #expect(object["writes"] == ["WORK_CITY": "fill", "UF_OFFICE": "any"])
        #expect(object["parts"]?.arrayValue?.count == 3)
    }

    @Test func `info tells what promises leave open, and which cells are never written`() async throws {
        let program = try Program()
        try program.write(
            """
            return { writes = { LAST_NAME = "same letters", WORK_PHONE = "same phone" },
              params = { region = { default = "DE" }, codes = { type = "table", default = "codes.csv" },
                more = { type = "table", default = "more.csv" }, others = { type = "table" } },
              columns = { ID = "ID", ACTIVE = "A", LAST_NAME = "Name" }, transform = function() end }
            """,
            to: "cells.lua"
        )
        try program.write("code,country\na,Austria\nb,DE\n", to: "codes.csv")
        try program.write("code\nAT\nBE\nCH\nDE\nFR\nGB\nIT\nNL\nPL\n", to: "more.csv")
        let ended = try await program.run("info", "cells.lua")
        let text = ended.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("case, spaces, punctuation and symbols may change"))
        let tables = "table codes, else AT, DE; table more, else 9 regions; table others"
        #expect(text.contains("the row names (here: \(tables); parameter region, else DE)"))
        #expect(text.contains("ACTIVE from column \"A\", read but never written"))
        #expect(text.contains("LAST_NAME from column \"Name\" ") && !text.contains("\"Name\", shown"))
    }

    @Test func `info knows a program, and what is neither`() async throws {
        let program = try Program()
        try program.write("user.update { ID = 1, NAME = \"Ada\" }", to: "one.lua")
        try program.write("ID,NAME\n1,Ada\n", to: "rows.csv")
        let ended = try await program.run("info", "one.lua")
        #expect(ended.status == 0)
        #expect(ended.output.hasPrefix("one.lua, a program\n"))
        let wrong = try await program.run("info", "rows.csv")
        #expect(wrong.status == 3)
        #expect(wrong.error.hasPrefix("rows.csv:2: '=' expected near '1'  (MH0101)\n"))
    }

    @Test func `a pinned recipe runs as long as nothing that belongs to it changes`() async throws {
        let program = try Self.program()
        let info = try #require(try await program.run("info", "cities.lua", "--format", "json").json().first)
        let hash = try #require(info["sha256"]?.stringValue)
        try program.write("return { pins = { [\"cities.lua\"] = \"\(hash)\" } }", to: Program.configuration)
        try program.write("{\"Mail\":\"anna@example.com\"}\n", to: "rows.jsonl")
        let arguments = ["transform", "cities.lua", "--input", "rows.jsonl"]
        #expect(
            try await program.run(arguments).output == "{\"EMAIL\":\"anna@example.com\",\"WORK_CITY\":\"Berlin\"}\n"
        )
        for (file, text) in [("names.csv", "code,name\nb,Bonn\n"), ("codes.lua", "return { DE = \"p\" }")] {
            let before = try program.read(file)
            try program.write(text, to: file)
            let ended = try await program.run(arguments)
            #expect(ended.status == 3 && ended.output == "")
            #expect(
                ended.error.hasPrefix(
                    "cities.lua is not the file that \(program.folder.path(Program.configuration)) pins, so it doesn't run."
                )
            )
            try program.write(before, to: file)
        }
    }

    @Test func `a pin that info prints holds what the recipe declares, whatever it computes that from`() async throws {
        let program = try Program()
        try program.write("return { writes = require('wri' .. 'tes'), transform = function() end }", to: "sly.lua")
        try program.write("return { 'NAME' }", to: "writes.lua")
        try program.write("ID\n1\n", to: "rows.csv")
        let info = try await program.run("info", "sly.lua").output
        let pin = info[try #require(info.firstRange(of: "Pin ")).upperBound...]
        try program.write("return { only_pinned = true, pins = { \(pin) } }", to: Program.configuration)
        // It finds no such module when it runs, and so declares something else then, too.
        let arguments = ["transform", "sly.lua", "--input", "rows.csv"]
        #expect(try await program.run(arguments).error.contains("module 'writes' is not covered by the pin"))
        try program.write("return { 'NAME', 'EMAIL' }", to: "writes.lua")
        let ended = try await program.run(arguments)
        #expect(ended.status == 3 && ended.output.isEmpty)
        let object = try #require(try await program.run("info", "sly.lua", "--format", "json").json().first)
        let declaration = try #require(object["declaration"]?.stringValue)
        let path = program.folder.path(Program.configuration)
        #expect(
            ended.error.hasPrefix(
                "sly.lua is the file that \(path) pins, but declares something else, so it doesn't run.  (MH0119)\n"
                    + "The SHA-256 of what it declares is \(declaration); "
            ),
            "\(ended.error)"
        )
    }

    @Test func `a pinned recipe that declares what its pin says runs`() async throws {
        let program = try Self.program()
        try program.write("{\"Mail\":\"anna@example.com\"}\n", to: "rows.jsonl")
        let info = try await program.run("info", "cities.lua").output
        let pin = info[try #require(info.firstRange(of: "Pin ")).upperBound...]
        try program.write("return { only_pinned = true, pins = { \(pin) } }", to: Program.configuration)
        let ended = try await program.run("transform", "cities.lua", "--input", "rows.jsonl")
        #expect(ended.status == 0, "\(ended.error)")
    }

    @Test func `a copy of a pinned recipe is that recipe under any name, with its modules and tables`() async throws {
        let program = try Self.program()
        let info = try #require(try await program.run("info", "cities.lua", "--format", "json").json().first)
        let hash = try #require(info["sha256"]?.stringValue)
        try program.write(
            "return { only_pinned = true, pins = { [\"cities.lua\"] = \"\(hash)\" } }",
            to: Program.configuration
        )
        try program.write("{\"Mail\":\"anna@example.com\"}\n", to: "rows.jsonl")
        try program.write(Self.recipe, to: "copy.lua")
        for (recipe, status) in [("cities.lua", 0), ("copy.lua", 0)] {
            let ended = try await program.run("transform", recipe, "--input", "rows.jsonl")
            #expect(ended.status == Int32(status), "\(ended.error)")
        }
        try program.write("return { DE = \"p\" }", to: "codes.lua")
        let ended = try await program.run("transform", "copy.lua", "--input", "rows.jsonl")
        #expect(ended.status == 3 && ended.error.hasPrefix("copy.lua is not pinned, and "), "\(ended.error)")
    }

    @Test(arguments: [
        ["run", "other.lua", "--portal", "demo", "--dry-run"],
        ["run", "pinned.lua", "--with", "other.lua", "--portal", "demo", "--dry-run"],
        ["run", "pinned.lua", "other.lua", "--portal", "demo", "--dry-run"],
        ["run", "program.lua", "--portal", "demo", "--dry-run"], ["transform", "other.lua", "--input", "rows.csv"],
    ])
    func `where only pinned recipes may run, nothing else does`(arguments: [String]) async throws {
        let program = try Program()
        try program.write("return { transform = function() end }", to: "pinned.lua")
        try program.write("return { transform = function() end } ", to: "other.lua")
        try program.write("user.update { ID = 1, NAME = 'Ada' }", to: "program.lua")
        try program.write("ID\n1\n", to: "rows.csv")
        let info = try #require(try await program.run("info", "pinned.lua", "--format", "json").json().first)
        let hash = try #require(info["sha256"]?.stringValue)
        try program.write("return { only_pinned = true, pins = { any = '\(hash)' } }", to: Program.configuration)
        #expect(try await program.run("run", "pinned.lua", "--portal", "demo", "--dry-run").status == 0)
        let ended = try await program.run(arguments)
        #expect(ended.status == 3 && ended.output == "", "\(ended.output)")
        #expect(ended.error.contains(" is not pinned, and ") && ended.error.contains("(MH0119)"), "\(ended.error)")
        // Looking at a file is no running of it.
        #expect(try await program.run("info", "other.lua").status == 0)
    }

    @Test func `a file that counts less pins nothing past one that lets only its own pins run`() async throws {
        let program = try Program()
        try program.write("return { transform = function() end }", to: "other.lua")
        let info = try #require(try await program.run("info", "other.lua", "--format", "json").json().first)
        let hash = try #require(info["sha256"]?.stringValue)
        try program.write("return { only_pinned = true }", to: Program.configuration)
        try program.write("return { pins = { ['other.lua'] = '\(hash)' } }", to: "named.lua")
        let ended = try await program.run(
            "run",
            "other.lua",
            "--portal",
            "demo",
            "--dry-run",
            "--config",
            "named.lua"
        )
        #expect(ended.status == 3 && ended.error.hasPrefix("other.lua is not pinned"), "\(ended.error)")
    }

    @Test func `a pinned recipe finds no module that the pin doesn't cover`() async throws {
        let program = try Program()
        try program.write("return { transform = function() return require(\"co\" .. \"des\") end }", to: "sly.lua")
        try program.write("return {}", to: "codes.lua")
        let info = try #require(try await program.run("info", "sly.lua", "--format", "json").json().first)
        let hash = try #require(info["sha256"]?.stringValue)
        try program.write("return { pins = { [\"sly.lua\"] = \"\(hash)\" } }", to: Program.configuration)
        try program.write("ID\n1\n", to: "rows.csv")
        let ended = try await program.run("transform", "sly.lua", "--input", "rows.csv")
        #expect(ended.error.contains("module 'codes' is not covered by the pin"))
    }

    @Test func `parameters come from the command line, then a file, then the portal's defaults, then the recipe`()
        async throws
    {
        let program = try Program()
        try program.write(
            """
            return { params = { a = { default = "recipe" }, b = { default = "recipe" }, c = { default = "recipe" },
              d = { default = "recipe" } }, run = function() print(params.a, params.b, params.c, params.d) end }
            """,
            to: "show.lua"
        )
        try program.write(
            "return { portals = { demo = { params = { b = \"portal\", c = \"portal\", d = \"portal\", other = 1 } } } }",
            to: Program.configuration
        )
        try program.write("{\"c\": \"file\", \"d\": \"file\"}", to: "params.json")
        let ended = try await program.run(
            "run",
            "show.lua",
            "--portal",
            "demo",
            "--dry-run",
            "--set-file",
            "params.json",
            "--set",
            "d=line"
        )
        #expect(ended.error == "| recipe\tportal\tfile\tline\n")
        #expect(ended.status == 0)
    }

    @Test(arguments: [
        (["--set", "region=Germany"], "--set region: expected a string that matches %u%u  (MH0120)\n"),
        (
            ["--set", "regoin=DE"],
            "--set regoin: no script has this parameter; did you mean 'region'?  (MH0120)\n"
        ),
        (["--set-file", "wrong.json"], "wrong.json: expected a JSON object such as {\"region\": \"DE\"}\n"),
        (["--set-file", "params.json"], "params.json: region: expected a string that matches %u%u  (MH0120)\n"),
        (
            [],
            "sample needs a value for 'region': give --set region=…, or name it in params of moonhook.lua  (MH0120)\n"
        ),
    ])
    func `a wrong or missing parameter is refused before anything is read`(
        options: [String],
        error: String
    ) async throws {
        let program = try Program()
        try program.write(
            "return { params = { region = { required = true, pattern = \"%u%u\" } }, transform = function() end }",
            to: "sample.lua"
        )
        try program.write("[1]", to: "wrong.json")
        try program.write("{\"region\": 5}", to: "params.json")
        // Nobody listens there.
        let ended = try await program.run(["run", "sample.lua", "--portal", "http://127.0.0.1:9/rest/1/x/"] + options)
        #expect(ended.status == 64)
        #expect(ended.error == error)
    }

    @Test func `the configuration names transforms that always apply`() async throws {
        let program = try Program()
        try program.write(
            "return { transform = function(user) user.NAME = text.upper(user.NAME) end }",
            to: ".config/moonhook/house.lua"
        )
        try program.write("return { always = { \"house.lua\" } }", to: Program.configuration)
        try program.write("user.update { ID = 1, NAME = \"Ada\" }", to: "one.lua")
        let ended = try await program.run("run", "one.lua", "--portal", "demo", "--dry-run")
        #expect(ended.output.contains("→ ADA"))
    }
}
