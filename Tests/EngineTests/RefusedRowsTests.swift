import Journal
import PortalModel
import Scripting
import TestSupport
import Testing
import Wire

@testable import Engine

/// Refused rows as a file that can be fixed and read in again.
struct RefusedRowsTests {
    private static let recipe = """
        return { columns = { WORK_CITY = "city" }, writes = { "WORK_CITY" },
          transform = function(user) if user.WORK_CITY == "x" then reject("bad, \\"very\\"") end end }
        """

    /// The rejects of a run over rows.
    private func rejects(_ input: String, _ recipe: String = Self.recipe) async throws -> String {
        let planning = try Planning(try (1...5).map { try User.employee($0) })
        let counts = try await planning.plan(recipe, input: input, lists: [.refused])
        let script = try planning.folder.script(recipe, name: "recipe.lua")
        let rows = RefusedRows(of: try InputReader(ByteSource(text: input)), for: [script])
        var bytes: [UInt8] = []
        try rows.write(on: counts.matches?.refused ?? [], reason: planning.run.refusal) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let reason = "\"bad, \"\"very\"\" (script1.lua:2)\""

    @Test(arguments: [
        ("ID,city\n1,x\n2,Ulm\n", "ID,city,reason\n1,x,\(reason)\n"),
        // Cells that Excel left out, and columns without a name.
        ("ID,city,a,b\n1,x\n", "ID,city,a,b,reason\n1,x,,,\(reason)\n"),
        ("ID,city,,\n1,\"x\",,\n", "ID,city,reason\n1,x,\(reason)\n"),
        ("ID,city,a\n1,x,\"q\"\"q\"\n", "ID,city,a,reason\n1,x,\"q\"\"q\",\(reason)\n"),
        ("ID,reason,city\n1,ill,x\n", "ID,reason,city,moonhook_reason\n1,ill,x,\(reason)\n"),
        ("ID,city,reason\n1,x,old\n", "ID,city,reason\n1,x,\(reason)\n"),
        ("{\"ID\":1,\"city\":\"x\"}\n", "{\"ID\":1,\"city\":\"x\",\"reason\":\"bad, \\\"very\\\" (script1.lua:2)\"}\n"),
    ])
    func `the reason stands in a column at the end`(input: String, output: String) async throws {
        #expect(try await rejects(input) == output)
        // What came out is an input again.
        #expect(try await rejects(output) == output)
    }

    @Test func `rejects of another encoding are marked as UTF-8, so that they can be read with the same words`() throws
    {
        let input = "ID,city\n1,Köln\n"
        for (encoding, begin) in [("windows-1252", "\u{FEFF}ID"), (nil, "ID")] {
            let named = try encoding.map { try TextEncoding(named: $0) }
            let rows = RefusedRows(of: try InputReader(ByteSource(text: input), encoding: named), for: [])
            #expect(String(decoding: rows.header, as: UTF8.self).hasPrefix(begin))
        }
    }

    @Test func `a script's own column of that name stays its own`() async throws {
        let recipe = Self.recipe.replacing("function(user)", with: "function(user, row) local why = row.reason;")
        let output = try await rejects("ID,city,reason\n1,x,ill\n", recipe)
        #expect(output.hasPrefix("ID,city,reason,moonhook_reason\n1,x,ill,"))
    }

    @Test func `a row with too many cells is refused again, whatever stands behind it`() async throws {
        let first = try await rejects("ID,city\n1,Ulm,more\n")
        #expect(first.hasPrefix("ID,city,reason\n1,Ulm,more,\"the record has 3 cells"))
        #expect(try await rejects(first).split(separator: "\n").count == 2)
    }

    @Test func `the column is not reported as unused`() async throws {
        let planning = try Planning([.employee(1)])
        let counts = try await planning.plan(Self.recipe, input: "ID,city,note,reason\n1,Ulm,,old\n")
        #expect(counts.unusedColumns == ["note"])
    }
}
