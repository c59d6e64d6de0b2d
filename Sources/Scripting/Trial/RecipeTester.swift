public import PortalModel

/// Tests recipes: runs their examples, and tries their transforms on invented users.
public struct RecipeTester: Sendable {
    private let context: ScriptContext
    private let users: Int
    private let seed: Int

    /// Creates a tester.
    ///
    /// - Parameters:
    ///   - context: What recipes are given. Its settings are for the trial, where a parameter has no default; its schema gets
    ///     the fields of the portal's own that a recipe names.
    ///   - users: How many users to invent for each transform; with 0, examples alone are run.
    ///   - seed: What the users come of.
    public init(context: ScriptContext, users: Int, seed: Int) {
        self.context = context
        self.users = users
        self.seed = seed
    }

    /// Tests one recipe, on a thread of its own.
    ///
    /// - Parameter file: The recipe's file.
    /// - Returns: What came of it; `nil` where the file is no recipe.
    /// - Throws: ``ScriptError`` where the file can't be loaded, or `CancellationError`.
    public func test(_ file: ScriptFile) async throws -> RecipeTest? {
        let (context, users, seed) = (context, users, seed)
        return try await ScriptThread<Void> {}.run { _ in
            try Self.test(file, context, users, seed)
        }
    }

    private static func test(
        _ file: ScriptFile,
        _ context: ScriptContext,
        _ users: Int,
        _ seed: Int
    ) throws -> RecipeTest? {
        var context = context
        context.schema = context.schema.adding(ownFieldsOf: file)
        guard let recipe = try recipe(file, &context) else { return nil }
        var test = RecipeTest(file: file.path, examples: [], trial: nil)
        let runner = ExampleRunner(file, recipe, context: context)
        for number in recipe.examples.indices.map({ $0 + 1 }) {
            test.examples.append(try runner.run(number).result)
        }
        if recipe.examples.isEmpty { test.notices.append("it has no examples") }
        guard users > 0, recipe.hasTransform else { return test }
        context.log = { _ in }
        let setup: TrialSetup
        do throws(TrialSetup.Obstacle) {
            setup = try TrialSetup(file, recipe, settings: context.settings, schema: context.schema)
        } catch {
            test.notices.append("its transform was not tried: \(error.words)")
            return test
        }
        test.trial = try RecipeTrial(file, recipe, context: context, setup: setup, users: users, seed: seed).run()
        return test
    }

    /// What the file says of itself; `nil` where it is no recipe.
    private static func recipe(_ file: ScriptFile, _ context: inout ScriptContext) throws -> Recipe? {
        func read() throws -> Recipe? { try ScriptHost(context).load(file).recipe }
        guard let recipe = try read() else { return nil }
        let refined = context.schema.refined(by: recipe.examples)
        guard refined.fields != context.schema.fields else { return recipe }
        context.schema = refined
        return try read()
    }
}
