import Journal
import PortalModel
import Testing

/// What bounds ask of a plan, as the journal counts it.
struct ReachTests {
    private let journal: RunJournal

    init() throws {
        journal = try RunJournal.temporary()
    }

    private func reach(_ changes: [Change]) throws -> PlanReach {
        let run = try journal.run(planning: changes)
        return try run.reach(of: run.summary())
    }

    @Test func `the dismissed are counted, those who come back are not`() throws {
        let changes = try (1...4).map { number in
            try Change.sample(number, after: ["ACTIVE": .boolean(number == 4), "NAME": .string("N\(number)")])
        }
        let run = try journal.run(planning: changes)
        #expect(try run.reach(of: run.summary()).dismissed == 3)
        #expect(try run.dismisses(.of(3)))
        #expect(try !run.dismisses(.of(4)))
        #expect(try !run.dismisses(.of(5)))
    }

    @Test func `another address is one that differs by more than case and spaces`() throws {
        let addresses: [(String?, String)] = [
            ("anna@example.com", "berta@example.com"), ("Cem@Example.com ", "cem@example.com"),
            (nil, "dora@example.com"),
        ]
        let changes = try addresses.enumerated().map { number, address in
            var change = try Change.sample(number + 1, after: ["EMAIL": .string(address.1)])
            change.before = address.0.map { ["EMAIL": .string($0)] } ?? [:]
            return change
        }
        #expect(try reach(changes).readdressed == 2)
    }

    @Test func `clearings are counted by field, and departments as moves`() throws {
        let reach = try reach([
            .sample(1, after: ["WORK_PHONE": .null, "UF_DEPARTMENT": .null]),
            .sample(2, after: ["WORK_PHONE": .null, "WORK_FAX": .null, "NAME": .string("A")]),
            .sample(3, after: ["UF_DEPARTMENT": .list([.integer(5)]), "NAME": .string("B")]),
        ])
        #expect(reach.cleared == ["WORK_PHONE": 2, "WORK_FAX": 1])
        #expect(reach.moved == 2)
        #expect(reach.levelled == [:])
    }

    @Test func `a field is levelled where every value that it gets is the same`() throws {
        let file = FieldValue.file(UploadedFile(name: "logo.png", base64: "AAAA"))
        let reach = try reach(
            (1...3).map { number in
                try .sample(
                    number,
                    after: [
                        "NAME": .string("Anna"), "LAST_NAME": .string(number == 3 ? "B" : "A"), "WORK_LOGO": file,
                        "WORK_CITY": number == 2 ? .null : .string("Ulm"), "ACTIVE": .boolean(false),
                        "UF_DEPARTMENT": .list([.integer(1)]), "UF_A": .list([.string("x")]),
                    ]
                )
            } + [.sample(4, after: ["TITLE": .string("alone")])]
        )
        #expect(reach.levelled == ["NAME": 3, "WORK_LOGO": 3, "WORK_CITY": 2, "UF_A": 3])
    }

    @Test func `a plan counts for itself`() throws {
        _ = try journal.run(planning: (1...9).map { try .sample($0, after: ["ACTIVE": .boolean(false)]) })
        let reach = try reach([.sample(1, after: ["ACTIVE": .boolean(false)])])
        #expect(reach.dismissed == 1)
    }
}
