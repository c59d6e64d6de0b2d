import Foundation
import PortalModel
import TestSupport
import Testing

@testable import Scripting

/// What a recipe declares as a text and its hash, which pins and runs keep.
struct RecipeDeclarationTests {
    private static let parameters =
        "city = { type = 'choice', choices = { 'Ulm', 'Bonn' }, default = 'Ulm', about = 'A city.' }, "
        + "names = { type = 'table', default = 'names.csv', key = 'code', value = 'name' }, n = { type = 'integer', min = 1 }"

    /// The keys of a recipe; each line of the tests below changes one of them.
    private static let keys = [
        "version": "'1.0'", "about": "'Writes cities.'", "requires": "'0.1'", "params": "{ \(parameters) }",
        "reads": "{ 'NAME', 'LAST_NAME' }", "writes": "{ WORK_CITY = 'fill', WORK_PHONE = 'same phone' }",
        "match": "'EMAIL'", "columns": "{ EMAIL = 'Mail', NAME = 'Name' }", "limits": "{ clear = 0 }", "pure": "true",
        "transform": "function() end", "examples": "{ { given = {}, expect = {} } }",
    ]

    private func recipe(_ keys: [String: String]) throws -> Recipe {
        let folder = try TemporaryFolder()
        let text = "return { " + keys.map { "\($0.key) = \($0.value)" }.joined(separator: ", ") + " }"
        let path = folder.path("cities.lua")
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let inspection = try RecipeInspection(uncontained: try ScriptFile(path: path), version: "1.0")
        #expect(inspection.problems.isEmpty)
        return try #require(inspection.recipe)
    }

    @Test func `the text names each key of the table in a fixed order, without its examples`() throws {
        let recipe = try recipe(Self.keys)
        #expect(
            recipe.declarationText == """
                {"about":"Writes cities.","columns":{"EMAIL":"Mail","NAME":"Name"},"limits":{"clear":0},"match":"EMAIL",\
                "name":"cities","params":{"city":{"about":"A city.","choices":["Ulm","Bonn"],"default":"Ulm",\
                "type":"choice"},"n":{"min":1,"type":"integer"},"names":{"default":"names.csv","key":"code",\
                "type":"table","value":"name"}},"pure":true,"reads":["LAST_NAME","NAME"],"requires":"0.1",\
                "transform":true,"version":"1.0","writes":{"WORK_CITY":"fill","WORK_PHONE":"same phone"}}
                """
        )
        #expect(recipe.declarationSHA256.count == 64)
    }

    @Test(arguments: [
        ("name", "'towns'"), ("version", "'1.1'"), ("about", "nil"), ("requires", "'0.2'"),
        ("params", "{ \(parameters), more = {} }"),
        ("params", "{ \(parameters.replacing("min = 1", with: "max = 1")) }"),
        ("params", "{ \(parameters.replacing("'integer'", with: "'number'")) }"),
        ("params", "{ \(parameters.replacing("'code'", with: "'id'")) }"), ("reads", "{ 'NAME' }"), ("reads", "nil"),
        ("writes", "{ WORK_CITY = 'any', WORK_PHONE = 'same phone' }"), ("writes", "nil"), ("match", "nil"),
        ("columns", "{ EMAIL = 'Address', NAME = 'Name' }"), ("limits", "{ clear = 1 }"), ("pure", "false"),
        ("settles", "false"), ("run", "function() end"), ("missing", "function() end"),
    ])
    func `another value of a key is another declaration`(key: String, value: String) throws {
        var keys = Self.keys
        keys[key] = value
        #expect(try recipe(keys).declarationSHA256 != recipe(Self.keys).declarationSHA256)
    }

    @Test(arguments: [
        ("examples", "nil"), ("settles", "true"), ("transform", "function(user) user.WORK_CITY = 'Ulm' end"),
        ("reads", "{ 'LAST_NAME', 'NAME' }"),
    ])
    func `what declares the same is the same declaration`(key: String, value: String) throws {
        var keys = Self.keys
        keys[key] = value
        #expect(try recipe(keys).declarationSHA256 == recipe(Self.keys).declarationSHA256)
    }

    @Test func `the parts that a text states are those that the recipe has`() throws {
        let folder = try TemporaryFolder()
        let recipe = "local t = { params = { \(Self.parameters) }, transform = function() end }"
        for (name, text) in [
            ("codes.lua", "return {}"), ("names.csv", "code,name\n1,Ulm\n"),
            ("cities.lua", "require 'codes'\n\(recipe)\nreturn t"),
        ] {
            try text.write(toFile: folder.path(name), atomically: true, encoding: .utf8)
        }
        let file = try ScriptFile(path: folder.path("cities.lua"))
        let parts = try RecipeInspection(uncontained: file, version: "1.0").parts()
        #expect(parts.map(\.name.verbatim) == ["cities.lua", "codes.lua", "names.csv"])
        #expect(RecipeInspection.parts(statedIn: file) == parts)
        #expect(RecipeInspection.parts(statedIn: file.sealed) == parts)
    }
}
