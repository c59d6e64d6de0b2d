import Foundation
import PortalModel
import Report
import Testing
import Wire

/// What is said of a run beside its changes.
struct RunReportTests {
    private func words(_ counts: (inout PlanningResult) throws -> Void) rethrows -> String {
        var result = PlanningResult()
        try counts(&result)
        return RunReport.words(for: result)
    }

    @Test func `rows are counted by what became of them`() {
        let text = words { counts in
            var rows = RowCounts()
            (rows.read, rows.matched, rows.withoutAccount, rows.refused, rows.repeated, rows.outside) = (
                15, 2, 3, 1, 5, 4
            )
            counts.rows = rows
            counts.users = 2
            counts.refused = 3
            counts.leftOut = 4
            counts.employeesWithoutRow = 1
            counts.unusedColumns = ["Start\ndate", "Room"]
        }
        #expect(
            text == """
                15 rows: 2 matched, 3 without an account, 1 refused, 5 repeated, 4 outside the selection
                2 employees without a row refused
                1 employee without a row
                Columns not used: Start↵date, Room
                """
        )
    }

    @Test func `skipped records are counted by reason, the most frequent first, and no more than ten reasons`() {
        let text = words { counts in
            for (reason, count) in [("on leave", 3), ("no\nnumber", 12)] {
                for _ in 0..<count { counts.skips.add(reason) }
            }
            counts.protected = 1
        }
        #expect(
            text == """
                15 skipped
                  12  no↵number
                   3  on leave
                1 user that moonhook.lua protects, left unchanged
                """
        )
        let many = words { counts in for number in 0..<2_000 { counts.skips.add("reason \(number)") } }
        #expect(many.split(separator: "\n").count == 12)
        #expect(many.hasSuffix("\n  1990  for other reasons"))
        var hidden = PlanningResult()
        hidden.skips.add("Anna is on leave")
        #expect(RunReport.words(for: hidden.redacted) == "1 skipped")
    }

    @Test func `a run over employees says only what is worth knowing`() {
        #expect(words { $0.users = 1_000 } == "")
        let text = words { counts in
            counts.users = 1_000
            counts.employees = 1_200
            counts.leftOut = 200
            counts.omittedFields = ["WORK_PHONE": 3, "EMAIL": 12]
            counts.unsampled = 1
            counts.seed = 7
        }
        #expect(
            text == """
                200 employees outside the selection
                Left out by --only: EMAIL 12, WORK_PHONE 3
                This is a sample; 1 more user would change
                Seed of the random numbers: 7
                """
        )
    }

    @Test(arguments: [
        (0, 0, 0, "Run 5 sent nothing that can be undone"),
        (1, 1, 0, "1 value is as it was before run 5 already"),
        (9, 2, 3, "2 values are as they were before run 5 already\n3 values of run 5 stay"),
    ])
    func `an undo says what doesn't go back`(users: Int, back: Int, kept: Int, text: String) {
        let said = words { counts in
            counts.users = users
            var undo = UndoCounts(of: RunID(rawValue: 5))
            (undo.back, undo.kept) = (back, kept)
            counts.undo = undo
        }
        #expect(said == text)
    }

    @Test(arguments: [
        (0, ""), (1, ", with an assumed country for 1 number"), (83, ", with an assumed country for 83 numbers"),
    ])
    func `a question says for how many numbers a country is assumed`(count: Int, words: String) {
        #expect(RunReport.words(forAssumptions: count).description == words)
    }

    @Test func `assumed countries come by number, and with what names them`() {
        let regions: [AssumedRegion: Int] = [
            AssumedRegion("AT", "WORK_COUNTRY"): 2, AssumedRegion("DE", "parameter region"): 10,
            AssumedRegion("DE"): 1,
        ]
        #expect(
            RunReport.words(forAssumed: regions) == """
                Country assumed for numbers without a code: DE 11, AT 2
                Named by: WORK_COUNTRY (AT 2), parameter region (DE 10), the script alone (DE 1)
                """
        )
        #expect(RunReport.words(forAssumed: [:]) == nil)
        #expect(RunReport.json(forAssumed: regions)?.text == #"{"AT":2,"DE":11}"#)
        #expect(
            RunReport.json(forSourcesOf: regions)?.text == #"{"AT":{"WORK_COUNTRY":2},"DE":{"parameter region":10}}"#
        )
    }

    @Test func `a program that drew nothing and assumed nothing has no line of JSON`() {
        #expect(RunReport.line(for: PlanningResult()) == nil)
        var counts = PlanningResult()
        counts.seed = 7
        #expect(RunReport.line(for: counts) == #"{"type":"records","users":0,"refused":0,"skipped":0,"seed":7}"#)
    }

    @Test func `a refused plan names the option that allows just it`() {
        let excess = PlanBounds().excesses(of: reach(dismissed: 8)) + PlanBounds().excesses(of: reach(dismissed: 9))
        let text = RunReport.refusal(for: excess, isDryRun: false).description
        #expect(text.hasPrefix("The plan exceeds its bounds, so nothing was sent:\n\n  MH0501  8 users"))
        #expect(text.hasSuffix("\n\nIf this is intended, allow it:  --allow dismiss=9"))
    }

    private func reach(dismissed: Int) -> PlanReach {
        var reach = PlanReach()
        reach.dismissed = dismissed
        return reach
    }

    @Test func `who applies is named, and a foreign name can't forge a line`() {
        let text = RunReport.busy(
            "north.example.com",
            RunID(rawValue: 12),
            of: "anna\nRun 13",
            process: 4711,
            since: Date(timeIntervalSince1970: 0)
        ).description
        #expect(text.hasPrefix("Run 12 of anna↵Run 13 (process 4711, since "))
        #expect(text.hasSuffix(") is applying to north.example.com; nothing was sent. Try again when it has ended."))
    }
}
