import Testing
import Wire

struct JSONWriterTests {
    @Test func `commas, keys and lines are added automatically`() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("ID")
        writer.integer(57)
        writer.key("list")
        writer.beginArray()
        writer.beginObject()
        writer.endObject()
        writer.null()
        writer.boolean(false)
        writer.endArray()
        writer.key("name")
        writer.string("Анна")
        writer.endObject()
        writer.newline()
        writer.value([])
        #expect(text(writer) == "{\"ID\":57,\"list\":[{},null,false],\"name\":\"Анна\"}\n[]")
    }

    @Test(arguments: [
        ("", #""""#),
        ("plain", #""plain""#),
        ("a\"b\\c", #""a\"b\\c""#),
        ("\u{0}\u{1}\u{1F}\u{7F}", #""\u0000\u0001\u001f\#u{7F}""#),
        ("line\r\n\tbreak", #""line\r\n\tbreak""#),
        ("Ж 😀 \u{2028}/", "\"Ж 😀 \u{2028}/\""),
    ])
    func `only quotes, backslashes and control characters are escaped`(string: String, expected: String) throws {
        var writer = JSONWriter()
        writer.string(string)
        #expect(text(writer) == expected)
        #expect(try JSONReader.value(from: writer.bytes) == .string(string))
        writer.removeAll(keepingCapacity: true)
        writer.string(utf8: Array("x\(string)".utf8)[1...])
        #expect(text(writer) == expected)
    }

    @Test(arguments: [
        (1.0, "1.0"), (0.1, "0.1"), (-0.0, "-0.0"), (1e20, "1e+20"), (.leastNonzeroMagnitude, "5e-324"),
        (1 / 3, "0.3333333333333333"),
        (9_007_199_254_740_992, "9007199254740992.0"), (.infinity, "null"), (.nan, "null"),
    ])
    func `a number is written so that it reads back the same`(number: Double, expected: String) throws {
        var writer = JSONWriter()
        writer.number(number)
        #expect(text(writer) == expected)
        if number.isFinite {
            #expect(try JSONReader.value(from: writer.bytes) == .number(number))
        }
    }

    @Test func `a value survives being written and read`() throws {
        let value: JSONValue = ["a": [1, 1.0, "x\u{8}", nil, true], "б": ["": .integer(.min)]]
        #expect(try JSONReader.value(from: value.text) == value)
        #expect("\(value)" == #"{"a":[1,1.0,"x\u0008",null,true],"б":{"":-9223372036854775808}}"#)
    }

    private func text(_ writer: JSONWriter) -> String {
        String(decoding: writer.bytes, as: UTF8.self)
    }
}
