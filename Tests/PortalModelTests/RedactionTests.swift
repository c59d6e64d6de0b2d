import PortalModel
import Testing

/// What is left to see where values must not be.
struct RedactionTests {
    @Test(arguments: [
        FieldValue.string("Anna"), .string(" "), .integer(0), .number(1), .boolean(false), .list([.integer(1)]),
        .file(UploadedFile(name: "anna.jpg", base64: "AAAA")),
    ])
    func `a value is not seen, nor its kind`(value: FieldValue) {
        #expect(value.redacted == .string("•••"))
    }

    @Test(arguments: [FieldValue.null, .string(""), .list([])])
    func `that there is none is seen`(value: FieldValue) {
        #expect(value.redacted == value)
    }

    @Test func `a change keeps user, fields, line and locations`() throws {
        let change = Change(
            user: try #require(UserID(rawValue: 57)),
            person: "Anna Sample",
            before: ["NAME": .string("a")],
            after: ["NAME": .string("b"), "WORK_PHONE": .null],
            unseen: ["WORK_PHONE"],
            line: 12,
            locations: ["NAME": "names.lua:3"]
        )
        var expected = change
        expected.person = "user 57"
        expected.before = ["NAME": .string("•••")]
        expected.after = ["NAME": .string("•••"), "WORK_PHONE": .null]
        #expect(change.redacted == expected)
    }

    @Test func `an outcome keeps its kind, and of the portal's words the code`() {
        let applied = Outcome.applied(["A": .taken, "B": .rewritten(.string("x")), "C": .rewritten(.null)])
        #expect(
            applied.redacted
                == .applied(["A": .taken, "B": .rewritten(.string("•••")), "C": .rewritten(.null)])
        )
        #expect(Outcome.conflict(["NAME"]).redacted == .conflict(["NAME"]))
        let error = PortalError(
            .rejected,
            method: "user.update",
            portalCode: "TAKEN",
            portalMessage: "anna@example.com is"
        )
        guard case .failed(let redacted) = Outcome.failed(error).redacted else { return #expect(Bool(false)) }
        #expect(redacted.portalCode == "TAKEN" && !redacted.description.contains("anna"))
        #expect(Outcome.failed(PortalError(.unreachable)).redacted == .failed(PortalError(.unreachable)))
    }

    @Test func `a reason keeps its kind, field, location and lines`() throws {
        let user = try #require(UserID(rawValue: 57))
        let skipped = UserReason(
            .skipped,
            user,
            person: "Anna Sample",
            field: "NAME",
            detail: "Anna is away",
            location: "a.lua:1",
            lines: [3]
        )
        var expected = skipped
        expected.person = "user 57"
        expected.detail = "•••"
        #expect(skipped.redacted == expected)
        #expect(UserReason(.noUser, user).redacted == UserReason(.noUser, user))
    }

    @Test(arguments: [
        (DiagnosticCode.warned, true), (.raised, true), (.rejected, true), (nil, true), (.noUser, false),
        (.wrongType, false), (.protected, false),
    ])
    func `a script's own words are not seen`(code: DiagnosticCode?, isHidden: Bool) {
        let finding = GroupedDiagnostic(.error, code, "words", field: "NAME", location: "a.lua:1", count: 3)
        var expected = finding
        if isHidden { expected.message = "•••" }
        #expect(finding.redacted == expected)
    }
}
