import ArgumentParser
import Engine
import PortalModel
import Scripting
import Wire

/// What a run writes in addition to its plan: the refused rows and users.
struct RunTables: ParsableArguments {
    @Option(
        help: """
            A file for the refused rows, in the format of the input, as UTF-8; without --input, for the refused users, as CSV.
            """
    )
    var rejects: String?

    @Option(help: "A file for the employees that no row names, as CSV.")
    var unmatched: String?

    /// Refuses what can't be written, before anything is read.
    func check(
        _ path: String?,
        _ input: InputReader?,
        besides others: [(option: String, path: String?)],
        scripts: [String]
    ) throws {
        let outputs = [("--rejects", rejects), ("--unmatched", unmatched)] + others
        try OutputFile.check(outputs, over: path, scripts: scripts)
        guard unmatched == nil || input != nil else {
            throw Failure(.usage, "--unmatched lists employees that no row names; give rows with --input FILE")
        }
        guard rejects == nil || input?.isRepeatable ?? true else {
            throw Failure(
                .usage,
                "--rejects reads the input twice, but a pipe can be read only once; give --input a file"
            )
        }
    }

    /// Writes the tables that are asked for.
    func write(_ counts: PlanningResult, of input: InputReader?, on portal: any Portal) async throws {
        guard rejects != nil || unmatched != nil else { return }
        guard counts.employees != nil else {
            let option = rejects == nil ? "--unmatched" : "--rejects"
            throw Failure(.usage, "\(option) lists records of recipes, and a program has none; nothing was sent")
        }
        if let rejects { try await write(refused: counts, of: input, to: rejects) }
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

    private func write(refused counts: PlanningResult, of input: InputReader?, to path: String) async throws {
        try await OutputFile(path, isPrivate: true).write { sink in
            guard let input, let matches = counts.matches else {
                var csv = CSVWriter()
                csv.row(["ID", "reason"])
                for (user, reason) in counts.refusedUsers.sorted(by: { $0.key < $1.key }) {
                    csv.row([user.description, reason])
                }
                return try sink.write(csv.bytes)
            }
            try RefusedRows.write(from: input, on: matches.refused) { bytes in try sink.write(bytes) }
        }
    }
}
