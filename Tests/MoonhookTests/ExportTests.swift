import Foundation
import PortalEmulator
import TestSupport
import Testing

/// `moonhook export`, and what it writes read in again.
@Suite(.endsHangs) struct ExportTests {
    private let lay =
        "return { writes = { 'WORK_PHONE', 'UF_DEPARTMENT', 'UF_USR_LANGUAGES' }, transform = function() end }"

    @Test func `what is exported, edited and read in again changes what was edited`() async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(lay, to: "lay.lua")
        let fields = "WORK_PHONE,UF_DEPARTMENT,UF_USR_LANGUAGES"
        let ended = try await program.run("export", "--fields", fields, "--output", "users.csv")
        #expect(ended.status == 0)
        #expect(ended.output == "" && ended.error == "")
        let table = try program.read("users.csv")
        #expect(table.hasPrefix("ID,\(fields)\n1,"))

        let same = try await program.run("run", "lay.lua", "--input", "users.csv", "--dry-run", "--exit-code")
        #expect(same.status == 0)
        #expect(same.output.contains("\nNothing to change in 183 users\n"))

        var lines = table.split(separator: "\n").map(String.init)
        lines[6] = lines[6].split(separator: ",", maxSplits: 1)[0] + ",,2|5,"
        try program.write("\u{FEFF}" + lines.joined(separator: "\r\n") + "\r\n", to: "edited.csv")
        let edited = try await program.run("run", "lay.lua", "--input", "edited.csv", "--dry-run")
        #expect(edited.output.contains("\n1 of 183 users changes\n\n               set\nUF_DEPARTMENT    1\n"))
        let cleared = try await program.run("run", "lay.lua", "--input", "edited.csv", "--dry-run", "--empty", "clear")
        #expect(cleared.output.contains("WORK_PHONE") && cleared.output.contains("(cleared)"))
    }

    @Test func `to standard output it writes nothing but the table, to a new file all of it`() async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        let piped = try await program.run("export", "--fields", "NAME", "--where", "ACTIVE=N", "--format", "json")
        #expect(piped.status == 0)
        #expect(piped.error == "")
        #expect(try !piped.json().isEmpty)

        try program.write("mine", to: "users.csv")
        let arguments = ["export", "--fields", "ID", "--output", "users.csv"]
        let kept = try await program.run(arguments)
        #expect(kept.status == 64)
        #expect(kept.error == "users.csv exists; name another file, or give --yes to replace it\n")
        #expect(try program.read("users.csv") == "mine")

        let replaced = try await program.run(arguments + ["--yes", "--bom"])
        #expect(replaced.status == 0)
        #expect(try program.read("users.csv").hasPrefix("\u{FEFF}ID\n1\n"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: program.folder.path).sorted() == ["state", "users.csv"]
        )
    }

    @Test func `what can't be exported is reported before anything is written`() async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        let ended = try await program.run("export", "--fields", "ID,WORK_FONE", "--output", "users.csv")
        #expect(ended.status == 64)
        #expect(ended.error == "WORK_FONE is not a user field; did you mean WORK_PHONE?\n")
        #expect(!FileManager.default.fileExists(atPath: program.folder.path("users.csv")))
    }

    @Test func `a portal that fails midway leaves the old file as it was`() async throws {
        try await withPortal(userCount: 120) { program, portal, _ in
            try program.write("mine", to: "users.csv")
            portal.setFaults(EmulatorFaults(list: [nil, nil, .planDenied]))
            let ended = try await program.run("export", "--fields", "ID", "--output", "users.csv", "--yes")
            #expect(ended.status == 4)
            #expect(try program.read("users.csv") == "mine")
            #expect(
                try !FileManager.default.contentsOfDirectory(atPath: program.folder.path).contains("users.csv.part")
            )
        }
    }
}
