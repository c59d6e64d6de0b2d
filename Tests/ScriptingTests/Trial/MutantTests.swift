import Foundation
import PortalModel
import Synchronization
import TestSupport
import Testing

@testable import Scripting

/// The recipes of `examples`, and mutants of them that break what they promise.
struct MutantTests {
    private static let users = 10_000
    /// How many mutants are made in all, about.
    private static let mutants = 250

    private static let folder = URL(filePath: #filePath).appending(path: "../../../../examples").standardizedFileURL
        .path()

    static var recipes: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { name in
                guard name.hasSuffix(".lua") else { return false }
                let file = try ScriptFile(path: folder + "/" + name)
                guard file.isRecipe(mayBeModule: true) else { return false }
                return try RecipeInspection(file, version: "1.0").recipe?.hasTransform ?? false
            }
        }
    }

    private static func context(_ log: @escaping @Sendable (ScriptMessage) -> Void) -> ScriptContext {
        ScriptContext(version: "1.0", schema: .standard, log: log)
    }

    @Test(arguments: try recipes)
    func `the originals raise no alarm`(name: String) async throws {
        let tester = RecipeTester(context: Self.context { _ in }, users: Self.users, seed: 1)
        let test = try await tester.test(try ScriptFile(path: Self.folder + "/" + name))
        #expect(test.isWell, "\(test)")
        // A folder of photos is the user's to give.
        #expect(test.trial?.users == Self.users || test.notices.contains { $0.contains("was not tried") })
    }

    /// What became of a recipe's mutants.
    struct Counts: Sendable {
        var caught = 0
        /// Those that broke nothing, such as one of a rare kind of record that the transform never leaves.
        var harmless = 0
        var escaped: [String] = []
    }

    @Test func `every mutant that breaks a promise is caught`() async throws {
        let counts = try await withThrowingTaskGroup(of: (String, Counts).self) { group in
            let recipes = try Self.recipes
            let limit = Self.mutants / recipes.count
            for name in recipes { group.addTask { (name, try await Self.counts(of: name, atMost: limit)) } }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        for (name, counts) in counts.sorted(by: { $0.key < $1.key }) {
            print(
                "\(name): \(counts.caught) mutants caught, \(counts.escaped.count) escaped, \(counts.harmless) harmless"
            )
            #expect(counts.escaped == [], "\(name)")
        }
        let caught = counts.values.reduce(0) { $0 + $1.caught }
        print("all recipes: \(caught) mutants caught over at most \(Self.users) users")
        #expect(caught >= 100)
    }

    private static func counts(of name: String, atMost limit: Int) async throws -> Counts {
        let copy = try TemporaryFolder()
        let path = copy.path("examples")
        try FileManager.default.copyItem(atPath: folder, toPath: path)
        let file = try ScriptFile(path: path + "/" + name)
        return try await ScriptThread<Void> {}.run { _ in
            defer { withExtendedLifetime(copy) {} }
            guard let recipe = try RecipeInspection(file, version: "1.0").recipe else { return Counts() }
            var counts = Counts()
            for mutant in Mutant.some(of: recipe, atMost: limit) {
                try mutant.source(of: file.source).write(toFile: file.path)
                switch try isCaught(try ScriptFile(path: file.path)) {
                case true?: counts.caught += 1
                case false?: counts.escaped.append(mutant.name)
                case nil: counts.harmless += 1
                }
            }
            return counts
        }
    }

    /// Whether the host refuses the first record that is spoilt; `nil` where none is.
    private static func isCaught(_ file: ScriptFile) throws -> Bool? {
        let noted = NotedMessages()
        var context = context { noted.note($0) }
        context.schema = Schema(guessedFor: file.withModules())
        let (inspected, _) = try ScriptHost(context).inspect(file)
        guard let recipe = inspected else { return nil }
        context.schema = context.schema.refined(by: recipe.examples)
        guard let setup = try? TrialSetup(file, recipe, settings: [:], schema: context.schema) else { return nil }
        let trial = RecipeTrial(file, recipe, context: context, setup: setup, users: users, seed: 1)
        let bench = try trial.bench()
        for index in 0..<users {
            noted.clear()
            let findings = try trial.outcome(of: index, on: bench).outcome.findings
            let isRefused = findings.contains { TrialTally.Kind($0)?.code == .trialBreaksPromise }
            if noted.isSpoilt { return isRefused }
            #expect(!isRefused, "\(file.name) is refused for what it did not do: \(findings)")
        }
        return nil
    }
}

/// Whether a mutant said that it spoils a record.
private final class NotedMessages: Sendable {
    private let spoilt = Mutex(false)

    var isSpoilt: Bool { spoilt.withLock { $0 } }

    func note(_ message: ScriptMessage) { if message.text == "spoilt" { spoilt.withLock { $0 = true } } }

    func clear() { spoilt.withLock { $0 = false } }
}
