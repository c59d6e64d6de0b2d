import PortalModel
import Testing

@testable import Engine

/// Three steps overlap: while one page of changes is sent, the one before is read back and the one behind is read ahead.
struct DeliveryWindowTests {
    private let fields = ["NAME", "WORK_PHONE"]

    private func change(_ number: Int) throws -> Change {
        try .of(number, ["NAME": "old"], to: ["NAME": "new"])
    }

    private func user(_ number: Int, _ name: String? = "old") throws -> User {
        try .of(number, name.map { ["NAME": .string($0)] } ?? [:])
    }

    private func report(verified: [User] = [], refusals: [PortalError?] = [], prepared: [User] = []) -> DeliveryReport {
        DeliveryReport(verified: verified, refusals: refusals, prepared: prepared)
    }

    /// Prepares one change, and gives the step that follows once its user was read.
    private func step(_ change: Change, finding user: User?) throws -> DeliveryWindow.Step {
        var window = DeliveryWindow(schema: .standard, next: [PlannedChange(change)])
        _ = window.step(fields: fields)
        _ = window.accept(report(prepared: [user].compactMap(\.self)), next: [])
        let step = window.step(fields: fields)
        return try #require(step)
    }

    /// Sends one change that the portal says `true` to, and tells its fields' fates by what is read back.
    private func fates(_ change: Change, reading user: User?) throws -> [String: FieldOutcome] {
        var window = DeliveryWindow(schema: .standard, next: [PlannedChange(change)])
        _ = window.step(fields: fields)
        _ = window.accept(report(prepared: [User(id: change.user, fields: change.before)]), next: [])
        _ = window.step(fields: fields)
        _ = window.accept(report(refusals: [nil]), next: [])
        _ = window.step(fields: fields)
        let outcomes = window.accept(report(verified: [user].compactMap(\.self)), next: [])
        guard case .applied(let fates)? = outcomes.first?.1, outcomes.count == 1 else {
            Issue.record("not one applied change, but \(outcomes)")
            return [:]
        }
        #expect(window.step(fields: fields) == nil)
        return fates
    }

    @Test func `nothing to send is no delivery`() {
        var window = DeliveryWindow(schema: .standard, next: [])
        #expect(window.step(fields: fields) == nil)
    }

    @Test func `reading back, sending and reading ahead share a delivery`() throws {
        var window = DeliveryWindow(schema: .standard, next: [PlannedChange(try change(1))])
        let first = window.step(fields: fields)?.delivery
        #expect(first == Delivery(prepare: [try .of(1)], fields: fields))

        _ = window.accept(report(prepared: [try user(1)]), next: [PlannedChange(try change(2))])
        let second = window.step(fields: fields)?.delivery
        #expect(second == Delivery(changes: [try change(1)], prepare: [try .of(2)], fields: fields))

        _ = window.accept(report(refusals: [nil], prepared: [try user(2)]), next: [PlannedChange(try change(3))])
        let third = window.step(fields: fields)?.delivery
        let all = Delivery(verify: [try .of(1)], changes: [try change(2)], prepare: [try .of(3)], fields: fields)
        #expect(third == all)

        _ = window.accept(report(verified: [try user(1)], refusals: [nil], prepared: [try user(3)]), next: [])
        let fourth = window.step(fields: fields)?.delivery
        #expect(fourth == Delivery(verify: [try .of(2)], changes: [try change(3)], fields: fields))

        _ = window.accept(report(verified: [try user(2)], refusals: [nil]), next: [])
        #expect(window.step(fields: fields)?.delivery == Delivery(verify: [try .of(3)], fields: fields))

        _ = window.accept(report(verified: [try user(3)]), next: [])
        #expect(window.step(fields: fields) == nil)
    }

    @Test func `a field that changed since the plan is a conflict, and its user is not sent`() throws {
        let step = try step(try change(1), finding: try user(1, "third"))
        #expect(step.settled.map(\.1) == [.conflict(["NAME"])])
        #expect(step.delivery.changes.isEmpty)
    }

    @Test func `a field that was emptied since the plan is a conflict`() throws {
        #expect(try step(try change(1), finding: try user(1, nil)).settled.map(\.1) == [.conflict(["NAME"])])
    }

    @Test func `only the fields that changed are named`() throws {
        let change = try Change.of(1, ["NAME": "old", "WORK_PHONE": "1"], to: ["NAME": "new", "WORK_PHONE": "2"])
        let user = try User.of(1, ["NAME": .string("old"), "WORK_PHONE": .string("3")])
        #expect(try step(change, finding: user).settled.map(\.1) == [.conflict(["WORK_PHONE"])])
    }

    @Test func `a user who vanished is a conflict of all fields`() throws {
        let change = try Change.of(1, to: ["WORK_PHONE": "2", "NAME": "new"])
        let step = try step(change, finding: nil)
        #expect(step.settled.map(\.1) == [.conflict(["NAME", "WORK_PHONE"])])
        #expect(step.delivery.changes.isEmpty)
    }

    @Test func `who is as the plan saw them is sent`() throws {
        let step = try step(try change(1), finding: try user(1))
        #expect(step.settled.isEmpty)
        #expect(step.delivery.changes == [try change(1)])
    }

    @Test func `who holds all of it already is not sent, and all of it is taken`() throws {
        let step = try step(try change(1), finding: try user(1, "new"))
        #expect(step.settled.map(\.1) == [.applied(["NAME": .taken])])
        #expect(step.delivery.changes.isEmpty)
    }

    @Test func `who holds a part of it is sent all of it`() throws {
        let change = try Change.of(1, ["NAME": "old", "WORK_PHONE": "1"], to: ["NAME": "new", "WORK_PHONE": "2"])
        let user = try User.of(1, ["NAME": .string("new"), "WORK_PHONE": .string("1")])
        let step = try step(change, finding: user)
        #expect(step.settled.isEmpty)
        #expect(step.delivery.changes == [change])
    }

    @Test func `a field that the plan could not see has not changed, whatever it holds now`() throws {
        var change = try change(1)
        change.before = [:]
        change.unseen = ["NAME"]
        let step = try step(change, finding: try user(1, "third"))
        #expect(step.settled.isEmpty)
        #expect(step.delivery.changes == [change])
    }

    @Test func `departments in another order have not changed`() throws {
        let change = Change(
            user: try .of(1),
            person: "N1",
            before: ["UF_DEPARTMENT": .list([.integer(1), .integer(5)])],
            after: ["UF_DEPARTMENT": .list([.integer(5)])]
        )
        let user = try User.of(1, ["UF_DEPARTMENT": .list([.integer(5), .integer(1)])])
        #expect(try step(change, finding: user).settled.isEmpty)
    }

    @Test func `a conflict leaves the others of its page alone`() throws {
        var window = DeliveryWindow(
            schema: .standard,
            next: [PlannedChange(try change(1)), PlannedChange(try change(2)), PlannedChange(try change(3))]
        )
        _ = window.step(fields: fields)
        _ = window.accept(report(prepared: [try user(1), try user(2, "third"), try user(3)]), next: [])
        let step = window.step(fields: fields)
        #expect(step?.settled.map(\.0) == [try .of(2)])
        #expect(step?.delivery.changes == [try change(1), try change(3)])
    }

    @Test func `a page of conflicts alone ends the work`() throws {
        var window = DeliveryWindow(schema: .standard, next: [PlannedChange(try change(1))])
        _ = window.step(fields: fields)
        _ = window.accept(report(), next: [])
        #expect(window.step(fields: fields)?.settled.count == 1)
        #expect(window.accept(report(), next: []).isEmpty)
        #expect(window.step(fields: fields) == nil)
    }

    @Test func `a refusal is an outcome at once, and what was refused is not read back`() throws {
        let refusal = PortalError(.accessDenied, method: "user.update")
        var window = DeliveryWindow(
            schema: .standard,
            next: [PlannedChange(try change(1)), PlannedChange(try change(2))]
        )
        _ = window.step(fields: fields)
        _ = window.accept(report(prepared: [try user(1), try user(2)]), next: [])
        _ = window.step(fields: fields)
        let outcomes = window.accept(report(refusals: [refusal, nil]), next: [])
        #expect(outcomes.map(\.0) == [try .of(1), try .of(2)])
        #expect(outcomes.map(\.1) == [.failed(refusal), .applied([:])])
        #expect(window.step(fields: fields)?.delivery.verify == [try .of(2)])
    }

    @Test func `what is read back tells each field's fate`() throws {
        let change = try Change.of(
            1,
            ["NAME": "old", "LAST_NAME": "old", "WORK_PHONE": "1", "WORK_CITY": "Ulm"],
            to: ["NAME": "new", "LAST_NAME": "new", "WORK_PHONE": "+49 2", "WORK_CITY": "Bonn"]
        )
        let user = try User.of(
            1,
            ["NAME": .string("new"), "LAST_NAME": .string("old"), "WORK_PHONE": .string("+492")]
        )
        #expect(
            try fates(change, reading: user) == [
                "NAME": .taken, "LAST_NAME": .ignored, "WORK_PHONE": .rewritten(.string("+492")),
                "WORK_CITY": .rewritten(.null),
            ]
        )
    }

    @Test func `a cleared field is taken when it is gone`() throws {
        var change = try change(1)
        change.after["NAME"] = .null
        #expect(try fates(change, reading: try user(1, nil)) == ["NAME": .taken])
    }

    @Test func `a photo reads back in another form, so it proves nothing`() throws {
        let photo = FieldValue.file(UploadedFile(name: "a.png", base64: "iVBORw0KGgo="))
        let change = Change(user: try .of(1), person: "N1", before: [:], after: ["PERSONAL_PHOTO": photo])
        let user = try User.of(1, ["PERSONAL_PHOTO": .string("https://example.com/a.png")])
        #expect(try fates(change, reading: user) == ["PERSONAL_PHOTO": .unproven])
        #expect(try step(change, finding: user).settled.isEmpty)
    }

    @Test func `who can't be read back proves nothing`() throws {
        #expect(try fates(try change(1), reading: nil) == ["NAME": .unproven])
    }

    @Test func `a field out of sight neither conflicts nor proves anything`() throws {
        let schema = Schema(custom: [], scope: .brief)
        try #require(!schema.shows("WORK_PHONE"))
        var window = DeliveryWindow(schema: schema, next: [PlannedChange(try Change.of(1, to: ["WORK_PHONE": "2"]))])
        _ = window.step(fields: fields)
        _ = window.accept(report(prepared: [try .of(1)]), next: [])
        #expect(window.step(fields: fields)?.settled.isEmpty == true)
        _ = window.accept(report(refusals: [nil]), next: [])
        _ = window.step(fields: fields)
        let outcomes = window.accept(report(verified: [try .of(1)]), next: [])
        #expect(outcomes.map(\.1) == [.applied(["WORK_PHONE": .unproven])])
    }

    // MARK: What a process that ended early left

    /// Goes on with one change, and gives the step that follows once its user was read.
    private func step(_ change: Change, _ state: ChangeState, finding user: User?) throws -> DeliveryWindow.Step {
        var window = DeliveryWindow(schema: .standard, next: [PlannedChange(change, state: state)])
        _ = window.step(fields: fields)
        _ = window.accept(report(prepared: [user].compactMap(\.self)), next: [])
        let step = window.step(fields: fields)
        return try #require(step)
    }

    private let two = ["NAME": "new", "WORK_PHONE": "+49 2"]

    @Test(
        arguments: [
            (["NAME": "new", "WORK_PHONE": "+49 2"], ["NAME": .taken, "WORK_PHONE": .taken]),
            (["NAME": "new", "WORK_PHONE": "1"], ["NAME": .taken, "WORK_PHONE": .ignored]),
            (["NAME": "old", "WORK_PHONE": "+492"], ["NAME": .ignored, "WORK_PHONE": .rewritten(.string("+492"))]),
        ] as [([String: String], [String: FieldOutcome])]
    )
    func `what was on its way and shows in one field isn't sent again`(
        now: [String: String],
        fates: [String: FieldOutcome]
    ) throws {
        let change = try Change.of(1, ["NAME": "old", "WORK_PHONE": "1"], to: two)
        let step = try step(change, .sending, finding: try .of(1, now.mapValues { .string($0) }))
        #expect(step.settled.map(\.1) == [.applied(fates)])
        #expect(step.delivery.changes.isEmpty)
    }

    @Test func `what was on its way and shows nowhere is sent`() throws {
        let change = try Change.of(1, ["NAME": "old"], to: two)
        let step = try step(change, .sending, finding: try user(1))
        #expect(step.settled.isEmpty)
        #expect(step.delivery.changes == [change])
    }

    @Test func `what was on its way to a user who is gone is a conflict`() throws {
        let step = try step(try change(1), .sending, finding: nil)
        #expect(step.settled.map(\.1) == [.conflict(["NAME"])])
    }

    @Test func `a photo that was on its way is sent again, since none can be compared`() throws {
        let photo = FieldValue.file(UploadedFile(name: "a.png", base64: "iVBORw0KGgo="))
        let change = Change(user: try .of(1), person: "N1", before: [:], after: ["PERSONAL_PHOTO": photo])
        let user = try User.of(1, ["PERSONAL_PHOTO": .string("https://example.com/a.png")])
        #expect(try step(change, .sending, finding: user).delivery.changes == [change])
    }

    @Test func `what may be somebody's own doing doesn't prove that an update arrived`() throws {
        let change = try Change.of(1, ["NAME": "old", "WORK_PHONE": "1"], to: two)
        let now = try User.of(1, ["NAME": .string("by hand"), "WORK_PHONE": .string("1")])
        let step = try step(change, .sending, finding: now)
        #expect(step.settled.map(\.1) == [.conflict(["NAME"])])
        #expect(step.delivery.changes.isEmpty)
    }

    @Test(
        arguments: [
            ("new", FieldOutcome.taken), ("old", .ignored), ("NEW", .rewritten(.string("NEW"))), ("by hand", .unproven),
        ]
    )
    func `what the portal said true to is never sent again, only read back`(name: String, fate: FieldOutcome) throws {
        let step = try step(try change(1), .applied, finding: try user(1, name))
        #expect(step.settled.map(\.1) == [.applied(["NAME": fate])])
        #expect(step.delivery.changes.isEmpty)
    }
}
