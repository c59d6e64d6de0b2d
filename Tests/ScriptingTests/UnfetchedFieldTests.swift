import PortalModel
import Testing

@testable import Scripting

/// What a script does with users who come without a field: `WORK_FAX`, and the list `UF_DEPARTMENT`.
struct UnfetchedFieldTests {
    private static let fields: Set<String> = ["ID", "ACTIVE", "USER_TYPE", "NAME", "LAST_NAME", "EMAIL", "WORK_PHONE"]
    private static let user = User.sample(57, ["NAME": .string("Anna")]).showing(fields)

    private static func bench() throws -> Workbench {
        try Workbench(directory: DirectoryDouble([user]), fields: fields)
    }

    @Test(arguments: [
        "return user.WORK_FAX", "return user['UF_DEPART' .. 'MENT']", "user.WORK_FAX = 'x'", "user.UF_DEPARTMENT = {}",
        "rawset(user, 'WORK_FAX', 'x')", "return rawget(user, 'WORK_FAX')", "for _ in pairs(user) do end",
        "next(user)", "warn('WORK_FAX', 'odd')", "users.find { WORK_FAX = '1' }", "users.find(user)",
        "return json.encode(user)", "return json.encode { of = { user } }",
        "return users.get(57).WORK_FAX", "user.NAME = users.get(57)", "user.NAME = { users.get(57) }",
    ])
    func `a transform that needs it ends the run, even if it catches that`(body: String) throws {
        for text in [body, "pcall(function() \(body) end)", "coroutine.wrap(function() \(body) end)()"] {
            let bench = try Self.bench()
            try bench.load(Workbench.recipe(text))
            #expect(throws: UnfetchedField.self, "\(text)") { try bench.change(Self.user) }
            #expect(bench.host.unfetched != nil)
        }
    }

    @Test(arguments: [
        "local users = users.get(57).WORK_FAX", "user.update { ID = 57, WORK_FAX = '1' }",
        "user.update(users.get(57))", "user.update(setmetatable({}, { __behind = users.get(57) }))",
        "for name in pairs(setmetatable({}, { __behind = users.get(57) })) do print(name) end",
        "for each in users.each() do print(each.WORK_FAX) end",
        "for each in users.each { WORK_FAX = null } do end", "return users.get(57)",
    ])
    func `a program that needs it ends the run, even if it catches that`(body: String) throws {
        for text in [body, "pcall(function() \(body) end)"] where text != "pcall(function() return users.get(57) end)" {
            let bench = try Self.bench()
            #expect(throws: (any Error).self, "\(text)") { try bench.run(text) }
            #expect(bench.host.unfetched != nil, "\(text)")
        }
    }

    @Test func `a row that is laid over it ends the run`() throws {
        #expect(throws: UnfetchedField(field: "WORK_FAX")) {
            try Self.bench().change(Self.user, setting: ["WORK_FAX": .string("1")])
        }
    }

    @Test func `what was fetched reads and writes as ever`() throws {
        let bench = try Self.bench()
        try bench.load(
            Workbench.recipe(
                """
                assert(user.ID == 57 and user.WORK_PHONE == nil and user.LAST_NAME == nil)
                assert(not pcall(function() return user.PHONE end))
                for key in pairs { WORK_FAX = 1 } do print(key, rawget({ WORK_FAX = 1 }, key)) end
                user.WORK_PHONE, user.NAME = '1', user.NAME .. 'e'
                user.LAST_NAME = nil
                rawset(user, 'WORK_PHONE', '2')
                """
            )
        )
        #expect(try bench.after(Self.user) == ["WORK_PHONE": .string("2"), "NAME": .string("Annae")])
        #expect(bench.host.unfetched == nil)
    }

    @Test func `a script's own observer is never called`() throws {
        let bench = try Self.bench()
        try bench.load(
            Workbench.recipe(
                """
                local decoy = setmetatable({ 1 }, { __behind = function() while true do end end })
                for _, item in pairs(decoy) do assert(item == 1) end
                user.WORK_PHONE = setmetatable({ 1 }, { __behind = function() while true do end end })
                """
            )
        )
        #expect(try bench.after(Self.user) == nil)
        #expect(bench.findings.map(\.message) == ["expected a value, got a table with a metatable"])
    }

    @Test func `a misspelt field still says so at its line`() throws {
        let bench = try Self.bench()
        try bench.load(Workbench.recipe("return user.NAMEE"))
        #expect(try bench.after(Self.user) == nil)
        #expect(bench.findings.first?.message.contains("did you mean 'NAME'?") == true)
        #expect(bench.findings.first?.location == "sample.lua:2")
    }
}

extension User {
    fileprivate func showing(_ names: Set<String>) -> User {
        User(id: id, fields: fields.filter { names.contains($0.key) })
    }
}
