import CContainment
import Foundation
import TestSupport
import Testing

/// What a locked worker can't do, and what it can.
@Suite(.endsHangs) struct LockTests {
    private static let forbidden = (try? Probe.forbidden()) ?? []

    @Test func `there are attempts`() { #expect(Self.forbidden.count > 90) }

    @Test(arguments: forbidden)
    func `a locked worker that does what is forbidden is killed at once`(attempt: String) throws {
        #expect(try Probe.run(.locked, attempt) == Probe.Ended(ending: .killedByFilter, text: "", mark: 1))
    }

    @Test(arguments: forbidden)
    func `it is the lock that kills`(attempt: String) throws {
        #expect(try Probe.run(.free, attempt).ending != .killedByFilter)
    }

    @Test(arguments: [
        "allocate too much", "reserve too much", "move the heap's end too far", "let a mapping grow too much",
    ])
    func `memory beyond the limit is refused, and the worker lives`(attempt: String) throws {
        #expect(try Probe.run(.locked, attempt) == Probe.Ended(ending: .exit(0), text: "refused", mark: 2))
        #expect(try Probe.run(.free, attempt).text == "got it")
    }

    @Test(arguments: [Probe.Mode.locked, .free])
    func `a locked worker can answer, use memory and wait for its threads`(mode: Probe.Mode) throws {
        let probe = try Probe([mode.rawValue, "use what is allowed"])
        probe.send("hello")
        #expect(probe.end() == Probe.Ended(ending: .exit(0), text: "done", mark: 2))
    }

    @Test(arguments: [(attempt: "a file", version: 1), ("a connection", 4), ("a signal", 6)])
    func `Landlock alone forbids what this kernel's version of it can`(attempt: String, version: Int32) throws {
        let isForbidden = containment_landlock_version() >= version
        #expect(try Probe.run(.landlock, attempt).text == (isForbidden ? "refused" : "got it"))
        #expect(try Probe.run(.free, attempt).text == "got it")
    }

    @Test func `the system shows the lock`() async throws {
        let probe = try Probe([Probe.Mode.locked.rawValue, "use what is allowed"])
        try await wait(until: "the worker is locked") { probe.mark == 1 }
        let status = try Self.lines(of: "status", of: probe.process)
        #expect(status["NoNewPrivs"] == ["1"])
        #expect(status["Seccomp"] == ["2"])
        let limits = try Self.lines(of: "limits", of: probe.process)
        #expect(limits["Max core file size"]?.prefix(2) == ["0", "0"])
        #expect(limits["Max open files"]?.prefix(2) == ["0", "0"])
        #expect(limits["Max processes"]?.prefix(2) == ["0", "0"])
        #expect(limits["Max file size"]?.prefix(2) == ["0", "0"])
        #expect(limits["Max locked memory"]?.prefix(2) == ["0", "0"])
        #expect(limits["Max address space"]?.contains("unlimited") == false)
    }

    /// The lines of a file in the folder that /proc has for a process: what a line begins with, and the words behind it.
    private static func lines(of file: String, of process: pid_t) throws -> [String: [String]] {
        let text = try String(contentsOfFile: "/proc/\(process)/\(file)", encoding: .utf8)
        let pairs = text.matches(of: /(?m)^(.+?)(?::\s+|\s{2,})(.*)$/).map { match in
            (String(match.output.1), match.output.2.split(whereSeparator: \.isWhitespace).map(String.init))
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    @Test func `the table of system calls in ARCHITECTURE is that of the filter`() throws {
        let page = MarkdownPage(try Repository.text(of: "ARCHITECTURE.md"))
        let documented = page.table(under: "System calls of a worker").map { row in
            row.map { String($0.trimmingCharacters(in: .whitespaces)) }
        }
        #expect(documented == Self.calls)
        #expect(!documented.isEmpty)
    }

    /// The rows of the filter's table.
    private static var calls: [[String]] {
        (0..<containment_call_count()).map { index in
            let call = unsafe containment_call_at(index)
            let words = unsafe [call.name, call.arguments, call.reason].map { unsafe String(cString: $0) }
            return ["`\(words[0])`", words[1], words[2]]
        }
    }
}
