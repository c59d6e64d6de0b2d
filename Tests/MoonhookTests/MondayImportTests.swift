import TestSupport
import Testing
import Wire

/// A table that went through Excel on a Monday, with every kind of cell that belongs to the spreadsheet and not to a person.
@Suite(.endsHangs) struct MondayImportTests {
    private static let recipe = """
        return {
          match = "ID",
          columns = {
            LAST_NAME = "Nachname", PERSONAL_ZIP = "PLZ", PERSONAL_GENDER = "Geschlecht", PERSONAL_BIRTHDAY = "Geburtstag",
            UF_PHONE_INNER = "Durch wahl", WORK_CITY = "Größe",
          },
          writes = {
            "LAST_NAME", "PERSONAL_ZIP", "PERSONAL_GENDER", "PERSONAL_BIRTHDAY", "UF_PHONE_INNER", "WORK_CITY",
          },
          transform = function(user, row) local note, street = row["Notiz"], row["Größe"] end,
        }
        """

    /// The header has a no-break space, a decomposed letter and no name at its end, as a Mac and Excel write them.
    private static let rows = """
        \u{FEFF}ID;Nachname\u{A0};PLZ;Geschlecht;Geburtstag;Durch\u{A0} wahl;Gro\u{308}ße;Notiz;Frei;;
        5.0;Null;\"=\"\"04109\"\"\";w;03.03.1985 0:00:00;12;Ring;;;;
        6;X\u{A0};04109;М;3/13/1985 12:00:00 AM;'012;Ring;;#N/A;;
        7;NULL;04109;m;1985-03-03;1;;;;;
        8;B;7210.0;m;1985-03-03;1;;;;;
        9;B;#N/A;m;1985-03-03;1;;;;;
        10;B;########;m;1985-03-03;1;;;;;
        11;B;01234;d;3 марта 1985 г.;1;;;;;
        12;B;01234;f;1985-03-02T21:00:00Z;1;;;;;
        13;B;01234;f;1885-03-02;1;;;;;
        14;B;01234;f;31109;1;;;;;
        15;B;01234;f;2999-03-02;1;;;;;
        16;B;01234;f;2005-03-02;1;;#ССЫЛКА!;;;
        17;B;01234;q;2005-03-04;1;;;;;
        18;B;01234;f;2005-03-04;1;;;;;lost
        99999;B;01234;f;2005-03-04;1;;;;;

        """

    private func imported(_ options: String...) async throws -> [JSONValue] {
        let program = try Program()
        try program.write(Self.recipe, to: "monday.lua")
        try program.write(Self.rows, to: "monday.csv")
        let run = ["run", "monday.lua", "--input", "monday.csv", "--portal", "demo", "--dry-run", "--format", "json"]
        let ended = try await program.run(run + ["--allow", "refused=20"] + options)
        return try ended.json()
    }

    /// The lines that findings name, each with its codes.
    private func lines(_ records: [JSONValue], _ severity: JSONValue) -> [Int: [String]] {
        var lines: [Int: [String]] = [:]
        for finding in records where finding["severity"] == severity {
            for record in finding["records"]?.arrayValue ?? [] {
                guard let line = record["line"]?.whole, let code = finding["code"]?.stringValue else { continue }
                lines[line, default: []].append(code)
            }
        }
        return lines
    }

    @Test func `each wrong cell is refused by its line, and the rest are what people meant`() async throws {
        let records = try await imported()
        #expect(
            lines(records, "error") == [
                4: ["MH0407"], 5: ["MH0211"], 6: ["MH0407"], 7: ["MH0407"], 9: ["MH0205"], 10: ["MH0205"],
                11: ["MH0205"],
                12: ["MH0205"], 13: ["MH0407"], 14: ["MH0206"], 15: ["MH0401"],
            ]
        )
        #expect(lines(records, "notice") == [16: ["MH0403"]])
        #expect(lines(records, "warning") == [8: ["MH0206"]])
        let changes = records.filter { $0["type"] == "change" }
        #expect(changes.compactMap { $0["user"]?.whole } == [5, 6, 11])
        let first = try #require(changes.first?["after"])
        #expect(first["LAST_NAME"] == "Null")
        #expect(first["PERSONAL_ZIP"] == "04109")
        #expect(first["PERSONAL_BIRTHDAY"] == "1985-03-03")
        #expect(first["WORK_CITY"] == "Ring")
        #expect(changes[1]["after"]?["UF_PHONE_INNER"] == "012")
        #expect(changes[1]["after"]?["PERSONAL_BIRTHDAY"] == "1985-03-13")
        #expect(changes[2]["after"]?["PERSONAL_GENDER"] == nil)
        #expect(changes[2]["after"]?["PERSONAL_BIRTHDAY"] == "1985-03-03")
    }

    @Test func `the two ways out of a word for nothing are options`() async throws {
        let empty = try await imported("--null", "nan,NULL")
        #expect(lines(empty, "error")[4] == nil)
        let change = try #require(empty.first { $0["type"] == "change" && $0["user"] == 7 })
        #expect(change["after"]?["LAST_NAME"] == nil)
        let literal = try await imported("--literal", "Nachname")
        #expect(lines(literal, "error")[4] == nil)
        #expect(literal.contains { $0["user"] == 7 && $0["after"]?["LAST_NAME"] == "NULL" })
    }

    @Test func `blanks around a word for nothing don't count`() async throws {
        let empty = try await imported("--null", "nan, NULL")
        #expect(lines(empty, "error")[4] == nil)
    }

    private func run(_ rows: String, _ options: String...) async throws -> Program.Ended {
        let program = try Program()
        let recipe = """
            return { columns = { NAME = "Name" }, writes = { "NAME" }, transform = function() end }
            """
        try program.write(recipe, to: "name.lua")
        try program.write(rows, to: "rows.csv")
        let run = ["run", "name.lua", "--input", "rows.csv", "--portal", "demo", "--dry-run", "--allow", "refused=9"]
        return try await program.run(run + options)
    }

    @Test func `a name in decomposed letters is no change`() async throws {
        let ended = try await run("ID;Name\n5;Ju\u{308}rgen\n", "--format", "json")
        #expect(try !ended.json().contains { $0["type"] == "change" })
    }

    @Test func `a cell that only looks empty clears as an empty one does, and else nothing`() async throws {
        let rows = "ID;Name\n5; \n7;\u{200B}\n"
        #expect(try await !run(rows, "--format", "json").json().contains { $0["type"] == "change" })
        let cleared = try await run(rows, "--empty", "clear", "--format", "json").json()
        #expect(cleared.filter { $0["type"] == "change" }.allSatisfy { $0["after"]?["NAME"] == .null })
    }

    @Test func `text behind a closing quote is named as the cause, with its line`() async throws {
        let ended = try await run("ID;Name\n5;\"Lange\"x\n7;Anna\n")
        #expect(ended.error.contains("line 2: text follows a closing quote"))
    }

    @Test func `a misspelt column is no way out`() async throws {
        let program = try Program()
        try program.write(Self.recipe, to: "monday.lua")
        try program.write(Self.rows, to: "monday.csv")
        let ended = try await program.run("transform", "monday.lua", "--input", "monday.csv", "--literal", "Nachnam")
        #expect(ended.status == 64)
        #expect(ended.error.contains(#"no column "Nachnam"; did you mean "Nachname"?"#))
    }

    @Test func `a refused value is shown, cut, unless values are hidden`() async throws {
        let shown = try await imported().map(\.text).joined()
        #expect(shown.contains(#""value":"7210.0""#))
        let hidden = try await imported("--redact").map(\.text).joined()
        #expect(!hidden.contains("7210.0"))
        #expect(!hidden.contains("1985-03-02T21"))
    }

    @Test(arguments: [
        ("regula.rochat@exmaple.com", "", "near: regula.rochat@example.com"),
        ("regula.rochat@example.com\u{200B}", "remove them from the row", "near: regula.rochat@example.com"),
        ("thomas\u{AD}.boehm@example.com", "remove them from the row", "near: thomas.boehm@example.com"),
        ("mailto:regula.rochat@example.com", "", "near: regula.rochat@example.com"),
        ("Regula Rochat <regula.rochat@example.com>", "", "near: regula.rochat@example.com"),
        ("regula.rochat\u{FF20}example.com", "", "near: regula.rochat@example.com"),
        ("regula.rochat@example.de", "", "near: regula.rochat@example.com"),
        ("nobody.at.all@elsewhere.net", "Moonhook doesn't create users", "nobody.at.all@elsewhere.net"),
    ])
    func `a row that finds no user says whose address is nearest`(
        mail: String,
        reason: String,
        value: String
    ) async throws {
        let program = try Program()
        let recipe = """
            return { match = "EMAIL", columns = { EMAIL = "Mail", NAME = "Name" }, writes = { "NAME" }, transform = function() end }
            """
        try program.write(recipe, to: "mail.lua")
        try program.write("Mail,Name\n\(mail),X\n", to: "rows.csv")
        let run = ["run", "mail.lua", "--input", "rows.csv", "--portal", "demo", "--dry-run", "--format", "json"]
        let finding = try #require(try await program.run(run).json().first { $0["code"] == "MH0403" })
        #expect(finding["message"]?.stringValue?.contains(reason) == true)
        let record = try #require(finding["records"]?.arrayValue?.first)
        #expect(record["value"]?.stringValue?.contains(value) == true)
        let hidden = try await program.run(run + ["--redact"])
        #expect(!hidden.output.contains("@"))
    }
}

extension JSONValue {
    /// A whole number.
    fileprivate var whole: Int? { if case .integer(let number) = self { number } else { nil } }
}
