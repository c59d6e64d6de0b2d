import PortalModel
import TestSupport
import Testing

@testable import Scripting

struct FieldEstimateTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func script(_ source: String, name: String = "sample.lua") throws -> ScriptFile {
        try source.write(toFile: folder.path(name))
        return try ScriptFile(path: folder.path(name))
    }

    /// The fields beyond those that every run needs.
    private func named(
        _ source: String,
        settings: [String: ParameterSetting] = [:],
        header: [String]? = nil
    ) throws -> [String]? {
        let estimate = FieldEstimate(
            scripts: [try script(source)],
            settings: settings,
            header: header,
            schema: .standard
        )
        return estimate.fields.map { $0.filter { !FieldEstimate.always.contains($0) } }
    }

    @Test func `a run needs what tells employees and what people are called, whatever its scripts say`() throws {
        let estimate = FieldEstimate(scripts: [try script("return 1")], schema: .standard)
        #expect(estimate.fields == ["ID", "ACTIVE", "NAME", "LAST_NAME", "EMAIL", "USER_TYPE"])
    }

    @Test func `fields are found as whole words, in code and in strings`() throws {
        #expect(try named("user.WORK_PHONE = user['PERSONAL_CITY']") == ["PERSONAL_CITY", "WORK_PHONE"])
        #expect(try named("user.WORK_PHONES = user.MY_WORK_PHONE") == [])
        #expect(try named(#"print("it's", user.WORK_FAX)"#) == ["WORK_FAX"])
        #expect(try named("local fields = [[WORK_FAX]]") == ["WORK_FAX"])
        #expect(try named("local fields = [[\"WORK_FAX]] .. 'WORK\\95CITY'") == ["WORK_FAX", "WORK_CITY"])
    }

    @Test(arguments: ["-- WORK_FAX\nreturn 1", "--[[ WORK_FAX\n]]", "--[==[ ]] WORK_FAX ]==]", "--[[ WORK_FAX"])
    func `comments name nothing`(source: String) throws {
        #expect(try named(source) == [])
    }

    @Test(arguments: ["for name in pairs(user) do end", "next(user)", "local get = rawget"])
    func `what goes through all fields takes all`(source: String) throws {
        #expect(try named(source) == nil)
    }

    @Test(arguments: ["for _ in ipairs { 1 } do end", "-- the next one", #"print("the next one")"#, "my_pairs(user)"])
    func `other words take none`(source: String) throws {
        #expect(try named(source) == [])
    }

    @Test func `the values of parameters and the columns of the input may name fields`() throws {
        #expect(try named("return 1", settings: ["fields": "WORK_FAX,WORK_CITY"]) == ["WORK_FAX", "WORK_CITY"])
        #expect(try named("return 1", settings: ["fields": "the first--WORK_FAX's"]) == ["WORK_FAX"])
        #expect(try named("return 1", header: ["WORK_FAX", "Notes"]) == ["WORK_FAX"])
    }

    @Test func `modules that are required are read, and theirs, each once`() throws {
        _ = try script("require('b.c') return 'WORK_FAX'", name: "a.lua")
        _ = try script("require [[a]] require'a' return 'WORK_CITY'", name: "b/c.lua")
        #expect(try named(#"local a = require ("a")"#) == ["WORK_FAX", "WORK_CITY"])
        #expect(try named(#"local a = require "absent""#) == [])
    }
}
