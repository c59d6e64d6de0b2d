import Journal
import PortalModel
import Scripting
import TestSupport
import Testing

@testable import Engine

/// Options of enumerations: two may have one label, and an option may be renamed, so ids decide what is written and taken back.
@Suite(.endsHangs) struct OptionRunTests {
    private static let gold = FieldOption(id: 3, label: "Gold")
    private static let otherGold = FieldOption(id: 4, label: "Gold")
    private static let silver = FieldOption(id: 5, label: "Silver")

    private func schema(_ options: [FieldOption] = [gold, otherGold, silver]) -> Schema {
        Schema(custom: [
            UserField("UF_PLAN", .enumeration(options), about: ""),
            UserField("UF_PLANS", .enumeration(options), isMultiple: true, about: ""),
        ])
    }

    // MARK: Planning

    @Test(arguments: [
        ("user.UF_PLAN = 'Silver'", FieldValue.option(silver)), ("user.UF_PLAN = 3", .option(gold)),
        ("user.UF_PLAN = user.UF_PLAN", nil), ("user.UF_PLAN = 'Gold'", nil), ("user.UF_PLAN = 4", nil),
        ("user.UF_PLAN = null", .null),
    ])
    func `a recipe reads and writes labels, and its change has the id`(body: String, after: FieldValue?) async throws {
        let person = try User.employee(1, ["UF_PLAN": .option(Self.otherGold)])
        let planning = try Planning(PortalDouble([person], fields: schema()))
        try await planning.plan("return { transform = function(user) assert(user.UF_PLAN == 'Gold') \(body) end }")
        #expect(try planning.changes() == (after.map { [1: ["UF_PLAN": $0]] } ?? [:]))
        guard after != nil else { return }
        #expect(try planning.run.changes(limit: 1).first?.change.before["UF_PLAN"] == .option(Self.otherGold))
    }

    @Test func `a label that two options share is refused with both ids`() async throws {
        let planning = try Planning(PortalDouble([try .employee(1)], fields: schema()))
        try await planning.plan("return { transform = function(user) user.UF_PLAN = 'Gold' end }")
        #expect(
            try planning.findings() == [
                #"error 1: the options 3 and 4 have the label "Gold"; write the id, as a whole number"#
            ]
        )
        let error = await #expect(throws: ScriptError.self) {
            try await planning.plan("user.update { ID = 1, UF_PLAN = 'Gold' }")
        }
        #expect(error?.description.contains("3 and 4") == true, "\(error?.description ?? "")")
        try await planning.plan("user.update { ID = 1, UF_PLAN = 4, UF_PLANS = { 3, 'Silver' } }")
        let after: [String: FieldValue] = [
            "UF_PLAN": .option(Self.otherGold), "UF_PLANS": .list([.option(Self.gold), .option(Self.silver)]),
        ]
        #expect(try planning.changes() == [1: after])
    }

    @Test func `a list that grows by labels keeps the options that it had`() async throws {
        let held = FieldValue.list([.option(Self.otherGold)])
        let planning = try Planning(PortalDouble([try .employee(1, ["UF_PLANS": held])], fields: schema()))
        let recipe = """
            return { writes = { UF_PLANS = "add" }, transform = function(user)
              user.UF_PLANS = { "Silver", table.unpack(user.UF_PLANS) }
            end }
            """
        try await planning.plan(recipe)
        #expect(try planning.findings().isEmpty)
        #expect(
            try planning.changes() == [1: ["UF_PLANS": .list([.option(Self.silver), .option(Self.otherGold)])]]
        )
    }

    // MARK: Applying

    /// A run that has given user 1 another option.
    private func run(
        from before: FieldValue,
        to after: FieldValue,
        on portal: PortalDouble,
        in journal: RunJournal
    ) async throws -> RecordedRun {
        let run = try journal.begin()
        let change = Change(user: try .of(1), person: "", before: ["UF_PLAN": before], after: ["UF_PLAN": after])
        try await run.plan([change])
        try await Applier(portal: portal, schema: portal.schema()).apply(run)
        return run
    }

    @Test func `another option of the same label is a conflict, and no proof that the right one was taken`()
        async throws
    {
        let person = try User.employee(1, ["UF_PLAN": .option(Self.otherGold)])
        let journal = try RunJournal.temporary()
        let changed = try await run(
            from: .option(Self.gold),
            to: .option(Self.silver),
            on: PortalDouble([person], fields: schema()),
            in: journal
        )
        #expect(try changed.changes(limit: 1).first?.outcome == .conflict(["UF_PLAN"]))
        let other = PortalDouble([person], fields: schema()) { _, _ in .option(Self.gold) }
        let rewritten = try await run(from: .option(Self.otherGold), to: .option(Self.silver), on: other, in: journal)
        #expect(
            try rewritten.changes(limit: 1).first?.outcome == .applied(["UF_PLAN": .rewritten(.option(Self.gold))])
        )
    }

    // MARK: The way back

    private func undo(_ run: RecordedRun, on portal: PortalDouble) async throws -> ([String: FieldValue]?, [String]) {
        let back = try run.journal.begin()
        _ = try await UndoPlanner(portal: portal).plan(UndoRequest(run), run: back)
        return (try back.changes(limit: 1).first?.change.after, try back.diagnostics().map(\.message))
    }

    @Test func `undo puts back the option that was there, though another has its label or both were renamed`()
        async throws
    {
        let journal = try RunJournal.temporary()
        let portal = PortalDouble([try .employee(1, ["UF_PLAN": .option(Self.otherGold)])], fields: schema())
        let run = try await run(from: .option(Self.otherGold), to: .option(Self.silver), on: portal, in: journal)
        #expect(try await undo(run, on: portal).0 == ["UF_PLAN": .option(Self.otherGold)])

        let (gold, silver) = (FieldOption(id: 4, label: "Silver"), FieldOption(id: 5, label: "Gold"))
        let renamed = PortalDouble(
            [try .employee(1, ["UF_PLAN": .option(silver)])],
            fields: schema([Self.gold, gold, silver])
        )
        #expect(try await undo(run, on: renamed).0 == ["UF_PLAN": .option(gold)])

        let lacking = PortalDouble(
            [try .employee(1, ["UF_PLAN": .option(silver)])],
            fields: schema([Self.gold, silver])
        )
        let (nothing, messages) = try await undo(run, on: lacking)
        let words = #"option 4 "Gold" no longer exists; expected one of "Gold" (3), "Gold" (5)"#
        #expect(nothing == nil && messages == [words])
    }

    @Test(arguments: [("Silver", nil), ("Gold", "3 and 4"), ("Bronze", "expected one of")])
    func `of a journal that kept labels alone, undo puts back what only one option can mean`(
        label: String,
        reason: String?
    ) async throws {
        let options = [Self.gold, Self.otherGold, Self.silver, FieldOption(id: 6, label: "Tin")]
        let portal = PortalDouble([try .employee(1, ["UF_PLAN": .string(label)])], fields: schema(options))
        let run = try await run(from: .string(label), to: .string("Tin"), on: portal, in: try .temporary())
        portal[1]?.fields["UF_PLAN"] = .option(options[3])
        let (after, messages) = try await undo(run, on: portal)
        #expect(after == (reason == nil ? ["UF_PLAN": .option(Self.silver)] : nil))
        #expect(messages.count == (reason == nil ? 0 : 1) && messages.allSatisfy { $0.contains(reason ?? "") })
    }
}
