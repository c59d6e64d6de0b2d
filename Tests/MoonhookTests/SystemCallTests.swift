import Foundation
import TestSupport
import Testing

@testable import Scripting

/// The built program's workers, under `strace`: after the lock they make no call but those of the table, whatever a script does.
@Suite(
    .endsHangs,
    .enabled(if: SystemCalls.canBeTraced, "strace is missing; scripts/setup strace installs it")
) struct SystemCallTests {
    /// A use of the program, with files that it needs.
    struct Use: Sendable, CustomTestStringConvertible {
        let arguments: [String]
        var files: [String: String] = [:]
        /// The statuses that it may end with.
        var statuses: Set<Int32> = [0, 1]

        var testDescription: String { arguments.joined(separator: " ") }
    }

    private static let demo = ["--portal", "demo", "--dry-run"]

    private static let uses: [Use] = [
        Use(
            arguments: ["transform", Program.example("phones-e164.lua"), "--input", "rows.csv"],
            files: ["rows.csv": "ID,WORK_PHONE\n" + (1...2_000).map { "\($0),030 \(100_000 + $0)\n" }.joined()]
        ),
        Use(
            arguments: ["run", Program.example("inner-phones.lua"), Program.example("phones-e164.lua")] + demo
                + ["--why"]
        ),
        Use(arguments: ["run", Program.example("phones-by-country.lua")] + demo),
        Use(arguments: ["run", Program.example("phone-gaps.lua")] + demo),
        Use(
            arguments: ["run", Program.example("photos.lua"), "--set", "folder=\(Program.example("data/photos"))"]
                + demo
        ),
        Use(
            arguments: ["run", Program.example("birthdays.lua"), "--input", Program.example("data/birthdays.csv")]
                + demo
        ),
        Use(
            arguments: ["run", "everything.lua"] + demo,
            files: ["everything.lua": everything, "part.lua": "return {}"]
        ),
        Use(arguments: ["run", "examples.lua"] + demo, files: ["examples.lua": examples]),
        Use(
            arguments: [
                "run", "parameters.lua", "--set", "photo=photo.png", "--set", "list=a,b", "--set", "codes=codes.csv",
            ]
                + demo,
            files: ["parameters.lua": parameters, "photo.png": "PNG", "codes.csv": "code,name\nA,Anna\n"]
        ),
        Use(
            arguments: ["run", "fails.lua"] + demo,
            files: ["fails.lua": "local function f() f() end\nf()"],
            statuses: [3]
        ),
        Use(arguments: ["run", "full.lua"] + demo, files: ["full.lua": full], statuses: [3]),
        Use(arguments: ["test", Program.example("")]),
        Use(arguments: ["check", Program.example("hr-import.lua")]),
        Use(arguments: ["info", Program.example("hr-import.lua")]),
    ]

    @Test(arguments: uses)
    func `a locked worker makes no system call that the table lacks`(use: Use) async throws {
        let program = try Program()
        for (name, text) in use.files { try program.write(text, to: name) }
        let (ended, calls) = try await SystemCalls.tracing(program, use.arguments)
        #expect(use.statuses.contains(ended.status), "\(ended.error)")
        #expect(!ended.error.contains("MH0311"), "\(ended.error)")
        #expect(calls.workers > 0 && calls.made.isSuperset(of: ["read", "write"]))
        #expect(calls.wrong == [])
    }

    @Test func `a call that the table lacks would be seen`() {
        let log = """
            1 seccomp(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, {len=81, filter=0x7ffd}) = 0
            1 read(3, "", 65536) = 0
            2 openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = 5
            1 openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = 257
            1 +++ killed by SIGSYS +++
            """
        let calls = SystemCalls(log)
        #expect(calls.workers == 1 && calls.made == ["read", "openat"])
        #expect(calls.wrong.count == 2)
    }

    @Test func `a process that gets the number of one that is gone isn't locked yet`() {
        let log = """
            1 seccomp(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, {len=81, filter=0x7ffd}) = 0
            1 read(3, "", 65536) = 0
            1 rseq(0x7fcffa1fffe0, 0x20, 0, 0x53053053) = 0
            1 openat(AT_FDCWD, "/proc/self/statm", O_RDONLY|O_CLOEXEC) = 0
            1 seccomp(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, {len=81, filter=0x7ffd}) = 0
            1 openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = 5
            """
        let calls = SystemCalls(log)
        #expect(calls.workers == 2 && calls.wrong.count == 1)
    }

    // MARK: Scripts

    /// What Lua's own library and the portal's directory are used for.
    private static let everything = #"""
        require "part"
        print(os.time(), os.date(), os.date("%c %x %X %p %Z %z"), os.date("!%c"), os.clock(), date.today())
        for year = 1900, 2100, 7 do os.date("*t", os.time { year = year, month = 6, day = 1 }) end
        local list = {}
        for i = 1, 200000 do list[i] = (i * 7919) % 200003 end
        table.sort(list)
        for i = 1, 12 do local long = ("x"):rep(i * 500000); long:upper():reverse() end
        print(string.format("%5.3f %g %a %q", 1 / 3, 1e300, 1.5, "x"), math.random(100), utf8.len("Ö"))
        print(pcall(string.find, ("a"):rep(10000), ".-b"))
        for user in users.each() do local _ = user.NAME end
        for department in departments.each() do local _ = department.NAME end
        print(users.find { EMAIL = "nobody@example.com" }, departments.path(1), #users.fields())
        local routine = coroutine.wrap(function() for i = 1, 10 do coroutine.yield(i) end end)
        for _ = 1, 10 do routine() end
        for _ = 1, 2000 do coroutine.wrap(function() coroutine.yield() end)() end
        user.update { ID = 57, WORK_POSITION = "Buyer" }
        """#

    /// Each example of the host's functions.
    private static let examples: String = {
        let functions = HostModules.all.flatMap(\.functions) + HostModules.functions
        let calls = functions.flatMap(\.examples).map { example in
            let code = if case .values = example.outcome { "return \(example.code)" } else { example.code }
            return "pcall(function() \(code) end)"
        }
        return calls.joined(separator: "\n")
    }()

    private static let parameters = """
        return {
          params = {
            photo = { type = "file" }, list = { type = "list" }, codes = { type = "table", value = "name" },
            region = { default = "DE", pattern = "%u%u" },
          },
          writes = { "NAME" },
          transform = function(user)
            if user.ID == 57 then
              user.NAME = params.codes.A .. #params.list .. #params.photo.bytes .. params.region
            end
          end,
        }
        """

    private static let full = "local list = {} while true do list[#list + 1] = ('x'):rep(100000) .. #list end"
}
