import PortalModel
import Testing

@testable import Report

struct ReasonTests {
    private func sample() throws -> [UserReason] {
        try [
            UserReason(.noRow, .of(7), person: "Anna Schmidt"),
            UserReason(
                .warned,
                .of(158),
                person: "田中 さくら",
                field: "WORK_PHONE",
                detail: "too short\n",
                location: "a.lua:9"
            ),
            UserReason(.emptyCell, .of(158), person: "田中 さくら", field: "WORK_CITY", lines: [3]),
            UserReason(.severalRows, .of(159), person: "Bo", lines: [3, 9, 12]),
            UserReason(.noUser, .of(999)),
        ]
    }

    @Test func `reasons are below each other, one user after the other`() throws {
        let text = PlanText(width: 80).reasons(try sample())
        #expect(
            text == """
                Not changed:

                  7  Anna Schmidt              no row names this user
                158  田中 さくら   WORK_PHONE  warned: too short↵ (a.lua:9)
                                   WORK_CITY   empty in the row (line 3)
                159  Bo                        lines 3, 9 and 12 name this user
                999                            no user has this id
                """
        )
        #expect(PlanText(width: 80).reasons([]) == "")
    }

    @Test func `a long reason goes on below itself`() throws {
        let reason = UserReason(.skipped, try .of(7), person: "Bo", detail: "gone until the first of May at the least")
        #expect(
            PlanText(width: 40).reasons([reason]) == """
                Not changed:

                7  Bo  skipped: gone until the first of
                       May at the least
                """
        )
    }

    @Test func `reasons and locations are JSON`() throws {
        let json = PlanJSON(schema: .standard)
        let lines = try sample().map(json.reason)
        #expect(
            lines[1]
                == #"{"type":"reason","user":158,"person":"田中 さくら","kind":"warned","message":"warned: too short\n","#
                + #""field":"WORK_PHONE","place":"a.lua:9"}"#
        )
        #expect(
            lines[3].hasSuffix(#""kind":"severalRows","message":"lines 3, 9 and 12 name this user","lines":[3,9,12]}"#)
        )
        let change = Change(
            user: try .of(7),
            person: "Bo",
            before: [:],
            after: ["NAME": .string("Bo")],
            locations: ["NAME": "names.lua:4"]
        )
        #expect(json.change(change).hasSuffix(#""after":{"NAME":"Bo"},"places":{"NAME":"names.lua:4"}}"#))
    }
}
