import Lua
import PortalModel
import Scripting

@testable import Containment

/// What a worker may say of records.
extension HostileAttempt {
    static let fields: [HostileAttempt] = [
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
        tries(
            "a file for a text",
            .emptyPlan,
            Forgery.passed("WORK_NOTES", .file(UploadedFile(name: "x", base64: "?")))
        ),
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
        tries(
            "a record of two MiB",
            .death,
            Forgery.passed("WORK_NOTES", bytes: Array(repeating: 0x61, count: 2 << 20))
        ),
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

    static let marks: [HostileAttempt] = [
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
        tries(
            "a long reason",
            .death,
            Forgery.outcomes(
                3,
                RecordOutcome(end: .ended(.skipped(String(repeating: "x", count: 1 << 20), location: nil)))
            )
        ),
        tries("a region that is none", .death, Forgery.outcomes(3, .passed(regions: ["\u{1B}[2"]))),
        tries(
            "two thousand regions",
            .death,
            Forgery.outcomes(3, .passed(regions: Array(repeating: "DE", count: 2_000)))
        ),
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
        tries(
            "a question that failed, and none was asked",
            .death,
            Forgery.outcomes(1, RecordOutcome(end: .failed(.host)))
        ),
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
}
