import Foundation
import Lua
import PortalModel
import Testing

@testable import Scripting

/// Two runs of one script over one portal plan the same.
struct RepeatabilityTests {
    private static let draws = "math.random(1 << 30), math.random(), math.random(1 << 30)"

    @Test func `random numbers depend on the seed`() throws {
        let first = try Workbench(seed: 7).values(Self.draws)
        #expect(try Workbench(seed: 7).values(Self.draws) == first)
        #expect(try Workbench(seed: 8).values(Self.draws) != first)
    }

    @Test func `randomseed without a seed goes back to the run's`() throws {
        let source = "local a = math.random(1 << 30) math.randomseed() return a == math.random(1 << 30)"
        #expect(try Workbench(seed: 7).values("(function() \(source) end)()") == ["true"])
    }

    @Test func `a script's seed comes from its text`() throws {
        let bench = try Workbench()
        let one = try bench.file("print(1)")
        #expect(try bench.file("print(1)", name: "other.lua").seed == one.seed)
        #expect(try bench.file("print(2)", name: "other.lua").seed != one.seed)
    }

    @Test func `each script of a chain draws for itself`() throws {
        func drawn(first: String) throws -> [String] {
            let bench = try Workbench(seed: 7)
            try bench.load(Workbench.recipe(first), name: "first.lua")
            try bench.load(Workbench.recipe("print(math.random(1 << 30))"), name: "second.lua")
            _ = try bench.after(.sample(57))
            return bench.printed
        }
        #expect(try drawn(first: "math.random()") == drawn(first: "math.randomseed(1)"))
    }

    @Test func `what a pure transform draws depends on the record alone`() throws {
        func names(_ rows: String) throws -> [String] {
            let bench = try Workbench(seed: 7)
            try bench.load(
                "return { pure = true, writes = { 'NAME' }, "
                    + "transform = function(user) user.NAME = tostring(math.random(1 << 30)) end }"
            )
            return try bench.transform("ID,NAME\n" + rows)
        }
        let both = try names("57,a\n58,b\n")
        #expect(Set(both.map { $0.drop { $0 != "," } }).count == 2)
        #expect(try names("57,a\n") == [both[0]])
    }

    @Test func `time stays the same during a run`() throws {
        let bench = try Workbench(now: Date(timeIntervalSince1970: 1_700_000_000))
        let values = try bench.values("os.time(), os.date('!%Y-%m-%d %H:%M'), os.clock(), os.date('!%Y', 0)")
        #expect(values == ["1700000000", "2023-11-14 22:13", "0.0", "1970"])
    }

    @Test func `a transform can't alter the row that the next one reads`() throws {
        let bench = try Workbench()
        try bench.load(
            "return { writes = {}, transform = function(user, row) row.NAME = 'Mallory' end }",
            name: "one.lua"
        )
        try bench.load("return { writes = {}, transform = function(user, row) print(row.NAME) end }", name: "two.lua")
        _ = try bench.transform("ID,NAME\n57,Anna\n")
        #expect(bench.printed == ["Anna"])
    }

    @Test func `records go in the order of the field table, rows in that of their header`() throws {
        let bench = try Workbench()
        try bench.load(
            """
            return { writes = { "NAME", "WORK_CITY" }, transform = function(user, row)
              local names = {}
              for name in pairs(user) do names[#names + 1] = name end
              for name in pairs(row) do names[#names + 1] = name end
              print(table.concat(names, " "))
            end }
            """
        )
        _ = try bench.transform("WORK_CITY,NAME,ID\nBonn,Anna,57\n")
        #expect(bench.printed == ["ID NAME WORK_CITY UF_DEPARTMENT WORK_CITY NAME ID"])
    }
}
