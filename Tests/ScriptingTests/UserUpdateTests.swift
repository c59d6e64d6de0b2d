import Judgement
import PortalModel
import Testing

@testable import Scripting

struct UserUpdateTests {
    private func bench() throws -> Workbench {
        try Workbench(
            directory: DirectoryDouble([
                .sample(57, ["NAME": .string("Anna"), "WORK_CITY": .string("Bonn")]),
                .sample(58, ["NAME": .string("Boris"), "WORK_CITY": .string("Bonn")]),
            ])
        )
    }

    @Test func `an update is planned and returns true`() throws {
        let bench = try bench()
        try bench.run("print(user.update { ID = 57, NAME = 'Anne', UF_DEPARTMENT = { '5' }, WORK_CITY = null })")
        #expect(bench.printed == ["true"])
        #expect(
            bench.plan.after(57) == [
                "NAME": .string("Anne"), "UF_DEPARTMENT": .list([.integer(5)]), "WORK_CITY": .null,
            ]
        )
    }

    @Test func `what the portal holds already is not planned`() throws {
        let bench = try bench()
        try bench.run("print(user.update { ID = '57', NAME = 'Anna', ACTIVE = 'Y', UF_DEPARTMENT = 1, WORK_FAX = '' })")
        #expect(bench.printed == ["true"])
        #expect(bench.plan.changes.isEmpty)
    }

    @Test func `two updates of one user merge, and the later wins`() throws {
        let bench = try bench()
        try bench.run(
            "user.update { ID = 57, NAME = 'Anne', WORK_CITY = 'Kiel' } user.update { ID = 57, NAME = 'Anja' }"
        )
        #expect(bench.plan.after(57) == ["NAME": .string("Anja"), "WORK_CITY": .string("Kiel")])
    }

    @Test func `an update that leads back to what the portal holds is withdrawn`() throws {
        let bench = try bench()
        try bench.run("user.update { ID = 57, NAME = 'Anne' } user.update { ID = 57, NAME = 'Anna' }")
        #expect(bench.plan.changes.isEmpty)
    }

    @Test func `reads after an update see the planned values`() throws {
        let bench = try bench()
        try bench.run(
            """
            user.update { ID = 57, NAME = 'Anne', WORK_CITY = '' }
            print(users.get(57).NAME, users.get(57).WORK_CITY)
            print(users.find { NAME = 'Anne' }.ID, users.find { NAME = 'Anna' }, users.find { WORK_CITY = 'Bonn' }.ID)
            for it in users.each { WORK_CITY = 'Bonn' } do print(it.NAME) end
            """
        )
        #expect(bench.printed == ["Anne\tnil", "57\tnil\t58", "Boris"])
    }

    @Test func `an iteration that its own plan thins out goes on to the end`() throws {
        let people = (1...1200).map { User.sample($0, ["WORK_CITY": .string("Bonn")]) }
        let bench = try Workbench(directory: DirectoryDouble(people))
        try bench.run(
            """
            for i = 1, 600, 3 do user.update { ID = i, WORK_CITY = "Kiel" } end
            local n, last = 0, 0
            for it in users.each { WORK_CITY = "Bonn" } do
              assert(it.ID > last and it.ID % 3 ~= 1 or it.ID > 600)
              n, last = n + 1, it.ID
            end
            print(n)
            n = 0
            for it in users.each { WORK_CITY = "Kiel" } do n = n + 1 end
            print(n)
            """
        )
        #expect(bench.printed == ["1000", "200"])
    }

    @Test func `all that is wrong is reported in one error, at the line of the call`() throws {
        let bench = try bench()
        let error = #expect(throws: ScriptError.self) {
            try bench.run(
                """
                local a = 1
                user.update { ID = "x", WORK_FONE = "1", EMAIL = "anna", UF_DEPARTMENT = { 1, 99 }, LAST_LOGIN = "now", "y" }
                """
            )
        }
        #expect(
            error?.message == """
                program.lua:2: user.update:
                  - ID: expected the id of a user, a whole number from 1  (MH0203)
                  - EMAIL: expected an address such as anna@example.com  (MH0205)
                  - LAST_LOGIN is read-only; leave it out  (MH0202)
                  - UF_DEPARTMENT[2]: there is no department 99  (MH0207)
                  - WORK_FONE is not a user field; did you mean WORK_PHONE?  (MH0201)
                  - expected fields by name, got string in a list  (MH0203)
                """
        )
        #expect(error?.diagnostic == nil)
        #expect(error?.sourceLine?.verbatim.hasPrefix("user.update {") == true)
        #expect(bench.plan.changes.isEmpty)
    }

    @Test(arguments: [
        (
            "user.update { NAME = 'x' }", DiagnosticCode.wrongType,
            "user.update: ID: expected the id of a user, a whole number from 1"
        ),
        ("user.update { ID = 99, NAME = 'x' }", .raised, "user.update: there is no user 99 on this portal"),
        (
            "user.update { ID = 57, EMAIL = null }", .neverEmpty,
            "user.update: EMAIL can't be cleared; give it a value or leave it out"
        ),
        (
            "user.update(57)", .raised,
            "bad argument #1 to 'user.update' (table of fields expected, such as { ID = 57, NAME = \"Anna\" })"
        ),
        (
            "user.update { ID = 57, NAME = {} }", .wrongType,
            "user.update: NAME: expected one value, got an empty list; to clear NAME, write null or \"\""
        ),
        (
            "user.update { ID = 57, WORK_FAX = {} }", .wrongType,
            "user.update: WORK_FAX: expected one value, got an empty list; to clear WORK_FAX, write null or \"\""
        ),
        (
            "user.update { ID = 57, NAME = setmetatable({}, {}) }", .wrongType,
            "user.update: NAME: expected a value, got a table with a metatable"
        ),
        ("user.update { ID = 57, NAME = print }", .wrongType, "user.update: NAME: expected a value, got a function"),
    ])
    func `one finding is in the error's own line`(call: String, code: DiagnosticCode, message: String) throws {
        let bench = try bench()
        let error = #expect(throws: ScriptError.self) { try bench.run(call) }
        #expect(error?.message == "program.lua:1: \(message)")
        #expect(error?.diagnostic == code)
    }

    @Test func `an invalid update may be caught, and plans nothing`() throws {
        let bench = try bench()
        try bench.run(
            """
            local ok, message = pcall(user.update, { ID = 57, EMAIL = "anna", NAME = "Anne" })
            print(ok, message)
            """
        )
        #expect(
            bench.printed == [
                "false\tprogram.lua:1: user.update: EMAIL: expected an address such as anna@example.com"
            ]
        )
        #expect(bench.plan.changes.isEmpty)
    }

    @Test func `updates belong in a program`() throws {
        let bench = try bench()
        let loading = #expect(throws: ScriptError.self) { try bench.load("user.update { ID = 57, NAME = 'x' }") }
        #expect(
            loading?.message
                == "sample.lua:1: user.update can't be called here: run a program by itself, with 'moonhook run'"
        )
        try bench.load(
            "local update = user.update return { transform = function() update { ID = 57, NAME = 'x' } end }"
        )
        #expect(try bench.change(.sample(57)) == .refused)
        #expect(
            bench.findings.map(\.message) == [
                "user.update can't be called in a transform; write user.FIELD = value there"
            ]
        )
    }

    @Test func `updates pass through the transforms of the chain`() throws {
        let bench = try bench()
        try bench.load(Workbench.recipe("user.NAME = text.upper(user.NAME) if user.ID == 58 then skip 'no' end"))
        try bench.run("user.update { ID = 57, NAME = 'Anne' } print(user.update { ID = 58, NAME = 'x' })")
        #expect(bench.plan.after(57) == ["NAME": .string("ANNE")])
        #expect(bench.plan.after(58) == nil)
        #expect(bench.printed == ["true"])
    }

    @Test func `a transform that refuses an update raises in the program, with the finding noted`() throws {
        let bench = try bench()
        try bench.load(Workbench.recipe("reject 'no manager'"))
        let error = #expect(throws: ScriptError.self) { try bench.run("user.update { ID = 57, NAME = 'Anne' }") }
        #expect(error?.message == "program.lua:1: user.update: user 57 is refused: no manager")
        #expect(bench.plan.diagnostics.map(\.location) == ["sample.lua:2"])
    }

    @Test func `a transform sees the portal as it was before the run`() throws {
        let bench = try bench()
        try bench.load(Workbench.recipe("user.WORK_NOTES = users.get(57).NAME"))
        try bench.run("user.update { ID = 57, NAME = 'Anne' } user.update { ID = 58, NAME = 'Bo' }")
        #expect(bench.plan.after(58)?["WORK_NOTES"] == .string("Anna"))
    }

    @Test func `a plan that can't be written ends the run, whatever the script catches`() throws {
        struct DiskFull: Error {}
        let bench = try bench()
        bench.plan.failure = DiskFull()
        #expect(throws: DiskFull.self) { try bench.run("pcall(user.update, { ID = 57, NAME = 'x' }) print 'on'") }
        #expect(bench.printed.isEmpty)
    }

    @Test func `a portal that fails a transform ends the program around it`() throws {
        let bench = try bench()
        try bench.load(Workbench.recipe("users.get(58)"))
        bench.host.input = nil
        try bench.run("user.update { ID = 57, NAME = 'x' }")
        bench.directory?.fail()
        #expect(throws: DirectoryDouble.Unreachable.self) {
            try bench.run("pcall(user.update, { ID = 57, NAME = 'y' }) print 'on'")
        }
        #expect(bench.printed.isEmpty)
    }

    @Test func `a recipe's run is a program`() throws {
        let bench = try bench()
        let script = try bench.load(
            "return { run = function() user.update { ID = 57, NAME = params.name } end, params = { name = { default = 'Anne' } } }"
        )
        try bench.host.runProgram(of: script, into: try bench.updates(script))
        #expect(bench.plan.after(57) == ["NAME": .string("Anne")])
    }

    @Test func `a program that runs too long is stopped, whatever it catches`() throws {
        let bench = try Workbench(limits: ScriptLimits(programTime: .milliseconds(20)))
        let error = #expect(throws: ScriptError.self) {
            try bench.run("while true do pcall(function() while true do end end) end")
        }
        #expect(error?.message == "program.lua:1: stopped: time limit reached")
    }

    @Test func `a cancelled program ends as a cancelled task does`() throws {
        let bench = try Workbench()
        bench.host.canceller.cancel()
        #expect(throws: CancellationError.self) { try bench.run("while true do end") }
    }
}
