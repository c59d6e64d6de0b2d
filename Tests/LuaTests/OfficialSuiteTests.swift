import Foundation
import Lua
import Testing

/// The test files of Lua's own authors, in a guarded state: `MOONHOOK_LUA_TESTS=… swift test --filter OfficialSuiteTests` names
/// the folder that holds those of Lua 5.4.4.
///
/// Lines of theirs that ask for what a script hasn't here, or what is otherwise by intent, are emptied.
struct OfficialSuiteTests {
    private static let folder = ProcessInfo.processInfo.environment["MOONHOOK_LUA_TESTS"]

    /// Why lines are left out.
    private enum Reason {
        /// `debug` looks into functions and calls, or sets a metatable of numbers.
        case debug
        /// `io` has files.
        case files
        /// `setmetatable` refuses `__gc`, or what is asked follows from a finalizer that ran.
        case finalizers
        /// `table` does not ask `__len`.
        case lengths
        /// `%p` has an address for strings.
        case addresses
        /// `next` refuses a key that is not in the table.
        case keys
    }

    private static let leftOut: [String: [Reason: [ClosedRange<Int>]]] = [
        "calls": [.debug: [299...299, 354...356, 388...395, 416...416, 418...418]],
        "closure": [.debug: [243...252, 255...256, 258...258, 260...261]],
        "constructs": [.debug: [279...279]],
        "coroutine": [.debug: [345...345, 348...351, 356...357, 942...944]],
        "errors": [
            .debug: [213...217], .files: [203...203, 221...221, 224...224, 226...226, 229...229, 250...250, 316...316],
        ],
        "events": [.debug: [438...443, 446...447, 449...451, 454...455, 457...460, 463...463]],
        "gc": [
            .finalizers: [
                61...61, 63...63, 67...68, 72...73, 80...80, 82...82, 86...87, 91...92, 309...312, 334...334, 435...435,
                437...438, 442...442, 444...448, 451...451, 532...532, 541...541, 647...647, 681...683, 685...685,
            ]
        ],
        "gengc": [.finalizers: [51...51, 76...76]],
        "goto": [.debug: [188...188, 194...195, 200...201, 203...204, 209...209, 215...216]],
        "literals": [.addresses: [231...231]],
        "locals": [
            .debug: [
                80...80, 82...82, 165...165, 260...260, 407...407, 413...413, 422...422, 430...430, 471...471,
                753...753,
                760...760, 762...763,
            ]
        ],
        "nextvar": [.keys: [250...250], .lengths: [492...492, 505...505, 516...516]],
        "pm": [.addresses: [417...417]],
        "sort": [.lengths: [76...76, 199...199]],
        "strings": [.addresses: [191...191]],
    ]

    /// Runs a file among stand-ins for what it expects around it.
    ///
    /// The file comes as a value and is loaded by Lua, since not all are UTF-8.
    private static let driver = """
        local text, name, coercions = ...
        _soft, _port, _nomsg = true, true, true
        local function nothing() end
        local debug = { traceback = function(message) return message end }
        function debug.getinfo(level)
          local _, place = pcall(error, "", level + 2)
          local line = tonumber(place:match(":(%d+):"))
          return { currentline = line, what = line and "Lua" or "C" }
        end
        io = { stdin = coroutine.create(nothing) }
        package = { loaded = {}, preload = { bwcoercion = load(coercions, "@bwcoercion.lua") } }
        for global, value in next, _G do package.loaded[global] = value end
        package.loaded.debug = debug
        package.loaded.tracegc = { start = nothing, stop = nothing }
        function require(library)
          local loaded = package.loaded
          loaded[library] = loaded[library] or package.preload[library](library)
          return loaded[library]
        end
        assert(load(text, "@" .. name))(name)
        """

    /// What the guarded libraries lack and the files ask for: it is kept, and given back.
    private static let missing = """
        local load, loadfile, dofile, collectgarbage, dump = load, loadfile, dofile, collectgarbage, string.dump
        local system = {}
        for name, member in next, os do system[name] = member end
        return function()
          _G.load, _G.loadfile, _G.dofile, _G.collectgarbage, string.dump = load, loadfile, dofile, collectgarbage, dump
          for name, member in next, system do os[name] = member end
        end
        """

    private func bytes(_ file: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: try #require(Self.folder)).appending(path: file)))
    }

    /// The file without what is left out; each line stays where it is.
    private func text(_ name: String) throws -> [UInt8] {
        let newline = UInt8(ascii: "\n")
        var lines = try bytes("\(name).lua").split(separator: newline, omittingEmptySubsequences: false)
        for range in (Self.leftOut[name] ?? [:]).values.joined() {
            try #require(range.upperBound <= lines.count)
            for number in range { lines[number - 1] = [] }
        }
        return Array(lines.joined(separator: [newline]))
    }

    @Test(
        .enabled(if: Self.folder != nil),
        arguments: [
            "bitwise", "calls", "closure", "constructs", "coroutine", "cstack", "errors", "events", "gc", "gengc",
            "goto",
            "literals", "locals", "math", "nextvar", "pm", "sort", "strings", "tpack", "utf8", "vararg", "verybig",
        ]
    )
    func `Lua's own tests pass`(name: String) throws {
        let lua = try LuaState(memoryLimitBytes: 1 << 30)
        try lua.openLibraries(isGuarded: false)
        let giveBack = try lua.evaluate(try lua.load(Self.missing, name: "missing.lua", isHosts: true))
        try lua.openLibraries()
        try lua.run(giveBack)
        let print = try lua.makeFunction("print") { _ in .none }
        try lua.set(try lua.globals(), "print", .reference(print))
        let driver = try lua.load(Self.driver, name: "driver.lua", isHosts: true)
        let arguments: [LuaValue] = [
            .bytes(try text(name)), .string("\(name).lua"), .bytes(try bytes("bwcoercion.lua")),
        ]
        do throws(LuaError) {
            try lua.run(driver, arguments, budget: LuaBudget(time: .seconds(300)))
        } catch {
            Issue.record("\(error)\n\(error.traceback.joined(separator: "\n"))")
        }
    }
}
