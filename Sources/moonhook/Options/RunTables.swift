import ArgumentParser
import Engine
import Journal
import PortalModel
import Scripting
import Wire

/// What a run writes in addition to its plan: tables of the rows and users that it doesn't change as they wanted.
struct RunTables: ParsableArguments {
    @Option(
        help: """
            A file for the refused rows, in the format of the input, as UTF-8, with the reasons in a column at the end; without \
            --input, for the refused users, as CSV.
            """,
        completion: .file()
    )
    var rejects: String?

    @Option(help: "A file for the employees without a row, as CSV.", completion: .file())
    var unmatched: String?

    @Option(
        help: ArgumentHelp(
            "A file for everybody concerned, as CSV: \(RecordList.allCases.map(\.rawValue).joined(separator: ", ")). May be repeated.",
            valueName: "kind> <file"
        ),
        completion: .list(RecordList.allCases.map(\.rawValue)),
        transform: ListRequest.init
    )
    var list: [ListRequest] = []

    /// The lists that the plan must be made with.
    var lists: Set<RecordList> { Set(list.map(\.list) + (rejects == nil ? [] : [.refused])) }

    /// The options that name files to write.
    var outputs: [(option: String, path: String?)] {
        [("--rejects", rejects), ("--unmatched", unmatched)] + list.map { ($0.option, $0.path) }
    }

    /// Refuses what can't be written, before anything is read.
    func check(
        _ path: String?,
        _ input: InputReader?,
        besides others: [(option: String, path: String?)],
        scripts: [String]
    ) throws {
        try OutputFile.check(outputs + others, over: path, scripts: scripts)
        guard unmatched == nil || input != nil else {
            throw Failure(.usage, "--unmatched lists employees without a row; give rows with --input FILE")
        }
        guard input != nil || !list.contains(where: { $0.list == .noAccount }) else {
            throw Failure(.usage, "--list no-account lists rows; give them with --input FILE")
        }
        guard rejects == nil || input?.isRepeatable ?? true else {
            throw Failure(
                .usage,
                "--rejects reads the input twice, but a pipe can be read only once; give --input a file"
            )
        }
    }

    /// Writes the tables that are asked for.
    func write(
        _ counts: PlanningResult,
        of request: PlanRequest,
        _ run: RecordedRun,
        on portal: any Portal
    ) async throws {
        for request in list {
            try await OutputFile(request.path, isPrivate: true).write { sink in
                try RecordTable(request.list, of: run).write { bytes in try sink.write(bytes) }
            }
        }
        guard rejects != nil || unmatched != nil else { return }
        guard counts.employees != nil else {
            let option = rejects == nil ? "--unmatched" : "--rejects"
            throw Failure(.usage, "\(option) lists records of recipes, and a program has none; nothing was sent")
        }
        if let rejects { try await write(refused: counts, of: request, run, to: rejects) }
        if let unmatched, let matches = counts.matches {
            let names = [matches.match, "NAME", "LAST_NAME"]
            let schema = try await portal.schema()
            let export = try UserExport(
                fields: names.filter(schema.shows),
                besides: matches.named,
                form: .csv,
                schema: schema
            )
            try await OutputFile(unmatched, isPrivate: true).write { sink in
                _ = try await export.run(portal, progress: { _ in }, write: { bytes in try sink.write(bytes) })
            }
        }
    }

    private func write(
        refused counts: PlanningResult,
        of request: PlanRequest,
        _ run: RecordedRun,
        to path: String
    ) async throws {
        try await OutputFile(path, isPrivate: true).write { sink in
            guard let input = request.input, let matches = counts.matches else {
                return try sink.write(RefusedRows.table(of: counts.refusedUsers))
            }
            let rows = RefusedRows(of: input, for: request.scripts + request.with)
            try rows.write(on: matches.refused, reason: run.refusal) { bytes in try sink.write(bytes) }
        }
    }
}
