import Containment
import Engine
import Foundation
import Lua
import PortalModel
import Scripting
import Wire

/// Measures inside one process what `scripts/bench` can't see from without: `Measures RECIPE ROWS.csv`.
@main
struct Measures {
    /// The ratio above which a figure is marked.
    private static let tolerated = 1.2
    /// How long one repetition of small work lasts, in seconds: little, so that some pass undisturbed.
    private static let repetition = 0.001
    private static let repetitions = 250

    let recipe: ScriptFile
    let rows: String

    static func main() async throws {
        guard CommandLine.arguments.count == 3 else {
            print("usage: Measures RECIPE ROWS.csv")
            exit(2)
        }
        let measures = Measures(recipe: try ScriptFile(path: CommandLine.arguments[1]), rows: CommandLine.arguments[2])
        try measures.crossings()
        try measures.lives()
        try await measures.libraries()
        try await measures.limits()
    }

    // MARK: What is measured

    private func crossings() throws {
        let interpreter = try Interpreter()
        let typed = try interpreter.lua.makeFunction("same", calling: { (number: Int) in number })
        let plain = try interpreter.lua.makeFunction("same") { call in .value(try call.value(1)) }
        let source = "local turns, same = ... for turn = 1, turns do same(turn) end"

        var bytes = LuaRecordBytes()
        let layout = try interpreter.lua.makeRecordLayout((1...10).map { "FIELD_\($0)" })
        func fill() {
            bytes.removeAll()
            let start = bytes.begin()
            for index in 0..<10 { bytes.set(index, "a value") }
            bytes.end(start)
        }
        func make() throws -> LuaReference {
            var offset = 0
            return try interpreter.lua.makeRecord(layout, from: bytes.bytes, at: &offset)
        }
        fill()
        let record = try make()
        let changes = LuaRecordChanges(layout)

        Self.heading("Between Swift and Lua", "ns")
        Self.cost("call of a typed function", try nanoseconds(try interpreter.work(source, calling: typed)))
        Self.cost("call of a function of LuaCall", try nanoseconds(try interpreter.work(source, calling: plain)))
        Self.cost(
            "record of 10 fields into Lua",
            try nanoseconds { turns in
                for _ in 0..<turns {
                    fill()
                    interpreter.lua.release(try make())
                }
            }
        )
        Self.cost(
            "record of 10 fields out of Lua",
            try nanoseconds { turns in
                for _ in 0..<turns {
                    try interpreter.lua.read(record, layout, changedFrom: bytes.bytes, at: 0, into: changes)
                }
            }
        )
    }

    private func lives() throws {
        let context = ScriptContext(version: "1.0.0", schema: .standard, log: { _ in })
        let state = try Measure.lifetime(of: 500) {
            let lua = try LuaState(memoryLimitBytes: 64 << 20)
            try lua.openLibraries()
            return lua
        }
        var lua = try LuaState(memoryLimitBytes: 64 << 20)
        try lua.openLibraries()
        let reset = try Measure.least(of: 500) { try lua.reset() }
        let host = try Measure.lifetime(of: 200) {
            let host = try ScriptHost(context)
            _ = try host.load(recipe)
            return host
        }
        Self.heading("A life", "µs")
        Self.cost("making a LuaState with its libraries", state.making * 1e6)
        Self.cost("closing it", state.closing * 1e6)
        Self.cost("resetting it", reset * 1e6)
        Self.cost("making a ScriptHost with a recipe", host.making * 1e6)
        Self.cost("closing it", host.closing * 1e6)
    }

    private func libraries() async throws {
        Self.heading("Guarded libraries, beside Lua's own", "ns", "Lua's", "ratio")
        let (guarded, original) = (try Interpreter(), try Interpreter(isGuarded: false))
        for (library, cases) in LibraryCase.all {
            for each in cases {
                let (ours, theirs) = (try guarded.work(each.source), try original.work(each.source))
                let turns = try Measure.turns(lasting: Self.repetition, theirs)
                let least = try await Measure.least(
                    of: Self.repetitions,
                    { try ours(turns) },
                    against: { try theirs(turns) }
                )
                Self.comparison(
                    "\(library): \(each.name)",
                    least.one / Double(turns) * 1e9,
                    least.other / Double(turns) * 1e9
                )
            }
        }
    }

    private func limits() async throws {
        Self.heading("Limits on, beside limits off", "ms", "off", "ratio")
        let (watched, unwatched) = (try transformer(isWatched: true), try transformer(isWatched: false))
        let rows = try await Measure.least(of: 25, { try await pass(watched) }, against: { try await pass(unwatched) })
        Self.comparison("transform, one worker", rows.one * 1e3, rows.other * 1e3)

        let interpreter = try Interpreter()
        let source = "local turns, sum = ..., 0 for turn = 1, turns do sum = sum + turn * 3 % 7 end"
        var budget = LuaBudget(time: .seconds(60), steps: 1 << 40)
        let counted = try interpreter.work(source, budget: budget)
        budget.isWatched = false
        let free = try interpreter.work(source, budget: budget)
        let turns = 100_000
        let sums = try await Measure.least(of: Self.repetitions, { try counted(turns) }, against: { try free(turns) })
        Self.comparison("a loop of 100,000 sums", sums.one * 1e3, sums.other * 1e3)
    }

    private func transformer(isWatched: Bool) throws -> RowTransformer {
        var limits = ScriptLimits()
        limits.isWatched = isWatched
        let context = ScriptContext(version: "1.0.0", schema: .standard, limits: limits, log: { _ in })
        return RowTransformer([recipe], context: context, pool: .uncontained, workers: 1)
    }

    private func pass(_ transformer: RowTransformer) async throws {
        _ = try await transformer.run(
            try InputReader(try ByteSource(path: rows)),
            progress: { _ in },
            write: { _ in }
        )
    }

    /// The nanoseconds of one turn.
    private func nanoseconds(_ work: (Int) throws -> Void) throws -> Double {
        let turns = try Measure.turns(lasting: Self.repetition, work)
        return try Measure.least(of: Self.repetitions) { try work(turns) } / Double(turns) * 1e9
    }

    // MARK: What is printed

    private static func heading(_ title: String, _ columns: String...) {
        print("\n" + line(title, columns))
    }

    private static func cost(_ name: String, _ value: Double) {
        print(line(name, [number(value)]))
    }

    private static func comparison(_ name: String, _ ours: Double, _ theirs: Double) {
        let ratio = ours / theirs
        let columns = [number(ours), number(theirs), String(format: "%.2f", ratio)]
        print(line(name, columns) + (ratio > tolerated ? "  above \(tolerated)" : ""))
    }

    private static func line(_ name: String, _ columns: [String]) -> String {
        columns.reduce(name.padding(toLength: 38, withPad: " ", startingAt: 0)) { line, column in
            line + String(repeating: " ", count: max(1, 9 - column.count)) + column
        }
    }

    private static func number(_ value: Double) -> String { String(format: value < 100 ? "%.1f" : "%.0f", value) }
}
