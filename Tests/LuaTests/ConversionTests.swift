import Foundation
import Lua
import Testing

/// Generated values go into a state and come out as they were.
struct ConversionTests {
    /// More with `MOONHOOK_CASES=1000000 swift test --filter ConversionTests`.
    private static let cases = ProcessInfo.processInfo.environment["MOONHOOK_CASES"].flatMap { Int($0) } ?? 20_000

    /// The same values each time.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64 = 20_250_301

        /// Steele, Lea, Flood: "Fast splittable pseudorandom number generators" (2014).
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }

        mutating func one<Value>(of values: [Value]) -> Value {
            values[Int.random(in: 0..<values.count, using: &self)]
        }

        mutating func text() -> String {
            let parts = ["", "a", "Ян", "\0", "🎉", "e\u{301}", "'", "\u{FFFF}", "x.y", "1", " "]
            return (0..<Int.random(in: 0...4, using: &self)).map { _ in one(of: parts) }.joined()
        }

        /// Bytes that are no text, whatever stands around the one that is not.
        mutating func bytes() -> [UInt8] {
            let bytes = (0..<Int.random(in: 0...6, using: &self)).map { _ in UInt8.random(in: 0...255, using: &self) }
            return bytes + [one(of: [0xFF, 0xC0, 0xF8])]
        }

        mutating func value(depth: Int) -> LuaValue {
            switch Int.random(in: 0...(depth > 0 ? 9 : 6), using: &self) {
            case 0: .null
            case 1: .boolean(Bool.random(using: &self))
            case 2: .integer(one(of: [0, 1, -1, .min, .max, 1 << 53, (1 << 53) + 1]))
            case 3: .integer(Int.random(in: .min ... .max, using: &self))
            case 4: .number(one(of: [0, -0.5, 1, 1e300, .infinity, -.infinity, .leastNonzeroMagnitude, 0x1p53, 3]))
            case 5: .bytes(bytes())
            case 6: .string(text())
            default: .table(table(depth: depth - 1))
            }
        }

        mutating func table(depth: Int) -> LuaTable {
            var table = LuaTable()
            for _ in 0..<Int.random(in: 0...4, using: &self) { table.items.append(value(depth: depth)) }
            for _ in 0..<Int.random(in: 0...4, using: &self) { table.fields[text()] = value(depth: depth) }
            return table
        }
    }

    private func openState() throws -> LuaState {
        let lua = try LuaState(memoryLimitBytes: 64 << 20)
        try lua.openLibraries()
        return lua
    }

    @Test func `a generated value comes out as it went in`() throws {
        let lua = try openState()
        let identity = try lua.load("return ...", name: "sample.lua")
        var generator = Generator()
        for number in 0..<Self.cases {
            let value = generator.value(depth: 5)
            let results = try lua.call(identity, [value])
            try #require(results == [value], "case \(number)")
        }
    }

    @Test func `a generated record that nobody changes has no changes, and is in the state as it was given`() throws {
        let lua = try openState()
        let names = (0..<40).map { "field \($0)" }
        let layout = try lua.makeRecordLayout(names)
        let changes = LuaRecordChanges(layout)
        var generator = Generator()
        for number in 0..<Self.cases {
            var (bytes, given) = (LuaRecordBytes(), [Int: LuaValue]())
            let start = bytes.begin()
            for index in 0..<layout.count where Bool.random(using: &generator) {
                let value = generator.value(depth: 0)
                switch value {
                case .nil, .table, .reference: continue
                case .number(let float) where float.isNaN: continue
                default: given[index] = value
                }
                bytes.set(index, value)
            }
            bytes.end(start)
            var end = 0
            let record = try lua.makeRecord(layout, from: bytes.bytes, at: &end)
            for (index, value) in given { try #require(try lua.field(names[index], of: record) == value) }
            try lua.read(record, layout, changedFrom: bytes.bytes, at: 0, into: changes)
            lua.release(record)
            try #require(changes.changedCount == 0 && changes.others.isEmpty, "case \(number)")
        }
    }

    @Test func `no bytes are too odd to be a record or refused`() throws {
        let lua = try openState()
        let layout = try lua.makeRecordLayout(["ID", "NAME", "ACTIVE", "TAGS", "LIST", "SIZE"])
        let changes = LuaRecordChanges(layout)
        var (generator, made) = (Generator(), 0)
        for _ in 0..<50_000 {
            // Zeros and small numbers are more often counts and kinds.
            let bytes = (0..<Int.random(in: 4...60, using: &generator)).map { index in
                let most: UInt8 = [0, 0, 0, 0, 0, 0, 0, 7, 11, 255].randomElement(using: &generator) ?? 0
                return UInt8.random(in: 0...(index == 0 ? 3 : most), using: &generator)
            }
            var end = 0
            guard let record = try? lua.makeRecord(layout, from: bytes, at: &end) else { continue }
            made += 1
            #expect(end <= bytes.count)
            try lua.read(record, layout, changedFrom: bytes, at: 0, into: changes)
            lua.release(record)
        }
        #expect(made > 100)
    }

    @Test func `a text is refused at the byte that is none`() {
        #expect(UTF8.problem(of: Array("Ян".utf8) + [0xFF]) == "byte 5 is not UTF-8")
        #expect(UTF8.problem(of: [0xC3]) == "byte 1 is not UTF-8")
    }
}
