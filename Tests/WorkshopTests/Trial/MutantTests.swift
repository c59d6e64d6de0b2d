import Containment
import Foundation
import PortalModel
import Scripting
import Synchronization
import TestSupport
import Testing

@testable import Workshop

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
                return try RecipeInspection(uncontained: file, version: "1.0").recipe?.hasTransform ?? false
            }
        }
    }

    private static func context(_ log: @escaping @Sendable (ScriptMessage) -> Void) -> ScriptContext {
        ScriptContext(version: "1.0", schema: .standard, log: log)
    }

    @Test(arguments: try recipes)
    func `the originals raise no alarm`(name: String) async throws {
        let file = try ScriptFile(path: Self.folder + "/" + name)
        let context = Self.context { _ in }
        let test = try await RecipeTester(context: context, pool: .uncontained, users: 1_000, seed: 2).test(file)
        #expect(test.passes, "\(test)")
        try await ScriptThread<Void> {}.run { _ in
            let trial = try #require(try Self.trial(of: file, context))
            let bench = try trial.bench()
            for index in 0..<Self.users {
                let found = try trial.outcome(of: index, on: bench).outcome.findings.compactMap { TrialTally.Kind($0) }
                #expect(found == [], "user \(index)")
            }
        }
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
            guard let recipe = try RecipeInspection(uncontained: file, version: "1.0").recipe else { return Counts() }
            var counts = Counts()
            var harmless: Set<String> = []
            for mutant in Mutant.some(of: recipe, atMost: limit) where harmless.isDisjoint(with: mutant.wider) {
                try mutant.source(of: file.source).write(toFile: file.path)
                switch try isCaught(try ScriptFile(path: file.path)) {
                case true?: counts.caught += 1
                case false?: counts.escaped.append(mutant.name)
                case nil:
                    counts.harmless += 1
                    harmless.insert(mutant.name)
                }
            }
            return counts
        }
    }

    private static func trial(of file: ScriptFile, _ context: ScriptContext) throws -> RecipeTrial? {
        var context = context
        context.schema = Schema(guessedFor: file.withModules())
        guard let read = try ScriptHost(context).inspect(file).0 else { return nil }
        context.schema = context.schema.refined(by: read.examples)
        guard let recipe = try ScriptHost(context).inspect(file).0 else { return nil }
        let setup = try TrialSetup(file, recipe, settings: [:], schema: context.schema)
        return RecipeTrial(file, recipe, context: context, pool: .uncontained, setup: setup, users: users, seed: 1)
    }

    /// Whether the host refuses the first record that is spoilt; `nil` where none is.
    private static func isCaught(_ file: ScriptFile) throws -> Bool? {
        let noted = NotedMessages()
        guard let trial = try trial(of: file, context { noted.note($0) }) else { return nil }
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
