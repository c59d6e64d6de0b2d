import Foundation
import Judgement
import Lua
import PortalModel
import Testing
import Wire

@testable import Scripting

/// What the table of the host's modules says is what a script meets.
struct HostTableTests {
    /// A function, and how scripts call it.
    struct Entry: Sendable, CustomTestStringConvertible {
        let name: String
        let function: HostFunction

        var testDescription: String { name }
    }

    /// An example, and where it is to be run.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let availability: HostFunction.Availability
        let example: HostExample

        var testDescription: String { example.code }
    }

    static let entries =
        HostModules.all.flatMap { module in
            module.functions.map { Entry(name: "\(module.name).\($0.name)", function: $0) }
        } + HostModules.functions.map { Entry(name: $0.name, function: $0) }

    static let cases =
        entries.flatMap { entry in
            entry.function.examples.map {
                Case(name: entry.name, availability: entry.function.availability, example: $0)
            }
        }
        + HostModules.values.flatMap { value in
            value.examples.map { Case(name: value.name, availability: .anywhere, example: $0) }
        }

    /// The small world that examples speak of, at noon of 1 March 2026.
    private static func world() throws -> Workbench {
        let people: [User] = [
            .sample(57, ["NAME": .string("Anna"), "EMAIL": .string("anna@example.com")]),
            .sample(58, ["NAME": .string("Boris")]),
            .sample(59, ["NAME": .string("Clara"), "ACTIVE": .boolean(false)]),
        ]
        let departments = [
            Department(id: 1, name: "Company", parent: nil, head: UserID(rawValue: 57)),
            Department(id: 5, name: "Sales", parent: 1),
        ]
        let bench = try Workbench(
            directory: DirectoryDouble(people, departments: departments),
            now: Date(timeIntervalSince1970: 1_772_366_400)
        )
        bench.host.input = try InputReader(ByteSource(text: "Mail\nanna@example.com\n"))
        return bench
    }

    @Test(arguments: cases)
    func `an example comes out as it says`(it: Case) throws {
        let bench = try Self.world()
        switch it.example.outcome {
        case .values(let values):
            try bench.run(Self.comparison(of: it.example.code, with: values))
            #expect(bench.printed == ["same"])
        case .lines(let lines):
            try bench.run(it.example.code)
            #expect(bench.printed == lines)
        case .effect where it.availability == .transform:
            try bench.load(Workbench.recipe(it.example.code))
            let verdict = try bench.change(.sample(57))
            let words = bench.findings.map { "\($0.severity) \($0.message)" }
            #expect(Self.effects[it.name] == "\(Self.word(for: verdict)) \(words)")
        case .effect:
            try bench.run(it.example.code)
            #expect(bench.output.count == 1)
        }
    }

    /// What the functions without a result do.
    private static let effects = [
        "warn": #"passed ["warning too short"]"#, "skip": "skipped []",
        "reject": #"refused ["error no such department"]"#,
    ]

    private static func word(for verdict: RecordVerdict<Change?>) -> String {
        switch verdict {
        case .passed: "passed"
        case .skipped: "skipped"
        case .refused: "refused"
        }
    }

    /// A program that prints `same`, or else what the code gave.
    static func comparison(of code: String, with values: String) -> String {
        """
        local function same(one, other)
          if type(one) ~= "table" or type(other) ~= "table" then
            return one == other and math.type(one) == math.type(other)
          end
          for key, value in pairs(one) do if not same(value, rawget(other, key)) then return false end end
          for key in pairs(other) do if rawget(one, key) == nil then return false end end
          return true
        end
        local function list(...) return { n = select("#", ...), ... } end
        local function show(...) for i = 1, select("#", ...) do print((select(i, ...))) end end
        if same(list(\(code)), list(\(values))) then print "same" else show(\(code)) end
        """
    }

    @Test(arguments: entries)
    func `everything is documented`(entry: Entry) {
        let function = entry.function
        #expect(!function.examples.isEmpty)
        for sentence in [function.about] + function.parameters.map(\.about) + function.results.map(\.about) {
            #expect(sentence.hasSuffix(".") && sentence.count > 8 && !sentence.contains("\n"), "\(sentence)")
        }
        let optional = function.parameters.map(\.isOptional)
        #expect(optional == optional.sorted { !$0 && $1 }, "a parameter behind an optional one is optional")
    }

    /// The modules whose functions take text as people type it.
    private static let helpers = ["country", "date", "email", "json", "phone", "text"]

    @Test(arguments: entries.filter { !$0.function.parameters.isEmpty && helpers.contains($0.moduleName) })
    func `nil in is nil out, and whether it is valid is no`(entry: Entry) throws {
        let isQuestion = entry.function.results.first?.type == "boolean"
        for arguments in ["", "nil"] {
            let values = try Self.world().values("\(entry.name)(\(arguments))")
            #expect(values == [isQuestion ? "false" : "nil"])
        }
    }

    @Test(arguments: entries.filter { $0.function.parameters.contains { $0.type != "any" } })
    func `a value of a wrong type raises, and function, argument and type are named`(entry: Entry) throws {
        for index in entry.function.parameters.indices {
            let before = Array(repeating: "'1'", count: index)
            let call = "\(entry.name)(\((before + ["print"]).joined(separator: ", ")))"
            let error = #expect(throws: ScriptError.self) { try Self.world().run("local it = \(call)") }
            let message = error?.message ?? ""
            #expect(message.hasPrefix("program.lua:1: bad argument #\(index + 1) to '\(entry.name)' ("), "\(message)")
            #expect(message.contains("expected"), "\(message)")
        }
    }

    @Test(arguments: entries.filter { $0.function.availability == .transform })
    func `what belongs in a transform says so elsewhere`(entry: Entry) throws {
        let arguments = entry.function.parameters.map { _ in "'NAME'" }.joined(separator: ", ")
        let error = #expect(throws: ScriptError.self) { try Self.world().run("\(entry.name)(\(arguments))") }
        #expect(error?.message == "program.lua:1: \(entry.name) can only be called in a transform")
    }
}

extension HostTableTests.Entry {
    fileprivate var moduleName: String { String(name.prefix { $0 != "." }) }
}
