import Testing
import Wire

struct TextEncodingTests {
    private static let texts: [(String, [UInt8], String)] = [
        ("Windows-1252", [0x80, 0xE4, 0x41], "€äA"),
        ("cp1252", [0x93], "“"),
        ("windows-1250", [0xB3, 0xF8], "łř"),
        ("CP1251", [0xC6], "Ж"),
        ("windows_1253", [0xC1], "Α"),
        ("windows-1254", [0xD0], "Ğ"),
        ("windows-1255", [0xE0], "א"),
        ("windows-1256", [0xC8], "ب"),
        ("windows-1257", [0xE0], "ą"),
        ("windows-1258", [0xFE], "₫"),
        ("latin1", [0xA4], "¤"),
        ("ISO-8859-15", [0xA4], "€"),
        ("iso8859-2", [0xB3], "ł"),
        ("iso-8859-5", [0xB6], "Ж"),
        ("iso-8859-9", [0xD0], "Ğ"),
        ("koi8-r", [0xF6], "Ж"),
        ("koi8-u", [0xA4], "є"),
        ("macroman", [0x80, 0xDB], "Ä€"),
        ("cp850", [0x84], "ä"),
        ("utf-8", [0xD0, 0x96], "Ж"),
        ("utf-16le", [0x16, 0x04, 0x3D, 0xD8, 0x00, 0xDE], "Ж😀"),
        ("UTF-16BE", [0x04, 0x16], "Ж"),
        ("utf-16", [0x16, 0x04], "Ж"),
        ("utf-16", [0xFE, 0xFF, 0x04, 0x16], "Ж"),
    ]

    @Test(arguments: texts)
    func `bytes become text`(name: String, bytes: [UInt8], text: String) throws {
        let encoding = try TextEncoding(named: name)
        let chunks = bytes.map { [$0] }  // characters are cut wherever they can be
        #expect(try CSVReader(ByteSource(chunks: chunks), encoding: encoding).header == [text])
    }

    @Test func `an unknown name is refused with the nearest and all known ones`() {
        let error = #expect(throws: StreamError.self) { try TextEncoding(named: "window-1252") }
        #expect(error?.code == .unknownEncoding)
        let start = "\"window-1252\" is not a known encoding; did you mean windows-1252? Known are utf-8, utf-16"
        #expect(error?.description.hasPrefix(start) == true)
    }

    private static let faults: [(String?, [UInt8], String)] = [
        (nil, [0x41, 0x0A, 0xFC, 0x0A], "not utf-8; give its encoding, such as --encoding windows-1252"),
        (nil, [0x41, 0x0A, 0xD0], "not utf-8; give its encoding, such as --encoding windows-1252"),
        ("windows-1252", [0x41, 0x0A, 0x81, 0x0A], "not windows-1252; give its actual encoding"),
        ("iso-8859-1", [0x41, 0x0A, 0x93, 0x0A], "not iso-8859-1; give its actual encoding"),
        ("utf-16be", [0x00, 0x41, 0x00, 0x0A, 0xDE, 0x00], "not utf-16be; give its actual encoding"),
        ("utf-16be", [0x00, 0x41, 0x00, 0x0A, 0x41], "not utf-16be; give its actual encoding"),
    ]

    @Test(arguments: faults)
    func `bytes that are no text are refused at their line`(name: String?, bytes: [UInt8], reason: String) throws {
        let encoding = try name.map { try TextEncoding(named: $0) }
        for chunks in [[bytes], bytes.map { [$0] }] {
            let error = #expect(throws: CSVError.self) {
                try CSVReader(ByteSource(chunks: chunks, name: "hr.csv"), encoding: encoding)
            }
            #expect(error?.line == 2)
            #expect(error?.description == "hr.csv, line 2: this is \(reason)")
        }
    }

    @Test func `a byte order mark has the last word`() throws {
        let latin = try TextEncoding(named: "latin1")
        #expect(try CSVReader(ByteSource(text: "\u{FEFF}Größe\n"), encoding: latin).header == ["Größe"])
        let excel: [UInt8] = [0xFF, 0xFE] + "ID\tGröße\r\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try CSVReader(ByteSource(chunks: [excel])).header == ["ID", "Größe"])
    }

    @Test func `every usual name is its own`() throws {
        for name in TextEncoding.names {
            #expect(try TextEncoding(named: name.uppercased()).name == name)
        }
    }
}
