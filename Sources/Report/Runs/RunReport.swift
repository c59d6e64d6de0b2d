public import Foundation
public import PortalModel
import Wire

/// What is reported about a run in addition to its changes.
public enum RunReport: Sendable {
    /// Notes on the input, a line each.
    public static func words(for counts: PlanningResult) -> String {
        notes(for: counts, skips: table(of: counts.skips)).joined(separator: "\n")
    }

    /// The same notes, each in one line.
    static func notes(for counts: PlanningResult) -> [String] {
        let reasons = reasons(of: counts.skips).map { "\($0.count) \($0.reason)" }.joined(separator: ", ")
        return notes(for: counts, skips: reasons.isEmpty ? "" : ": \(reasons)").flatMap { $0.split(separator: "\n") }
            .map(String.init)
    }

    private static func notes(for counts: PlanningResult, skips: String) -> [String] {
        var lines: [String] = []
        if let rows = counts.rows { lines.append(words(for: rows)) }
        let refused = counts.refused - (counts.rows?.refused ?? 0)
        if refused > 0 {
            lines.append(counts.rows == nil ? "\(refused) refused" : "\(employees(refused)) without a row refused")
        }
        if counts.skipped > 0 { lines.append("\(counts.skipped) skipped\(skips)") }
        if counts.protected > 0 {
            let users = counts.protected == 1 ? "1 user" : "\(counts.protected) users"
            lines.append("\(users) that moonhook.lua protects, left unchanged")
        }
        lines += narrowing(counts)
        if counts.rewritten > 0 {
            let isOne = counts.rewritten == 1
            let values = isOne ? "1 value" : "\(counts.rewritten) values"
            lines.append("\(values) that the portal rewrites in its own format, left unchanged")
        }
        if counts.ignoredBefore > 0 {
            let values = counts.ignoredBefore == 1 ? "1 value is" : "\(counts.ignoredBefore) values are"
            lines.append("\(values) sent again that the portal ignored before")
        }
        lines += counts.undo.map { words(for: $0, users: counts.users) } ?? []
        if let count = counts.employeesWithoutRow { lines.append("\(employees(count)) without a row") }
        if !counts.unusedColumns.isEmpty {
            lines.append("Columns not used: \(ForeignText(counts.unusedColumns.joined(separator: ", ")))")
        }
        if let assumed = words(forAssumed: counts.assumedRegions) { lines.append(assumed) }
        if let seed = counts.seed { lines.append("Seed of the random numbers: \(seed)") }
        return lines
    }

    private static func employees(_ count: Int) -> String { count == 1 ? "1 employee" : "\(count) employees" }

    /// The rows by outcome: what they add up to comes first.
    private static func words(for rows: RowCounts) -> String {
        let others = [
            (rows.withoutAccount, "without an account"), (rows.refused, "refused"), (rows.repeated, "repeated"),
            (rows.outside, "outside the selection"),
        ]
        let parts = ["\(rows.matched) matched"] + others.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return "\(rows.read) \(rows.read == 1 ? "row" : "rows"): \(parts.joined(separator: ", "))"
    }

    /// The most reasons for skipping that are listed.
    private static let mostReasons = 10

    private static func reasons(of skips: SkipReasons) -> [(reason: String, count: Int)] {
        let (reasons, others) = skips.most(mostReasons)
        let shown = reasons.map { (reason: ForeignText($0.reason).description, count: $0.count) }
        return shown.isEmpty || others == 0 ? shown : shown + [("for other reasons", others)]
    }

    /// Lines of a table below their total.
    private static func table(of skips: SkipReasons) -> String {
        let width = String(skips.total).columns
        return reasons(of: skips).map { "\n  \(String($0.count).aligned(to: width))  \($0.reason)" }.joined()
    }

    /// Which files `moonhook.lua` are in use; empty if none is.
    public static func words(forConfiguration paths: [String]) -> ShownText {
        paths.isEmpty ? "" : "Configuration \(paths.joined(separator: ", "))"
    }

    /// The plan's hash.
    public static func words(forPlan sha256: String) -> String { "Plan SHA-256: \(sha256)" }

    /// The text instead of a plan if planning failed.
    public static let unplanned = "It ended before the plan was complete"

    /// What isn't restored of an undone run.
    private static func words(for undo: UndoCounts, users: Int) -> [String] {
        guard users > 0 || undo.kept > 0 else { return ["Run \(undo.run) sent nothing that can be undone"] }
        var lines: [String] = []
        if undo.back > 0 {
            let values = undo.back == 1 ? "1 value is as it was" : "\(undo.back) values are as they were"
            lines.append("\(values) before run \(undo.run) already")
        }
        if undo.kept > 0 {
            let values =
                undo.kept == 1 ? "1 value of run \(undo.run) stays" : "\(undo.kept) values of run \(undo.run) stay"
            lines.append(values)
        }
        return lines
    }

    /// What the run was asked not to change.
    private static func narrowing(_ counts: PlanningResult) -> [String] {
        var lines: [String] = []
        if !counts.unknownUsers.isEmpty {
            let ids = counts.unknownUsers.map(\.description).joined(separator: ", ")
            lines.append("--users: no user \(ids) on this portal")
        }
        if counts.rows == nil, counts.leftOut > 0 {
            let noun = counts.employees == nil ? "user" : "employee"
            let whom = counts.employees == nil ? ", whom the program would change" : ""
            lines.append("\(counts.leftOut) \(noun)\(counts.leftOut == 1 ? "" : "s") outside the selection\(whom)")
        }
        let fields = counts.omittedFields.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        if !fields.isEmpty { lines.append("Left out by --only: \(fields.joined(separator: ", "))") }
        if counts.unsampled > 0 {
            let noun = counts.unsampled == 1 ? "user" : "users"
            lines.append("This is a sample; \(counts.unsampled) more \(noun) would change")
        }
        return lines
    }

    /// How much of a plan needs no sending.
    public static func words(forSettled summary: PlanSummary) -> String {
        let (held, conflicts) = (summary.held, summary.states[.conflict, default: 0])
        let parts = [
            held > 0 ? "\(held) \(held == 1 ? "is" : "are") already up to date" : nil,
            conflicts > 0 ? "\(conflicts) \(conflicts == 1 ? "is" : "are") in conflict" : nil,
        ]
        let (left, all) = (summary.states[.planned, default: 0], summary.users)
        return "Of \(all) \(all == 1 ? "change" : "changes") " + parts.compactMap(\.self).joined(separator: ", ")
            + "; \(left == 0 ? "none" : String(left)) to send"
    }

    /// The message if so many changes failed that the others weren't sent.
    public static func stop(after summary: PlanSummary) -> ShownText {
        let (failed, waiting) = (summary.states[.failed, default: 0], summary.states[.planned, default: 0])
        return """
            Stopped after \(failed) \(failed == 1 ? "failure" : "failures"), so \(waiting) \
            \(waiting == 1 ? "change was" : "changes were") not sent.
            Fix what the portal refuses and run this again, or send the rest as planned; --max-failures allows more failures.
            """
    }

    /// The message if somebody ended the sending.
    ///
    /// - Parameter unread: How many changes the portal accepted that could not be read back.
    /// - Returns: A sentence or two.
    public static func interruption(unread: Int) -> ShownText {
        guard unread > 0 else { return "Interrupted." }
        let (changes, are, them) = unread == 1 ? ("change", "is", "it") : ("changes", "are", "them")
        return
            "Interrupted. The portal didn't answer in time, so \(unread) \(changes) \(are) not read back; resuming reads \(them) first."
    }

    /// The same as a line of JSON; `nil` for a program, which reads what it likes, unless there is something to
    /// report, such as random numbers or an assumed country.
    public static func line(for counts: PlanningResult) -> String? {
        let isNarrowed =
            counts.leftOut > 0 || !counts.unknownUsers.isEmpty || counts.unsampled > 0 || !counts.omittedFields.isEmpty
        let isTold =
            counts.rewritten > 0 || counts.ignoredBefore > 0 || counts.undo != nil || counts.skipped > 0
            || counts.protected > 0
        guard
            counts.rows != nil || counts.records > 0 || isNarrowed || isTold || counts.seed != nil
                || !counts.assumedRegions.isEmpty
        else {
            return nil
        }
        var object: JSONObject = ["type": "records"]
        if let rows = counts.rows {
            object["rows"] = .integer(rows.read)
            object["matched"] = .integer(rows.matched)
            object["withoutAccount"] = .integer(rows.withoutAccount)
            object["repeated"] = .integer(rows.repeated)
            object["refusedRows"] = .integer(rows.refused)
        }
        object["users"] = .integer(counts.users)
        object["refused"] = .integer(counts.refused)
        object["skipped"] = .integer(counts.skipped)
        let reasons = counts.skips.most(.max).reasons
        if !reasons.isEmpty {
            object["skipReasons"] = .object(
                JSONObject(
                    reasons.map {
                        (ForeignText($0.reason).shown(atMost: ForeignText.longestMessage), .integer($0.count))
                    }
                )
            )
        }
        if counts.protected > 0 { object["protected"] = .integer(counts.protected) }
        if counts.leftOut > 0 { object["leftOut"] = .integer(counts.leftOut) }
        if !counts.unknownUsers.isEmpty {
            object["unknownUsers"] = .array(counts.unknownUsers.map { .integer($0.rawValue) })
        }
        if counts.unsampled > 0 { object["unsampled"] = .integer(counts.unsampled) }
        if !counts.omittedFields.isEmpty {
            let fields = counts.omittedFields.sorted { $0.key < $1.key }
            object["omittedFields"] = .object(JSONObject(fields.map { ($0.key, .integer($0.value)) }))
        }
        if counts.rewritten > 0 { object["rewritten"] = .integer(counts.rewritten) }
        if counts.ignoredBefore > 0 { object["ignoredBefore"] = .integer(counts.ignoredBefore) }
        if let undo = counts.undo {
            object["undoes"] = .integer(undo.run.rawValue)
            object["back"] = .integer(undo.back)
            object["kept"] = .integer(undo.kept)
        }
        object["employeesWithoutRow"] = counts.employeesWithoutRow.map { .integer($0) }
        object["unusedColumns"] = counts.rows.map { _ in .array(counts.unusedColumns.map { .string($0) }) }
        object["assumedCountries"] = json(forAssumed: counts.assumedRegions)
        object["assumedFrom"] = json(forSourcesOf: counts.assumedRegions)
        object["seed"] = counts.seed.map { .integer($0) }
        return JSONValue.object(object).text
    }

    /// The message if the plan isn't the approved one.
    public static func refusal(of sha256: String, approved: String, isDryRun: Bool) -> ShownText {
        """
        The plan is not the one that was approved, so \(isDryRun ? "it would not be applied" : "nothing was sent"):

          approved  \(approved)
          planned   \(sha256)

        The script, its input or the portal has changed since. Review the plan, and approve its SHA-256 if it is intended.
        """
    }

    /// The message if the plan was approved for the portal's former name.
    public static func refusal(of sha256: String, approvedFor old: String, now new: String) -> ShownText {
        """
        The approved hash is that of this plan for \(old), which is now \(new), so nothing was sent.
        A hash names the portal. Review the plan, and approve \(sha256) if it is intended.
        """
    }

    /// The message if a portal answers under another name than the one that was given.
    public static func refusal(renamed old: String, to new: String) -> ShownText {
        """
        \(old) was renamed to \(new), so it was only read, and nothing was sent.
        Write the new host into the portal's address; a webhook's code stays valid. To take the recorded runs along, give \
        formerly = "\(old)" in the portal's entry in moonhook.lua, or run 'moonhook portal rename \(old) NAME'.
        """
    }

    /// The message if a plan exceeds its bounds: in which ways, and how to allow just that.
    public static func refusal(for excesses: [PlanBounds.Excess], isDryRun: Bool) -> ShownText {
        let end = isDryRun ? "it would not be applied" : "nothing was sent"
        let undeclared = Set(excesses.filter { $0.code == .outsideWrites }.compactMap(\.field)).sorted()
        let why = undeclared.isEmpty ? "The plan exceeds its bounds" : "The plan is refused"
        var lines: [ShownText] = ["\(why), so \(end):", ""]
        lines += excesses.map { "  \($0.code.rawValue)  \(ForeignText($0.message))" }
        let numbers = excesses.reduce(into: [Bound: Int]()) { numbers, excess in
            if let bound = excess.bound { numbers[bound] = max(numbers[bound] ?? 0, excess.count) }
        }
        let options = Bound.allCases.compactMap { bound in numbers[bound].map { "--allow \(bound)=\($0)" } }
        if !undeclared.isEmpty { lines += ["", words(forUndeclared: undeclared)] }
        // What has no bound can't be allowed; its message says what to do.
        let what = excesses.allSatisfy { $0.bound != nil } ? "this" : "the rest"
        if !options.isEmpty { lines += ["", "If \(what) is intended, allow it:  \(options.joined(separator: " "))"] }
        return ShownText(lines: lines)
    }

    /// What to do about a recipe that changes what it doesn't declare; without fields, one is to be filled in.
    public static func words(forUndeclared fields: [String]) -> ShownText {
        """
        A recipe that changes what it doesn't declare is broken or hostile: ask its author, and don't add the field yourself.
        To run it without the records in which it does that:  --allow undeclared=\(fields.isEmpty ? "FIELD" : fields.joined(separator: ","))
        """
    }

    /// The message if another process is sending and its run is unknown.
    public static func busy(_ portal: String) -> ShownText {
        "Another process is applying a run to \(portal); nothing was sent. Try again when it has ended."
    }

    /// The message if another process is sending.
    ///
    /// - Parameters:
    ///   - portal: The portal's host name.
    ///   - run: The run that it applies.
    ///   - account: Who runs it.
    ///   - process: The process's number.
    ///   - since: When it began.
    /// - Returns: Two sentences.
    public static func busy(
        _ portal: String,
        _ run: RunID,
        of account: String,
        process: Int,
        since: Date
    ) -> ShownText {
        """
        Run \(run) of \(account) (process \(process), since \(RunText.local(since))) is applying to \(portal); \
        nothing was sent. Try again when it has ended.
        """
    }
}
