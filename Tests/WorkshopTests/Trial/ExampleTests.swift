import PortalModel
import TestSupport
import Testing

/// Examples of a transform are held to what they say.
struct ExampleTests {
    private func failures(_ example: String, keys: String = "", _ body: String) async throws -> [String] {
        let source = "return { \(keys) transform = function(user, row) \(body) end, examples = { \(example) } }"
        return try await tested(source).failures
    }

    @Test(arguments: [
        ("{ given = { NAME = ' Anna' }, expect = { NAME = 'Anna' } }", []),
        ("{ given = { NAME = 'Anna' } }", []),
        ("{}", []),
        ("{ given = { NAME = ' Anna' }, expect = { NAME = 'anna' } }", [#"NAME named "anna", got "Anna""#]),
        ("{ given = { NAME = ' Anna' } }", [#"NAME stays " Anna", got "Anna""#]),
        ("{ given = { NAME = 'Anna' }, expect = { LAST_NAME = 'Berg' } }", [#"LAST_NAME named "Berg", got null"#]),
        ("{ given = { NAME = 'Anna' }, expect = { NAME = null } }", [#"NAME named null, got "Anna""#]),
        ("{ given = { NAME = ' Anna' }, expect = { NAME = null } }", [#"NAME named null, got "Anna""#]),
    ])
    func `fields that are named must hold that, all others stay`(example: String, failures: [String]) async throws {
        #expect(try await self.failures(example, "user.NAME = text.trim(user.NAME)") == failures)
    }

    @Test(arguments: [
        ("UF_DEPARTMENT = { 2, 1 }", "user.UF_DEPARTMENT = { 1, 2 }"),  // lists are sets
        ("UF_PHONE_INNER = 12", "user.UF_PHONE_INNER = 12"),  // digits where text is due
        ("ACTIVE = false", "user.ACTIVE = 'N'"),
        ("NAME = null", "user.NAME = ''"),
        ("UF_COST_CENTRE = 'A7'", "user.UF_COST_CENTRE = 'A7'"),  // a field of the portal's own
        ("UF_SHIFTS = { 'a' }", "user.UF_SHIFTS = { 'a' }"),
        ("UF_REMOTE = true", "user.UF_REMOTE = true"),
        // A photo by its name.
        ("PERSONAL_PHOTO = 'a.gif'", "user.PERSONAL_PHOTO = { 'a.gif', '\(SamplePhoto.base64(SamplePhoto.gif))' }"),
    ])
    func `values are compared by meaning`(expect: String, body: String) async throws {
        let departments = "departments = { { ID = 1, NAME = 'Company' }, { ID = 2, NAME = 'Sales', PARENT = 1 } }"
        let example = "{ given = { NAME = 'Anna' }, \(departments), expect = { \(expect) } }"
        #expect(try await failures(example, body) == [])
    }

    @Test func `a given user is an employee unless it says otherwise`() async throws {
        let body = "warn('NAME', tostring(user.ACTIVE) .. ' ' .. user.USER_TYPE .. ' ' .. user.ID)"
        #expect(try await failures("{ warns = { NAME = 'true employee 1' } }", body) == [])
        let other =
            "{ given = { ID = 7, ACTIVE = false, USER_TYPE = 'extranet' }, warns = { NAME = 'false extranet 7' } }"
        #expect(try await failures(other, body) == [])
    }

    @Test func `letters that look alike differ where their bytes do`() async throws {
        let example = #"{ given = {}, expect = { NAME = "Zoe\u{308}" } }"#
        #expect(try await failures(example, #"user.NAME = "Zo\u{EB}""#).count == 1)
    }

    @Test(arguments: [
        ("warns = { NAME = 'too long' }", []),
        ("warns = { NAME = '^it is %a+ long' }", []),
        (
            "warns = { NAME = 'long (very)' }",
            [#"NAME should warn with "long (very)", but the reason was: it is too long"#]
        ),
        ("warns = { NAME = '%' }", [#"NAME should warn with "%", but the reason was: it is too long"#]),
        ("warns = { NAME = 'too long', LAST_NAME = 'x' }", [#"LAST_NAME should warn with "x""#]),
        ("given = {}", ["NAME warns, but 'warns' doesn't name it: NAME: it is too long (sample.lua:1)"]),
    ])
    func `warnings must be the ones that are named`(example: String, failures: [String]) async throws {
        #expect(try await self.failures("{ \(example) }", "warn('NAME', 'it is too long')") == failures)
    }

    @Test(arguments: [
        ("reject('no code')", "rejects = 'no c%a+'", []),
        ("error('no code')", "rejects = 'no code'", []),  // an error refuses the record as well
        ("user.EMAIL = 'x'", "rejects = 'expected an address'", []),
        (
            "reject('no code')", "rejects = 'other'",
            [
                #"it should be refused with "other", but the reason was: no code (sample.lua:1)"#
            ]
        ),
        ("reject('no code')", "given = {}", ["it was refused: no code (sample.lua:1)"]),
        (
            "user.NAME = 'Anna'", "rejects = 'x', expect = { NAME = 'Anna' }",
            [
                #"it should be refused with "x", but it passed"#
            ]
        ),
        ("skip('on leave')", "skips = 'leave'", []),
        ("skip('on leave')", "given = { NAME = 'Anna' }", []),  // nothing was to change, and nothing does
        ("skip('on leave')", "skips = 'other'", [#"it should be skipped with "other", but the reason was: on leave"#]),
        (
            "skip('on leave')", "rejects = 'x'",
            [
                #"it should be refused with "x", but it was skipped: on leave"#
            ]
        ),
        (
            "skip('on leave')", "expect = { NAME = 'Anna' }",
            [
                "it was skipped: on leave", #"NAME named "Anna", got null"#,
            ]
        ),
        (
            "user.NAME = 'Anna'", "skips = 'x', expect = { NAME = 'Anna' }",
            [
                #"it should be skipped with "x", but it passed"#
            ]
        ),
    ])
    func `a record ends as it should`(body: String, example: String, failures: [String]) async throws {
        #expect(try await self.failures("{ \(example) }", body) == failures)
    }

    @Test func `a promise holds in examples too`() async throws {
        let failures = try await failures(
            "{ given = { NAME = 'Anna' }, expect = { NAME = 'Anne' } }",
            keys: "writes = { NAME = 'same letters' },",
            "user.NAME = 'Anne'"
        )
        #expect(failures.count == 1)
        #expect(failures[0].hasPrefix("it was refused: NAME must keep its letters"))
    }

    @Test func `parameters of an example override the defaults, with files in the recipe's folder`() async throws {
        let source = """
            return {
              params = {
                mark = { default = "!" },
                codes = { type = "table", key = "code", value = "name" },
              },
              transform = function(user) user.NAME = params.codes[user.NAME] .. params.mark end,
              examples = {
                { params = { codes = "codes.csv" }, given = { NAME = "A" }, expect = { NAME = "Anna!" } },
                { params = { codes = "codes.csv", mark = "?" }, given = { NAME = "A" }, expect = { NAME = "Anna?" } },
                { params = { codes = "none.csv" }, given = { NAME = "A" } },
              },
            }
            """
        let failures = try await tested(source, files: ["codes.csv": "code,name\nA,Anna\n"]).failures
        #expect(failures.count == 1)
        #expect(failures[0].contains("none.csv: no such file"))
    }

    @Test(arguments: ["/etc/passwd", "../secret", "out/passwd"], ["file", "table", "folder"])
    func `what an example names lies in the recipe's folder`(path: String, kind: String) async throws {
        let source = """
            return { params = { p = { type = '\(kind)' } }, transform = function(user) user.NAME = 'x' .. #params.p.bytes end,
              examples = { { params = { p = '\(path)' }, given = {}, expect = {} } } }
            """
        let failures = try await tested(source, links: ["out": "/etc"]).failures
        let refusals = ["is an absolute path", "contains '..'", "is outside its folder"]
        #expect(failures.count == 1 && refusals.contains { failures[0].contains($0) }, "\(failures)")
    }

    @Test func `an example is alone in its world`() async throws {
        let source = """
            local seen = 0
            return {
              transform = function(user)
                seen = seen + 1
                local chief = users.find { NAME = "Chief" }
                user.WORK_NOTES = seen .. " " .. (chief and chief.LAST_NAME or "nobody")
              end,
              examples = {
                { users = { { ID = 5, NAME = "Chief", LAST_NAME = "Berg" } }, expect = { WORK_NOTES = "1 Berg" } },
                { expect = { WORK_NOTES = "1 nobody" } },
              },
            }
            """
        #expect(try await tested(source).failures == [])
    }

    @Test func `it is the same day in all of them`() async throws {
        #expect(try await failures("{ expect = { NAME = '2025-06-02' } }", "user.NAME = date.today()") == [])
    }

    @Test func `each example has its location`() async throws {
        let source = """
            return {
              transform = function(user) user.NAME = "x" end,
              examples = {
                { expect = { NAME = "x" } },
                { expect = { NAME = "y" } },
              },
            }
            """
        let examples = try await tested(source).examples
        #expect(examples.map(\.passes) == [true, false])
        #expect(examples.map(\.number) == [1, 2])
    }

    // MARK: Rows

    private static let rows = """
        match = "EMAIL", columns = { EMAIL = "mail", NAME = "first" }, writes = { "NAME", "WORK_NOTES", "ACTIVE" },
        """

    @Test(arguments: [
        ("row = { mail = 'a@example.com', first = 'Anna' }, expect = { NAME = 'Anna', WORK_NOTES = '' }", []),
        (
            "row = { mail = 'a@example.com', first = 'Anna', note = 'x' }, expect = { NAME = 'Anna', WORK_NOTES = 'x' }",
            []
        ),
        // An empty cell leaves its field alone.
        ("given = { NAME = 'Anna' }, row = { note = 'x' }, expect = { WORK_NOTES = 'x' }", []),
        // The row finds its user among those that there are.
        (
            "users = { { ID = 3, EMAIL = 'B@example.com', NAME = 'Bo' }, { ID = 4, EMAIL = 'a@example.com' } }, "
                + "row = { mail = 'b@example.com', first = 'Bob' }, expect = { NAME = 'Bob' }",
            []
        ),
        (
            "users = { { ID = 3, EMAIL = 'b@example.com' } }, row = { mail = 'c@example.com' }",
            [
                "no user has the row's EMAIL"
            ]
        ),
        ("rows = { {}, {} }", ["an example of a transform has one row; write 'row'"]),
    ])
    func `a row is laid over its user`(example: String, failures: [String]) async throws {
        let all = "{ \(example) }, { row = { note = 'other' }, expect = { WORK_NOTES = 'other' } }"
        #expect(try await self.failures(all, keys: Self.rows, "user.WORK_NOTES = row.note") == failures)
    }

    @Test func `a column that no example names doesn't exist`() async throws {
        let failures = try await failures("{ row = { note = 'x' } }", keys: Self.rows, "user.NAME = row.nota")
        #expect(failures == ["it was refused: there is no column 'nota'; did you mean 'note'? (sample.lua:1)"])
    }

    // MARK: Programs

    private func program(_ example: String, _ body: String) async throws -> [String] {
        try await tested("return { run = function() \(body) end, examples = { \(example) } }").failures
    }

    private static let takeOver = """
        for row in input.rows() do
          local user = users.find { EMAIL = row.mail }
          if not user then error("nobody has " .. row.mail) end
          user.update { ID = user.ID, NAME = row.first }
        end
        """

    @Test(arguments: [
        ("expect = { { ID = 3, NAME = 'Anna' } }", []),
        ("expect = { { ID = 3, NAME = 'Anne' } }", [#"3 NAME named "Anne", got "Anna""#]),
        ("", [#"3 NAME stays null, got "Anna""#]),
        ("expect = { { ID = 3, NAME = 'Anna' }, { ID = 4, NAME = 'Bo' } }", [#"4 NAME named "Bo", got null"#]),
        ("expect = { { ID = 3, NAME = 'Anna' }, { ID = 9 } }", ["'expect' names user 9, which is not in 'users'"]),
        ("expect = { NAME = 'Anna' }", [#"'expect' must list users here: { { ID = 57, NAME = "Anna" } }"#]),
        ("given = { NAME = 'Anna' }", ["an example of a program needs 'users', each with ID, instead of 'given'"]),
    ])
    func `a program's users must hold what is expected of them`(expect: String, failures: [String]) async throws {
        let people = "users = { { ID = 3, EMAIL = 'a@example.com' }, { ID = 4, EMAIL = 'b@example.com' } }"
        let example = "{ \(people), rows = { { mail = 'a@example.com', first = 'Anna' } }, \(expect) }"
        let body = Self.takeOver.replacing("local user =", with: "local found =").replacing(
            "not user",
            with: "not found"
        )
        .replacing("user.ID", with: "found.ID")
        #expect(try await program(example, body) == failures)
    }

    @Test(arguments: [
        ("rejects = 'no c%a+'", []),
        ("rejects = 'other'", [#"it should end with "other", but it ended with: sample.lua:1: no code"#]),
        ("users = {}", ["it ended with an error: sample.lua:1: no code"]),
    ])
    func `a program ends as it should`(example: String, failures: [String]) async throws {
        #expect(try await program("{ \(example) }", "error('no code')") == failures)
    }
}
