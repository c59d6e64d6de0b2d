import Foundation
import TestSupport
import Testing
import Wire

/// `moonhook transform`: rows in, records out, no portal.
@Suite(.endsHangs) struct TransformTests {
    private let program: Program
    private let input = """
        mail,first,last,note
        a@example.com, anna ,Berg,
        b@example.com,"bo
        ris",Zhukov,bad
        not an address,cem,Ak,
        d@example.com,dora,Do,skip
        e@example.com,élan,Zed,

        """

    init() throws {
        program = try Program()
        try program.write(
            """
            return {
              match = "EMAIL", columns = { EMAIL = "mail", NAME = "first", LAST_NAME = "last" },
              writes = { "NAME" }, pure = true,
              transform = function(user, row)
                if row.note == "skip" then skip("on leave") end
                if row.note == "bad" then reject("bad note") end
                user.NAME = text.trim(user.NAME)
              end,
            }
            """,
            to: "names.lua"
        )
        try program.write(input, to: "rows.csv")
    }

    private func transform(_ options: String..., input: String? = nil) async throws -> Program.Ended {
        try await program.run(["transform", "names.lua"] + options, input: input)
    }

    private let records = """
        {"NAME":"anna","LAST_NAME":"Berg","EMAIL":"a@example.com"}
        {"NAME":"élan","LAST_NAME":"Zed","EMAIL":"e@example.com"}

        """

    @Test func `records come out in order, findings and counts go to standard error`() async throws {
        let ended = try await transform("--input", "rows.csv")
        #expect(ended.status == 1)
        #expect(ended.output == records)
        #expect(ended.error.contains("bad note"))
        #expect(ended.error.contains("line 3, names.lua:6"))
        #expect(ended.error.contains("EMAIL: column \"mail\": expected an address such as anna@example.com"))
        #expect(ended.error.hasSuffix("\n5 rows, 2 written, 1 skipped, 2 refused\n"))
    }

    @Test func `a dash is standard input and output`() async throws {
        let ended = try await transform("--input", "-", "--output", "-", input: input)
        #expect(ended.status == 1)
        #expect(ended.output == records)
    }

    @Test func `all well is status 0, nothing written status 3`() async throws {
        let good = try await transform("--input", "-", input: "mail,first,last,note\na@example.com,anna,Berg,\n")
        #expect(good.status == 0)
        #expect(good.error == "1 row, 1 written\n")
        let bad = try await transform("--input", "-", input: "mail,first,last,note\na,anna,Berg,\n")
        #expect(bad.status == 3)
        #expect(bad.output == "")
        let empty = try await transform("--input", "-", input: "mail,first,last,note\n")
        #expect(empty.status == 3)
        #expect(empty.error.hasSuffix("the input has no rows  (MH0507)\n"))
    }

    @Test func `records are CSV with the columns that the recipes can give`() async throws {
        let ended = try await transform("--input", "rows.csv", "--format", "csv")
        #expect(ended.status == 1)
        #expect(ended.output == "NAME,LAST_NAME,EMAIL\nanna,Berg,a@example.com\nélan,Zed,e@example.com\n")
        #expect(ended.error.contains("5 rows, 2 written, 1 skipped, 2 refused"))
    }

    @Test func `a table has a column for each field that is declared, whatever the rows hold`() async throws {
        try program.write(
            """
            return { writes = { "ACTIVE", "UF_DEPARTMENT", "WORK_CITY" }, transform = function(user)
              if user.ID == 1 then user.ACTIVE, user.UF_DEPARTMENT = false, { 1, 2 } end
              if user.ID == 2 then user.WORK_CITY = "=1+1, or" end
            end }
            """,
            to: "fields.lua"
        )
        let arguments = ["transform", "fields.lua", "--input", "-", "--format", "csv"]
        let ended = try await program.run(arguments, input: "ID\n1\n2\n")
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.output == "ID,ACTIVE,WORK_CITY,UF_DEPARTMENT\n1,N,,1|2\n2,,\"=1+1, or\",\n", "\(ended.output)")
        #expect(ended.error.contains("1 cell begins like a formula; open the table with all columns as text."))
    }

    @Test(arguments: [
        ("return { transform = function(user) user.NAME = 'x' end }", "it doesn't declare 'writes'"),
        (
            "return { writes = { 'PERSONAL_PHOTO' }, transform = function() end }",
            "PERSONAL_PHOTO holds files, which a table can't contain"
        ),
    ])
    func `a table whose columns aren't known, or hold files, is refused`(recipe: String, message: String) async throws {
        try program.write(recipe, to: "no.lua")
        let ended = try await program.run(["transform", "no.lua", "--input", "-", "--format", "csv"], input: "ID\n1\n")
        #expect(ended.status == 64)
        #expect(ended.output.isEmpty && ended.error.contains(message), "\(ended.error)")
    }

    @Test func `refused rows are kept as they were, to be fixed and run again`() async throws {
        let first = try await transform("--input", "rows.csv", "--output", "out.jsonl", "--rejects", "rejects.csv")
        #expect(first.status == 1)
        #expect(first.output == "")
        #expect(try program.read("out.jsonl") == records)
        let rejects = try program.read("rejects.csv")
        #expect(
            rejects == """
                mail,first,last,note,reason
                b@example.com,"bo
                ris",Zhukov,bad,bad note (names.lua:6)
                not an address,cem,Ak,,"EMAIL: column ""mail"": expected an address such as anna@example.com"

                """
        )

        let mended = rejects.replacing(",bad,bad note", with: ",,bad note").replacing(
            "not an address",
            with: "c@example.com"
        )
        try program.write(mended, to: "mended.csv")
        let second = try await transform("--input", "mended.csv")
        #expect(second.status == 0)
        #expect(second.lines.count == 2)
        #expect(second.lines.first == #"{"NAME":"bo\nris","LAST_NAME":"Zhukov","EMAIL":"b@example.com"}"#)
    }

    @Test func `rejects keep the delimiter, and rows that can't be read`() async throws {
        let rows = "a@example.com;anna;Berg;;more\nb@example.com;b;B;bad\n"
        let ended = try await transform(
            "--input",
            "-",
            "--rejects",
            "rejects.csv",
            input: "mail;first;last;note\n" + rows
        )
        #expect(ended.status == 3)
        #expect(
            try program.read("rejects.csv") == """
                mail;first;last;note;reason
                a@example.com;anna;Berg;;more;"the record has 5 cells, but the header 4 columns; put cells that contain a delimiter in quotes"
                b@example.com;b;B;bad;bad note (names.lua:6)

                """
        )
    }

    @Test func `JSON lines go in, and refused ones come out, as JSON lines`() async throws {
        let rows = [
            #"{"mail":"a@example.com","first":"anna","note":""}"#,
            #"{"mail":"b@example.com","first":"b","note":"bad"}"#,
        ]
        let ended = try await transform(
            "--input",
            "-",
            "--rejects",
            "rejects.jsonl",
            input: rows.joined(separator: "\n")
        )
        #expect(ended.status == 1)
        #expect(ended.output == #"{"NAME":"anna","EMAIL":"a@example.com"}"# + "\n")
        #expect(
            try program.read("rejects.jsonl")
                == #"{"mail":"b@example.com","first":"b","note":"bad","reason":"bad note (names.lua:6)"}"# + "\n"
        )
    }

    @Test(arguments: ["--output", "--rejects"])
    func `the input is never overwritten`(option: String) async throws {
        try FileManager.default.createSymbolicLink(
            atPath: program.folder.path("link.csv"),
            withDestinationPath: program.folder.path("rows.csv")
        )
        for name in ["rows.csv", "./rows.csv", "link.csv"] {
            let ended = try await transform("--input", "rows.csv", option, name)
            #expect(ended.status == 64)
            #expect(ended.error == "\(name) is the input; name another file for the output\n")
        }
        #expect(try program.read("rows.csv") == input)
    }

    @Test func `records and rejects can't share a file`() async throws {
        let ended = try await transform("--input", "rows.csv", "--output", "same", "--rejects", "./same")
        #expect(ended.status == 64)
        #expect(ended.error == "--output and --rejects name the same file\n")
    }

    @Test func `findings can be JSON`() async throws {
        let ended = try await transform("--input", "rows.csv", "--format", "json")
        let findings = try ended.error.split(separator: "\n").map { try JSONReader.value(from: String($0)) }
        #expect(findings.map { $0["type"] } == ["diagnostic", "diagnostic", "transform"])
        #expect(findings.last?["written"] == 2)
        #expect(try ended.json().count == 2)
    }

    @Test func `--quiet leaves the records alone`() async throws {
        let row = "mail,first,last,note\na@example.com,anna,Berg,\n"
        let ended = try await transform("--input", "-", "--quiet", input: row)
        #expect(ended.status == 0)
        #expect(ended.error == "")
        #expect(ended.lines.count == 1)
    }

    @Test func `another encoding is read if it is named`() async throws {
        let bytes = Array("mail,first,last,note\na@example.com,J".utf8) + [0xFC] + Array("rgen,B,\n".utf8)
        try program.write(bytes, to: "latin.csv")
        #expect(try await transform("--input", "latin.csv").status == 3)
        let named = try await transform("--input", "latin.csv", "--encoding", "windows-1252")
        #expect(named.status == 0)
        #expect(named.output.contains(#""NAME":"Jürgen""#))
    }

    @Test(arguments: [";", "\t"])
    func `the delimiter is found out, behind a byte order mark too`(delimiter: String) async throws {
        let header = "\u{FEFF}" + ["mail", "first", "last", "note"].joined(separator: delimiter)
        let row = ["a@example.com", #""an,""na""""#, "Berg", ""].joined(separator: delimiter)
        let ended = try await transform("--input", "-", input: header + "\r\n" + row + "\r\n")
        #expect(ended.error == "1 row, 1 written\n")
        #expect(ended.status == 0)
        #expect(ended.output == #"{"NAME":"an,\"na\"","LAST_NAME":"Berg","EMAIL":"a@example.com"}"# + "\n")
    }

    @Test func `whoever stops reading ends the pass`() async throws {
        try program.write(
            "mail,first,last,note\n" + String(repeating: "a@example.com,anna,Berg,\n", count: 20_000),
            to: "many.csv"
        )
        let moonhook = try Program.executable()
        let pipe = "set -o pipefail; '\(moonhook)' transform names.lua --input many.csv | head -n 1 > /dev/null"
        let ended = try await program.command("bash", ["-c", pipe]).run()
        #expect(ended.status == 141)
        #expect(ended.error == "")
    }

    @Test func `a file of many rows keeps its order on all cores`() async throws {
        let rows = (1...5_000).map { "n\($0)@example.com,N\($0),,\n" }
        let ended = try await transform("--input", "-", input: "mail,first,last,note\n" + rows.joined())
        #expect(ended.status == 0)
        #expect(ended.lines == (1...5_000).map { #"{"NAME":"N\#($0)","EMAIL":"n\#($0)@example.com"}"# })
    }

    @Test func `the summary says which country was assumed for numbers without a code`() async throws {
        let recipe = """
            return { columns = { WORK_PHONE = "phone" }, transform = function(user, row)
              user.WORK_PHONE = phone.e164(user.WORK_PHONE, row.region)
            end }
            """
        let rows = "phone,region\n01 5134567,AT\n030 123456,DE\n030 123457,DE\n+49 30 123456,DE\n"
        let arguments = ["transform", try program.write(recipe, to: "phones.lua"), "--input", "-"]
        let text = try await program.run(arguments, input: rows)
        #expect(
            text.error == "4 rows, 4 written\nCountry assumed for numbers without a code: DE 2, AT 1\n"
        )
        let json = try await program.run(arguments + ["--format", "json"], input: rows)
        #expect(json.error.contains(#""assumedCountries":{"AT":1,"DE":2}"#))
    }
}
