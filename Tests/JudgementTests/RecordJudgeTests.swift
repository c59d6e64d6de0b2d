import PortalModel
import Testing

@testable import Judgement

/// What a judge makes of records by their values alone, wherever they come from.
struct RecordJudgeTests {
    /// No telephone number is the same as another one.
    private struct NoPhones: PhoneComparison {
        func verdict(
            _ before: String,
            _ after: String,
            regions: () -> AnySequence<AssumedRegion>
        ) -> Promise.Verdict { .broken }
    }

    private let anna: User

    init() throws {
        anna = User(
            id: try #require(UserID(rawValue: 57)),
            fields: ["NAME": .string("Anna"), "UF_DEPARTMENT": .list([.integer(1), .integer(5)])]
        )
    }

    private func judged(
        _ chain: ChainDouble,
        _ findings: inout [Diagnostic],
        explanation: RecordJudge.Explanation? = nil
    ) throws -> RecordVerdict<Change?> {
        let judge = RecordJudge(
            chain,
            schema: .standard,
            directory: nil,
            phones: NoPhones(),
            explanation: explanation
        )
        return try judge.change(of: anna, origin: { "cell \($0)" }, report: { findings.append($0) })
    }

    @Test(arguments: [
        (["NAME": Promise.sameLetters], "NAME", FieldValue.string("ANNA"), nil),
        (["NAME": .sameLetters], "NAME", .string("Anne"), DiagnosticCode.brokenPromise),
        (["NAME": .sameLetters], "LAST_NAME", .string("Berg"), .outsideWrites),
        (["UF_DEPARTMENT": .add], "UF_DEPARTMENT", .list([.integer(5), .integer(1), .integer(8)]), nil),
        (["UF_DEPARTMENT": .add], "UF_DEPARTMENT", .list([.integer(5)]), .brokenPromise),
        (["NAME": .any], "NAME", .string(""), nil),
        (["NAME": .any], "ID", .integer(58), .changedID),
        (["EMAIL": .any], "EMAIL", .string("nobody"), .wrongForm),
        (["NAME": .any], "NAME", .number(0.5), .wrongType),
    ])
    func `what comes out of a chain is held to what its recipe has said`(
        writes: [String: Promise],
        field: String,
        value: FieldValue,
        code: DiagnosticCode?
    ) throws {
        var findings: [Diagnostic] = []
        let verdict = try judged(ChainDouble(writes: [writes]) { $0[field] = value }, &findings)
        #expect((verdict == .refused) == (code != nil))
        #expect(findings.map(\.code) == (code.map { [$0] } ?? []))
        #expect(findings.allSatisfy { $0.user == anna.id && $0.field == field })
    }

    @Test func `no function sees a record of which a field was refused before it`() throws {
        let chain = ChainDouble(writes: [["NAME": .sameLetters], nil], { $0["NAME"] = .string("Zoe") }, { _ in })
        var findings: [Diagnostic] = []
        #expect(try judged(chain, &findings) == .refused)
        #expect(chain.seen.map { $0["NAME"] } == [.string("Anna")])
        #expect(findings.map(\.location) == ["recipe1.lua"])
    }

    @Test func `each function answers for its own part, and the change is that of all of them`() throws {
        let chain = ChainDouble(
            writes: [["NAME": .sameLetters], ["WORK_CITY": .fill]],
            { $0["NAME"] = .string("ANNA") },
            { $0["WORK_CITY"] = .string("Bonn") }
        )
        var findings: [Diagnostic] = []
        guard case .passed(let change?) = try judged(chain, &findings) else {
            Issue.record("there is no change")
            return
        }
        #expect(change.after == ["NAME": .string("ANNA"), "WORK_CITY": .string("Bonn")])
        #expect(change.before == ["NAME": .string("Anna")])
        #expect(findings.isEmpty)
    }

    @Test(arguments: [
        ("NAME", Promise.fill, FieldValue.string("Zoe"), true), ("NAME", .any, .string("Zoe"), false),
        ("NAME", .sameLetters, .string("ANNA"), false), ("NAME", .fill, .string("Anna"), false),
        ("UF_DEPARTMENT", .add, .list([.integer(8)]), true),
        ("UF_DEPARTMENT", .add, .list([.integer(1), .integer(5), .integer(8)]), false),
        ("WORK_CITY", .fill, .string("Bonn"), false),
    ])
    func `a field that a function sets to nil is not empty for the next one`(
        field: String,
        promise: Promise,
        value: FieldValue,
        isRefused: Bool
    ) throws {
        let chain = ChainDouble(writes: [[:], [field: promise]], { $0[field] = nil }, { $0[field] = value })
        var findings: [Diagnostic] = []
        #expect((try judged(chain, &findings) == .refused) == isRefused)
        #expect(findings.map(\.code) == (isRefused ? [.brokenPromise] : []))
    }

    @Test(arguments: [("Zoe", "recipe1.lua:4"), ("Zoé", "recipe1.lua")])
    func `a line is reported only if the second run leaves the same value`(value: String, location: String) throws {
        let chain = ChainDouble(writes: [["NAME": .sameLetters]]) { $0["NAME"] = .string("Zoe") }
        chain.traced = ChainDouble(writes: [["NAME": .sameLetters]]) { $0["NAME"] = .string(value) }
        chain.traced?.assignments = ["NAME": "recipe1.lua:4"]
        var findings: [Diagnostic] = []
        #expect(try judged(chain, &findings) == .refused)
        #expect(findings.map(\.location) == [location])
    }

    @Test func `a chain that ends the second run of one record is not run again for the others`() throws {
        struct Stopped: Error {}
        let chain = ChainDouble(writes: [["NAME": .sameLetters]]) { $0["NAME"] = .string("Zoe") }
        let traced = ChainDouble(writes: [["NAME": .sameLetters]]) { _ in }
        traced.error = Stopped()
        chain.traced = traced
        let judge = RecordJudge(chain, schema: .standard, directory: nil, phones: NoPhones())
        var locations: [String?] = []
        for _ in 0..<2 { _ = try judge.change(of: anna) { locations.append($0.location) } }
        #expect(locations == ["recipe1.lua", "recipe1.lua"])
        #expect(traced.seen.count == 1)
    }
}
