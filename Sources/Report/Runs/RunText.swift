public import Foundation
public import PortalModel
import Wire

/// Recorded runs in words: a line in a list, or the heading of one.
public enum RunText: Sendable {
    // MARK: A list

    /// That a portal has no runs, and where they would be: perhaps they are in another folder.
    public static func noRuns(in folder: String) -> ShownText {
        "No runs were recorded yet in \(folder); --state or MOONHOOK_STATE names another folder"
    }

    /// A line for each run: number, beginning, state, changes, who ran it, and what ran.
    public static func list(_ runs: [(Run, PlanSummary)], style: ReportStyle) -> String {
        let rows = runs.map { run, summary in
            let state = run.state == .planned && summary.users == 0 ? "nothing to do" : word(run.state)
            let (header, changes) = (run.header, changes(summary))
            return [run.id.description, local(header.startedAt), state, changes, people(header), source(of: run)]
        }
        let titles = ["run", "began", "state", "changes", "by", "of"]
        let widths = titles.indices.map { column in
            rows.reduce(titles[column].columns) { max($0, $1[column].columns) }
        }
        func line(_ cells: [String]) -> String {
            let line = zip(cells, widths).enumerated().map { column, cell in
                column == 0 ? cell.0.aligned(to: cell.1) : column == 5 ? cell.0 : cell.0.padded(to: cell.1)
            }
            return line.joined(separator: "  ")
        }
        return ([style.mark(line(titles), isGood: nil)] + rows.map(line)).joined(separator: "\n")
    }

    private static func changes(_ summary: PlanSummary) -> String {
        let isBegun = summary.states.keys.contains { $0 != .planned }
        guard !isBegun || summary.unanswered + summary.left == 0 else { return summary.progress }
        return isBegun && summary.applied < summary.users
            ? "\(summary.applied) of \(summary.users)" : "\(summary.users)"
    }

    private static func source(of run: Run) -> String {
        let purpose = run.header.purpose.map { ", for \($0)" } ?? ""
        return origin(of: run) + purpose + (run.refusal.map { ": \($0)" } ?? "")
    }

    /// Such as `Anna Sample, deploy (Ivan Petrov)`: the person, the account, and the owner of the credentials.
    private static func people(_ header: RunHeader) -> String {
        let names = [header.person, header.account].compactMap { $0?.description }.filter { !$0.isEmpty }
        let owner = header.owner.map { "(\($0.name))" }
        return [names.joined(separator: ", "), owner ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func origin(of run: Run) -> String {
        switch run.header.origin {
        case .undo(let undone): return "undo of \(undone)"
        case .file: return "a plan, \(run.header.input ?? "")"
        case .gateway(let client): return "gateway, client \(ForeignText(client))"
        case .scripts:
            let scripts = run.header.scripts.map(named).joined(separator: ", ")
            return scripts + (run.header.input.map { "  \($0)" } ?? "")
        }
    }

    /// Such as `phones-e164.lua 1.2.0`.
    private static func named(_ script: RunHeader.Script) -> String {
        script.name.description + (script.version.map { " \($0)" } ?? "")
    }

    // MARK: One run

    /// All that is known about a run except its changes.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - portal: How people call the portal.
    ///   - undoneBy: The run that undid it.
    ///   - calls: How many calls of a gateway's client ended in which way; empty for any other run.
    ///   - allowances: What was allowed to that client for the day.
    ///   - style: How it is marked.
    /// - Returns: Lines.
    public static func heading(
        _ run: Run,
        of portal: PortalTitle,
        undoneBy: RunID?,
        calls: [String: Int] = [:],
        allowances: [Allowance] = [],
        style: ReportStyle
    ) -> String {
        var rows = facts(run, of: portal, undoneBy: undoneBy)
        if !calls.isEmpty { rows.append(("calls", words(forCalls: calls))) }
        for allowed in allowances {
            let words = "\(allowed.bound.nameOfCalls)=\(allowed.number) by \(allowed.account), \(local(allowed.moment))"
            rows.append(("allowed", words))
        }
        let width = rows.reduce(0) { max($0, $1.label.columns) }
        let lines = rows.map { "  " + style.mark($0.label.padded(to: width), isGood: nil) + "  " + $0.value }
        return (["Run \(run.id), \(word(run.state))"] + lines).joined(separator: "\n")
    }

    /// What is known about a run, and the name of each fact.
    public static func facts(_ run: Run, of portal: PortalTitle, undoneBy: RunID?) -> [(label: String, value: String)] {
        let header = run.header
        let began = "\(local(header.startedAt)) \(zone(header.startedAt)), by \(who(header))"
        var rows: [(label: String, value: String)] = [("portal", "\(portal)"), ("began", began)]
        if let end = run.finishedAt { rows.append(("ended", local(end))) }
        if let refusal = run.refusal { rows.append(("refused", refusal.description)) }
        if let person = header.person { rows.append(("as", person.description)) }
        if let purpose = header.purpose { rows.append(("for", purpose.description)) }
        if let owner = header.owner { rows.append(("credentials", "of \(owner.name) (user \(owner.id))")) }
        for script in header.scripts { rows.append(("script", "\(named(script)), SHA-256 \(script.sha256)")) }
        for (name, value) in header.parameters {
            rows.append(("parameter", "\(ForeignText(name)) = \(ForeignText(value.stringValue ?? value.text))"))
        }
        if let input = header.input {
            rows.append(("input", input.description + (header.inputSHA256.map { ", SHA-256 \($0)" } ?? "")))
        }
        if case .undo(let undone) = header.origin { rows.append(("undoes", "run \(undone)")) }
        if case .gateway(let client) = header.origin { rows.append(("gateway", "client \(ForeignText(client))")) }
        if !header.options.isEmpty {
            rows.append(("options", header.options.map { "\($0.name) \($0.word)" }.joined(separator: " ")))
        }
        if let undoneBy { rows.append(("undone", "by run \(undoneBy)")) }
        if let newer = run.supersededBy { rows.append(("superseded", "by run \(newer)")) }
        return rows
    }

    /// Such as `1,204 taken, 14 refused, 2 overtaken`; those that went well come first.
    static func words(forCalls calls: [String: Int]) -> String {
        let order = ["taken", "joined", "added", "failed", "refused", "limited", "unanswered", "overtaken"]
        let known = order.filter { calls[$0] != nil } + calls.keys.filter { !order.contains($0) }.sorted()
        return known.map { "\((calls[$0] ?? 0).grouped) \($0)" }.joined(separator: ", ")
    }

    /// How far an interrupted run has come, and what is read before it goes on.
    ///
    /// - Parameters:
    ///   - summary: The run in numbers.
    ///   - unread: How many changes were sent and not read back.
    /// - Returns: One sentence or two.
    public static func words(forProgress summary: PlanSummary, unread: Int) -> String {
        guard unread > 0 else { return summary.progress }
        let changes = unread == 1 ? "1 change that was" : "\(unread) changes that were"
        return "\(summary.progress). Resuming first reads the \(changes) sent and not read back."
    }

    /// That a run was interrupted, how far it came, and how to go on.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - summary: The run in numbers.
    ///   - arguments: What the command needs besides the number.
    /// - Returns: A line.
    public static func words(forInterrupted run: Run, _ summary: PlanSummary, arguments: String) -> ShownText {
        """
        Run \(run.id) of \(local(run.header.startedAt)) was interrupted: \(summary.progress). \
        To resume: moonhook resume \(run.id)\(arguments)
        """
    }

    /// Which run it was, and how to take it back; empty if it sent nothing.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - summary: The run in numbers.
    ///   - arguments: What the command needs besides the number.
    /// - Returns: A line.
    public static func words(forWayBackFrom run: Run, _ summary: PlanSummary, arguments: String) -> String {
        guard summary.applied + summary.unanswered > 0 else { return "" }
        if case .undo(let undone) = run.header.origin {
            let isPart = run.header.options.contains { ["--user", "--field"].contains($0.name) }
            let part = isPart ? "a part of " : ""
            return
                "Run \(run.id) took back \(part)run \(undone). To take that back: moonhook undo \(run.id)\(arguments)"
        }
        return "Run \(run.id). To take it back: moonhook undo \(run.id)\(arguments)"
    }

    private static func who(_ header: RunHeader) -> String {
        let account = header.account.isEmpty ? "an account that wasn't recorded" : header.account.description
        return header.version.isEmpty ? account : "\(account) with Moonhook \(ForeignText(header.version))"
    }

    /// A state in words; for a run that was only planned, that nothing was sent.
    public static func word(_ state: RunState) -> String {
        switch state {
        case .planned: "not applied"
        case .planning, .open, .applying, .interrupted, .applied, .superseded, .refused, .failed: state.rawValue
        }
    }

    /// A moment here, such as `2026-03-02 08:30`.
    public static func local(_ moment: Date) -> String {
        let style = Date.VerbatimFormatStyle(
            format: """
                \(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \
                \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)
                """,
            timeZone: .current,
            calendar: Calendar(identifier: .gregorian)
        )
        return moment.formatted(style)
    }

    /// The time zone here, such as `GMT+2`: the text may be read elsewhere.
    private static func zone(_ moment: Date) -> String {
        moment.formatted(Date.FormatStyle(locale: Locale(identifier: "en")).timeZone(.localizedGMT(.short)))
    }

    // MARK: JSON

    /// A run as a line of JSON; times are UTC.
    public static func json(
        _ run: Run,
        _ summary: PlanSummary,
        undoneBy: RunID? = nil,
        calls: [String: Int] = [:],
        allowances: [Allowance] = [],
        in frame: RunFrame? = nil
    ) -> String {
        let header = run.header
        var object: JSONObject = [
            "type": "run", "run": .integer(run.id.rawValue), "state": .string(run.state.rawValue),
            "portal": .string(header.portal), "startedAt": .string(utc(header.startedAt)),
        ]
        object["finishedAt"] = run.finishedAt.map { .string(utc($0)) }
        object["account"] = .string(header.account.verbatim)
        object["as"] = header.person.map { .string($0.verbatim) }
        object["for"] = header.purpose.map { .string($0.verbatim) }
        object["owner"] = header.owner.map { ["id": .integer($0.id.rawValue), "name": .string($0.name.verbatim)] }
        object["version"] = .string(header.version)
        object["scripts"] = .array(
            header.scripts.map { script in
                var object: JSONObject = [
                    "name": .string(script.name.verbatim), "sha256": .string(script.sha256),
                ]
                object["declaration"] = script.declaration.map { .string($0) }
                object["version"] = script.version.map { .string($0.verbatim) }
                return .object(object)
            }
        )
        object["parameters"] = .object(header.parameters)
        if !header.options.isEmpty {
            object["options"] = .array(
                header.options.map { ["name": .string($0.name), "value": .string($0.value.verbatim)] }
            )
        }
        object["input"] = header.input.map { .string($0.verbatim) }
        object["inputSHA256"] = header.inputSHA256.map { .string($0) }
        if case .undo(let undone) = header.origin { object["undoes"] = .integer(undone.rawValue) }
        if case .gateway(let client) = header.origin { object["client"] = .string(client) }
        object["undoneBy"] = undoneBy.map { .integer($0.rawValue) }
        object["planSHA256"] = run.planSHA256.map { .string($0) }
        object["supersededBy"] = run.supersededBy.map { .integer($0.rawValue) }
        object["refusal"] = run.refusal.map { .string($0.verbatim) }
        let counts = ChangeState.allCases.compactMap { state in
            summary.states[state].map { (state.rawValue, JSONValue.integer($0)) }
        }
        object["states"] = .object(JSONObject(counts))
        object["applied"] = .integer(summary.applied)
        object["unanswered"] = .integer(summary.unanswered)
        object["left"] = .integer(summary.left)
        if !calls.isEmpty {
            let counts = calls.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.integer($0.value)) }
            object["calls"] = .object(JSONObject(counts))
        }
        if !allowances.isEmpty {
            object["allowances"] = .array(
                allowances.map { allowed in
                    [
                        "bound": .string(allowed.bound.nameOfCalls), "number": .integer(allowed.number),
                        "account": .string(allowed.account.verbatim), "at": .string(utc(allowed.moment)),
                    ]
                }
            )
        }
        frame?.add(to: &object)
        return JSONValue.object(object).text
    }

    /// How many changes of a run have lost their values with a person; empty if none has.
    public static func words(forForgottenIn summary: PlanSummary) -> String {
        switch summary.forgotten {
        case 0: ""
        case 1: "1 change is of a person who was forgotten, and has no values any more"
        default: "\(summary.forgotten) changes are of people who were forgotten, and have no values any more"
        }
    }

    /// How many runs were forgotten.
    public static func words(forForgotten count: Int) -> ShownText {
        count == 1 ? "1 run forgotten" : "\(count) runs forgotten"
    }

    /// How many runs were forgotten, as a line of JSON.
    public static func json(forgotten count: Int) -> String {
        JSONValue.object(["type": "forgotten", "runs": .integer(count)]).text
    }

    private static func utc(_ moment: Date) -> String { moment.formatted(.iso8601) }
}

extension RunHeader.Option {
    /// The value as a word of a command.
    fileprivate var word: String {
        let isPlain = value.verbatim.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || ",._=/@:+-".utf8.contains(byte)
        }
        return isPlain ? value.description : "'\(value.description.replacing("'", with: "'\\''"))'"
    }
}
