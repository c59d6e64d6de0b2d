import Lua
import PortalModel
import Testing

/// The judge and the state write the same bytes for a record, though neither knows the other.
struct RecordFormTests {
    @Test func `a state takes what the judge writes, and the judge reads what a state has changed`() throws {
        let lua = try LuaState(memoryLimitBytes: 1 << 20)
        try lua.openLibraries()
        let layout = try lua.makeRecordLayout(["ID", "NAME", "TAGS", "CITY"])
        var fields = RecordFields()
        fields.begin()
        fields.set(0, 1 << 40 | 57)
        fields.set(1, utf8: Array("Анна".utf8)[...])
        fields.setEmpty(2)
        let range = fields.end()
        var end = range.lowerBound
        let record = try lua.makeRecord(layout, from: fields.bytes, at: &end)
        #expect(end == range.upperBound)
        let source = """
            local r = ...
            assert(r.ID == 1 << 40 | 57 and r.NAME == "Анна" and next(r.TAGS) == nil and r.CITY == nil)
            r.ID, r.NAME, r.TAGS, r.CITY = -1, nil, "x", {}
            """
        try lua.run(try lua.load(source, name: "sample.lua"), on: record, nil)
        let changes = LuaRecordChanges(layout)
        try lua.read(record, layout, changedFrom: fields.bytes, at: range.lowerBound, into: changes)
        var bytes: [UInt8] = [UInt8(changes.changedCount), 0, 0, 0]
        changes.append(to: &bytes)
        var reader = try #require(RecordFieldsReader(bytes, at: 0))
        var read: [String] = []
        while let field = reader.next() {
            let text = String(decoding: bytes[field.text], as: UTF8.self)
            read.append("\(field.index) \(field.kind) \(field.number) \(text)")
        }
        #expect(reader.left == 0 && reader.offset == bytes.count)
        typealias Kind = RecordFields.Kind
        let expected = [
            "0 \(Kind.integer) -1 ", "1 \(Kind.absent) 0 ", "2 \(Kind.string) 0 x", "3 \(Kind.empty) 0 ",
        ]
        #expect(read.sorted() == expected)
    }
}
