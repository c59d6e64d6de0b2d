import Containment
import Engine
import Foundation
import Journal
import PortalModel
import Report
import Scripting
import Wire

/// One `moonhook run` against an open portal, up to its plan.
struct RunSession {
    let portal: any Portal
    let journal: RunJournal
    /// The journal that knows how the portal rewrites values, if that is another one.
    let rewritings: RunJournal?
    /// The name of the file of rows; `nil` if there is none.
    let input: ForeignText?
    let applying: ApplyOptions
    /// What makes the run narrower, as it was given.
    let narrowing: [RunHeader.Option]
    let tables: RunTables
    /// The options that name files with people's data.
    let files: [(option: String, path: String?)]
    let report: ReportOptions
    let bar: ProgressBar
    /// Where the scripts run.
    let pool: WorkerPool

    /// Plans scripts as a new run, and also writes the requested tables.
    ///
    /// - Returns: The run, and what its planning counted.
    /// - Throws: ``Failure``, or what planning throws; the run is recorded as failed then.
    func plan(_ request: PlanRequest) async throws -> (run: RecordedRun, result: PlanningResult) {
        var request = request
        let stamped = try request.input?.stamped()
        if let stamped { request.input = stamped.input }
        let header = try await header(of: request, inputSHA256: stamped?.sha256)
        return try await journal.begin(header, refusal: Failure.refusal) { [request] run in
            defer { bar.clear() }
            try run.keep(Self.texts(of: request))
            try run.note(files: OutputFile.named(by: files))
            let counts = try await plan(request, as: run)
            try await tables.write(counts, of: request, run, on: portal)
            return counts
        }
    }

    /// The scripts, and the modules that they require by a plain name, each once.
    private static func texts(of request: PlanRequest) -> [ScriptText] {
        var seen: Set<ScriptText> = []
        return (request.scripts + request.with).flatMap { $0.withModules() }
            .map { ScriptText(name: ForeignText($0.name), sha256: $0.sha256, text: $0.source) }
            .filter { seen.insert($0).inserted }
    }

    private func header(of request: PlanRequest, inputSHA256: String?) async throws -> RunHeader {
        try await RunHeader(
            scripts: (request.scripts + request.with).map {
                RunHeader.Script(
                    name: ForeignText($0.name),
                    sha256: $0.sha256,
                    declaration: $0.declaredRecipe?.declarationSHA256,
                    version: $0.declaredRecipe?.version
                )
            },
            parameters: JSONObject(request.settings.sorted { $0.key < $1.key }.map { ($0.key, $0.value.value) }),
            input: input,
            inputSHA256: inputSHA256,
            options: narrowing,
            applying: applying,
            on: portal,
            startedAt: request.now
        )
    }

    private func plan(_ request: PlanRequest, as run: RecordedRun) async throws -> PlanningResult {
        let bar = bar
        let planner = Planner(
            portal: portal,
            rewritings: rewritings,
            log: { message in
                bar.clear()
                Terminal.standardError.write(foreign: message.text)
            },
            progress: bar.show,
            pool: pool,
            workers: ScriptWorkers.perRecipe
        )
        do {
            let counts = try await planner.plan(request, run: run)
            bar.clear()
            return counts
        } catch let error as ScriptError where request.isStrict {
            bar.clear()
            // The findings include the record that ended the run.
            try PlanView(run, in: RunFrame(PortalTitle(host: portal.name)), options: report).showFindings()
            throw error
        } catch let error as ScriptError where error.code == .failed && error.diagnostic == .outsideWrites {
            bar.clear()
            guard let failure = Failure(error) else { throw error }
            throw Failure(failure.status, failure.message + "\n" + RunReport.words(forUndeclared: []))
        }
    }
}
