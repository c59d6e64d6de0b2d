import Journal
import PortalModel
import Testing

struct PlanWriterTests {
    private let journal: RunJournal
    private let run: RunID
    private let plan: PlanWriter

    init() throws {
        journal = try RunJournal.temporary()
        run = try journal.begin(.sample)
        plan = journal.plan(run)
    }

    @Test(arguments: [1, 499, 500, 501, 1_234])
    func `every change is in the plan, however the transactions fall`(count: Int) throws {
        for user in 1...count {
            try plan.add(.sample(user))
        }
        try plan.commit()
        #expect(try journal.changes(run, limit: 2_000).map(\.change.user.rawValue) == Array(1...count))
        #expect(try journal.runs(limit: 1).first?.state == .planned)
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
        #expect(try journal.changes(run, limit: 1).map(\.change.after) == [["NAME": .string("later")]])
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
        #expect(try journal.summary(run).users == others)
    }

    @Test
    func `photos are written before many of them wait`() throws {
        let photo = FieldValue.file(UploadedFile(name: "anna.jpg", base64: String(repeating: "A", count: 1 << 20)))
        for user in 1...5 {
            try plan.add(.sample(user, after: ["PERSONAL_PHOTO": photo]))
        }
        #expect(try journal.summary(run).users == 4)
    }

    @Test(arguments: [0, 2_000])
    func `a plan that starts over holds what comes after alone`(others: Int) throws {
        try plan.diagnose(Diagnostic(.error, .raised, "odd"))
        for user in 1..<1 + others { try plan.add(.sample(user)) }
        try plan.add(.sample(5_000))
        try plan.startOver()
        #expect(try plan.change(for: .of(5_000)) == nil)
        try plan.add(.sample(57))
        try plan.diagnose(Diagnostic(.error, .raised, "even"))
        try plan.commit()
        #expect(try journal.changes(run, limit: 10).map(\.change.user.rawValue) == [57])
        #expect(try journal.diagnostics(run).map(\.message) == ["even"])
    }

    @Test
    func `a discarded plan leaves its findings and nothing else`() throws {
        for user in 1...600 {
            try plan.add(.sample(user))
        }
        try plan.diagnose(Diagnostic(.error, .wrongForm, "is not a phone number", field: "WORK_PHONE"))
        try plan.discard()
        try plan.commit()
        #expect(try journal.summary(run) == PlanSummary())
        #expect(try journal.diagnostics(run).count == 1)
    }

    @Test
    func `findings are gathered by severity, message, field and place`() throws {
        for line in 1...600 {
            try plan.diagnose(
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
        try plan.diagnose(
            Diagnostic(.warning, .warned, "too short", field: "WORK_FAX", line: 3, location: "phones.lua:9")
        )
        try plan.diagnose(Diagnostic(.notice, .lint, "too short"))
        try plan.diagnose(Diagnostic(.error, .rejected, "too short", line: 7))
        try plan.commit()
        #expect(
            try journal.diagnostics(run, examples: 2) == [
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
        #expect(try journal.diagnostics(run, limit: 1).map(\.severity) == [.error])
    }

    @Test
    func `beyond a thousand records a finding is only counted`() throws {
        for line in 1...1_500 {
            try plan.diagnose(Diagnostic(.warning, .warned, "too short", line: line))
        }
        try plan.commit()
        let group = try #require(try journal.diagnostics(run, examples: 2_000).first)
        #expect(group.count == 1_500)
        #expect(group.examples.map(\.line) == Array(1...1_000))
    }
}
