import PortalEmulator
import TestSupport
import Testing
import Wire

/// `moonhook run --input`: rows of an HR system.
@Suite(.endsHangs) struct ImportTests {
    private func run(_ program: Program, _ input: String, _ options: String...) async throws -> Program.Ended {
        let recipe = Program.example("hr-import.lua")
        return try await program.run(["run", recipe, "--input", input, "--portal", "demo", "--dry-run"] + options)
    }

    @Test func `the export's rows are matched, refused and counted`() async throws {
        let ended = try await run(try Program(), Program.example("data/hr.csv"))
        #expect(ended.status == 1)
        let end = """

            60 rows: 53 matched, 3 without an account, 4 refused
            129 employees without a row
            Columns not used: Employee No, Start date
            Country assumed for numbers without a code: DE 10, NL 1, US 1
            Named by: WORK_COUNTRY (NL 1, US 1), parameter region (DE 10)

            """
        #expect(ended.output.contains(end))
        for finding in ["no user has this EMAIL", "another row names the same user", "the row names no user"] {
            #expect(ended.output.contains(finding))
        }
        #expect(ended.output.contains("lines 21 (nadja.winter@example.com)"))
    }

    @Test func `the same numbers are in the JSON`() async throws {
        let ended = try await run(try Program(), Program.example("data/hr.csv"), "--format", "json")
        let records = try #require(try ended.json().first { $0["type"] == "records" })
        #expect(
            records == [
                "type": "records", "rows": 60, "matched": 53, "withoutAccount": 3, "repeated": 0, "refusedRows": 4,
                "users": 55,
                "refused": 4, "skipped": 0,
                "employeesWithoutRow": 129,
                "unusedColumns": ["Employee No", "Start date"], "assumedCountries": ["DE": 10, "NL": 1, "US": 1],
                "assumedFrom": [
                    "DE": ["parameter region": 10], "NL": ["WORK_COUNTRY": 1], "US": ["WORK_COUNTRY": 1],
                ],
            ]
        )
    }

    @Test func `an import sends nothing of a row that it refuses`() async throws {
        try await withPortal(userCount: 200) { program, portal, _ in
            let recipe = Program.example("hr-import.lua")
            let input = Program.example("data/hr.csv")
            let refused = try await program.run("run", recipe, "--input", input, "--yes", "--no-account", "refuse")
            #expect(refused.status == 3)
            #expect(refused.error.contains("--allow refused=7"))
            #expect(portal.updates == 0)
            let applied = try await program.run("run", recipe, "--input", input, "--yes")
            #expect(applied.status == 1)
            #expect(portal.updates == 46)
        }
    }

    @Test func `JSON lines are rows too, from standard input as well`() async throws {
        let program = try Program()
        let row: JSONValue = [
            "E-mail": "katharina.weber@example.com", "First name": "Käthe", "Last name": "Weber", "Job title": "",
            "Dept.": "2100", "Office phone": "0221-4710029",
        ]
        let recipe = Program.example("hr-import.lua")
        let ended = try await program.run(
            ["run", recipe, "--input", "-", "--portal", "demo", "--dry-run"],
            input: row.text + "\n"
        )
        #expect(ended.status == 0)
        #expect(ended.output.contains("NAME             Katharina"))
        #expect(ended.output.contains("→ Käthe"))
        #expect(ended.output.contains("\n1 row: 1 matched\n182 employees without a row\n"))
    }

    @Test func `another encoding has to be named, and then its letters arrive`() async throws {
        let program = try Program()
        let header = "E-mail;First name;Last name;Job title;Dept.;Office phone\r\n"
        let row = Array("katharina.weber@example.com;K".utf8) + [0xE4] + Array("the;Weber;;;\r\n".utf8)
        try program.write(Array(header.utf8) + row, to: "hr.csv")

        let unnamed = try await run(program, "hr.csv")
        #expect(unnamed.status == 3)
        #expect(unnamed.output == "")
        #expect(unnamed.error.contains("--encoding windows-1252"))

        let named = try await run(program, "hr.csv", "--encoding", "windows-1252")
        #expect(named.status == 0)
        #expect(named.output.contains("→ Käthe"))

        let unknown = try await run(program, "hr.csv", "--encoding", "klingon")
        #expect(unknown.status == 64)
        #expect(unknown.error.contains("windows-1252"))
    }

    @Test func `an input says what is wrong with it`() async throws {
        let program = try Program()
        try program.write("E-mail,First name,Last name,Job title,Office phone,Dept.\n", to: "none.csv")
        let empty = try await run(program, "none.csv")
        #expect(empty.status == 3)
        #expect(empty.error == "the input has no rows  (MH0507)\n")
        let missing = try await run(program, "missing.csv")
        #expect(missing.status == 64)
        #expect(missing.error.contains("missing.csv"))
        try program.write("E-mail,First name,Last name,Job title,Office phone,Dept.\na,\"b\n", to: "open.csv")
        let open = try await run(program, "open.csv")
        #expect(open.status == 3)
        #expect(open.error == "open.csv, line 2: a quote is opened here and never closed  (MH0401)\n")
    }
}
