import Journal
import PortalModel
import Testing

struct ChangesTests {
    private let journal: RunJournal

    init() throws {
        journal = try RunJournal.temporary()
    }

    @Test(arguments: [
        FieldValue.null,
        .string(""),
        .string("O\u{2019}Neill\r\n\t\"\\ Ünïcödé 👩‍👩‍👧 Жук \u{2028}"),
        .string("null"),
        .integer(1),
        .integer(.max),
        .integer(.min),
        .number(1),
        .number(-0.1),
        .number(1e300),
        .boolean(true),
        .list([]),
        .list([.integer(1), .number(1), .string("1"), .boolean(true), .list([.null])]),
        .file(UploadedFile(name: "anna.jpg", base64: "/9j/4AAQ")),
    ])
    func `a value comes back with its exact type`(value: FieldValue) throws {
        var change = try Change.sample(57, after: ["UF_ANY": value])
        change.before = ["UF_ANY": value]
        let run = try journal.run(planning: [change])
        #expect(try run.changes(limit: 1).first?.change == change)
    }

    @Test
    func `everything about a change comes back`() throws {
        let change = Change(
            user: try .of(57),
            person: "Åsa \"Nord\"",
            before: ["NAME": .string("a")],
            after: ["NAME": .string("b"), "WORK_PHONE": .null],
            unseen: ["WORK_PHONE", "EMAIL"],
            line: 12
        )
        let run = try journal.run(planning: [change])
        #expect(try run.changes(limit: 1) == [PlannedChange(change)])
    }

    @Test
    func `changes come page by page in ascending order of user`() throws {
        let run = try journal.run(planning: [301, 7, 58, 1_000_000, 57].map { try .sample($0) })
        _ = try journal.run(planning: [.sample(8)])
        let first = try run.changes(limit: 3)
        let second = try run.changes(after: first.last?.change.user, limit: 3)
        #expect(first.map(\.change.user.rawValue) == [7, 57, 58])
        #expect(second.map(\.change.user.rawValue) == [301, 1_000_000])
    }

    @Test
    func `changes come by what they change, and those outside some groups in order of user`() throws {
        let name = ["NAME": FieldValue.string("Anna")]
        let both = name.merging(["EMAIL": .null]) { first, _ in first }
        let run = try journal.run(
            planning: [(3, name), (5, both), (9, name), (1, ["EMAIL": .null])].map { try .sample($0.0, after: $0.1) }
        )
        let groups = try run.groups()
        #expect(groups.map(\.fields) == [["NAME"], ["EMAIL"], ["EMAIL", "NAME"]])
        #expect(try run.changes(in: groups[0], limit: 9).map(\.change.user.rawValue) == [3, 9])
        let outside = try run.changes(outside: [groups[1]], assumingCountry: false, after: .of(3), limit: 9)
        #expect(outside.map(\.change.user.rawValue) == [5, 9])
        #expect(try run.changes(outside: [], assumingCountry: false, limit: 9).count == 4)
    }

    @Test func `changes that assume a country are in groups of their own, behind the others, and counted`() throws {
        let phone = ["WORK_PHONE": FieldValue.string("+4930123456")]
        let both = phone.merging(["PERSONAL_MOBILE": .string("+4915123456789")]) { first, _ in first }
        let changes = try [
            (1, phone, []), (2, phone, ["WORK_PHONE"]), (3, phone, ["WORK_PHONE"]), (4, both, both.keys.sorted()),
        ]
        .map { user, after, assumed in
            var change = try Change.sample(user, after: after)
            for field in assumed { change.assumed[field] = "DE (parameter region)" }
            return change
        }
        let run = try journal.run(planning: changes)
        let groups = try run.groups()
        #expect(groups.map(\.assumesCountry) == [false, true, true])
        #expect(groups.map(\.count) == [1, 2, 1])
        #expect(
            try groups.map { try run.changes(in: $0, limit: 9).map(\.change.user.rawValue) } == [[1], [2, 3], [4]]
        )
        #expect(
            try run.changes(outside: [groups[1]], assumingCountry: true, limit: 9).map(\.change.user.rawValue) == [4]
        )
        #expect(
            try run.changes(outside: [groups[1]], assumingCountry: false, limit: 9).map(\.change.user.rawValue) == [1]
        )
        #expect(try run.changes(limit: 9, assumingCountry: true).map(\.change.user.rawValue) == [2, 3, 4])
        let summary = try run.summary()
        #expect(summary.fields["WORK_PHONE"] == PlanSummary.FieldCount(set: 4, assumed: 3))
        #expect(summary.fields["PERSONAL_MOBILE"] == PlanSummary.FieldCount(set: 1, assumed: 1))
        #expect(summary.assumptions == 4 && summary.unsentAssumptions == 4)
        try run.markSending([.of(4)])
        #expect(try run.summary().unsentAssumptions == 2)
    }

    @Test(arguments: [
        Outcome.applied([:]),
        .applied([
            "NAME": .taken, "WORK_PHONE": .rewritten(.string("+49 30 1")), "EMAIL": .ignored,
            "PERSONAL_PHOTO": .unproven, "UF_A": .rewritten(.null), "UF_B": .rewritten(.string("taken")),
        ]),
        .conflict(["NAME", "WORK_PHONE"]),
        .conflict([]),
        .failed(PortalError(.unreachable)),
        .failed(
            PortalError(
                .accessDenied,
                method: "user.update",
                portalCode: "ACCESS_DENIED",
                portalMessage: "no",
                status: 403
            )
        ),
    ])
    func `an outcome comes back as it was`(outcome: Outcome) throws {
        let run = try journal.run(planning: [.sample(57), .sample(58)])
        try run.record([(.of(57), outcome)])
        let changes = try run.changes(limit: 2)
        #expect(changes.map(\.outcome) == [outcome, nil])
    }

    @Test
    func `a state is found again`() throws {
        let run = try journal.run(planning: [.sample(1), .sample(2), .sample(3), .sample(4), .sample(5)])
        try run.markSending([.of(1), .of(2), .of(3), .of(4)])
        try run.record(
            [
                (.of(1), .applied(["NAME": .taken])), (.of(2), .conflict(["NAME"])),
                (.of(3), .failed(PortalError(.rejected))),
            ]
        )
        for (user, state) in zip(1..., [ChangeState.applied, .conflict, .failed, .sending, .planned]) {
            #expect(try run.changes(limit: 10, state: state).map(\.change.user) == [.of(user)])
        }
    }

    @Test
    func `the summary counts values, states and outcomes of its run`() throws {
        let run = try journal.run(planning: [
            .sample(1, after: ["NAME": .string("A"), "WORK_PHONE": .null]),
            .sample(2, after: ["NAME": .string("null"), "WORK_PHONE": .string("+49301")]),
            .sample(3, after: ["PERSONAL_PHOTO": .file(UploadedFile(name: "a.jpg", base64: "AAAA"))]),
            .sample(4, after: ["UF_DEPARTMENT": .list([.integer(1)]), "NAME": .boolean(false)]),
        ])
        _ = try journal.run(planning: [.sample(9, after: ["EMAIL": .string("x@example.com")])])
        try run.record(
            [
                (.of(1), .applied(["NAME": .taken, "WORK_PHONE": .ignored])),
                (.of(2), .applied(["NAME": .rewritten(.string("Null")), "WORK_PHONE": .taken])),
                (.of(3), .applied(["PERSONAL_PHOTO": .unproven])),
                (.of(4), .conflict(["NAME"])),
            ]
        )
        let summary = try run.summary()
        #expect(summary.users == 4)
        #expect(summary.states == [.applied: 3, .conflict: 1])
        #expect(
            summary.fields == [
                "NAME": PlanSummary.FieldCount(set: 3, taken: 1, rewritten: 1),
                "WORK_PHONE": PlanSummary.FieldCount(set: 1, cleared: 1, taken: 1, ignored: 1),
                "PERSONAL_PHOTO": PlanSummary.FieldCount(set: 1, unproven: 1),
                "UF_DEPARTMENT": PlanSummary.FieldCount(set: 1),
            ]
        )
    }
}
