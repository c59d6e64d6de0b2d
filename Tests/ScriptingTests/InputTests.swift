import Foundation
import PortalModel
import TestSupport
import Testing
import Wire

@testable import Scripting

struct InputReaderTests {
    private func reader(_ text: String) throws -> InputReader {
        try InputReader(ByteSource(text: text, name: "people.txt"))
    }

    @Test(arguments: ["{\"ID\":1}", "\n\t {\"ID\":1}\n", "\u{FEFF}{\"ID\":1}"])
    func `what begins with a brace is JSON Lines`(text: String) throws {
        var reader = try reader(text)
        #expect(reader.header == nil)
        guard case .object(let object)? = try reader.next()?.content else {
            Issue.record("expected an object")
            return
        }
        #expect(object["ID"] == .integer(1))
        #expect(try reader.next() == nil)
    }

    @Test(arguments: ["ID,NAME\n1,Anna\n", "\u{FEFF}ID;NAME\n1;Anna\n", "\"ID\"\tNAME\n1\tAnna\n"])
    func `all else is CSV`(text: String) throws {
        var reader = try reader(text)
        #expect(reader.header == ["ID", "NAME"])
        let row = try #require(try reader.next())
        guard case .cells(let cells) = row.content else {
            Issue.record("expected cells")
            return
        }
        #expect(cells.texts == ["1", "Anna"])
        #expect(row.line == 2)
    }

    @Test func `the sniffing works on a chunk that ends anywhere`() throws {
        let reader = try InputReader(ByteSource(chunks: [Array("{\"I".utf8), Array("D\":1}".utf8)]))
        #expect(reader.header == nil)
    }

    @Test func `an empty input and a bad header are refused, by the file's name`() throws {
        let empty = #expect(throws: ScriptError.self) { try reader("") }
        #expect(empty?.code == .input)
        #expect(empty?.message == "people.txt has no header line: it is empty")
        let twice = #expect(throws: ScriptError.self) { try reader("ID,ID\n1,2\n") }
        #expect(twice?.message.contains("the same name \"ID\"") == true)
    }

    @Test func `one bad row is refused with its line, and the next is read`() throws {
        var csv = try reader("ID,NAME\n1,Anna,x\n2,Boris\n")
        let error = #expect(throws: InputError.self) { try csv.next() }
        #expect(error?.line == 2)
        #expect(error?.refusesOneRow == true)
        #expect(error?.description.contains("Anna") == false)
        #expect(try csv.next()?.line == 3)

        var json = try reader("{\"ID\":1}\n{\"ID\":oops}\n[1]\n{\"ID\":4}\n")
        #expect(try json.next()?.line == 1)
        #expect(#expect(throws: InputError.self) { try json.next() }?.line == 2)
        #expect(#expect(throws: InputError.self) { try json.next() }?.line == 3)
        #expect(try json.next()?.line == 4)
    }

    @Test func `an open quote ends the input, since nobody knows where the next row begins`() throws {
        var reader = try reader("ID,NAME\n1,\"Anna\n2,Boris\n")
        #expect(#expect(throws: InputError.self) { try reader.next() }?.refusesOneRow == false)
    }
}

struct RowBindingTests {
    private func binding(_ header: [String]?, _ recipes: String...) throws -> RowBinding {
        let bench = try Workbench()
        var scripts: [ScriptHost.Script] = []
        for (number, recipe) in recipes.enumerated() {
            scripts.append(try bench.load("return { transform = print, \(recipe) }", name: "recipe-\(number).lua"))
        }
        return try RowBinding(
            header: header,
            recipes: scripts.compactMap(\.recipe),
            scripts: scripts.map(\.file),
            schema: .standard
        )
    }

    @Test func `columns are laid over fields if the recipe says so`() throws {
        let binding = try binding(
            ["E-mail", "First name", "Office"],
            "match = 'EMAIL', columns = { EMAIL = 'E-mail', NAME = 'First name' }"
        )
        #expect(binding.match == "EMAIL")
        #expect(binding.matchColumn == "E-mail")
        #expect(binding.columns == ["NAME": "First name"])  // what finds the user is not laid over it
        #expect(binding.unusedColumns == ["Office"])
    }

    @Test func `without columns, a header that is a field in writes is laid over it`() throws {
        let binding = try binding(["ID", "NAME", "EMAIL"], "writes = { 'NAME', 'LAST_NAME' }")
        #expect(binding.match == "ID")
        #expect(binding.columns == ["NAME": "NAME"])
        #expect(binding.unusedColumns == ["EMAIL"])
    }

    @Test func `a recipe that says neither binds nothing`() throws {
        let binding = try binding(["ID", "NAME"], "about = 'x'")
        #expect(binding.columns.isEmpty)
        #expect(binding.unusedColumns == ["NAME"])
    }

    @Test func `a column that the script mentions is used`() throws {
        let binding = try binding(
            ["ID", "Department path"],
            "about = 'x', run = function(row) return row['Department path'] end"
        )
        #expect(binding.unusedColumns.isEmpty)
    }

    @Test func `a column whose letters are in a longer word of the script is not used`() throws {
        let binding = try binding(["ID", "WORK_PHON"], "writes = { 'WORK_PHONE' }")
        #expect(binding.unusedColumns == ["WORK_PHON"])
    }

    @Test func `the first recipe of a chain that names a field decides`() throws {
        let binding = try binding(
            ["ID", "A", "B", "C"],
            "columns = { NAME = 'A' }",
            "match = 'EMAIL', columns = { NAME = 'B', EMAIL = 'C' }"
        )
        #expect(binding.columns == ["NAME": "A"])
        #expect(binding.match == "EMAIL")
        #expect(binding.matchColumn == "C")
    }

    @Test func `rows that bring their own keys are bound without a header`() throws {
        let binding = try binding(nil, "writes = { 'NAME' }")
        #expect(binding.columns == ["NAME": "NAME"])
        #expect(binding.matchColumn == "ID")
        #expect(binding.unusedColumns.isEmpty)
    }

    @Test(arguments: [
        (
            "columns = { NAME = 'Frist name' }", ScriptError.Code.input,
            "the input has no column \"Frist name\", which is bound to NAME; did you mean \"First name\"?"
        ),
        (
            "columns = { NAME = 'Vorname' }", .input,
            "the input has no column \"Vorname\", which is bound to NAME"
        ),
        (
            "columns = { NMAE = 'First name' }", .malformed,
            "recipe-0.lua:1:41: NMAE is not a user field; did you mean NAME?"
        ),
        ("match = 'EMIAL'", .malformed, "recipe-0.lua:1:37: EMIAL is not a user field; did you mean EMAIL?"),
    ])
    func `a name that fits nothing is refused`(recipe: String, code: ScriptError.Code, message: String) throws {
        let error = #expect(throws: ScriptError.self) { try binding(["ID", "First name"], recipe) }
        #expect(error?.code == code)
        #expect(error?.message == message)
    }

    @Test(arguments: [
        ("ID\n57\n", "57"), ("ID\n\" 57 \"\n", "57"), ("ID,NAME\n,Anna\n", nil), ("NAME\nAnna\n", nil),
        ("{\"ID\":57}", "57"), ("{\"ID\":\" 57\"}", "57"), ("{\"ID\":null}", nil), ("{\"NAME\":\"Anna\"}", nil),
    ])
    func `a row finds its user by the text of one cell`(input: String, text: String?) throws {
        var reader = try InputReader(ByteSource(text: input))
        let binding = try binding(reader.header, "about = 'x'")
        let row = try #require(try reader.next())
        #expect(binding.matchText(of: row) == text)
    }

    @Test func `the cells of a row become settings, typed where scripts read types`() throws {
        var reader = try InputReader(ByteSource(text: "ID,NAME,ACTIVE,WORK_CITY\n57, Anna ,N,\n58,Bo,perhaps,Kiel\n"))
        let binding = try binding(reader.header, "writes = { 'NAME', 'ACTIVE', 'WORK_CITY' }")
        var findings: [Diagnostic] = []
        let first = try #require(try reader.next())
        let settings = try binding.settings(of: first, schema: .standard) { findings.append($0) }
        #expect(settings == ["NAME": .string(" Anna "), "ACTIVE": .boolean(false)])
        let second = try #require(try reader.next())
        #expect(try binding.settings(of: second, schema: .standard) { findings.append($0) } == nil)
        #expect(
            findings == [
                Diagnostic(
                    .error,
                    .wrongType,
                    "column \"ACTIVE\": expected yes or no, such as Y and N, TRUE and FALSE, 1 and 0, or such words in "
                        + "another language",
                    field: "ACTIVE",
                    line: 3
                ).showing("perhaps")
            ]
        )
    }

    @Test(arguments: ["ID;NAME\n57;J\u{FC}rgen\n58;Bo\n", "{\"ID\":57}\n{\"ID\":58}\n"])
    func `an input that was read opens once more at its beginning`(text: String) throws {
        let folder = try TemporaryFolder()
        try text.write(toFile: folder.path("rows"))
        for source in [ByteSource(text: text), try ByteSource(path: folder.path("rows"))] {
            let first = try InputReader(source)
            var (reader, rows) = (first, [[UInt8]]())
            while let row = try reader.next() { rows.append(row.raw) }
            var again = try first.reopened()
            #expect(again.header == first.header)
            for row in rows { #expect(try again.next()?.raw == row) }
            #expect(rows.count == 2)
            #expect(try again.next() == nil)
        }
    }

    @Test(arguments: ["ID;NOTE\n", "{"], [0, 1, 2])
    func `long rows are read a few at once, whether they are refused or not`(start: String, refused: Int) throws {
        let long = String(repeating: "x", count: 100_000)
        let good = start == "{" ? "{\"ID\":1,\"NOTE\":\"\(long)\"}\n" : "1;\(long)\n"
        let bad = start == "{" ? "{\"ID\":1,\"NOTE\":\"\(long)\"}}\n" : "1;\(long);2\n"
        let rows = (0..<60).map { $0 % 2 < refused ? bad : good }.joined()
        var input = try InputReader(ByteSource(text: start == "{" ? rows : start + rows))
        var pages: [Int] = []
        while true {
            let page = try input.next(256)
            if page.isEmpty { break }
            pages.append(page.count)
        }
        #expect(pages.reduce(0, +) == 60)
        #expect(pages.allSatisfy { $0 <= 11 }, "\(pages)")
    }

    @Test func `standard input and pipes can't be opened once more`() throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data("ID\n57\n".utf8))
        try pipe.fileHandleForWriting.close()
        let source = try ByteSource(path: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
        let reader = try InputReader(source)
        #expect(!reader.isRepeatable)
        #expect(!ByteSource.standardInput.isRepeatable)
        #expect(throws: ScriptError.self) { try reader.reopened() }
    }
}
