import Testing
import Wire

struct CSVReaderTests {
    @Test func `quotes hold delimiters, line breaks and doubled quotes`() throws {
        let rows = try read("ID,NAME,NOTE\n1,\"Berg, Anna\",\"first\r\nsecond\"\n2,\"the \"\"boss\"\"\",5\" pipe\n")
        #expect(rows.map(\.texts) == [["1", "Berg, Anna", "first\r\nsecond"], ["2", "the \"boss\"", "5\" pipe"]])
        #expect(rows.map(\.line) == [2, 4])
        #expect(String(decoding: rows[1].raw, as: UTF8.self) == "2,\"the \"\"boss\"\"\",5\" pipe")
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `all three line ends end a line, and the last line needs none`(lineEnd: String) throws {
        let text = ["\u{FEFF}ID,NAME", "1,Anna", "", " ,", "2,Ben"].joined(separator: lineEnd)
        let rows = try read(text)
        #expect(rows.map(\.texts) == [["1", "Anna"], ["2", "Ben"]])
        #expect(rows.map(\.line) == [2, 5])
    }

    @Test(arguments: [
        ("ID;NAME\n1;Anna\n", ";"),
        ("ID\tNAME\n1\tAnna, Ben; Carl\n", "\t"),
        ("ID|NAME\n1|Anna\n", "|"),
        ("ID,NAME\n1,Anna\n", ","),
        ("NAME\nAnna\n", ","),
        ("\"a,b\";\"c,d\"\n1;2\n", ";"),
        ("Last, first;Mail\n\"Berg, Anna\";a@example.com\nCher;c@example.com\n", ";"),  // the header alone fits both
        ("NAME;PAY,EUR\nAnna;1,50\nBen;2\nCarl;3\n", ";"),
        ("sep=;\r\nID;A,B,C\r\n1;x\r\n", ";"),
    ])
    func `the delimiter is found out`(text: String, delimiter: Character) throws {
        let reader = try CSVReader(ByteSource(text: text))
        #expect(reader.delimiter == delimiter.asciiValue)
    }

    @Test func `Excel's first line is passed over and counted`() throws {
        let rows = try read("SEP=,\r\nID,NAME\r\n1,Anna\r\n")
        #expect(rows.map(\.texts) == [["1", "Anna"]])
        #expect(rows.map(\.line) == [3])
    }

    @Test func `names of columns are trimmed`() throws {
        #expect(try CSVReader(ByteSource(text: " ID , \"First  name\"\u{A0}\n")).header == ["ID", "\"First name\""])
    }

    @Test(arguments: [
        ("", CSVError.Code.noHeader, nil, "input has no header line: it is empty"),
        (
            "ID,NAME,,NAME , \n", .badHeader, 1,
            #"line 1: every column needs a unique name; the same name "NAME": columns 2, 4; no name: column 3"#
        ),
        ("I\0D\0\n", .badHeader, 1, "line 1: the header contains NUL; try --encoding utf-16le"),
    ])
    func `a header without a name for each column is refused`(
        text: String,
        code: CSVError.Code,
        line: Int?,
        message: String
    ) {
        let error = #expect(throws: CSVError.self) { try CSVReader(ByteSource(text: text)) }
        #expect(error?.code == code)
        #expect(error?.line == line)
        #expect(error?.description == message)
    }

    @Test func `a record with more cells than columns is refused, and the next one is read`() throws {
        var reader = try CSVReader(ByteSource(text: "ID,NAME\n1,Berg, Anna\n2,Ben\n"))
        let error = #expect(throws: CSVError.self) { try reader.next() }
        #expect(error?.code == .tooManyCells)
        #expect(error?.line == 2)
        #expect(error?.refusesOneRecord == true)
        #expect(try reader.next()?.texts == ["2", "Ben"])
    }

    @Test func `columns without a name at the end are none, as long as they hold nothing`() throws {
        var reader = try CSVReader(ByteSource(text: "ID;NAME;;\n1;Anna;;\n2;Ben; ;x\n3;Cleo\n4;Dora;;;\n"))
        #expect(reader.header == ["ID", "NAME"])
        #expect(try reader.next()?.cell(1) == "Anna")
        let error = #expect(throws: CSVError.self) { try reader.next() }
        #expect(error?.description.contains("line 3: column 4 has a value here, but no name in the header") == true)
        #expect(try reader.next()?.cell(1) == "Cleo")
        #expect(try reader.next()?.cell(1) == "Dora")
    }

    @Test(arguments: ["Vor\u{A0}name", "Vor  name", "\u{FEFF}Vor name\u{A0}", "Vor\u{202F} name"])
    func `a column's name has single blanks`(name: String) throws {
        #expect(try CSVReader(ByteSource(text: "\"\(name)\";ID\n")).header == ["Vor name", "ID"])
    }

    @Test func `a column's name has composed letters`() throws {
        let header = try CSVReader(ByteSource(text: "Gro\u{308}\u{DF}e;ID\n")).header
        #expect(header.first?.utf8.elementsEqual("Gr\u{F6}\u{DF}e".utf8) == true)
    }

    @Test func `a record with fewer cells has empty ones, unless the file was cut off there`() throws {
        var reader = try CSVReader(ByteSource(text: "ID,NAME,MAIL\n1,Anna\n2,Be"))
        let row = try #require(try reader.next())
        #expect(row.count == 2)
        #expect(row.cell(2) == "")
        let error = #expect(throws: CSVError.self) { try reader.next() }
        #expect(error?.code == .cutOff)
        #expect(error?.line == 3)
    }

    @Test(arguments: [
        ("ID,NOTE\n1,x\n2,\"one\ntwo\n3,z\n", CSVError.Code.unterminatedQuote, 3),
        ("ID,NOTE\n1,\"a\nb\" c\n", .textAfterQuote, 3),
        ("ID,NOTE\n1,\(String(repeating: "x", count: 2000))\n", .recordTooLong, 2),
        ("ID,NOTE\n1,a\n2,\"\(String(repeating: "x\n", count: 2000))", .unterminatedQuote, 3),
    ])
    func `a broken record ends the reading at its line`(text: String, code: CSVError.Code, line: Int) throws {
        var reader = try CSVReader(ByteSource(text: text), recordLimit: 1000)
        let error = #expect(throws: CSVError.self) {
            while try reader.next() != nil {}
        }
        #expect(error?.code == code)
        #expect(error?.line == line)
        #expect(error?.refusesOneRecord == false)
        #expect(try reader.next() == nil)
    }

    @Test func `chunks may end anywhere`() throws {
        let text = "\u{FEFF}ID;NAME;NOTE\r\n1;\"Bärg; \"\"A\"\"\r\n😀\";x\r\n\r\n2;Жанна;\"\"\r\n"
        let chunks = text.utf8.map { [$0] }
        var reader = try CSVReader(ByteSource(chunks: chunks))
        #expect(reader.header == ["ID", "NAME", "NOTE"])
        #expect(try reader.next()?.texts == ["1", "Bärg; \"A\"\r\n😀", "x"])
        let row = try #require(try reader.next())
        #expect(row.texts == ["2", "Жанна", ""])
        #expect(row.line == 5)
        #expect(try reader.next() == nil)
    }

    @Test func `a file larger than a chunk is read whole`() throws {
        let note = String(repeating: "long, \n", count: 30)
        let chunk = Array((0..<500).map { "\($0),\"\(note)\"\n" }.joined().utf8)
        var reader = try CSVReader(ByteSource(chunks: [Array("ID,NOTE\n".utf8)] + Array(repeating: chunk, count: 10)))
        var count = 0
        while let row = try reader.next() {
            #expect(row.cell(0) == "\(count % 500)")
            #expect(row.cell(1) == note)
            #expect(row.line == 2 + count * 31)
            count += 1
        }
        #expect(count == 5000)
    }

    @Test func `what the writer writes reads back the same`() throws {
        let rows = [["ID", "NOTE"], ["1", "a,\"b\"\r\nc"], ["2", " x "], ["", ""], ["", "plain"]]
        var writer = CSVWriter()
        for row in rows {
            writer.row(row)
        }
        let text = String(decoding: writer.bytes, as: UTF8.self)
        #expect(text == "ID,NOTE\n1,\"a,\"\"b\"\"\r\nc\"\n2,\" x \"\n\"\",\n,plain\n")
        #expect(try read(text).map(\.texts) == Array(rows.dropFirst()))
    }

    /// What is read of a text: the records, and what is said of those that are refused.
    private func outcomes(_ text: String, _ count: Int, bytes: Int = .max) throws -> [String] {
        var reader = try CSVReader(ByteSource(text: text), recordLimit: 200)
        var outcomes: [String] = []
        while true {
            let (rows, error) = reader.next(count, bytes: bytes)
            for row in rows { outcomes.append("\(row.line) \(String(decoding: row.raw, as: UTF8.self)) \(row.texts)") }
            guard let error else {
                guard !rows.isEmpty else { return outcomes }
                continue
            }
            outcomes.append("\(error)")
            guard error.refusesOneRecord else { return outcomes }
            outcomes.append(String(decoding: reader.refused, as: UTF8.self))
        }
    }

    @Test func `records are the same however many are read at once`() throws {
        var random = SplitMix64(seed: 20_261_129)
        let pieces = [
            "a", "Müller", ",", ",", ",", "\n", "\n", "\r\n", "\"", "\"\"", "\"a,b\"", "\"x\ny\"", " ", "", ",,,,", "'",
        ]
        var refused = 0
        for _ in 0..<2_000 {
            let length = Int.random(in: 0..<60, using: &random)
            let text = "ID,NAME,NOTE\n" + (0..<length).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let one = try outcomes(text, 1)
            refused += one.count { $0.hasPrefix("line ") }
            for count in [2, 3, 100] { #expect(try outcomes(text, count) == one, "\(text.debugDescription)") }
            #expect(try outcomes(text, 100, bytes: 8) == one, "\(text.debugDescription)")
        }
        #expect(refused > 500)
    }

    @Test func `a cell of one record gets another text, and the records that were read with it keep theirs`() throws {
        var reader = try CSVReader(ByteSource(text: "ID,NAME\n1,Anna\n2,\"B\"\"n\"\n3,Carl\n"))
        let (rows, error) = reader.next(10, bytes: .max)
        #expect(error == nil)
        var row = rows[1]
        row.replace([(1, "Benjamin")])
        row.replace([(1, "Ben"), (0, "")])
        #expect(row.texts == ["", "Ben"])
        #expect([row.original(0), row.original(1)] == ["2", "B\"n"])
        #expect(String(decoding: row.raw.prefix(8), as: UTF8.self) == "2,\"B\"\"n\"")
        #expect(rows.map(\.texts) == [["1", "Anna"], ["2", "B\"n"], ["3", "Carl"]])
    }

    private func read(_ text: String) throws -> [CSVRow] {
        var reader = try CSVReader(ByteSource(text: text))
        var rows: [CSVRow] = []
        while let row = try reader.next() {
            rows.append(row)
        }
        return rows
    }

    @Test func `a header of more columns than any table has is refused`() throws {
        let widest = (1...16_384).map { "c\($0)" }.joined(separator: ",")
        #expect(try CSVReader(ByteSource(text: widest + "\n")).header.count == 16_384)
        let error = #expect(throws: CSVError.self) { try CSVReader(ByteSource(text: widest + ",one more\n")) }
        #expect(error?.reason == "the header has 16385 columns; 16384 are the most")
    }
}
