import Foundation
import TestSupport
import Testing
import Wire

/// `moonhook types`: what editors and luacheck need to know.
@Suite(.endsHangs) struct TypesTests {
    private let program: Program

    init() throws {
        program = try Program()
    }

    @Test func `it writes its files, and again if nobody has changed them`() async throws {
        for _ in 0..<2 {
            let ended = try await program.run("types", ".")
            #expect(ended.status == 0, "\(ended.error)")
            #expect(ended.output.hasPrefix("wrote  .luacheckrc\nwrote  .luarc.json\nwrote  .moonhook/lua.lua\n"))
            #expect(ended.output.contains("Fields: the standard ones; --portal adds a portal's own."))
        }
        #expect(try program.read(".moonhook/modules.lua").hasPrefix("---@meta _\n"))
    }

    @Test func `somebody else's file stays, and the rest is written`() async throws {
        try program.write("{}", to: ".luarc.json")
        _ = try await program.run("types", ".")
        try program.write(try program.read(".luacheckrc") + "max_line_length = 80\n", to: ".luacheckrc")
        let ended = try await program.run("types", ".")
        #expect(ended.status == 1)
        #expect(
            ended.error == """
                kept   .luacheckrc, which is not Moonhook's or has been changed
                kept   .luarc.json, which is not Moonhook's or has been changed
                       Move them away and run this again, or run it on an empty folder and copy what you need from there.

                """
        )
        #expect(try program.read(".luarc.json") == "{}")
        #expect(ended.output.contains("wrote  .moonhook/recipe.lua"))
    }

    @Test func `with a portal the fields are the portal's`() async throws {
        try await withPortal(userCount: 3) { program, _, _ in
            let ended = try await program.run("types", ".")
            #expect(ended.output.contains("Fields: the portal's."))
            #expect(try program.read(".moonhook/user.lua").contains("---@field NAME? string First name."))
        }
    }

    @Test func `a folder that is not there is made, with those above it`() async throws {
        let ended = try await program.run("types", "hr/recipes")
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try program.read("hr/recipes/.moonhook/modules.lua").hasPrefix("---@meta _\n"))
    }

    @Test func `a folder that can't be made is named`() async throws {
        try program.write("", to: "file")
        let ended = try await program.run("types", "file/recipes")
        #expect(ended.status == 64)
        #expect(ended.error.contains("file/recipes/.luacheckrc can't be written; name a folder that you may write to"))
    }

    private static let luacheck = "/usr/bin/luacheck"

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: luacheck)))
    func `luacheck knows the sandbox by it`() async throws {
        _ = try await program.run("types", ".")
        try program.write(
            "return { run = function() io.write(phone.e164(\"1\"), pone, os.exit, params.x) end }\n",
            to: "a.lua"
        )
        let ended = try await program.command(Self.luacheck, [".", "--formatter", "plain"]).run()
        #expect(
            ended.output == """
                a.lua:1:27: accessing undefined variable 'io'
                a.lua:1:53: accessing undefined variable 'pone'
                a.lua:1:59: accessing undefined field 'exit' of global 'os'

                """
        )
    }
}
