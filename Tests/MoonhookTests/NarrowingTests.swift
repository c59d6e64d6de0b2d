import Foundation
import PortalEmulator
import TestSupport
import Testing
import Wire

/// `moonhook run` for some users, some fields, or a sample; what `moonhook.lua` protects; and what comes out beside the plan.
@Suite(.endsHangs) struct NarrowingTests {
    private let city = """
        return { writes = { "WORK_CITY", "WORK_ZIP" }, transform = function(user)
          user.WORK_CITY = "Ulm on the Danube"
          user.WORK_ZIP = "89073"
        end }
        """
    private let rows = """
        return { match = "EMAIL", columns = { EMAIL = "mail", WORK_CITY = "city" }, transform = function() end }
        """

    private func demo(_ scripts: [String: String]) throws -> Program {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        for (name, text) in scripts { try program.write(text, to: name) }
        return program
    }

    @Test(arguments: [
        ("2,2001", "nobody on demo has the id 2001 (did you mean 200?)"), ("7000,99999", "the id 7000 or 99999\n"),
    ])
    func `an id that nobody has ends the run with the nearest one`(ids: String, reason: String) async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(hello, to: "hello.lua")
        for options in [[], ["--dry-run"], ["--why", "--format", "json"]] {
            let ended = try await program.run(["run", "hello.lua", "--users", ids, "--yes"] + options)
            #expect(ended.status == 64)
            #expect(ended.output == "")
            #expect(ended.error.contains(reason), "\(ended.error)")
        }
    }

    @Test func `a first small run says what it leaves for later`() async throws {
        let program = try demo(["city.lua": city])
        let two = try await program.run(
            "run",
            "city.lua",
            "--users",
            "2,3",
            "--only",
            "WORK_CITY",
            "--dry-run"
        )
        #expect(two.status == 0, "\(two.error)")
        #expect(two.output.contains("\n2 of 2 users change\n"))
        #expect(two.output.contains("\n181 employees outside the selection\nLeft out by --only: WORK_ZIP 2\n"))

        let sample = ["run", "city.lua", "--sample", "3", "--dry-run"]
        let three = try await program.run(sample)
        #expect(three.output.contains("\nThis is a sample; 180 more users would change\n"))
        #expect(try await program.run(sample).output == three.output)
        #expect(try await program.run(sample + ["--seed", "7"]).output != three.output)

        let json = try await program.run(sample + ["--only", "WORK_ZIP", "--format", "json"]).json()
        let records = try #require(json.first { $0["type"] == "records" })
        #expect(records["unsampled"] == 180)
        #expect(records["omittedFields"] == ["WORK_CITY": 183])
    }

    @Test func `a program tells whom it may not change`() async throws {
        let program = try demo(["three.lua": "for id = 2, 4 do user.update { ID = id, WORK_CITY = 'Ulm' } end"])
        let ended = try await program.run("run", "three.lua", "--users", "2", "--dry-run")
        #expect(ended.output.contains("\n2 users outside the selection, whom the program would change\n"))
    }

    @Test(arguments: [
        (["--users", "57,x"], "--users"),
        (["--sample", "0"], "'0' is invalid for '--sample <10>': expected a whole number from 1, such as 20"),
        (["--sample", "-3"], "'-3' is invalid for '--sample <10>': expected a whole number from 1"),
        (
            ["--max-failures", "0"],
            "'0' is invalid for '--max-failures <N>': expected a whole number from 1, such as 20"
        ),
        (["--max-failures", "-1"], "'-1' is invalid for '--max-failures <N>': expected a whole number"),
        (["--max-failures", "5%"], "'5%' is invalid for '--max-failures <N>': expected a whole number"),
        (["--wait", "10"], "'10' is invalid for '--wait <10m>': expected a unit, such as 10s or 10m"),
        (["--wait", "-5m"], "'-5m' is invalid for '--wait <10m>': expected a time such as 30s, 10m or 500ms"),
        (["--wait", "abc"], "'abc' is invalid for '--wait <10m>': expected a time such as 30s"),
        (["--wait", "5 weeks"], "expected a time such as 30s"), (["--wait", "99d"], "expected at most 10 days"),
        (["--only", "WORK_FONE"], "--only: WORK_FONE is not a user field; did you mean WORK_PHONE?"),
        (["--where", "department=Nowhere"], "--where department: no department has this path"),
        (["--where", "NAME=a", "--where", "NAME=b"], "--where NAME is given twice; a field has only one value"),
        (["--unmatched", "rest.csv"], "--unmatched lists employees without a row; give rows with --input FILE"),
    ])
    func `what makes no sense is reported before anything is read`(arguments: [String], message: String) async throws {
        let program = try demo(["city.lua": city])
        let ended = try await program.run(["run", "city.lua", "--dry-run"] + arguments)
        #expect(ended.status == 64)
        #expect(ended.output == "")
        #expect(ended.error.contains(message), "\(ended.error)")
    }

    // MARK: Protection

    @Test func `what is protected everywhere and on this portal stays as it is, by its name and by its address`()
        async throws
    {
        try await withPortal { program, portal, address in
            try program.write(city, to: "city.lua")
            try program.write(
                """
                return {
                  protect = { users = { 2 }, fields = { "WORK_ZIP", "UF_ELSEWHERE" } },
                  portals = { north = { address = "\(address.webhook)", protect = { users = { 3 } } } },
                }
                """,
                to: Program.configuration
            )
            let arguments = ["run", "city.lua", "--users", "2,3,4", "--yes"]
            let named = try await program.run(arguments + ["--portal", "north"])
            #expect(named.status == 0, "\(named.error)")
            #expect(
                named.output.contains("warning  MH0509  2×  moonhook.lua protects this user, so it stays as it is\n")
            )
            #expect(named.output.contains("WORK_ZIP: moonhook.lua protects this field"))
            #expect(portal.updates == 1)
            let unnamed = try await program.run(arguments)
            #expect(unnamed.output.contains("MH0509  2×  moonhook.lua protects this user"))
            #expect(portal.updates == 1)
        }
    }

    @Test(arguments: [
        ("protect = { user = { 1 } }", "protect has no key 'user'; did you mean 'users'?"),
        ("protect = { users = { 'Anna' } }", "protect.users must list ids and EMAIL addresses"),
        ("protect = { users = { 0 } }", "protect.users must list ids and EMAIL addresses"),
        ("protect = { fields = 'EMAIL' }", "expected protect.fields = { … }, a list"),
        ("protect = { fields = { 'EMIAL' } }", "protect.fields: EMIAL is not a user field; did you mean EMAIL?"),
        ("protect = { 57 }", "expected protect = { users = { … }, fields = { … } }"),
    ])
    func `a protection that would protect nothing is an error`(text: String, message: String) async throws {
        let program = try demo(["city.lua": city, Program.configuration: "return { \(text) }"])
        let ended = try await program.run("run", "city.lua", "--dry-run")
        #expect(ended.status == 64)
        #expect(ended.error.contains("moonhook.lua"))
        #expect(ended.error.contains(message), "\(ended.error)")
    }

    // MARK: Failures

    @Test func `an apply stops after so many failures, and says how to go on`() async throws {
        var credential = EmulatorCredential.demo
        // Somebody who administers nothing may change nobody.
        credential.ownerID = 2
        let portal = try EmulatedPortal(EmulatorConfiguration(userCount: 120, credentials: [credential]))
        try await portal.serve { address in
            let program = try Program(environment: ["MOONHOOK_PORTAL": address.webhook])
            try program.write(city, to: "city.lua")
            let arguments = ["run", "city.lua", "--only", "WORK_CITY", "--yes", "--allow", "level=200"]
            let ended = try await program.run(arguments + ["--max-failures", "5"])
            #expect(ended.status == 1)
            #expect(ended.error.hasPrefix("Stopped after 48 failures, so "), "\(ended.error)")
            #expect(
                ended.error.hasSuffix(
                    "Fix what the portal refuses and run this again, or send the rest as planned; "
                        + "--max-failures allows more failures.\nTo resume: moonhook resume 1\n"
                )
            )
            #expect(ended.output.contains("48 failed, "), "\(ended.output.suffix(500))")
            #expect(portal.updates == 48)
        }
    }

    // MARK: What comes out beside the plan

    @Test func `refused rows can be fixed and run again, and employees without a row are listed`() async throws {
        let program = try demo(["rows.lua": rows])
        let exported = try await program.run("export", "--fields", "EMAIL", "--users", "2", "--output", "users.csv")
        #expect(exported.status == 64, "export has no --users")
        let people = try await program.run("export", "--fields", "EMAIL").lines.dropFirst()
            .compactMap { $0.split(separator: ",").last }
        let table = [
            "mail;city", "\(people[0]);Ulm", "nobody@example.com;Bonn", "\(people[1]);Ulm", "\(people[0]);Kiel",
        ]
        try program.write(table.joined(separator: "\n") + "\n", to: "rows.csv")
        let arguments = [
            "run", "rows.lua", "--input", "rows.csv", "--rejects", "refused.csv", "--unmatched", "rest.csv",
        ]
        let ended = try await program.run(arguments + ["--dry-run"])
        #expect(ended.status == 1, "\(ended.error)")
        #expect(
            try program.read("refused.csv")
                == [
                    table[0] + ";reason", table[1] + ";EMAIL: another row names the same user",
                    table[4] + ";EMAIL: another row names the same user", "",
                ].joined(separator: "\n")
        )
        let rest = try program.read("rest.csv")
        #expect(rest.hasPrefix("ID,EMAIL,NAME,LAST_NAME\n"))
        #expect(rest.split(separator: "\n").count == 1 + 181)
        #expect(!rest.contains(people[1]))

        let piped = try await program.run(
            ["run", "rows.lua", "--input", "-", "--rejects", "x.csv", "--dry-run"],
            input: "mail;city\n"
        )
        #expect(piped.status == 64)
        #expect(
            piped.error == "--rejects reads the input twice, but a pipe can be read only once; give --input a file\n"
        )
        let over = try await program.run("run", "rows.lua", "--input", "rows.csv", "--rejects", "rows.csv", "--dry-run")
        #expect(over.error == "rows.csv is the input; name another file for the output\n")
    }

    @Test func `everybody concerned is listed in a private file, for rows, a directory and a program`() async throws {
        let program = try demo([
            "rows.lua": rows,
            "skip.lua": "return { transform = function(user) if user.ID < 9 then skip('no number') end end }",
            "three.lua": "for id = 2, 4 do user.update { ID = id, WORK_CITY = 'Ulm' } end",
            "rows.csv": "mail;city\nx@elsewhere.net;Ulm\n",
        ])
        let imported = try await program.run(
            "run",
            "--list",
            "no-account",
            "new.csv",
            "rows.lua",
            "--input",
            "rows.csv",
            "--dry-run",
            "--quiet"
        )
        #expect(imported.status == 0, "\(imported.error)")
        let reason = "no user has this EMAIL; Moonhook doesn't create users"
        #expect(try program.read("new.csv").hasSuffix("\n,,EMAIL,\(reason),2,x@elsewhere.net,,MH0403\n"))
        let mode =
            try FileManager.default.attributesOfItem(atPath: program.folder.path("new.csv"))[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let all = try await program.run("run", "skip.lua", "--dry-run", "--list", "skipped", "skipped.csv")
        #expect(all.output.contains("\n7 skipped\n  7  no number\n"))
        #expect(try program.read("skipped.csv").split(separator: "\n").count == 8)
        let updates = ["run", "three.lua", "--with", "skip.lua", "--dry-run", "--list", "skipped", "three.csv"]
        #expect(try await program.run(updates).status == 0)
        #expect(try program.read("three.csv").split(separator: "\n").count == 4)
    }

    @Test(arguments: [
        (["--list", "skippd", "a.csv"], "did you mean skipped?"), (["--list", "skipped"], "--list skipped FILE"),
        (["--list", "skipped", "--quiet"], "--list skipped FILE"),
        (
            ["--list", "skipped", "a.csv", "--list", "warned", "./a.csv"],
            "--list skipped and --list warned name the same file"
        ),
        (["--list", "skipped", "rows.csv"], "rows.csv is the input"),
        (["--list", "warned", "rows.lua"], "rows.lua is a script"),
        (["--list", "refused", "a", "--rejects", "a"], "--rejects and --list refused name the same file"),
        (["--no-account", "skip"], "--no-account"),
    ])
    func `a list needs a known name and a file of its own`(options: [String], message: String) async throws {
        let program = try demo(["rows.lua": rows, "rows.csv": "mail;city\nx@elsewhere.net;Ulm\n"])
        let ended = try await program.run(["run", "rows.lua", "--input", "rows.csv", "--dry-run"] + options)
        #expect(ended.status == 64)
        #expect(ended.error.contains(message))
    }

    @Test func `rows without an account are refused if that is asked for`() async throws {
        let program = try demo(["rows.lua": rows, "rows.csv": "mail;city\nx@elsewhere.net;Ulm\n"])
        let run = ["run", "rows.lua", "--input", "rows.csv", "--dry-run"]
        let refused = try await program.run(run + ["--no-account", "refuse"])
        #expect(refused.status == 3)
        #expect(refused.output.contains("\n1 row: 0 matched, 1 refused\n"))
        let rowless = try await program.run("run", "rows.lua", "--dry-run", "--list", "no-account", "new.csv")
        #expect(rowless.error == "--list no-account lists rows; give them with --input FILE\n")
    }

    @Test func `refused users of a directory are a table by id`() async throws {
        let program = try demo([
            "no.lua": "return { transform = function(user) if user.ID == 3 then reject('on leave, \"soon\"') end end }"
        ])
        let ended = try await program.run("run", "no.lua", "--dry-run", "--rejects", "refused.csv")
        #expect(ended.status == 1, "\(ended.error)")
        #expect(try program.read("refused.csv") == "ID,reason\n3,\"on leave, \"\"soon\"\" (no.lua:1)\"\n")
    }

    @Test func `a program has no records that could be refused`() async throws {
        let program = try demo(["hello.lua": hello])
        let ended = try await program.run("run", "hello.lua", "--yes", "--rejects", "refused.csv")
        #expect(ended.status == 64)
        #expect(ended.error.contains("--rejects lists records of recipes, and a program has none"))
    }
}
