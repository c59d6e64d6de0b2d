public import Containment
public import PortalModel
public import Scripting

/// Tests recipes: runs their examples, and tries their transforms on invented users.
public struct RecipeTester: Sendable {
    private let context: ScriptContext
    private let pool: WorkerPool
    private let users: Int
    private let seed: Int

    /// Creates a tester.
    ///
    /// - Parameters:
    ///   - context: What recipes are given. Its settings are for the trial; its schema is each recipe's own: the standard
    ///     fields and the custom ones that the recipe names.
    ///   - pool: Starts the workers in which recipes run.
    ///   - users: How many users to invent for each transform; with 0, only examples run.
    ///   - seed: The seed of the users.
    public init(context: ScriptContext, pool: WorkerPool, users: Int, seed: Int) {
        self.pool = pool
        self.context = context
        self.users = users
        self.seed = seed
    }

    /// Tests one recipe, on its own thread.
    ///
    /// - Parameter file: The recipe's file.
    /// - Returns: Its outcome.
    /// - Throws: ``ScriptError`` if the file can't be loaded or is no recipe, or `CancellationError`.
    public func test(_ file: ScriptFile) async throws -> RecipeTest {
        try await ScriptThread<Void> {}.run { _ in try tested(file) }
    }

    private func tested(_ file: ScriptFile) throws -> RecipeTest {
        var context = context
        let recipe = try read(file, &context)
        let file = file.declaring(recipe)
        let runner = ExampleRunner(file, recipe, context: context, pool: pool)
        let results = try recipe.examples.indices.map { try runner.run($0 + 1).result }
        var test = RecipeTest(file: ForeignText(file.path), examples: results, trial: nil)
        if recipe.examples.isEmpty { test.notices.append("it has no examples") }
        guard users > 0, recipe.hasTransform else { return test }
        context.log = { _ in }
        let setup: TrialSetup
        do throws(TrialSetup.Obstacle) {
            setup = try TrialSetup(file, recipe, settings: context.settings, schema: context.schema)
        } catch {
            test.notices.append(ForeignText("its transform was not tried: \(error.words)"))
            return test
        }
        test.trial = try RecipeTrial(
            file,
            recipe,
            context: context,
            pool: pool,
            setup: setup,
            users: users,
            seed: seed
        ).run()
        test.notices += test.trial?.notices ?? []
        return test
    }

    /// The file's recipe, and the fields that it names.
    private func read(_ file: ScriptFile, _ context: inout ScriptContext) throws -> Recipe {
        context.schema = Schema(guessedFor: file.withModules())
        let recipe = try recipe(file, context)
        let refined = context.schema.refined(by: recipe.examples)
        guard refined.fields != context.schema.fields else { return recipe }
        context.schema = refined
        return try self.recipe(file, context)
    }

    private func recipe(_ file: ScriptFile, _ context: ScriptContext) throws -> Recipe {
        guard file.returnsValue else {
            // What isn't Lua only looks like a program.
            try RecipeInspection(file, version: context.version, by: pool).checkSyntax()
            throw ScriptError(.malformed, "\(file.name): it is a program, but only recipes can be tested")
        }
        let (recipe, problems) = try pool.inspect(file, in: context)
        guard problems.isEmpty else { throw ScriptError(problems, in: file) }
        guard let recipe else { throw ScriptError(.malformed, "\(file.name): it returns no recipe") }
        return recipe
    }
}
