import PortalModel
import Testing
import Wire

@testable import Scripting

struct RecipeKeyTests {
    private func recipe(_ keys: String) throws -> Recipe {
        try #require(try Workbench().load("return { transform = print, \(keys) }").recipe)
    }

    private func problems(_ keys: String) throws -> [String] {
        let error = #expect(throws: ScriptError.self) {
            try Workbench().load("return { transform = print, \(keys) }")
        }
        return (error?.problems ?? []).map { "\($0.path): \($0.message)" }
    }

    @Test func `all that is wrong with a recipe is reported at once, each at its location`() throws {
        let keys = """
            naem = "x", version = 1, reads = { "NAME", "WORK_FONE" }, writes = { NAME = "same leters", ID = "any" },
            params = { region = { type = "strng", banana = 1 }, size = { type = "integer", default = "x" } },
            examples = { { given = { NMAE = "x" } }, { gvien = {} } },
            """
        #expect(
            try problems(keys) == [
                "naem: 'naem' is not a key of a recipe; did you mean 'name'?",
                "version: 'version' must be a string, not a number",
                "params.region.banana: 'banana' is not a key of a parameter",
                """
                params.region.type: params.region.type must be one of string, number, integer, boolean, choice, date, list, \
                table, file, folder; did you mean "string"?
                """,
                "params.size.default: params.size.default must be a whole number",
                "reads[2]: WORK_FONE is not a user field; did you mean WORK_PHONE?",
                "writes.ID: ID is read-only; leave it out",
                "writes.NAME: \"same leters\" is not a promise; did you mean \"same letters\"?",
                "examples[1].given.NMAE: NMAE is not a user field; did you mean NAME?",
                "examples[2].gvien: 'gvien' is not a key of an example; did you mean 'given'?",
            ]
        )
    }

    @Test func `a recipe says what it is shown, how far it may go, and whether it settles`() throws {
        let recipe = try recipe(
            """
            reads = { "NAME" }, writes = { "EMAIL" }, limits = { dismiss = 2, clear = 0 }, settles = false,
            missing = function(user) end,
            """
        )
        #expect(recipe.limits == [.dismiss: 2, .clear: 0])
        #expect(!recipe.settles && recipe.hasMissing)
        #expect(["ID", "NAME", "EMAIL"].allSatisfy(recipe.shows))
        #expect(!recipe.shows("WORK_PHONE"))
    }

    @Test func `a recipe that doesn't say is shown everything, and settles`() throws {
        let recipe = try recipe("")
        #expect(recipe.shows("WORK_PHONE") && recipe.settles && recipe.limits.isEmpty && recipe.examples.isEmpty)
    }

    @Test(arguments: [
        ("limits = { dismis = 2 }", "limits.dismis: 'dismis' is not a bound of a plan; did you mean 'dismiss'?"),
        ("limits = { dismiss = -1 }", "limits.dismiss: 'limits.dismiss' must be a whole number from 0"),
        ("reads = { NAME = true }", "reads.NAME: 'NAME' is not allowed here: 'reads' must list names of fields"),
        ("settles = 1", "settles: 'settles' must be true or false, not a number"),
        ("missing = 'x'", "missing: 'missing' must be a function, not a string"),
        ("examples = { 1 }", "examples[1]: 'examples[1]' must be a table, not a number"),
        ("examples = { given = {} }", "examples.given: 'given' is not allowed here: 'examples' is a list"),
        (
            "examples = { { warns = { NAME = {} } } }",
            "examples[1].warns.NAME: 'examples[1].warns.NAME' must be a string, not a table"
        ),
        (
            "examples = { { given = { UF_DEPARTMENT = 'x' } } }",
            """
            examples[1].given.UF_DEPARTMENT: 'examples[1].given.UF_DEPARTMENT': expected the id of a department, a whole \
            number from 1, got a string
            """
        ),
        (
            "examples = { { users = { { NAME = 'x' } } } }",
            "examples[1].users[1]: 'examples[1].users[1]' needs the ID of a user, a whole number from 1"
        ),
        (
            "examples = { { departments = { { ID = 1 } } } }",
            "examples[1].departments[1]: 'examples[1].departments[1]' needs an ID, a whole number, and a NAME"
        ),
        (
            "examples = { { params = { regoin = 'x' } } }, params = { region = {} }",
            "examples[1].params.regoin: 'regoin' is not a parameter of this recipe; did you mean 'region'?"
        ),
    ])
    func `a key that can't be is refused at its location`(keys: String, problem: String) throws {
        #expect(try problems(keys) == [problem])
    }

    @Test func `examples are read as users hold their fields`() throws {
        let example = try #require(
            try recipe(
                """
                params = { region = {}, limit = { type = "integer" } },
                examples = { {
                  params = { region = "FR", limit = 3 }, row = { Code = "A1", Number = 7 },
                  users = { { ID = 5, NAME = "Anna", UF_DEPARTMENT = { 1, 2 } } },
                  departments = { { ID = 1, NAME = "Company" }, { ID = 2, NAME = "Sales", PARENT = 1, UF_HEAD = 5 } },
                  given = { NAME = "anna", ACTIVE = true, WORK_PHONE = 123, PERSONAL_BIRTHDAY = "3.4.1985" },
                  expect = { NAME = "Anna", WORK_PHONE = null },
                  warns = { PERSONAL_BIRTHDAY = "date" }, rejects = "code",
                } },
                """
            ).examples.first
        )
        #expect(example.parameters.mapValues(\.value) == ["region": "FR", "limit": 3])
        #expect(example.rows == [["Code": "A1", "Number": "7"]])
        #expect(
            example.users.map(\.fields) == [
                ["NAME": .string("Anna"), "UF_DEPARTMENT": .list([.integer(1), .integer(2)])]
            ]
        )
        #expect(example.departments.last == Department(id: 2, name: "Sales", parent: 1, head: UserID(rawValue: 5)))
        #expect(example.given["WORK_PHONE"] == .string("123"))
        #expect(example.given["PERSONAL_BIRTHDAY"] == .string("3.4.1985"))
        #expect(example.expect == ["NAME": .string("Anna"), "WORK_PHONE": .null])
        #expect(example.warns == ["PERSONAL_BIRTHDAY": "date"] && example.rejects == "code")
    }

    @Test func `what a program's example expects is reported by user`() throws {
        let example = try #require(
            try recipe("examples = { { users = { { ID = 5 } }, expect = { { ID = 5, NAME = 'Anna' } } } }").examples
                .first
        )
        #expect(example.expect == nil)
        #expect(example.expectedUsers.map(\.fields) == [["NAME": .string("Anna")]])
    }
}
