import Judgement
import PortalModel
import Testing

@testable import Scripting

/// What a recipe said that it reads and writes holds, whatever it does.
struct RecipePowerTests {
    private let anna = User.sample(
        57,
        [
            "NAME": .string("anna"), "LAST_NAME": .string("Berg"), "WORK_PHONE": .string("030 123456"),
            "UF_DEPARTMENT": .list([.integer(1), .integer(5)]), "EMAIL": .string("anna@example.com"),
        ]
    )

    /// What a recipe with these keys and this transform makes of Anna.
    private func outcome(
        _ keys: String,
        _ body: String,
        then second: String? = nil
    ) throws -> (
        after: [String: FieldValue]?, findings: [Diagnostic], bench: Workbench
    ) {
        let bench = try Workbench(directory: DirectoryDouble([anna]))
        try bench.load("return { \(keys), transform = function(user, row)\n\(body)\nend }", name: "first.lua")
        if let second { try bench.load("return { transform = function(user)\n\(second)\nend }", name: "second.lua") }
        let after = try bench.after(anna)
        return (after, bench.findings, bench)
    }

    @Test(arguments: [
        "local x = user.LAST_NAME", "local x = user.UF_DEPARTMENT", "user.LAST_NAME = 'x'",
        "users.get(57).LAST_NAME = 'x'", "local x = users.get(57).LAST_NAME", "users.find { LAST_NAME = 'Berg' }",
        "for other in users.each() do local x = other.LAST_NAME end",
    ])
    func `a field that is not among the reads can't be looked at, at the line that tries`(body: String) throws {
        let (after, findings, _) = try outcome("reads = { 'NAME' }, writes = { 'WORK_CITY' }", body)
        #expect(after == nil)
        let field = body.contains("UF_") ? "UF_DEPARTMENT" : "LAST_NAME"
        #expect(findings.map(\.message) == ["\(field) is not among the recipe's reads; add it there"])
        #expect(findings.map(\.code) == [.outsideReads])
        #expect(findings.map(\.location) == ["first.lua:2"])
    }

    @Test func `what a recipe reads and what it writes it is shown, and nothing more`() throws {
        let body = """
            local names = {}
            for name in pairs(user) do names[#names + 1] = name end
            user.WORK_CITY = table.concat(names, " ")
            """
        let (after, _, _) = try outcome("reads = { 'NAME' }, writes = { 'WORK_CITY', 'EMAIL' }", body)
        #expect(after == ["WORK_CITY": .string("ID NAME EMAIL")])
    }

    @Test func `the next recipe of a chain is shown what the one before was not`() throws {
        let (after, findings, _) = try outcome(
            "reads = { 'NAME' }, writes = { 'NAME' }",
            "user.NAME = text.upper(user.NAME)",
            then: "user.WORK_CITY = user.NAME .. user.LAST_NAME .. #user.UF_DEPARTMENT user.UF_DEPARTMENT = { 8 }"
        )
        #expect(findings.isEmpty)
        #expect(
            after == [
                "NAME": .string("ANNA"), "WORK_CITY": .string("ANNABerg2"), "UF_DEPARTMENT": .list([.integer(8)]),
            ]
        )
    }

    @Test func `what a recipe smuggles past its view changes nothing`() throws {
        let (after, _, _) = try outcome(
            "reads = { 'NAME' }, writes = { 'NAME' }",
            "rawset(user, 'LAST_NAME', 'x') rawset(user, 'UF_DEPARTMENT', {})"
        )
        #expect(after == [:])
    }

    @Test(arguments: [
        (
            "user.WORK_PHONE = '+4930999999'",
            "WORK_PHONE must stay the same phone number: the recipe promises \"same phone\""
        ),
        (
            "user.NAME = 'Anna'",
            "NAME is not among the recipe's writes; ask its author, and don't add the field yourself"
        ),
        ("user.PERSONAL_BIRTHDAY = 'soon'", "expected a date written YYYY-MM-DD"),
        ("user.UF_DEPARTMENT = { 99 }", "there is no department 99"),
    ])
    func `what breaks a promise or fits no field is refused at the line that set it`(
        assignment: String,
        message: String
    ) throws {
        let (after, findings, bench) = try outcome(
            "writes = { WORK_PHONE = 'same phone', PERSONAL_BIRTHDAY = 'any', UF_DEPARTMENT = 'any' }",
            "print 'once' warn('WORK_PHONE', 'odd')\nif user.NAME then\n\(assignment)\nend".replacing(
                "warn('WORK_PHONE', 'odd')",
                with: assignment.contains("WORK_PHONE") ? "" : "warn('WORK_PHONE', 'odd')"
            )
        )
        #expect(after == nil)
        let errors = findings.filter { $0.severity == .error }
        #expect(errors.map(\.message) == [message])
        #expect(errors.map(\.location) == ["first.lua:4"])
        // The line is found by running the transform once more, which nobody may notice.
        #expect(bench.printed == ["once"])
        #expect(findings.count { $0.severity == .warning } <= 1)
    }

    @Test func `in a chain the line is the one that set the field last`() throws {
        let (_, findings, _) = try outcome(
            "writes = { 'PERSONAL_BIRTHDAY' }",
            "user.PERSONAL_BIRTHDAY = 'soon'",
            then: "local x = user.NAME\nuser.PERSONAL_BIRTHDAY = 'later'"
        )
        #expect(findings.map(\.location) == ["second.lua:3"])
    }

    @Test func `a list that was changed in place has no line, and the recipe is named`() throws {
        let (_, findings, _) = try outcome("writes = { 'NAME' }", "table.insert(user.UF_DEPARTMENT, 7)")
        #expect(findings.map(\.location) == ["first.lua"])
    }

    @Test func `what a program is not shown stays hidden when its update has gone through a transform`() throws {
        let bench = try Workbench(directory: DirectoryDouble([.sample(57, ["EMAIL": .string("anna@example.com")])]))
        let script = try bench.load(
            """
            return { reads = { "NAME" }, writes = { "NAME" }, transform = function() end, run = function()
              user.update { ID = 57, NAME = "Bo" }
              print(pcall(function() return users.get(57).EMAIL end))
            end }
            """
        )
        try bench.host.runProgram(of: script, into: try bench.updates(script))
        #expect(bench.printed == ["false\tEMAIL is not among the recipe's reads; add it there"])
    }

    @Test(arguments: [
        (
            "user.update { ID = 57, NAME = 'Bo' }",
            "NAME may only be filled if it is empty: the recipe promises \"fill\""
        ),
        (
            "user.update { ID = 57, EMAIL = 'x@example.com' }",
            "EMAIL is not among the recipe's writes; ask its author, and don't add the field yourself"
        ),
    ])
    func `a program keeps its promises too, compared with what the portal holds`(update: String, message: String) throws
    {
        let bench = try Workbench(directory: DirectoryDouble([anna]))
        let script = try bench.host.load(
            try bench.file(
                """
                return { writes = { NAME = "fill", WORK_CITY = "fill" }, run = function()
                  user.update { ID = 57, WORK_CITY = "Bonn" }
                  user.update { ID = 57, WORK_CITY = "Berlin" }
                  \(update)
                end }
                """
            )
        )
        let updates = try bench.updates(script)
        let error = #expect(throws: ScriptError.self) { try bench.host.runProgram(of: script, into: updates) }
        #expect(error?.message.hasPrefix("sample.lua:4: user.update: \(message)") == true)
    }
}
