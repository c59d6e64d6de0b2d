import Judgement
import PortalModel
import Testing

@testable import Scripting

/// Which line set what.
struct RecordTraceTests {
    private let anna = User.sample(
        57,
        ["NAME": .string("anna"), "WORK_CITY": .string("Ulm"), "UF_DEPARTMENT": .list([.integer(1), .integer(5)])]
    )

    private func bench(_ bodies: String..., keys: String = "") throws -> Workbench {
        let bench = try Workbench(directory: DirectoryDouble([anna, .sample(58)]))
        for (number, body) in bodies.enumerated() {
            let source = "return { \(keys) transform = function(user, row)\n\(body)\nend }"
            try bench.load(source, name: "recipe\(number + 1).lua")
        }
        return bench
    }

    private func locations(
        _ bench: Workbench,
        setting settings: [String: FieldValue] = [:],
        line: Int? = nil
    ) throws -> [String: String]? {
        let judge = try bench.judge(explanation: RecordJudge.Explanation())
        let verdict = try judge.change(
            of: anna,
            setting: settings,
            line: line,
            origin: { settings[$0] == nil ? nil : "cell \($0)" },
            report: { _ in }
        )
        guard case .passed(let change) = verdict else { return nil }
        return change?.locations
    }

    @Test func `each field has the line that set it, in a function of the recipe's too`() throws {
        let bench = try bench(
            """
            local function fill(field, value)
              if user[field] == nil then user[field] = value end
            end
            user.NAME = "A"
            user.NAME = "Anna"
            fill("WORK_PHONE", "1")
            fill("WORK_CITY", "Bonn")
            """
        )
        #expect(try locations(bench) == ["NAME": "recipe1.lua:6", "WORK_PHONE": "recipe1.lua:3"])
    }

    @Test func `in a chain it is the last recipe that made another value of it`() throws {
        let bench = try bench(
            "user.NAME = 'Anna'\nuser.WORK_CITY = 'bonn'\nuser.WORK_ZIP = '1'",
            "user.NAME = text.title(user.NAME)\nuser.WORK_CITY = text.title(user.WORK_CITY)\nuser.WORK_ZIP = nil"
        )
        #expect(try locations(bench) == ["NAME": "recipe1.lua:2", "WORK_CITY": "recipe2.lua:3"])
    }

    @Test(arguments: [
        ("table.insert(user.UF_DEPARTMENT, 8)", "recipe1.lua"), ("\nuser.UF_DEPARTMENT = { 8 }", "recipe1.lua:3"),
        ("rawset(user, 'UF_DEPARTMENT', { 8 })", "recipe1.lua"),
    ])
    func `what is changed without an assignment has the recipe's name`(body: String, location: String) throws {
        #expect(try locations(bench(body)) == ["UF_DEPARTMENT": location])
    }

    @Test func `a list that a recipe leaves as it is was not set by it`() throws {
        let bench = try bench("user.UF_DEPARTMENT = { 8 }", "user.NAME = 'Anna' assert(#user.UF_DEPARTMENT == 1)")
        #expect(try locations(bench) == ["UF_DEPARTMENT": "recipe1.lua:2", "NAME": "recipe2.lua:2"])
    }

    @Test func `a value that no transform touches is where it came from`() throws {
        let bench = try bench("user.WORK_CITY = user.WORK_CITY\nuser.NAME = user.NAME:upper()")
        let settings: [String: FieldValue] = ["NAME": .string("Anne"), "WORK_CITY": .string("Bonn"), "WORK_ZIP": .null]
        #expect(try locations(bench, setting: settings) == ["NAME": "recipe1.lua:3", "WORK_CITY": "cell WORK_CITY"])
        #expect(try locations(self.bench(), setting: settings) == ["NAME": "cell NAME", "WORK_CITY": "cell WORK_CITY"])
    }

    @Test func `the next recipe sees a warned field as it was on the portal, the second time too`() throws {
        let bench = try bench(
            "user.NAME = 'x' warn('NAME', 'odd')",
            "if user.NAME == 'anna' then\nuser.WORK_CITY = 'Bonn'\nelse\nuser.WORK_CITY = 'Kiel'\nend"
        )
        #expect(try locations(bench) == ["WORK_CITY": "recipe2.lua:3"])
    }

    @Test func `a field that was warned about stays as it was for all recipes, the second time too`() throws {
        let bench = try bench(
            "warn('NAME', 'odd')",
            "user.NAME = 'x'",
            "if user.NAME == 'anna' then\nuser.WORK_CITY = 'Bonn'\nelse\nuser.WORK_CITY = 'Kiel'\nend"
        )
        #expect(try locations(bench) == ["WORK_CITY": "recipe3.lua:3"])
    }

    @Test func `a recipe that is shown a few fields is shown no more under the trace`() throws {
        let bench = try bench(
            "if next(user) == 'ID' then\nuser.NAME = 'Anna'\nend",
            keys: "writes = { 'NAME' }, reads = {},"
        )
        #expect(try locations(bench) == ["NAME": "recipe1.lua:3"])
    }

    @Test(arguments: ["", "pure = true,"], [false, true])
    func `a plan is the same whether somebody asks or not`(keys: String, explains: Bool) throws {
        let bench = try Workbench(directory: DirectoryDouble([anna]), seed: 7)
        try bench.load(
            """
            local count = 0
            return { \(keys) transform = function(user)
              count = count + 1
              if count ~= 2 then user.NAME = "N" .. count end
              user.WORK_ZIP = tostring(math.random(1 << 40))
              print(count)
              warn("WORK_CITY", "no city")
            end }
            """
        )
        let judge = try bench.judge(explanation: explains ? RecordJudge.Explanation() : nil)
        var findings = 0
        let changes = try (0..<4).map { _ in
            try judge.change(of: anna, report: { _ in findings += 1 })
        }
        let names = changes.map { verdict -> FieldValue? in
            guard case .passed(let change) = verdict else { return nil }
            return change?.after["NAME"]
        }
        #expect(names == [.string("N1"), nil, .string("N3"), .string("N4")])
        #expect(bench.printed == ["1", "2", "3", "4"])
        #expect(findings == 4)
        for verdict in changes {
            guard case .passed(let change?) = verdict else { continue }
            #expect(change.locations["WORK_ZIP"] == (explains ? "sample.lua:5" : nil))
            #expect(change.locations["NAME"] == (explains && change.after["NAME"] != nil ? "sample.lua:4" : nil))
        }
    }

    @Test func `no record runs twice if nobody asks`() throws {
        let bench = try bench("user.NAME = 'Anna'")
        guard case .passed(let change) = try bench.judge().change(of: anna, report: { _ in }) else { return }
        #expect(change?.locations == [:])
    }

    @Test func `of those who are asked for, a record without a change is reported as well`() throws {
        let bench = try bench("user.NAME = 'anna' user.WORK_ZIP = nil if user.ID == 58 then skip('not ours') end")
        var accounts: [RecordAccount] = []
        let explanation = RecordJudge.Explanation(asked: [anna.id, User.sample(58).id]) { accounts.append($0) }
        let judge = try bench.judge(explanation: explanation)
        for id in 57...59 {
            let user = User(id: User.sample(id).id, fields: anna.fields)
            _ = try judge.change(of: user, setting: ["WORK_CITY": .string("Ulm")], line: 2, report: { _ in })
        }
        #expect(accounts.map(\.user.id.rawValue) == [57, 58])
        #expect(accounts.map(\.given) == [["NAME", "WORK_CITY"], ["WORK_CITY"]])
        #expect(accounts.map(\.verdict) == [.passed(nil), .skipped("not ours", location: "recipe1.lua:2")])
        #expect(accounts.map(\.line) == [2, 2])
    }

    @Test(arguments: [
        ("user.NAME = 'Anna'", "rawset(user, 'NAME', 'Zoe')"),
        ("user.UF_DEPARTMENT = { 1, 5, 8 }", "table.insert(user.UF_DEPARTMENT, 9)"),
        ("user.UF_DEPARTMENT = { 1, 5, 8 }", "user.UF_DEPARTMENT.x = 9"),
    ])
    func `no recipe answers for what a later one changed without an assignment`(first: String, second: String) throws {
        let bench = try bench("\n\(first)")
        try bench.load(Workbench.recipe(second, writes: "NAME = 'same letters', UF_DEPARTMENT = 'fill'"))
        #expect(try bench.change(anna) == .refused)
        #expect(bench.findings.map(\.location) == ["sample.lua"])
    }

    // MARK: Programs

    private func planned(_ bench: Workbench, _ source: String) throws -> [String: String]? {
        try bench.run(source, explains: true)
        return bench.plan.changes[anna.id]?.locations
    }

    @Test func `a program's line is that of the update, and of two updates the later one's`() throws {
        let source = """
            local function set(fields)
              fields.ID = 57
              user.update(fields)
            end
            set { NAME = "Anne", WORK_ZIP = "1" }
            user.update { ID = 57, NAME = "Anna" }
            """
        #expect(try planned(bench(), source) == ["NAME": "program.lua:6", "WORK_ZIP": "program.lua:3"])
    }

    @Test func `a transform that a program's updates pass through has its own lines`() throws {
        let bench = try bench("user.NAME = text.upper(user.NAME)\nuser.WORK_CITY = text.title(user.WORK_CITY)")
        let source =
            "user.update { ID = 57, NAME = 'Anne', WORK_CITY = 'Bonn' }\nuser.update { ID = 57, WORK_ZIP = '1' }"
        #expect(
            try planned(bench, source)
                == ["NAME": "recipe1.lua:2", "WORK_CITY": "program.lua:1", "WORK_ZIP": "program.lua:2"]
        )
    }
}
