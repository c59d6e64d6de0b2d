import Lua
import PortalModel
import Testing

@testable import Scripting

struct RecipeTests {
    @Test func `a recipe says what it is`() throws {
        let script = try Workbench().load(
            """
            return {
              name = "phones", version = "1.0.0", about = "Phones.", requires = "1.2",
              params = { region = { default = "DE", about = "Country." }, limit = { type = "integer" } },
              writes = { "NAME", WORK_PHONE = "same phone" },
              match = "EMAIL", columns = { EMAIL = "E-mail" }, pure = true,
              transform = function() end,
              examples = { { given = { NAME = "x" } } },
            }
            """,
            name: "file.lua"
        )
        let recipe = try #require(script.recipe)
        #expect(recipe.name == "phones")
        #expect(recipe.version == "1.0.0")
        #expect(recipe.about == "Phones.")
        #expect(recipe.writes == ["NAME": .any, "WORK_PHONE": .samePhone])
        #expect(recipe.match == "EMAIL")
        #expect(recipe.columns == ["EMAIL": "E-mail"])
        #expect(recipe.parameters["region"]?.default == .string("DE"))
        #expect(recipe.parameters["limit"]?.kind == .integer)
        #expect(recipe.isPure && recipe.hasTransform && !recipe.hasProgram)
    }

    @Test func `a recipe without a name is called by its file`() throws {
        let script = try Workbench().load("return { run = function() end }", name: "nightly.lua")
        #expect(script.recipe?.name == "nightly")
        #expect(script.recipe?.hasProgram == true)
        #expect(script.recipe?.writes == nil)
    }

    @Test(arguments: [
        ("return { transform = print }", true), ("local r = {} function r.transform() return end return r", true),
        ("print 'hello'", false), ("print 'hello' return", false), ("print 'hello' return;", false),
        ("if x then return {} end", false), ("for i = 1, 3 do return i end", false),
        ("repeat return 1 until true", false),
        ("-- return {}", false), ("print [[ return {} ]]", false),
    ])
    func `whether a file returns something is known by its text`(source: String, returns: Bool) throws {
        #expect(try Workbench().file(source).returnsValue == returns)
    }

    @Test func `a file that returns nothing is a program, and has run`() throws {
        let bench = try Workbench()
        #expect(try bench.load("print 'hello'").recipe == nil)
        #expect(bench.printed == ["hello"])
    }

    @Test(arguments: [
        ("return 5", "a recipe returns one table, and a program nothing; this returned a number"),
        ("return print", "a recipe returns one table, and a program nothing; this returned a function"),
        ("return {}", "it has neither 'transform' nor 'run', so there is nothing to do"),
        ("return { trasnform = print }", "'trasnform' is not a key of a recipe; did you mean 'transform'?"),
        ("return { banana = 1 }", "'banana' is not a key of a recipe"),
        ("return { 1, transform = print }", "a recipe is a table with named keys, not a list"),
        ("return { transform = 'x' }", "'transform' must be a function, not a string"),
        ("return { run = true }", "'run' must be a function, not a boolean"),
        ("return { transform = print, name = 5 }", "'name' must be a string, not a number"),
        ("return { transform = print, pure = 'yes' }", "'pure' must be true or false, not a string"),
        ("return { transform = print, match = {} }", "'match' must be a string, not a table"),
        ("return { transform = print, writes = 'NAME' }", "'writes' must be a table, not a string"),
        ("return { transform = print, writes = { 5 } }", "'writes[1]' must be a string, not a number"),
        (
            "return { transform = print, writes = { NAME = 'same' } }",
            """
            "same" is not a promise; promises are "any", "fill", "same phone", "same digits", "same letters", \
            "same text", "same mailbox", "add"
            """
        ),
        (
            "return { transform = print, writes = { EMAIL = 'same letters' } }",
            """
            "same letters" lets EMAIL become another address, as anna.b@ank.com and anna@bank.com have the same letters and \
            digits; promise "same mailbox"
            """
        ),
        (
            "return { transform = print, writes = { WORK_WWW = 'same digits' } }",
            """
            "same digits" lets WORK_WWW become another address, as example.com/a and example.co/ma have the same letters and \
            digits; promise "same text"
            """
        ),
        (
            "return { transform = print, writes = { UF_SKYPE = 'same letters' } }",
            """
            "same letters" lets UF_SKYPE become another address, as example.com/a and example.co/ma have the same letters and \
            digits; promise "same text"
            """
        ),
        (
            "return { transform = print, writes = { 'WORK_FONE' } }",
            "WORK_FONE is not a user field; did you mean WORK_PHONE?"
        ),
        ("return { transform = print, writes = { 'LAST_LOGIN' } }", "LAST_LOGIN is read-only; leave it out"),
        ("return { transform = print, columns = 5 }", "'columns' must be a table, not a number"),
        ("return { transform = print, columns = { NAME = 1 } }", "'columns.NAME' must be a string, not a number"),
        ("return { transform = print, params = { region = 'DE' } }", "'params.region' must be a table, not a string"),
        (
            "return { transform = print, params = { region = { defualt = 'DE' } } }",
            "'defualt' is not a key of a parameter; did you mean 'default'?"
        ),
        (
            "return { transform = print, params = { region = { type = 'text' } } }",
            """
            params.region.type must be one of string, number, integer, boolean, choice, date, list, table, file, folder
            """
        ),
        (
            "return { transform = print, params = { size = { type = 'choice' } } }",
            "params.size is a choice and needs choices = { \"one\", \"other\" }"
        ),
        (
            "return { transform = print, params = { size = { type = 'choice', choices = { 1 } } } }",
            "'params.size.choices[1]' must be a string, not a number\nparams.size is a choice and needs choices = { \"one\", \"other\" }"
        ),
        (
            "return { transform = print, params = { size = { type = 'choice', choices = { 'S', 'M' }, default = 'L' } } }",
            "params.size.default must be one of S, M"
        ),
        (
            "return { transform = print, params = { since = { type = 'date', default = '1.2.2024' } } }",
            "params.since.default must be a date written YYYY-MM-DD"
        ),
        (
            "return { transform = print, params = { limit = { type = 'integer', default = 1.5 } } }",
            "params.limit.default must be a whole number"
        ),
        ("return { transform = print, requires = 'new' }", "'requires' must be a version such as \"1.2\""),
        (
            "return { transform = print, requires = '1.5' }",
            "it requires Moonhook 1.5, and this is 1.4.2; update Moonhook"
        ),
        ("return { 1, [5] = 2 }", "a list has a gap before [5]"),
        (
            "local t = {} t.t = t return t",
            #"t.t.t.t.t.t.t.t.t.t.t.t.t.t.t.t.t.t.t.t.… is nested too deeply, or contains itself"#
        ),
    ])
    func `what is wrong with a recipe is told in its own words`(source: String, message: String) throws {
        let error = #expect(throws: ScriptError.self) { try Workbench().load(source) }
        #expect(error?.code == .malformed)
        let told = error?.problems.isEmpty == false ? error?.problems.map(\.message) : [error?.message ?? ""]
        #expect(told?.map { $0.replacing("sample.lua: ", with: "") } == message.split(separator: "\n").map(String.init))
    }

    @Test func `a run tells all problems of a recipe with line and column`() throws {
        let source = """
            local recipe = { transform = print, wirtes = {} }
            recipe.writes = { "NAME", WORK_FONE = "fill" }
            return recipe
            """
        let error = #expect(throws: ScriptError.self) { try Workbench().load(source) }
        #expect(
            error?.message == """
                sample.lua:1:37: 'wirtes' is not a key of a recipe; did you mean 'writes'?
                sample.lua:2:27: WORK_FONE is not a user field; did you mean WORK_PHONE?
                """
        )
    }

    @Test(arguments: ["1", "1.4", "1.4.2", "1.4.1.9", "0.9", "1.3.99"])
    func `a recipe runs on the Moonhook that it requires and on later ones`(version: String) throws {
        try Workbench().load("return { requires = '\(version)', transform = print }")
    }

    @Test(arguments: ["1.4.3", "1.10", "2", "1.4.2.1"])
    func `a recipe refuses an older Moonhook than it requires`(version: String) throws {
        #expect(throws: ScriptError.self) {
            try Workbench().load("return { requires = '\(version)', transform = print }")
        }
    }
}

struct ParameterTests {
    private func value(_ description: String, _ settings: [String: ParameterSetting] = [:]) throws -> String? {
        let bench = try Workbench(settings: settings)
        try bench.load(
            """
            return { params = { p = \(description) }, transform = function(user)
              local p = params.p
              user.NAME = math.type(p) or type(p)
              user.LAST_NAME = type(p) == "table" and table.concat(p, "|") or tostring(p)
            end }
            """
        )
        let after = try bench.after(.sample(1))
        guard case .string(let type)? = after?["NAME"], case .string(let text)? = after?["LAST_NAME"] else {
            return nil
        }
        return "\(type) \(text)"
    }

    @Test(arguments: [
        ("{}", nil, "nil nil"),
        ("{ default = 'DE' }", nil, "string DE"),
        ("{ default = 'DE' }", "FR", "string FR"),
        ("{ type = 'integer', default = 5 }", nil, "integer 5"),
        ("{ type = 'integer' }", "-7", "integer -7"),
        ("{ type = 'number' }", "2.5", "float 2.5"),
        ("{ type = 'number' }", "30", "integer 30"),  // not 30.0, which reads badly in a text
        ("{ type = 'boolean' }", "Yes", "boolean true"),
        ("{ type = 'boolean', default = true }", "false", "boolean false"),
        ("{ type = 'choice', choices = { 'S', 'M' } }", "M", "string M"),
        ("{ type = 'date' }", "2024-02-29", "string 2024-02-29"),
        ("{ type = 'list' }", "a,b", "table a|b"),
        ("{ type = 'list', default = { 'x' } }", nil, "table x"),
        ("{ required = true, default = 'DE' }", nil, "string DE"),
    ])
    func `a parameter is typed, and its default filled in`(
        description: String,
        given: String?,
        expected: String
    ) throws {
        #expect(try value(description, given.map { ["p": ParameterSetting(stringLiteral: $0)] } ?? [:]) == expected)
    }

    @Test(arguments: [
        ("{ type = 'integer' }", "1.5", "--set p: expected a whole number"),
        ("{ type = 'number' }", "inf", "--set p: expected a number"),
        ("{ type = 'boolean' }", "maybe", "--set p: expected true or false"),
        ("{ type = 'choice', choices = { 'S', 'M' } }", "XL", "--set p: expected one of S, M"),
        ("{ type = 'date' }", "29.2.2024", "--set p: expected a date written YYYY-MM-DD"),
        (
            "{ required = true }", nil,
            "sample needs a value for 'p': give --set p=…, or name it in params of moonhook.lua"
        ),
    ])
    func `a value of the wrong kind is refused`(description: String, given: String?, message: String) throws {
        let error = #expect(throws: ScriptError.self) {
            try value(description, given.map { ["p": ParameterSetting(stringLiteral: $0)] } ?? [:])
        }
        #expect(error?.code == .parameter)
        #expect(error?.message == message)
    }

    @Test func `a setting that no recipe takes is a typing error`() throws {
        let bench = try Workbench(settings: ["regon": "FR"])
        let script = try bench.load("return { params = { region = {} }, transform = print }")
        let error = #expect(throws: ScriptError.self) { try bench.host.checkSettings(of: [script]) }
        #expect(error?.message == "--set regon: no script has this parameter; did you mean 'region'?")
    }

    @Test func `a recipe sees its own parameters and no others`() throws {
        let bench = try Workbench()
        try bench.load("return { params = { region = {} }, transform = function() return params.regon end }")
        #expect(try bench.after(.sample(1)) == nil)
        #expect(bench.findings.map(\.message) == ["there is no parameter 'regon'; did you mean 'region'?"])
    }
}
