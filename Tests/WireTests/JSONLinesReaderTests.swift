import Testing
import Wire

struct JSONLinesReaderTests {
    @Test func `lines keep their number and their raw text`() throws {
        var reader = JSONLinesReader(ByteSource(text: "\u{FEFF}{\"ID\":1}\r\n\n  \n {\"ID\": 2 }"))
        let first = try #require(try reader.next())
        #expect(first.object == ["ID": 1])
        #expect(first.line == 1)
        #expect(first.raw == Array("{\"ID\":1}".utf8))
        let second = try #require(try reader.next())
        #expect(second.object == ["ID": 2])
        #expect(second.line == 4)
        #expect(second.raw == Array(" {\"ID\": 2 }".utf8))
        #expect(try reader.next() == nil)
    }

    @Test(arguments: [
        ("{\"ID\":}", JSONError.Code.malformed, "line 2, column 7: expected a value"),
        ("[1]", .notAnObject, "line 2: expected an object, since each line is a row"),
    ])
    func `a line that is no object is refused, and the next one is read`(
        line: String,
        code: JSONError.Code,
        message: String
    ) throws {
        var reader = JSONLinesReader(ByteSource(chunks: "\n\(line)\n{}\n".utf8.map { [$0] }))
        let error = #expect(throws: JSONError.self) { try reader.next() }
        #expect(error?.code == code)
        #expect(error?.description == message)
        #expect(error?.refusesOneRecord == true)
        #expect(try reader.next()?.line == 3)
    }

    @Test func `a line over the limit ends the reading`() throws {
        let long = "{\"a\":\"\(String(repeating: "x", count: 2000))\"}"
        var reader = JSONLinesReader(ByteSource(text: "{}\n\(long)\n{}\n"), recordLimit: 1000)
        #expect(try reader.next()?.line == 1)
        let error = #expect(throws: JSONError.self) { try reader.next() }
        #expect(error?.description == "line 2: the line is longer than 1000 bytes")
        #expect(error?.refusesOneRecord == false)
        #expect(try reader.next() == nil)
    }

    @Test func `bytes that are not UTF-8 end the reading at their line`() throws {
        var reader = JSONLinesReader(ByteSource(chunks: [Array("{}\n{\"a\":\"".utf8), [0xFC, 0x22, 0x7D]]))
        #expect(try reader.next()?.line == 1)
        let error = #expect(throws: JSONError.self) { try reader.next() }
        #expect(error?.line == 2)
        #expect(error?.refusesOneRecord == false)
    }
}
