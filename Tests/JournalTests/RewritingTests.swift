import Foundation
import PortalModel
import Testing

@testable import Journal

/// What the journal keeps of what portals make of values, and how a plan is relieved of that.
struct RewritingTests {
    private let journal: RunJournal

    init() throws {
        journal = try .temporary()
    }

    /// A run that has sent one value to user 57, and met that outcome.
    @discardableResult
    private func send(_ value: FieldValue, _ outcome: FieldOutcome, to field: String = "NAME") throws -> RecordedRun {
        let run = try journal.run(planning: [.sample(57, after: [field: value])])
        try run.record([(.of(57), .applied([:]))])
        try run.record([(.of(57), .applied([field: outcome]))])
        return run
    }

    private func known(_ user: Int = 57) throws -> [String: Rewriting] { try journal.rewritings(of: .of(user)) }

    /// What a plan keeps of these changes.
    private func keep(_ changes: [Change], in plans: RunJournal? = nil) throws -> [Change] {
        let plans = plans ?? journal
        let run = try plans.begin(.sample)
        let writer = PlanWriter(run)
        for change in changes { try writer.add(change) }
        var left: [String] = []
        try writer.leaveRewritings(known: journal, in: .standard) { left.append("\($0) \($1)") }
        try writer.commit()
        let kept = try run.changes(limit: 10_000).map(\.change)
        let fields = { (changes: [Change]) in changes.reduce(0) { $0 + $1.after.count } }
        #expect(left.count == fields(changes) - fields(kept))
        return kept
    }

    @Test(arguments: [
        (FieldValue.string(" O\u{2019}Neill \"x\"\n"), FieldValue.string("O'Neill")), (.integer(1), .string("1")),
        (.list([.integer(5), .integer(1)]), .list([.integer(1)])), (.string("x"), .null), (.boolean(true), .null),
    ])
    func `what was sent and what became of it come back with their exact types`(
        sent: FieldValue,
        stored: FieldValue
    ) throws {
        try send(sent, .rewritten(stored), to: "UF_ANY")
        #expect(try known() == ["UF_ANY": Rewriting(sent: sent, stored: stored)])
        #expect(try known(58) == [:])
    }

    @Test func `a later rewriting takes the place of the earlier`() throws {
        try send(.string(" a"), .rewritten(.string("a")))
        try send(.string(" b"), .rewritten(.string("b")))
        #expect(try known()["NAME"]?.sent == .string(" b"))
    }

    @Test func `a value that is taken unchanged disproves its rewriting, and no other does`() throws {
        try send(.string(" a"), .rewritten(.string("a")))
        try send(.string("b"), .taken)
        try send(.string(" a"), .ignored)
        try send(.string(" a"), .unproven)
        #expect(try known().count == 1)
        try send(.string(" a"), .taken)
        #expect(try known() == [:])
    }

    /// What is reported of a planned value that the portal may have ignored.
    private func reports(_ value: FieldValue) throws -> [String] {
        let run = try journal.begin(.sample)
        let writer = PlanWriter(run)
        try writer.add(.sample(57, after: ["NAME": value]))
        try writer.add(.sample(58, after: ["NAME": value]))
        let count = try writer.reportIgnored(known: journal, in: .standard)
        try writer.commit()
        let groups = try run.diagnostics()
        #expect(groups.reduce(0) { $0 + $1.count } == count)
        #expect(try run.changes(limit: 9).count == 2, "it stays in the plan")
        return groups.map(\.message)
    }

    @Test func `an ignored value is reported until it is taken or rewritten, and forgotten with its run`() throws {
        let run = try send(.string("a"), .ignored)
        let words = "the portal ignored this value in run \(run.id); it is sent again"
        #expect(try reports(.string("a")) == [words])
        #expect(try reports(.string("b")) == [])
        try send(.string("b"), .taken)
        try send(.string("a"), .unproven)
        #expect(try reports(.string("a")) == [words])
        let later = try send(.string("a"), .ignored)
        #expect(try reports(.string("a")).first?.contains("run \(later.id);") == true)
        try send(.string("a"), .taken)
        #expect(try reports(.string("a")) == [])
        try send(.string("a"), .ignored)
        try send(.string("a"), .rewritten(.string("A")))
        #expect(try reports(.string("a")) == [])
        try send(.string("a"), .ignored)
        _ = try journal.forget(before: .distantFuture)
        #expect(try reports(.string("a")) == [])
    }

    @Test func `only what the portal holds in its own form leaves the plan`() throws {
        try send(.string(" a"), .rewritten(.string("a")))
        func change(_ before: String?, _ after: String) throws -> Change {
            var change = try Change.sample(57, after: ["NAME": .string(after)])
            change.before = before.map { ["NAME": .string($0)] } ?? [:]
            return change
        }
        #expect(try keep([change("a", " a")]) == [])
        for other in try [change("b", " a"), change("a", " b"), change(nil, " a")] {
            #expect(try keep([other]) == [other])
        }
        var unseen = try change("a", " a")
        unseen.unseen = ["NAME"]
        #expect(try keep([unseen]) == [unseen])
    }

    @Test func `the other fields of a change stay in the plan`() throws {
        try send(.string(" a"), .rewritten(.string("a")))
        let change = Change(
            user: try .of(57),
            person: "Anna",
            before: ["NAME": .string("a"), "WORK_CITY": .string("Bonn")],
            after: ["NAME": .string(" a"), "WORK_CITY": .string("Ulm")]
        )
        let kept = try keep([change])
        #expect(kept.map(\.after) == [["WORK_CITY": .string("Ulm")]])
        #expect(kept.map(\.before) == [["WORK_CITY": .string("Bonn")]])
    }

    @Test func `lists are compared as sets, and an empty field with nothing`() throws {
        try send(.list([.integer(5), .integer(1), .integer(9)]), .rewritten(.list([.integer(1)])), to: "UF_DEPARTMENT")
        var change = try Change.sample(
            57,
            after: ["UF_DEPARTMENT": .list([.integer(9), .integer(1), .integer(5)])]
        )
        change.before = ["UF_DEPARTMENT": .list([.integer(1)])]
        #expect(try keep([change]) == [])
        try send(.string("x"), .rewritten(.null))
        change = try .sample(57, after: ["NAME": .string("x")])
        change.before = [:]
        #expect(try keep([change]) == [])
    }

    @Test(arguments: [(1, 3), (3, 1), (2, 3)])
    func `plan and rewritings meet wherever they do`(planned: Int, rewritten: Int) throws {
        let users = (1...600).filter { $0 % rewritten == 0 }
        let run = try journal.run(planning: users.map { try .sample($0) })
        try run.record(users.map { (try .of($0), .applied(["NAME": .rewritten(.string("anna"))])) })
        let wanted = try (1...600).filter { $0 % planned == 0 }.map { try Change.sample($0) }
        let kept = try keep(wanted)
        let expected = (1...600).filter { $0 % planned == 0 && $0 % rewritten != 0 }
        #expect(kept.map(\.user.rawValue) == expected)
    }

    @Test func `a rewriting is forgotten with the last run that met it`() throws {
        try send(.string("Anna"), .rewritten(.string("anna")))
        let last = try journal.begin(.sample)
        let writer = PlanWriter(last)
        try writer.add(.sample(57))
        try writer.leaveRewritings(known: journal, in: .standard) { _, _ in }
        try writer.commit()
        try send(.string("x"), .rewritten(.string("X")), to: "WORK_CITY")
        #expect(try known().count == 2)
        _ = try journal.forget(before: RunHeader.sample.startedAt.addingTimeInterval(1))
        #expect(try known() == [:])
    }

    @Test func `a plan elsewhere changes nothing in the journal that knows`() throws {
        let run = try send(.string("Anna"), .rewritten(.string("anna")))
        #expect(try keep([.sample(57)], in: .temporary()) == [])
        #expect(try journal.runs(limit: 10).map(\.id) == [run.id])
        #expect(try known().count == 1)
    }
}
