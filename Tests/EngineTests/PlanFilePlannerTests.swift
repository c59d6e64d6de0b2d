import Engine
import Foundation
import Journal
import PortalModel
import TestSupport
import Testing
import Wire

/// A plan comes back from its file whole, or not at all.
struct PlanFilePlannerTests {
    private let journal: RunJournal

    init() throws {
        journal = try .temporary()
    }

    private func begin(_ changes: [Change] = []) async throws -> RecordedRun {
        let run = try journal.begin()
        if !changes.isEmpty { try await run.plan(changes) }
        return run
    }

    private func file(_ changes: [Change]) async throws -> PlanFileReader {
        var bytes: [UInt8] = []
        try await begin(changes).writePlan { bytes += $0 }
        return try PlanFileReader(ByteSource(chunks: [bytes], name: "plan.jsonl"))
    }

    /// Reads a plan with these changes from its file, and says why that can't be.
    private func refusal(
        of changes: [Change],
        protecting protection: Protection = Protection(),
        fields: Schema = .standard
    ) async throws -> String? {
        let portal = PortalDouble(try (1...9).map { try .employee($0) }, fields: fields)
        let run = try await begin()
        let planner = PlanFilePlanner(portal: portal, protection: protection)
        do {
            try await planner.plan(try await file(changes), run: run)
            #expect(try run.changes(limit: 100).map(\.change) == changes)
            return nil
        } catch let error as PlanFileError {
            #expect(try run.summary().users == 0, "a plan that is refused leaves nothing")
            return error.description
        }
    }

    @Test func `a plan is the same on both sides of its file`() async throws {
        var moved = try Change.of(2, to: ["WORK_PHONE": "+49301234"])
        moved.after["UF_DEPARTMENT"] = .list([.integer(5)])
        moved.after["PERSONAL_PHOTO"] = .file(UploadedFile(name: "a.png", base64: SamplePhoto.base64(SamplePhoto.png)))
        moved.after["WORK_CITY"] = .null
        moved.after["ACTIVE"] = .boolean(false)
        moved.after["PERSONAL_BIRTHDAY"] = .string("1990-12-31")
        moved.line = 3
        let changes = [try Change.of(1, ["NAME": "N1"], to: ["NAME": "new"]), moved]
        #expect(try await refusal(of: changes) == nil)
        let run = try await begin()
        try await PlanFilePlanner(portal: PortalDouble([])).plan(try await file(changes), run: run)
        #expect(try await run.stampPlan() == begin(changes).stampPlan())
        #expect(try run.current()?.state == .planned)
    }

    @Test func `fields that the portal hasn't, or doesn't write, refuse the plan`() async throws {
        #expect(
            try await refusal(of: [.of(1, to: ["NAME": "a"]), .of(2, to: ["WORK_FONE": "1"])])
                == "plan.jsonl, line 3: WORK_FONE is not a user field; did you mean WORK_PHONE?"
        )
        #expect(
            try await refusal(of: [.of(1, to: ["XML_ID": "a"])])
                == "plan.jsonl, line 2: " + Schema.standard.readOnlyField("XML_ID")
        )
        #expect(try await refusal(of: [.of(1, to: ["ID": "2"])]) == "plan.jsonl, line 2: ID is read-only; leave it out")
    }

    @Test func `values that the portal's fields can't hold refuse the plan`() async throws {
        func refusal(_ name: String, _ value: FieldValue) async throws -> String? {
            var change = try Change.of(1, to: [:])
            change.after = [name: value]
            return try await self.refusal(of: [change])
        }
        #expect(
            try await refusal("UF_DEPARTMENT", .list([.integer(1), .integer(7)]))
                == "plan.jsonl, line 2: UF_DEPARTMENT[2]: there is no department 7"
        )
        for (name, value) in [
            ("EMAIL", FieldValue.string("nobody")), ("EMAIL", .null), ("ACTIVE", .string("Y")), ("NAME", .integer(7)),
            ("NAME", .string("")), ("NAME", .string("a\u{1B}[2J")), ("PERSONAL_BIRTHDAY", .string("1990-02-30")),
            ("PERSONAL_PHOTO", .string("https://example.com/a.png")),
            ("PERSONAL_PHOTO", .file(UploadedFile(name: "a.png", base64: "iVBORw0KGgo="))),
            ("PERSONAL_GENDER", .string("X")),
            ("UF_DEPARTMENT", .integer(1)), ("UF_DEPARTMENT", .list([.list([.integer(1)])])),
        ] {
            let words = try await refusal(name, value)
            #expect(words?.hasPrefix("plan.jsonl, line 2: \(name)") == true, "\(name): \(words ?? "passes")")
            #expect(words?.contains("\u{1B}") == false)
        }
    }

    @Test func `what is protected refuses the plan, whole`() async throws {
        let changes = try (1...9).map { try Change.of($0, to: ["WORK_CITY": "Ulm"]) }
        let words = ", and a plan is sent in full or not at all; make a new one, which leaves that out"
        #expect(
            try await refusal(of: changes, protecting: Protection(users: [.of(3)]))
                == "plan.jsonl, line 4: moonhook.lua protects user 3\(words)"
        )
        #expect(
            try await refusal(of: changes, protecting: Protection(users: [.of(9)]))
                == "plan.jsonl, line 10: moonhook.lua protects user 9\(words)"
        )
        #expect(
            try await refusal(of: changes, protecting: Protection(fields: ["WORK_CITY"]))
                == "plan.jsonl, line 2: moonhook.lua protects WORK_CITY\(words)"
        )
        let others = Protection(users: [try .of(10)], fields: ["EMAIL"])
        #expect(try await refusal(of: changes, protecting: others) == nil)
    }

    @Test func `a field that the plan has seen must be in sight`() async throws {
        let change = try Change.of(1, ["WORK_PHONE": "1"], to: ["WORK_PHONE": "2"])
        let fields = Schema(custom: [], scope: .brief)
        #expect(
            try await refusal(of: [change], fields: fields)
                == """
                plan.jsonl, line 2: the credentials can't read WORK_PHONE; they need the scope user_basic or user, so it is unknown \
                whether it has changed
                """
        )
        var unseen = change
        unseen.before = [:]
        unseen.unseen = ["WORK_PHONE"]
        #expect(try await refusal(of: [unseen], fields: fields) == nil)
    }

    /// Plans the file of a change of user 1 with that name, where the portal holds ``Change/after`` already or not.
    private func named(_ person: String, _ change: Change, isHeld: Bool) async throws -> (String?, [DiagnosticCode?]) {
        var (user, change) = (try User.employee(1), change)
        change.person = person
        if isHeld { user.fields.merge(change.after) { _, after in after } }
        let run = try await begin()
        try await PlanFilePlanner(portal: PortalDouble([user])).plan(try await file([change]), run: run)
        #expect(try await run.stampPlan() == begin([change]).stampPlan())
        let told = try run.diagnostics(examples: 3).map(\.code)
        return (try run.changes(after: nil, limit: 1).first?.change.person, told)
    }

    @Test func `users are called what the portal calls them, and another name in the file is reported`() async throws {
        let name = try User.employee(1).displayName
        let change = try Change.of(1, to: ["WORK_CITY": "Ulm"])
        #expect(try await named(name, change, isHeld: false) == (name, []))
        #expect(try await named("Somebody Else", change, isHeld: false) == (name, [.otherName]))
        #expect(try await named("Somebody Else", change, isHeld: true) == (name, [.otherName]))
        // Once sent, the plan itself has changed the name.
        let first = try User.employee(1).fields["NAME"] ?? .null
        var renaming = try Change.of(1, to: ["NAME": "New"])
        renaming.before["NAME"] = first
        #expect(try await named(name, renaming, isHeld: true).1 == [])
        #expect(try await named("Somebody Else", renaming, isHeld: true).1 == [.otherName])
    }

    @Test func `a plan of another portal is not read`() async throws {
        let other = try journal.begin(
            RunHeader(scripts: [], portal: "south.example.com", startedAt: Date(timeIntervalSince1970: 0))
        )
        var bytes: [UInt8] = []
        try other.writePlan { bytes += $0 }
        let file = try PlanFileReader(ByteSource(chunks: [bytes], name: "plan.jsonl"))
        let run = try await begin()
        let error = await #expect(throws: PlanFileError.self) {
            try await PlanFilePlanner(portal: PortalDouble([])).plan(file, run: run)
        }
        #expect(error?.code == .otherPortal)
    }
}
