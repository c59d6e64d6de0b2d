import Foundation
import PortalModel
import TestSupport
import Testing

@testable import Scripting

struct RequireTests {
    private func bench(_ modules: [String: String]) throws -> Workbench {
        let bench = try Workbench()
        for (name, source) in modules { try source.write(toFile: bench.folder.path(name)) }
        return bench
    }

    @Test func `a module beside the script is loaded once and given to all who ask`() throws {
        let bench = try bench(["codes.lua": "print('loading') return { de = 49 }"])
        try bench.run("print(require 'codes'.de) print(require('codes') == require('codes'))")
        #expect(bench.printed == ["loading", "49", "true"])
    }

    @Test func `a module in a folder below is named with dots, and sees the script's globals`() throws {
        let bench = try bench(["lib/codes.lua": "return region"])
        try bench.run("region = 'DE' print(require 'lib.codes')")
        #expect(bench.printed == ["DE"])
    }

    @Test func `a module that returns nothing is true`() throws {
        let bench = try bench(["setup.lua": "ready = true"])
        try bench.run("print(require 'setup', ready)")
        #expect(bench.printed == ["true\ttrue"])
    }

    @Test(arguments: [
        "..codes", "../codes", "/etc/passwd", "lib..codes", ".codes", "codes.", "", "lib/codes", "codes\\0",
        "c\u{F6}des",
    ])
    func `a path is no name`(name: String) throws {
        let bench = try bench(["codes.lua": "return 1", "lib/codes.lua": "return 1"])
        let error = #expect(throws: ScriptError.self) { try bench.run("require '\(name)'") }
        #expect(
            error?.message
                == "program.lua:1: require takes a name such as \"codes\", of a file next to the script"
        )
    }

    @Test func `a link that leads out of the script's folder is refused`() throws {
        let outside = try bench(["codes.lua": "return 'outside'"])
        let bench = try bench([:])
        try FileManager.default.createSymbolicLink(
            atPath: bench.folder.path("codes.lua"),
            withDestinationPath: outside.folder.path("codes.lua")
        )
        let error = #expect(throws: ScriptError.self) { try bench.run("require 'codes'") }
        #expect(error?.message == "program.lua:1: module 'codes' is outside the script's folder")
    }

    @Test(arguments: ["moonhook", "lib.moonhook", "codes"])
    func `the configuration, which may hold a secret, is no module`(name: String) throws {
        let secret = "return { portals = { p = { address = 'https://p.example.com/rest/1/hush0code/' } } }"
        let bench = try bench(["moonhook.lua": secret, "lib/moonhook.lua": secret])
        try FileManager.default.createSymbolicLink(
            atPath: bench.folder.path("codes.lua"),
            withDestinationPath: bench.folder.path("moonhook.lua")
        )
        let error = #expect(throws: ScriptError.self) { try bench.run("require '\(name)'") }
        let words = "module '\(name)' is Moonhook's configuration, which no script reads"
        #expect(error?.message == "program.lua:1: \(words)")
    }

    @Test func `a folder whose name begins like the script's is outside`() throws {
        let bench = try bench([:])
        let sibling = bench.folder.path + "-other"
        try "return 1".write(toFile: sibling + "/codes.lua")
        defer { try? FileManager.default.removeItem(atPath: sibling) }
        try FileManager.default.createSymbolicLink(
            atPath: bench.folder.path("lib"),
            withDestinationPath: sibling
        )
        #expect(throws: ScriptError.self) { try bench.run("require 'lib.codes'") }
    }

    @Test func `a script that is a link finds the modules beside the file itself`() throws {
        let bench = try bench(["real/codes.lua": "return 49", "real/recipe.lua": "print(require 'codes')"])
        let link = bench.folder.path("recipe.lua")
        try FileManager.default.createSymbolicLink(
            atPath: link,
            withDestinationPath: bench.folder.path("real/recipe.lua")
        )
        _ = try bench.host.load(try ScriptFile(path: link))
        #expect(bench.printed == ["49"])
    }

    @Test func `a missing module raises at the line that requires it, and may be caught`() throws {
        let bench = try bench([:])
        let error = #expect(throws: ScriptError.self) { try bench.run("local a\nlocal b = require 'codes'") }
        #expect(error?.message == "program.lua:2: codes.lua: no such file")
        try bench.run("local found = pcall(require, 'codes') print(found)")
        #expect(bench.printed == ["false"])
    }

    @Test func `a mistake in a module is reported with the module's line`() throws {
        let bench = try bench(["codes.lua": "return {\n1 2 }", "late.lua": "\nreturn nil + 1"])
        let syntax = #expect(throws: ScriptError.self) { try bench.run("require 'codes'") }
        #expect(syntax?.message == "program.lua:1: codes.lua:2: '}' expected (to close '{' at line 1) near '2'")
        let runtime = #expect(throws: ScriptError.self) { try bench.run("require 'late'") }
        #expect(runtime?.message == "late.lua:2: attempt to perform arithmetic on a nil value")
        #expect(runtime?.sourceLine == "return nil + 1")
    }
}

struct ScriptFileTests {
    private func message(_ path: String) -> String? {
        #expect(throws: ScriptError.self) { try ScriptFile(path: path) }?.message
    }

    @Test func `what is no script file is refused in words`() throws {
        let bench = try Workbench()
        let folder = bench.folder
        #expect(message(folder.path("none.lua")) == "\(folder.path("none.lua")): no such file")
        #expect(message(folder.path) == "\(folder.path): it is not a regular file")
        try Data([0x72, 0xFF]).write(to: URL(filePath: folder.path("latin.lua")))
        #expect(message(folder.path("latin.lua"))?.hasSuffix("not UTF-8 text; save the script as UTF-8") == true)
        try String(repeating: "-", count: ScriptFile.maximumBytes + 1).write(toFile: folder.path("long.lua"))
        #expect(
            message(folder.path("long.lua"))?.hasSuffix("longer than 1 MiB, the limit for it") == true
        )
    }

    @Test func `a byte order mark is no part of the text`() throws {
        let bench = try Workbench()
        #expect(try bench.file("\u{FEFF}return 1").source == "return 1")
    }

    @Test func `a script is known by the SHA-256 of its text`() throws {
        let bench = try Workbench()
        #expect(
            try bench.file("abc").sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
    }
}
