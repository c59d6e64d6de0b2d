import Containment
import Foundation
import PortalModel
import Scripting
import TestSupport
import Testing

@testable import Workshop

/// Tests a recipe that is written in the test.
///
/// - Parameters:
///   - source: The recipe.
///   - users: How many users to invent.
///   - seed: What they come of.
///   - settings: What is given for its parameters.
///   - files: Files beside it, name to text.
///   - links: Links beside it, name to where they lead.
///   - now: The moment of the test.
/// - Returns: What came of it.
/// - Throws: ``ScriptError`` where it is no recipe.
func tested(
    _ source: String,
    users: Int = 0,
    seed: Int = 1,
    settings: [String: ParameterSetting] = [:],
    files: [String: String] = [:],
    links: [String: String] = [:],
    now: Date = Date(timeIntervalSince1970: 1_795_000_000)
) async throws -> RecipeTest {
    let folder = try TemporaryFolder()
    for (name, text) in files { try text.write(toFile: folder.path(name)) }
    for (name, target) in links {
        try FileManager.default.createSymbolicLink(atPath: folder.path(name), withDestinationPath: target)
    }
    let path = folder.path("sample.lua")
    try source.write(toFile: path)
    let context = ScriptContext(version: "1.4.2", schema: .standard, settings: settings, now: now, log: { _ in })
    let tester = RecipeTester(context: context, pool: .uncontained, users: users, seed: seed)
    return try await tester.test(try ScriptFile(path: path))
}

/// Tests a transform on invented users.
func tried(
    _ body: String,
    keys: String = "",
    users: Int = 500,
    seed: Int = 1,
    settings: [String: ParameterSetting] = [:]
) async throws -> TrialResult {
    let source = "return { \(keys) transform = function(user, row)\n\(body)\nend }"
    return try #require(try await tested(source, users: users, seed: seed, settings: settings).trial)
}

extension RecipeTest {
    /// What the examples failed with, each in a line.
    var failures: [String] {
        examples.flatMap { example in
            example.problems.map(\.verbatim)
                + example.differences.map { difference in
                    let name = (difference.user.map { "\($0) " } ?? "") + difference.field
                    let got = LuaLiteral.value(difference.got)
                    return "\(name) \(difference.reason) \(LuaLiteral.value(difference.expected)), got \(got)"
                }
        }
    }
}
