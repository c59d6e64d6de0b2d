import Engine
import Foundation
import Lua
import PortalModel
import Scripting
import TestSupport
import Testing

@testable import Containment

/// A worker that has been taken over says what it likes: the run ends, or the plan holds what its recipe may propose.
@Suite(.endsHangs) struct HostileWorkerTests {
    /// What a worker tries, and what comes of it.
    struct Attempt: Sendable, CustomTestStringConvertible {
        enum Outcome {
            /// The worker is ended, and the run with it.
            case death
            /// The run ends with another error.
            case failure
            /// There is a plan.
            case plan
            /// There is a plan without any change.
            case emptyPlan
        }

        let name: String
        let outcome: Outcome
        /// What is sent in place of the outcomes of the first records.
        var sendings: [Meddler.Sending] = []
        /// What is sent in place of any message.
        var meddle: (@Sendable (Meddler.Original) -> [Meddler.Sending]?)?

        var testDescription: String { name }

        var meddler: Meddler {
            let sendings = sendings
            return Meddler(
                meddle: meddle ?? { original in if case .outcomes? = original.message { sendings } else { nil } }
            )
        }
    }

    private static func tries(_ name: String, _ outcome: Attempt.Outcome, _ message: [UInt8]) -> Attempt {
        Attempt(name: name, outcome: outcome, sendings: [.message(message)])
    }

    /// Sends something in place of what ends a request.
    private static func tries(
        _ name: String,
        _ outcome: Attempt.Outcome,
        for isMeant: @escaping @Sendable (HostMessage) -> Bool,
        _ sendings: @escaping @Sendable ([UInt8]) -> [Meddler.Sending]
    ) -> Attempt {
        Attempt(name: name, outcome: outcome) { original in
            guard isMeant(original.request), let message = original.message else { return nil }
            return switch message {
            case .done, .failed, .outcomes: sendings(original.bytes)
            default: nil
            }
        }
    }

    // MARK: Records

    private static let fields: [Attempt] = [
        tries("a field that the recipe doesn't write", .emptyPlan, Forgery.passed("EMAIL", .string("eve@example.com"))),
        tries("a hidden field", .emptyPlan, Forgery.passed("PERSONAL_MOBILE", .string("+491719999999"))),
        tries("a hidden list", .emptyPlan, Forgery.passed("UF_DEPARTMENT", .list([.integer(5)]))),
        tries("another person", .emptyPlan, Forgery.passed("ID", .integer(2))),
        tries("a dismissal", .emptyPlan, Forgery.passed("ACTIVE", .boolean(false))),
        tries("other letters", .emptyPlan, Forgery.passed("NAME", .string("Eve"))),
        tries("hidden letters", .emptyPlan, Forgery.passed("NAME", .string("anna\u{200B}"))),
        tries("another number", .emptyPlan, Forgery.passed("WORK_PHONE", .string("+49301234567"))),
        tries("a number of another country", .emptyPlan, Forgery.passed("WORK_PHONE", .string("+4330123456"))),
        tries("a field filled again", .plan, Forgery.passed("WORK_NOTES", .string("new"))),
        tries("a number for a text", .emptyPlan, Forgery.passed("NAME", .number(.nan))),
        tries("infinity", .emptyPlan, Forgery.passed("NAME", .number(.infinity))),
        tries("the greatest number for a filled field", .plan, Forgery.passed("WORK_NOTES", .integer(.max))),
        tries("a list for a text", .emptyPlan, Forgery.passed("WORK_NOTES", Forgery.nested(8))),
        tries("lists in lists", .death, Forgery.passed("WORK_NOTES", Forgery.nested(9))),
        tries("a file for a text", .emptyPlan, Forgery.passed("WORK_NOTES", .file(UploadedFile(name: "x", base64: "?")))),
        tries("bytes that aren't text", .emptyPlan, Forgery.passed("WORK_NOTES", bytes: [0xFF, 0xC3])),
        tries(
            "a letter with 100,000 accents",
            .emptyPlan,
            Forgery.passed("WORK_NOTES", bytes: Array(("a" + String(repeating: "\u{301}", count: 100_000)).utf8))
        ),
        tries(
            "the same in a list",
            .death,
            Forgery.passed("WORK_NOTES", .list([.string("a" + String(repeating: "\u{301}", count: 100_000))]))
        ),
        tries("a record of two MiB", .death, Forgery.passed("WORK_NOTES", bytes: Array(repeating: 0x61, count: 2 << 20))),
        tries("an absent name", .emptyPlan, Forgery.cells([3, 0, 0], count: 3)),
        tries("a field that doesn't exist", .death, Forgery.cells([0xFF, 0xFF, 1])),
        tries("a field twice", .death, Forgery.cells([3, 0, 1], [1, 0, 1])),
        tries("an unknown kind of field", .death, Forgery.cells([3, 0, 99])),
        tries("a text that ends too early", .death, Forgery.cells([3, 0, 6, 0xFF, 0xFF, 0xFF, 0x7F])),
        tries(
            "a list of a million",
            .death,
            Forgery.passed("WORK_NOTES", .list(Array(repeating: .null, count: 2 << 20)))
        ),
        tries(
            "a reason that no script causes",
            .death,
            Forgery.passed("NAME", refused: Schema.Refusal(.workerDied, field: "NAME", message: "no"))
        ),
        tries(
            "another field's reason",
            .death,
            Forgery.passed("NAME", refused: Schema.Refusal(.noText, field: "EMAIL", message: "no"))
        ),
        tries(
            "a reason of its own",
            .emptyPlan,
            Forgery.passed("NAME", refused: Schema.Refusal(.wrongType, field: "NAME", message: "no"))
        ),
    ]

    private static let marks: [Attempt] = [
        tries("more records than it was given", .death, Forgery.outcomes(4, .passed())),
        tries("a count of billions", .death, Forgery.outcomes(3, claiming: Int(UInt32.max), .passed())),
        tries("a count of more than there are", .death, Forgery.outcomes(2, claiming: 3, .passed())),
        tries("a count of fewer than there are", .death, Forgery.outcomes(3, claiming: 1, .passed())),
        tries("no records", .death, Forgery.outcomes(0, .passed())),
        tries("a finding of the host's", .death, Forgery.outcomes(3, .refused(.outsideWrites))),
        tries("a finding about no field", .death, Forgery.outcomes(3, .refused(.rejected, field: "SALARY"))),
        tries("a finding of a script's", .emptyPlan, Forgery.outcomes(3, .refused(.rejected))),
        tries(
            "a warning about no field",
            .death,
            Forgery.outcomes(3, .passed(warnings: [.init(field: "SALARY", reason: "no", location: nil)]))
        ),
        tries(
            "a warning about the id and another field",
            .emptyPlan,
            Forgery.outcomes(
                3,
                .passed(warnings: ["ID", "EMAIL"].map { .init(field: $0, reason: "no", location: nil) })
            ) { record in
                if let index = Forgery.schema.index(of: "EMAIL") { record.set(index, .string("eve@example.com")) }
            }
        ),
        tries(
            "a thousand and one warnings",
            .death,
            Forgery.outcomes(
                3,
                .passed(warnings: Array(repeating: .init(field: "NAME", reason: "no", location: nil), count: 1_001))
            )
        ),
        tries("a region that is none", .death, Forgery.outcomes(3, .passed(regions: ["\u{1B}[2"]))),
        tries("two thousand regions", .death, Forgery.outcomes(3, .passed(regions: Array(repeating: "DE", count: 2_000)))),
        tries("a forged region", .emptyPlan, Forgery.outcomes(3, .passed(regions: ["FR"]))),
        tries("lines that nobody asked for", .death, Forgery.outcomes(3, .passed(assignments: ["NAME": "x.lua:1"]))),
        tries(
            "many columns that rows lack",
            .death,
            Forgery.outcomes(3, RecordOutcome(askedColumns: Array(repeating: "x", count: 1_001), end: .failed(.host)))
        ),
        tries(
            "a long column that rows lack",
            .death,
            Forgery.outcomes(
                3,
                RecordOutcome(
                    askedColumns: [String(repeating: "x", count: 1 << 20)],
                    end: .ended(.skipped("no", location: nil))
                )
            )
        ),
        tries("the end of the run", .failure, Forgery.outcomes(1, RecordOutcome(end: .failed(.other("no"))))),
        tries("a question that failed, and none was asked", .death, Forgery.outcomes(1, RecordOutcome(end: .failed(.host)))),
        tries(
            "a cancellation that nobody asked for",
            .death,
            Forgery.outcomes(1, RecordOutcome(end: .failed(.lua(LuaError(.cancelled, "no")))))
        ),
        tries(
            "a field that users came without, again and again",
            .death,
            Forgery.outcomes(1, RecordOutcome(end: .failed(.unfetched("WORK_CITY"))))
        ),
        tries(
            "a hidden field that is shown",
            .death,
            Forgery.outcomes(1, RecordOutcome(end: .failed(.outsideReads("NAME"))))
        ),
    ]

    // MARK: Messages

    private static let messages: [Attempt] = [
        tries("another answer", .death, Forgery.done()),
        tries("a verdict that nobody asked for", .death, Forgery.message(.compared(.kept(nil)))),
        tries("an unknown kind of message", .death, [99]),
        tries("an empty message", .death, []),
        tries("bytes behind a message", .death, Forgery.outcomes(3, .passed()) + [0]),
        Attempt(name: "an endless length", outcome: .death, sendings: [.bytes([0xFF, 0xFF, 0xFF, 0xFF])]),
        Attempt(name: "a length, and the end", outcome: .death, sendings: [.bytes([9, 0, 0, 0]), .end]),
        Attempt(name: "a length, and silence", outcome: .death, sendings: [.bytes([9, 0, 0, 0]), .silence]),
        Attempt(name: "silence", outcome: .death, sendings: [.silence]),
        Attempt(name: "the end", outcome: .death, sendings: [.end]),
        Attempt(name: "endless bytes", outcome: .death, sendings: [.forever(Array(repeating: 0x41, count: 1 << 16))]),
        Attempt(
            name: "endless questions whose answers it doesn't read",
            outcome: .death,
            sendings: [.forever(framed(Forgery.question(.departments)))]
        ),
        Attempt(
            name: "a thousand questions",
            outcome: .plan,
            sendings: Array(repeating: .exchange(Forgery.question(.departments)), count: 1_000)
                + [.message(Forgery.outcomes(3, .passed()))]
        ),
        Attempt(
            name: "two answers",
            outcome: .death,
            sendings: Array(repeating: .message(Forgery.outcomes(3, .passed())), count: 2)
        ) { original in
            // The second one waits for the next request: only where there is one, somebody finds it.
            guard case .load = original.request, case .done? = original.message else { return nil }
            return [.message(original.bytes), .message(original.bytes), .message(original.bytes)]
        },
        tries("outcomes before there are records", .death, for: { if case .load = $0 { true } else { false } }) { _ in
            [.message(Forgery.outcomes(3, .passed()))]
        },
        tries("a promise that it hasn't declared", .failure, for: { if case .load = $0 { true } else { false } }) { _ in
            [.message(Forgery.done([.table(LuaTable(fields: ["transform": .reference(.elsewhere)]))]))]
        },
        tries("a program in place of a recipe", .failure, for: { if case .load = $0 { true } else { false } }) { _ in
            [.message(Forgery.done())]
        },
        tries("another declaration at the inspection", .failure, for: { if case .inspect = $0 { true } else { false } }) { _ in
            [.message(Forgery.done([.table(LuaTable(fields: ["transform": .reference(.elsewhere)]))]))]
        },
        tries("tables that are too deep", .death, for: { if case .inspect = $0 { true } else { false } }) { _ in
            [.message([4, 1, 0, 0, 0] + Array(repeating: [7, 1, 0, 0, 0], count: 100_000).joined())]
        },
        tries("a table of millions", .death, for: { if case .inspect = $0 { true } else { false } }) { _ in
            [.message([4, 0, 0, 0x40, 0] + Array(repeating: 0, count: 4 << 20))]
        },
        tries("notes of a million columns", .death, for: { if case .load = $0 { true } else { false } }) { _ in
            [.message(Forgery.done([], WorkerNotes(askedColumns: Array(repeating: "x", count: 1_000_000))))]
        },
        tries("a count of regions that overflows", .death, for: { if case .load = $0 { true } else { false } }) { _ in
            [.message(Forgery.done([], WorkerNotes(regions: ["DE": .max])))]
        },
    ]

    // MARK: Questions

    private static func asks(_ name: String, _ outcome: Attempt.Outcome, _ question: WorkerQuestion) -> Attempt {
        Attempt(
            name: name,
            outcome: outcome,
            sendings: [.exchange(Forgery.question(question)), .message(Forgery.outcomes(3, .passed()))]
        )
    }

    private static let questions: [Attempt] = [
        asks("a billion users", .death, .users(UserFilter(), after: nil, limit: 1_000_000_000)),
        asks("no users", .death, .users(UserFilter(), after: nil, limit: -1)),
        asks("the users behind the last one", .plan, .users(UserFilter(), after: UserID(rawValue: .max), limit: 1)),
        asks(
            "users by a hidden field",
            .death,
            .users(UserFilter(["PERSONAL_MOBILE": .string("1")]), after: nil, limit: 1)
        ),
        asks("users by a hidden flag", .death, .users(UserFilter(["ACTIVE": .boolean(true)]), after: nil, limit: 1)),
        asks("users by no field", .death, .users(UserFilter(["SALARY": .integer(1)]), after: nil, limit: 1)),
        asks(
            "users by a list of lists",
            .plan,
            .users(UserFilter(["LAST_NAME": Forgery.nested(8)]), after: nil, limit: 1)
        ),
        asks("a user who doesn't exist", .plan, UserID(rawValue: .max).map { .user($0) } ?? .departments),
        asks("files that it wasn't given", .death, .file("passwd", ofFolder: "region")),
        asks("a module outside of its folder", .plan, .module("../../x")),
        asks("a module of a long name", .plan, .module(String(repeating: "x.", count: 100_000) + "x")),
        asks("rows that nobody gave", .death, .rows),
        tries("an update in a transform", .death, Forgery.update(1, ["NAME": .string("Eve")])),
    ]

    @Test(arguments: fields + marks + messages + questions)
    func `what a recipe's worker says harms nobody`(attempt: Attempt) async throws {
        let run = try CompanyRun()
        let error = try await run.plan(Company.recipe, pool: attempt.meddler.pool())
        try expect(attempt, error, run)
    }

    private func expect(_ attempt: Attempt, _ error: ScriptError?, _ run: CompanyRun) throws {
        switch attempt.outcome {
        case .death: #expect(error?.diagnostic == .workerDied, "\(error?.message ?? "a plan")")
        case .failure: #expect(error != nil && error?.diagnostic != .workerDied, "\(error?.message ?? "a plan")")
        case .plan, .emptyPlan: #expect(error == nil, "\(error?.message ?? "")")
        }
        if attempt.outcome != .plan { #expect(try run.changes() == [:]) }
        #expect(try run.dishonest() == [])
    }

    @Test func `an honest worker between the same ends makes the honest plan`() async throws {
        let run = try CompanyRun()
        let error = try await run.plan(Company.recipe, pool: Meddler { _ in nil }.pool())
        #expect(error == nil)
        #expect(try run.changes().mapValues { $0["NAME"] } == [1: .string("ANNA"), 2: .string("BORIS"), 3: .string("CARA")])
    }

    // MARK: Programs

    private static func updates(_ name: String, _ outcome: Attempt.Outcome, _ message: [UInt8]...) -> Attempt {
        Attempt(name: name, outcome: outcome) { original in
            // The last request was for a record, if an update was judged.
            switch (original.request, original.message) {
            case (.program, .done), (.records, .done): message.map { .exchange($0) } + [.message(original.bytes)]
            default: nil
            }
        }
    }

    /// Asks something before a record is given back.
    private static func meanwhile(_ name: String, _ outcome: Attempt.Outcome, _ question: [UInt8]) -> Attempt {
        Attempt(name: name, outcome: outcome) { original in
            guard case .outcomes? = original.message else { return nil }
            return [.exchange(question), .message(original.bytes)]
        }
    }

    private static let updates: [Attempt] = [
        updates("a field that the recipe doesn't write", .plan, Forgery.update(1, ["EMAIL": .string("eve@example.com")])),
        updates("another number", .plan, Forgery.update(1, ["WORK_PHONE": .string("+49301234567")])),
        updates("a field filled again", .plan, Forgery.update(2, ["WORK_NOTES": .string("new")])),
        updates("a person who doesn't exist", .plan, Forgery.update(999, ["WORK_NOTES": .string("new")])),
        updates("no person", .plan, Forgery.update(-1, ["WORK_NOTES": .string("new")])),
        updates("a file for a text", .plan, Forgery.update(1, ["WORK_NOTES": .file(UploadedFile(name: "", base64: "?"))])),
        updates("lists in lists", .plan, Forgery.update(1, ["WORK_NOTES": Forgery.nested(8)])),
        updates("infinity", .plan, Forgery.update(1, ["WORK_NOTES": .number(.infinity)])),
        updates(
            "more fields than a user has",
            .death,
            Forgery.update(1, Dictionary(uniqueKeysWithValues: (0..<1_001).map { ("F\($0)", .null) }))
        ),
        updates(
            "a count of regions that overflows",
            .death,
            Forgery.update(1, [:], regions: ["DE": .max]),
            Forgery.update(1, [:], regions: ["DE": .max])
        ),
        updates("a negative count of regions", .death, Forgery.update(1, [:], regions: ["DE": -1])),
        updates(
            "a reason that no script causes",
            .death,
            Forgery.question(
                .update(
                    ProposedUpdate(
                        fields: ["NAME": .failure(Schema.Refusal(.workerDied, field: "NAME", message: "no"))],
                        unnamed: nil,
                        location: nil,
                        regions: [:]
                    )
                )
            )
        ),
        // An update that is judged goes through the recipe's transform, in the same worker.
        meanwhile("an update while one is judged", .death, Forgery.update(2, ["WORK_NOTES": .string("new")])),
        meanwhile("rows while an update is judged", .death, Forgery.question(.rows)),
        meanwhile(
            "users while an update is judged",
            .plan,
            Forgery.question(.users(UserFilter(), after: nil, limit: 5))
        ),
        tries(
            "other letters",
            .failure,
            Forgery.outcomes(1, .passed()) { $0.set(Forgery.schema.index(of: "NAME") ?? 0, .string("Eve")) }
        ),
    ]

    @Test(arguments: updates)
    func `what a program's worker says harms nobody`(attempt: Attempt) async throws {
        let run = try CompanyRun()
        let error = try await run.plan(Company.program, pool: attempt.meddler.pool())
        try expect(attempt, error, run)
    }

    // MARK: Bounds

    @Test func `a host keeps no more of endless output than a script may write`() async throws {
        let line = ScriptMessage(level: .output, text: ForeignText(String(repeating: "x", count: 10_000)))
        let attempt = Attempt(
            name: "",
            outcome: .plan,
            sendings: Array(repeating: .message(Forgery.message(.log(line))), count: 5_000)
                + [.message(Forgery.outcomes(3, .passed(messages: Array(repeating: line, count: 1_000))))]
        )
        let run = try CompanyRun()
        #expect(try await run.plan(Company.recipe, pool: attempt.meddler.pool()) == nil)
        #expect(run.printed.reduce(0) { $0 + $1.utf8.count } <= ScriptLimits().outputBytes + (8 << 10))
    }

    @Test func `a worker can't ask without end`() throws {
        let connection = try WorkerConnection { _, _, _ in }
        var clock = WorkerClock(connection, ScriptWorker.Allowance(time: .zero), hurry: 0.001)
        var questions = 0
        #expect(throws: WorkerClock.TimeIsUp.self) {
            while questions < 1_000_000 {
                questions += 1
                try clock.excuse(.zero, bytes: 0)
            }
        }
        #expect((1_000...2_001).contains(questions))
    }

    // MARK: Deaths

    private static let pure = Company.recipe.replacing("params", with: "pure = true, params")

    @Test func `a pure recipe's worker that breaks the protocol costs the record at hand`() async throws {
        let run = try CompanyRun()
        let meddler = Meddler { original in
            guard case .records(_, 3, _) = original.request, case .outcomes? = original.message else { return nil }
            return [.message([99])]
        }
        #expect(try await run.plan(Self.pure, pool: meddler.pool()) == nil)
        #expect(try run.findings() == [.workerDied])
        #expect(try run.changes().count == 2)
    }

    @Test func `the tenth death of a pure recipe's worker ends the run`() async throws {
        let run = try CompanyRun()
        let attempt = Attempt(name: "", outcome: .death, sendings: [.message(Forgery.cells([0xFF, 0xFF, 1]))])
        let people = (1...12).compactMap { Company.person($0, ["NAME": "anna"]) }
        let error = try await run.plan(Self.pure, pool: attempt.meddler.pool(), people: people)
        #expect(error?.diagnostic == .workerDied)
        #expect(try run.changes() == [:])
    }

    // MARK: Telephone numbers

    @Test(arguments: [
        Forgery.message(.compared(.kept(AssumedRegion("FR")))), Forgery.message(.compared(.foreignRegion("\u{1B}[2J"))),
        Forgery.done(), [99], [],
    ])
    func `a comparison that says what nobody asked for keeps no promise`(message: [UInt8]) {
        let pool = Meddler { _ in [.message(message)] }.pool()
        let regions = { AnySequence([AssumedRegion("DE")]) }
        #expect(ContainedPhoneComparison(pool).verdict("030 123456 ext. 7", "+4930123456", regions: regions) == .broken)
    }

    private static func framed(_ message: [UInt8]) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: message.count >> (8 * $0)) } + message
    }
}
