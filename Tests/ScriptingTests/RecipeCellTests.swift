import Judgement
import PortalModel
import TestSupport
import Testing
import Wire

@testable import Scripting

/// What a recipe's columns lay over a user is written as far as its `writes` say, and no further.
struct RecipeCellTests {
    private let anna = User.sample(
        57,
        [
            "NAME": .string("ANNA"), "LAST_NAME": .string("Berg"), "ACTIVE": .boolean(true),
            "EMAIL": .string("anna@example.com"), "WORK_CITY": .string("Bonn"), "WORK_PHONE": .string("+49 30 123456"),
            "UF_DEPARTMENT": .list([.integer(1), .integer(5)]),
        ]
    )

    private struct Outcome {
        var after: [String: FieldValue]?
        var errors: [String]
        var printed: [String]
    }

    /// What recipes make of Anna by a row.
    private func outcome(
        _ recipes: [String],
        _ input: String,
        emptyCells: EmptyCells = .keep
    ) throws -> Outcome {
        let bench = try Workbench(directory: DirectoryDouble([anna]))
        for (number, recipe) in recipes.enumerated() { try bench.load("return { \(recipe) }", name: "\(number).lua") }
        var findings: [Diagnostic] = []
        let change = try bench.change(anna, row: input, emptyCells: emptyCells) { findings.append($0) }
        let after: [String: FieldValue]? = if case .passed(let change) = change { change?.after ?? [:] } else { nil }
        let errors = findings.filter { $0.severity == .error }.map(\.message)
        return Outcome(after: after, errors: errors, printed: bench.printed)
    }

    private static let dismissing = #"""
        writes = { "LAST_NAME" }, columns = { ID = "ID", ACTIVE = "A", EMAIL = "E-mail", UF_DEPARTMENT = "D" },
        """#

    @Test(arguments: [EmptyCells.keep, .clear])
    func `a field in columns and not in writes is shown and never written`(emptyCells: EmptyCells) throws {
        let recipe =
            Self.dismissing + "transform = function(user) print(user.ACTIVE, user.EMAIL, #user.UF_DEPARTMENT) end"
        let rows = [
            ("ID,A,E-mail,D\n57,N,boss@example.com,1\n", ["false\tboss@example.com\t1"]),
            ("{\"ID\":57,\"A\":false,\"E-mail\":\"boss@example.com\",\"D\":[]}", nil),
            ("ID,A,E-mail,D\n57,,,\n", nil),
        ]
        for (row, printed) in rows {
            let outcome = try outcome([recipe], row, emptyCells: emptyCells)
            #expect(outcome.after == [:] && outcome.errors.isEmpty)
            if let printed { #expect(outcome.printed == printed) }
        }
    }

    @Test(arguments: [
        "user.ACTIVE = false", "user.EMAIL = 'x@example.com'", "user.UF_DEPARTMENT = { 1 }",
        "table.insert(user.UF_DEPARTMENT, 7)", "rawset(user, 'ACTIVE', false)", "user.EMAIL = null",
        "user.UF_DEPARTMENT = {}",
    ])
    func `a recipe that writes a field which it is only shown is refused`(body: String) throws {
        let outcome = try outcome([Self.dismissing + "transform = function(user) \(body) end"], "ID,A\n57,Y\n".shown)
        #expect(outcome.after == nil)
        #expect(
            outcome.errors.map {
                $0.hasSuffix("is not among the recipe's writes; ask its author, and don't add the field yourself")
            } == [true]
        )
    }

    @Test func `a cell that only one recipe of a chain may see is not the old value for another`() throws {
        let shows = "writes = {}, columns = { NAME = 'N', WORK_CITY = 'C' }, transform = function() end"
        let promising = "writes = { NAME = 'same letters' }, columns = {}, transform = function(user) user.NAME = "
        let kept = try outcome([shows, promising + "text.title('ANNA') end"], "ID,N,C\n57,BOB,Ulm\n")
        #expect(kept.after == ["NAME": .string("Anna")])
        let broken = try outcome([shows, promising + "text.title(user.NAME) end"], "ID,N,C\n57,BOB,Ulm\n")
        #expect(broken.after == nil && broken.errors.count == 1)
        let free = "transform = function(user) user.WORK_CITY = user.WORK_CITY .. '!' end"
        #expect(try outcome([shows, free], "ID,N,C\n57,BOB,Ulm\n").after == ["WORK_CITY": .string("Ulm!")])
    }

    @Test func `of two recipes that name a field's column, the one that may write it goes first`() throws {
        let shows = "writes = {}, columns = { NAME = 'A' }, transform = function() end"
        let writes = "writes = { 'NAME' }, columns = { NAME = 'B' }, transform = function() end"
        let outcome = try outcome([shows, writes], "ID,A,B\n57,Bo,Cy\n")
        #expect(outcome.after == ["NAME": .string("Cy")])
    }

    @Test(arguments: [
        ("'any'", "Ulm", true), ("'fill'", "Ulm", false), ("'same text'", "Bo nn", true), ("'same text'", "Ulm", false),
        ("'same letters'", "BONN", true), ("'add'", "Ulm", false),
    ])
    func `a promise holds for a cell too, compared with what the portal holds`(
        promise: String,
        cell: String,
        isKept: Bool
    ) throws {
        for columns in ["columns = { WORK_CITY = 'WORK_CITY' },", ""] {
            let recipe = "writes = { WORK_CITY = \(promise) }, \(columns) transform = function() end"
            let outcome = try outcome([recipe], "ID,WORK_CITY\n57,\(cell)\n")
            #expect(outcome.after == (isKept ? ["WORK_CITY": .string(cell)] : nil))
            #expect(outcome.errors.allSatisfy { $0.hasPrefix("column \"WORK_CITY\": WORK_CITY ") })
        }
    }

    @Test func `what counts of a cell and a function is what they leave together`() throws {
        let recipe = "writes = { WORK_CITY = 'same letters' }, transform = function(user) user.WORK_CITY = "
        let input = "ID,WORK_CITY\n57,Ulm\n"
        #expect(try outcome([recipe + "'BONN' end"], input).after == ["WORK_CITY": .string("BONN")])
        let broken = try outcome([recipe + "'ULM' end"], input)
        #expect(broken.after == nil)
        #expect(
            broken.errors == [
                "WORK_CITY must keep its letters and digits: the recipe promises \"same letters\""
            ]
        )
    }

    @Test(arguments: Promise.allCases)
    func `an empty cell clears no field of which more is promised than any`(promise: Promise) throws {
        let recipe = "writes = { WORK_CITY = '\(promise.rawValue)' }, transform = function() end"
        let outcome = try outcome([recipe], "ID,WORK_CITY\n57,\n", emptyCells: .clear)
        #expect(outcome.after == (promise == .any ? ["WORK_CITY": .null] : nil))
    }

    @Test(arguments: [
        // The mail of the boss is no way to the people of the other recipe's rows.
        (
            "writes = {}, columns = { EMAIL = 'Boss' },",
            "match = 'EMAIL', columns = { EMAIL = 'E-mail', LAST_NAME = 'L' },"
        ),
        ("writes = {}, columns = { EMAIL = 'Boss' },", "match = 'EMAIL', columns = { LAST_NAME = 'L' },"),
    ])
    func `a recipe of a chain has no say in whom the rows of another one name`(shows: String, matches: String) throws {
        let transform = "transform = function() end"
        let chain = ["\(shows) \(transform)", "writes = { 'LAST_NAME' }, \(matches) \(transform)"]
        for chain in [chain, chain.reversed()] {
            let bench = try Workbench(directory: DirectoryDouble([anna]))
            for (number, recipe) in chain.enumerated() { try bench.load("return { \(recipe) }", name: "\(number).lua") }
            let binding = try bench.binding(of: ["E-mail", "EMAIL", "Boss", "L"])
            #expect(binding.match == "EMAIL" && binding.matchColumn?.uppercased().hasPrefix("E") == true)
        }
    }

    @Test(arguments: [
        ("match = 'XML_ID',", "match = 'EMAIL',"), ("columns = { ID = 'Boss' },", "columns = { ID = 'ID' },"),
        ("match = 'EMAIL', columns = { EMAIL = 'Boss' },", "match = 'EMAIL',"),
    ])
    func `recipes that find users in different ways can't be chained`(one: String, other: String) throws {
        let bench = try Workbench()
        for (number, keys) in [one, other].enumerated() {
            try bench.load("return { \(keys) writes = {}, transform = function() end }", name: "\(number).lua")
        }
        let error = #expect(throws: ScriptError.self) { try bench.binding(of: ["ID", "XML_ID", "EMAIL", "Boss"]) }
        #expect(error?.code == .usage)
    }

    @Test func `without a portal, a cell that is only shown passes as it came`() throws {
        let bench = try Workbench()
        let keys = "match = 'EMAIL', \(Self.dismissing)"
        try bench.load("return { \(keys) transform = function(user) user.LAST_NAME = 'B' end }")
        #expect(
            try bench.transform("ID,A,E-mail,D\n57,N,a@example.com,1|5\n") == [
                #"{"ID":57,"ACTIVE":false,"LAST_NAME":"B","EMAIL":"a@example.com","UF_DEPARTMENT":[1,5]}"#
            ]
        )
    }

    @Test(arguments: [
        // A list with a metatable of the first recipe's would let it act where the second one is judged.
        "setmetatable(user.UF_DEPARTMENT, { __index = function() rawset(user, 'ACTIVE', false) end })",
        "user.LAST_NAME = setmetatable({}, { __len = function() user.ACTIVE = false return 0 end })",
        "kept = user.UF_DEPARTMENT setmetatable(kept, { __len = function() user.ACTIVE = false return 0 end })",
    ])
    func `a recipe doesn't act while another one of the chain runs`(body: String) throws {
        let hostile = "writes = { 'LAST_NAME' }, transform = function(user) \(body) end"
        let free =
            "transform = function(user) local n = #user.UF_DEPARTMENT + #user.LAST_NAME local x = user.UF_DEPARTMENT[9] end"
        let outcome = try outcome([hostile, free], "ID\n57\n")
        #expect(outcome.after?["ACTIVE"] == nil)
    }

    @Test func `a user that is kept can't be written when the next one is at hand`() throws {
        let bench = try Workbench(directory: DirectoryDouble([anna]))
        try bench.load(
            """
            local kept
            return { writes = { "LAST_NAME" }, transform = function(user)
              if kept then kept.ACTIVE = false rawset(kept, "ACTIVE", false) end
              kept = user
            end }
            """
        )
        for _ in 0..<2 { #expect(try bench.after(anna) == [:]) }
    }

    @Test(arguments: [
        "user.update { ID = 57, ACTIVE = false }", "pcall(user.update, { ID = 57, ACTIVE = false })",
        "coroutine.wrap(function() user.update { ID = 57, ACTIVE = false } end)()",
    ])
    func `a recipe plans nothing while its file is read`(update: String) throws {
        let bench = try Workbench(directory: DirectoryDouble([anna]))
        let error = #expect(throws: ScriptError.self) {
            try bench.run("\(update) return { writes = { 'LAST_NAME' }, run = function() end }")
        }
        #expect(error?.message.contains("it returns a recipe, which can update users in its run()") == true)
    }
}

extension String {
    /// The row with cells for all columns.
    fileprivate var shown: String { replacing("ID,A\n", with: "ID,A,E-mail,D\n").replacing(",Y\n", with: ",Y,,\n") }
}

extension Workbench {
    /// What the chain makes of a user by a row of an input.
    func change(
        _ user: User,
        row input: String,
        emptyCells: EmptyCells = .keep,
        report: ReportFinding
    ) throws -> RecordVerdict<Change?> {
        var reader = try InputReader(ByteSource(text: input))
        let binding = try binding(of: reader.header, emptyCells: emptyCells)
        guard let row = try reader.next(),
            let settings = try binding.settings(of: row, schema: host.schema, report: report)
        else { return .refused }
        let judge = try judge(header: reader.header)
        return try judge.change(of: user, setting: settings, by: binding, row: row, report: report)
    }
}
