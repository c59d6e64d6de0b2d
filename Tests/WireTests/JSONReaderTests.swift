import Testing
import Wire

struct JSONReaderTests {
    private static let values: [(String, JSONValue)] = [
        ("null", .null),
        (" true\n", true),
        ("1", 1),
        ("-1", -1),
        ("1.0", 1.0),
        ("1e2", 100.0),
        ("-0", .number(-0.0)),
        ("9223372036854775807", .integer(.max)),
        ("-9223372036854775808", .integer(.min)),
        ("9223372036854775808", .number(9_223_372_036_854_775_808)),
        (#""\u0041\n\/\ud83d\ude00ж""#, "A\n/😀ж"),
        ("[]", []),
        (#"{"ID":"57","UF_DEPARTMENT":[1,2],"x":{}}"#, ["ID": "57", "UF_DEPARTMENT": [1, 2], "x": [:]]),
    ]

    @Test(arguments: values)
    func `a text is read as the value it writes`(text: String, value: JSONValue) throws {
        #expect(try JSONReader.value(from: text) == value)
    }

    @Test func `1 is not 1_0`() throws {
        #expect(try JSONReader.value(from: "1") != JSONReader.value(from: "1.0"))
    }

    @Test func `a negative zero keeps its sign`() throws {
        #expect(try JSONReader.value(from: "-0").text == "-0.0")
    }

    @Test(arguments: [
        ("", 1, 1), (" ", 1, 2), ("[1,]", 1, 4), ("{\"a\" 1}", 1, 6), ("{a:1}", 1, 2), ("01", 1, 2), ("1.", 1, 3),
        ("1e", 1, 3), ("-", 1, 2), ("+1", 1, 1), ("tru", 1, 1), ("NaN", 1, 1), ("1 2", 1, 3), ("[1", 1, 3),
        ("\"a", 1, 3), ("\"a\tb\"", 1, 3), (#""\x""#, 1, 3), (#""\u12"#, 1, 6), (#""\ud83d""#, 1, 2),
        (#""\ude00""#, 1, 2), (#""\ud83d\u0041""#, 1, 2), ("{\n  \"ж\": ,\n}", 2, 8), ("1e999", 1, 1),
        ("\u{FEFF}1", 1, 1),
    ])
    func `what is not JSON is refused where it goes wrong`(text: String, line: Int, column: Int) {
        let error = #expect(throws: JSONError.self) { try JSONReader.value(from: text) }
        #expect(error?.line == line)
        #expect(error?.column == column)
    }

    @Test func `an error leaves the data out`() {
        let error = #expect(throws: JSONError.self) {
            try JSONReader.value(from: #"{"PERSONAL_MOBILE":"+4915123456789" "#)
        }
        #expect(error?.description == #"line 1, column 37: the text ends here; expected "," or "}""#)
    }

    @Test func `bytes that are not UTF-8 are refused with their offset`() {
        let error = #expect(throws: JSONError.self) { try JSONReader.value(from: [0x22, 0x61, 0xFC, 0x22]) }
        #expect(error?.code == .undecodable)
        #expect(error?.byteOffset == 2)
    }

    @Test func `depth ends at its limit, and so does no stack`() throws {
        let deepest = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        #expect(try JSONReader.value(from: deepest).text == deepest)
        let error = #expect(throws: JSONError.self) {
            try JSONReader.value(from: String(repeating: #"{"a":["#, count: 100_000))
        }
        #expect(error?.code == .tooDeep)
    }

    @Test(arguments: [2, 5000])
    func `of a key that occurs twice the last value counts, at the first place`(count: Int) throws {
        let pairs = (0..<count).map { "\"k\($0)\":\($0)" } + ["\"k0\":\"last\""]
        let value = try JSONReader.value(from: "{\(pairs.joined(separator: ","))}")
        let object = try #require(value.objectValue)
        #expect(object.count == count)
        #expect(object.keys.first == "k0")
        #expect(object["k0"] == "last")
        #expect(object["k\(count - 1)"] == .integer(count - 1))
    }
}
