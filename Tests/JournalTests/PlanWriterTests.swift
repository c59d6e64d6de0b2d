import PortalModel
import Testing

@testable import Journal

struct PlanWriterTests {
    private let run: RecordedRun
    private let plan: PlanWriter

    init() throws {
        run = try RunJournal.temporary().begin(.sample)
        plan = PlanWriter(run)
    }

    @Test(arguments: [1, 499, 500, 501, 1_234])
    func `every change is in the plan, however the transactions fall`(count: Int) throws {
        for user in 1...count {
            try plan.add(.sample(user))
        }
        try plan.commit()
        #expect(try run.changes(limit: 2_000).map(\.change.user.rawValue) == Array(1...count))
        #expect(try run.current()?.state == .planned)
    }

    @Test(arguments: [0, 2_000])
    func `a later change of a user takes the place of the earlier, written or not`(others: Int) throws {
        try plan.add(.sample(57, after: ["NAME": .string("first")]))
        for user in 1_000..<1_000 + others {
            try plan.add(.sample(user))
        }
        #expect(try plan.change(for: .of(57))?.after == ["NAME": .string("first")])
        #expect(try plan.change(for: .of(58)) == nil)
        try plan.add(.sample(57, after: ["NAME": .string("later")]))
        #expect(try plan.change(for: .of(57))?.after == ["NAME": .string("later")])
        try plan.commit()
        #expect(try run.changes(limit: 1).map(\.change.after) == [["NAME": .string("later")]])
    }

    @Test(arguments: [0, 2_000])
    func `a removed change leaves no row, written or not`(others: Int) throws {
        try plan.add(.sample(57))
        for user in 1_000..<1_000 + others {
            try plan.add(.sample(user))
        }
        try plan.remove(.of(57))
        #expect(try plan.change(for: .of(57)) == nil)
        try plan.commit()
        #expect(try plan.change(for: .of(57)) == nil)
        #expect(try run.summary().users == others)
    }

    @Test
    func `photos are written before many of them wait`() throws {
        let photo = FieldValue.file(UploadedFile(name: "anna.jpg", base64: String(repeating: "A", count: 1 << 20)))
        for user in 1...5 {
            try plan.add(.sample(user, after: ["PERSONAL_PHOTO": photo]))
        }
        #expect(try run.summary().users == 4)
    }

    @Test(arguments: [0, 2_000])
    func `a plan that starts over holds what comes after alone`(others: Int) throws {
        try plan.report(Diagnostic(.error, .raised, "odd"))
        for user in 1..<1 + others { try plan.add(.sample(user)) }
        try plan.add(.sample(5_000))
        try plan.startOver()
        #expect(try plan.change(for: .of(5_000)) == nil)
        try plan.add(.sample(57))
        try plan.report(Diagnostic(.error, .raised, "even"))
        try plan.commit()
        #expect(try run.changes(limit: 10).map(\.change.user.rawValue) == [57])
        #expect(try run.diagnostics().map(\.message) == ["even"])
    }

    @Test
    func `a discarded plan leaves its findings and nothing else`() throws {
        for user in 1...600 {
            try plan.add(.sample(user))
        }
        try plan.report(Diagnostic(.error, .wrongForm, "is not a phone number", field: "WORK_PHONE"))
        try plan.discard()
        try plan.commit()
        #expect(try run.summary() == PlanSummary())
        #expect(try run.diagnostics().count == 1)
    }

    @Test
    func `findings are gathered by severity, message, field and location`() throws {
        for line in 1...600 {
            try plan.report(
                Diagnostic(
                    .warning,
                    .warned,
                    "too short",
                    field: "WORK_PHONE",
                    user: .of(line),
                    location: "phones.lua:9"
                )
            )
        }
        try plan.report(
            Diagnostic(.warning, .warned, "too short", field: "WORK_FAX", line: 3, location: "phones.lua:9")
        )
        try plan.report(Diagnostic(.notice, .lint, "too short"))
        try plan.report(Diagnostic(.error, .rejected, "too short", line: 7))
        try plan.commit()
        #expect(
            try run.diagnostics(examples: 2) == [
                GroupedDiagnostic(.error, .rejected, "too short", count: 1, examples: [.init(line: 7)]),
                GroupedDiagnostic(
                    .warning,
                    .warned,
                    "too short",
                    field: "WORK_PHONE",
                    location: "phones.lua:9",
                    count: 600,
                    examples: [.init(user: .of(1)), .init(user: .of(2))]
                ),
                GroupedDiagnostic(
                    .warning,
                    .warned,
                    "too short",
                    field: "WORK_FAX",
                    location: "phones.lua:9",
                    count: 1,
                    examples: [.init(line: 3)]
                ),
                GroupedDiagnostic(.notice, .lint, "too short", count: 1, examples: [.init()]),
            ]
        )
        #expect(try run.diagnostics(limit: 1).map(\.severity) == [.error])
    }

    @Test
    func `beyond a thousand records a finding is only counted`() throws {
        for line in 1...1_500 {
            try plan.report(Diagnostic(.warning, .warned, "too short", line: line))
        }
        try plan.commit()
        let group = try #require(try run.diagnostics(examples: 2_000).first)
        #expect(group.count == 1_500)
        #expect(group.examples.map(\.line) == Array(1...1_000))
    }
}
