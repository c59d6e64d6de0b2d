import Engine
import Journal
import PortalModel
import Scripting
import TestSupport
import Testing

/// Programs: scripts that call `user.update` themselves.
struct ProgramRunTests {
    private func refusal(_ planning: Planning, _ script: String, with behind: [String] = []) async -> ScriptError? {
        await #expect(throws: ScriptError.self) { try await planning.plan(script, with: behind) }
    }

    @Test func `the documented call plans its user`() async throws {
        let planning = try Planning([.employee(1)])
        try await planning.plan(#"user.update { ID = 1, NAME = "Administrator", LAST_NAME = "SomeLastName" }"#)
        let expected: [String: FieldValue] = ["NAME": .string("Administrator"), "LAST_NAME": .string("SomeLastName")]
        #expect(try planning.changes() == [1: expected])
        let change = try #require(try planning.run.changes(limit: 1).first?.change)
        #expect(change.before == ["NAME": .string("N1")])
        #expect(change.person == "N1")
    }

    @Test func `a program gives a photo as name and content, and may go on with another field`() async throws {
        let planning = try Planning([.employee(1)])
        try await planning.plan(
            """
            user.update { ID = 1, PERSONAL_PHOTO = { "anna.jpg", "\(SamplePhoto.base64(SamplePhoto.png))" } }
            user.update { ID = 1, WORK_CITY = "Ulm" }
            """
        )
        let photo = UploadedFile(name: "anna.png", base64: SamplePhoto.base64(SamplePhoto.png))
        #expect(try planning.changes() == [1: ["PERSONAL_PHOTO": .file(photo), "WORK_CITY": .string("Ulm")]])
        let notice = try #require(try planning.run.diagnostics(limit: 9).first)
        #expect(notice.severity == .notice && notice.code == .renamedPhoto && notice.count == 1)
        #expect(try notice.examples == [.init(user: .of(1), value: "anna.jpg")])
    }

    @Test(arguments: [
        ("ID,Name\n1,Anna\n2,#N/A\n", "line:3"), ("ID,Name\n1,NULL\n", "line:2"), ("ID,Name\n1,=A1\n", "line:2"),
        ("{\"ID\":1,\"Name\":\"#N/A\"}\n", "line:1"), ("ID,Name,Unread\n1,Anna,#N/A\n", ""),
        ("ID,Name\n1,\"=\"\"Anna\"\"\"\n", ""),
    ])
    func `a program reads no cell that stands in the place of a value`(input: String, line: String) async throws {
        let planning = try Planning([.employee(1), .employee(2)])
        let script = "for row in input.rows() do user.update { ID = tonumber(row.ID), NAME = row.Name } end"
        guard !line.isEmpty else {
            try await planning.plan(script, input: input)
            #expect(try planning.changes() == [1: ["NAME": .string("Anna")]])
            return
        }
        let error = await #expect(throws: (any Error).self) { try await planning.plan(script, input: input) }
        let message = error.map { "\($0)" } ?? ""
        #expect(message.contains(line.replacing("line", with: "")) && message.contains("column \"Name\""), "\(message)")
        #expect(message.contains("--literal 'Name'"))
    }

    @Test func `a program that goes over the columns of a row reads them all`() async throws {
        let planning = try Planning([.employee(1)])
        let script = "for row in input.rows() do for name, value in pairs(row) do print(name, value) end end"
        let error = await #expect(throws: (any Error).self) {
            try await planning.plan(script, input: "ID,Note\n1,NULL\n")
        }
        #expect(error.map { "\($0)".contains("column \"Note\"") } == true)
    }

    @Test func `what the portal holds already is no change`() async throws {
        let planning = try Planning([.employee(1)])
        try await planning.plan("user.update { ID = 1, NAME = 'N1' }")
        #expect(try planning.changes().isEmpty)
        #expect(try planning.state() == .planned)
    }

    @Test func `two updates of one user merge, and the later wins`() async throws {
        let planning = try Planning([.employee(1)])
        try await planning.plan(
            """
            user.update { ID = 1, NAME = "Anna", WORK_CITY = "Ulm" }
            user.update { ID = 1, NAME = "Berta" }
            """
        )
        #expect(try planning.changes() == [1: ["NAME": .string("Berta"), "WORK_CITY": .string("Ulm")]])
    }

    @Test func `an update back to what the portal holds takes the change back`() async throws {
        let planning = try Planning([.employee(1)])
        try await planning.plan("user.update { ID = 1, NAME = 'Anna' } user.update { ID = 1, NAME = 'N1' }")
        #expect(try planning.changes().isEmpty)
    }

    @Test func `reads show what is planned`() async throws {
        let planning = try Planning([.employee(1), .employee(2)])
        try await planning.plan(
            """
            user.update { ID = 2, EMAIL = "new@example.com" }
            print(users.get(2).EMAIL, users.find { EMAIL = "new@example.com" }.ID, users.find { EMAIL = "n2@example.com" })
            """
        )
        #expect(planning.printed == ["new@example.com\t2\tnil"])
    }

    @Test func `null and an empty text clear, nil does not`() async throws {
        let before: [String: FieldValue] = ["WORK_CITY": .string("Ulm"), "WORK_ZIP": .string("1")]
        let planning = try Planning([.employee(1, before)])
        try await planning.plan("user.update { ID = 1, NAME = nil, WORK_CITY = null, WORK_ZIP = '' }")
        #expect(try planning.changes() == [1: ["WORK_CITY": .null, "WORK_ZIP": .null]])
    }

    @Test func `a wrong field is an error at its line with all findings, and leaves no plan`() async throws {
        let planning = try Planning([.employee(1), .employee(2)])
        let error = await refusal(
            planning,
            """
            user.update { ID = 1, NAME = "Anna" }
            user.update { ID = 2, WORK_FONE = "1", PERSONAL_BIRTHDAY = "soon" }
            """
        )
        #expect(error?.code == .failed)
        #expect(error?.message.hasPrefix("script1.lua:2: ") == true)
        #expect(error?.message.contains("did you mean WORK_PHONE?") == true)
        #expect(error?.message.contains("PERSONAL_BIRTHDAY") == true)
        #expect(error?.sourceLine?.verbatim.hasPrefix("user.update { ID = 2") == true)
        #expect(try planning.changes().isEmpty)
    }

    @Test(arguments: [
        "user.update { ID = 1, NAME = 'X' } error('the end')",
        "return { run = function() user.update { ID = 1, NAME = 'X' } local nothing = nil; nothing() end }",
        "user.update { ID = 1, NAME = 'X' } user.update { ID = 77, NAME = 'Y' }",
        "user.update { ID = 1, NAME = 'X' } while true do",
    ])
    func `a program that doesn't end well leaves no plan`(script: String) async throws {
        let planning = try Planning([.employee(1)])
        _ = await refusal(planning, script)
        #expect(try planning.changes().isEmpty)
        #expect(try planning.state() == .planning)
    }

    @Test func `a program's updates pass through the transforms behind it`() async throws {
        let planning = try Planning([.employee(1)])
        try await planning.plan(
            "user.update { ID = 1, NAME = 'anna' }",
            with: ["return { transform = function(user) user.NAME = text.upper(user.NAME) end }"]
        )
        #expect(try planning.changes() == [1: ["NAME": .string("ANNA")]])
    }

    @Test func `an update that a transform behind it refuses is an error of the program`() async throws {
        let planning = try Planning([.employee(1)])
        let behind = "return { transform = function(user) reject('not this one') end }"
        let error = await refusal(planning, "user.update { ID = 1, NAME = 'anna' }", with: [behind])
        #expect(error?.message.contains("not this one") == true)
        #expect(try planning.changes().isEmpty)
    }

    @Test func `a recipe's run reads the rows by itself`() async throws {
        let planning = try Planning([.employee(1), .employee(2)])
        try await planning.plan(
            """
            return { run = function()
              for row in input.rows() do user.update { ID = row.id, WORK_CITY = row.city } end
            end }
            """,
            input: "id,city\n1,Ulm\n2,Bonn\n"
        )
        #expect(try planning.changes() == [1: ["WORK_CITY": .string("Ulm")], 2: ["WORK_CITY": .string("Bonn")]])
    }

    @Test func `in a program each number counts for which a country was assumed`() async throws {
        let planning = try Planning([.employee(1), .employee(2)])
        let counts = try await planning.plan(
            """
            for _, number in ipairs { "030 123456", "030 123457", "+43 1 5134567", "12" } do phone.valid(number, "DE") end
            user.update { ID = 1, WORK_PHONE = "01 5134567" }
            """,
            with: ["return { transform = function(user) user.WORK_PHONE = phone.e164(user.WORK_PHONE, 'AT') end }"]
        )
        #expect(counts.assumedRegions == [AssumedRegion("DE"): 2, AssumedRegion("AT"): 1])
    }

    @Test(arguments: [
        ("'+4915123456789'", "0151 23456789", "", ["WORK_PHONE": "DE"]),
        ("'+4915123456789'", "+49 (0)151 23456789", "", [:]), ("'+4915123456789'", "030 123456", "", [:]),
        ("'0151 23456789'", "", "phone.e164(user.WORK_PHONE, 'DE')", ["WORK_PHONE": "DE"]),
        ("'+49 151 23456789'", "", "phone.e164(user.WORK_PHONE, 'DE')", [:]),
    ])
    func `a number of which only a program knows the country is marked, by the values that the host has`(
        written: String,
        held: String,
        transform: String,
        marks: [String: String]
    ) async throws {
        let planning = try Planning([.employee(1, held.isEmpty ? [:] : ["WORK_PHONE": .string(held)])])
        let behind = "return { transform = function(user) user.WORK_PHONE = \(transform) end }"
        try await planning.plan(
            "user.update { ID = 1, WORK_PHONE = \(written) }",
            with: transform.isEmpty ? [] : [behind]
        )
        #expect(try planning.run.changes(limit: 1).first?.change.assumed == marks)
    }

    @Test(arguments: [
        ("(415) 5550193", ["WORK_PHONE": "DE"]), ("+49 415 5550193", [:]),
        ("+49 30 1111111 / (415) 5550193", ["WORK_PHONE": "DE"]),
    ])
    func `a number from the rows that a program was given is marked by what the row says`(
        cell: String,
        marks: [String: String]
    ) async throws {
        let planning = try Planning([.employee(1)])
        try await planning.plan(
            """
            return { writes = { WORK_PHONE = "any" }, run = function()
              for row in input.rows() do user.update { ID = row.id, WORK_PHONE = "+494155550193" } end
            end }
            """,
            input: "id,phone\n1,\(cell)\n"
        )
        #expect(try planning.run.changes(limit: 1).first?.change.assumed == marks)
    }

    @Test func `a later update of a user takes no mark from an earlier one`() async throws {
        let planning = try Planning([.employee(1, ["WORK_PHONE": .string("49 171 2345678")])])
        try await planning.plan(
            """
            return {
              params = { region = { default = "DE" } },
              writes = { WORK_PHONE = "same phone", NAME = "any" },
              run = function()
                user.update { ID = 1, WORK_PHONE = "+49491712345678" }
                user.update { ID = 1, NAME = "Otto" }
              end,
            }
            """
        )
        let change = try #require(try planning.run.changes(limit: 1).first?.change)
        #expect(change.after.count == 2)
        #expect(change.assumed == ["WORK_PHONE": "DE (parameter region), either reading"])
    }
}
