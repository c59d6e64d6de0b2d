import ArgumentParser
import Foundation
import PortalModel
import Report
import Scripting
import Wire
import Workshop

struct TestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Runs the examples of recipes, and tries their transforms on invented users.",
        discussion: """
            The users are as untidy as real ones, and the same for the same seed. Each finding shows the smallest user that \
            causes it. No portal is called. For scripts, the current date is 2 June 2025. A transform that can read the date or \
            random numbers is also tried on each day of a year from now, on days of ten more years, and with other seeds: what \
            depends on the day or on chance is reported.
            """
    )

    @Argument(
        help: ArgumentHelp("Recipes, or folders of recipes; other files in them are ignored.", valueName: "file"),
        completion: .file(extensions: ["lua"])
    )
    var files: [String]

    @Option(help: "How many users to invent for each transform; 0 runs the examples alone.")
    var users = 2000

    @Option(help: "The seed of the invented users.")
    var seed = 1

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("A value for a parameter in the trial; may be repeated.", valueName: "name=value")
    )
    var settings: [Setting] = []

    @Option(help: "The format of the results: text, tap or json.")
    var format = TestReport.Format.text

    @OptionGroup var containment: ContainmentOptions

    @Flag(help: "Print only failures.")
    var quiet = false

    func validate() throws {
        guard (0...1_000_000).contains(users) else { throw ValidationError("--users is a number up to 1000000") }
    }

    func run() async throws {
        let recipes = try recipes()
        let workers = try containment.workers(for: recipes)
        let scripts = recipes.map(workers.prepared)
        let given = try parameters(for: scripts, workers)
        let context = ScriptContext(
            version: Moonhook.version,
            schema: .standard,
            settings: given,
            log: { Terminal.standardError.write(foreign: $0.text) }
        )
        let tester = RecipeTester(context: context, pool: workers.pool, users: users, seed: seed)
        let files = scripts.map { ForeignText($0.path) }
        var report = TestReport(format, style: Terminal.standardOutput.style, files: files, isQuiet: quiet)
        write(report.beginning)
        try await test(scripts, with: tester, &report)
        write(report.end(seed: seed))
        if report.failed > 0 { throw Failure(.partial, "") }
        if report.refused > 0 { throw Failure(.refused, "") }
    }

    /// The named files, and the recipes in named folders.
    private func recipes() throws -> [ScriptFile] {
        let scripts = try ScriptPaths(files).entries.compactMap { entry -> ScriptFile? in
            let script = try ScriptFile(path: entry.path)
            return !entry.isFromFolder || script.isRecipe(mayBeModule: true) ? script : nil
        }
        guard !scripts.isEmpty else {
            throw Failure(.usage, "\(files.joined(separator: ", ")): no recipe found")
        }
        return scripts
    }

    private func parameters(for scripts: [ScriptFile], _ workers: ScriptWorkers) throws -> [String: ParameterSetting] {
        let given = settings.map { ($0.name, ParameterSetting(.string($0.value), origin: "--set \($0.name)")) }
        let values = Dictionary(given) { _, later in later }
        guard !values.isEmpty else { return values }
        let recipes = scripts.compactMap { try? workers.inspect($0).recipe }
        try values.checkNames(against: recipes)
        return values
    }

    /// Tests the recipes on all cores, and reports them in order.
    private func test(_ scripts: [ScriptFile], with tester: RecipeTester, _ report: inout TestReport) async throws {
        let workers = ProcessInfo.processInfo.activeProcessorCount
        try await withThrowingTaskGroup(of: (Int, Result<RecipeTest, ScriptError>).self) { group in
            var waiting: [Int: Result<RecipeTest, ScriptError>] = [:]
            var (started, told) = (0, 0)
            while told < scripts.count {
                while started < scripts.count, started - told < workers {
                    let (number, script) = (started, scripts[started])
                    group.addTask { (number, try await Self.result(script, tester)) }
                    started += 1
                }
                guard let (number, result) = try await group.next() else { return }
                waiting[number] = result
                while let result = waiting.removeValue(forKey: told) {
                    add(result, of: ForeignText(scripts[told].path), to: &report)
                    told += 1
                }
            }
        }
    }

    private static func result(
        _ script: ScriptFile,
        _ tester: RecipeTester
    ) async throws -> Result<RecipeTest, ScriptError> {
        do {
            return .success(try await tester.test(script))
        } catch let error as ScriptError {
            return .failure(error)
        }
    }

    private func add(_ result: Result<RecipeTest, ScriptError>, of file: ForeignText, to report: inout TestReport) {
        switch result {
        case .success(let test): write(report.add(test))
        case .failure(let error): write(report.add(refused: file, Failure(error)?.message ?? "\(error)"))
        }
    }

    private func write(_ text: String) { Terminal.standardOutput.write(text, as: format == .json ? .json : .text) }
}
