import Foundation
import TestSupport

/// What the workers of a run of the program asked of the kernel after they were locked, as `strace` saw it.
struct SystemCalls {
    /// Whether this machine has `strace`.
    static let canBeTraced = FileManager.default.isExecutableFile(atPath: strace)

    private static let strace = "/usr/bin/strace"
    /// The names in ARCHITECTURE's table; another test compares it with the filter.
    private static let allowed = Set(
        (try? MarkdownPage(Repository.text(of: "ARCHITECTURE.md")))?.table(under: "System calls of a worker").compactMap
        {
            $0.first?.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
        } ?? []
    )

    /// How many workers were locked.
    private(set) var workers = 0
    /// The names of the calls that they made.
    private(set) var made: Set<String> = []
    /// The lines with a call that isn't among those that a locked worker may make, or with a deadly signal.
    private(set) var wrong: [String] = []

    /// Runs the program under `strace`.
    ///
    /// - Returns: How it ended, and what was seen.
    static func tracing(
        _ program: Program,
        _ arguments: [String]
    ) async throws -> (ended: RunningProgram.Ended, calls: SystemCalls) {
        let log = program.folder.path("strace.log")
        let ended = try await program.command(
            strace,
            ["--follow-forks", "-qq", "--output", log, try Program.executable()] + arguments
        ).run()
        return (ended, SystemCalls(try String(contentsOfFile: log, encoding: .utf8)))
    }

    /// Reads what `strace` wrote: lines of a thread's number, and a call or what became of one.
    init(_ log: String) {
        var processes: [Substring: Substring] = [:]
        var locked: Set<Substring> = []
        for line in log.split(separator: "\n") {
            guard let match = line.prefixMatch(of: /(\d+) +(.*)/) else { continue }
            let (thread, event) = (match.output.1, match.output.2)
            // Each thread begins so: this one has the number of one that is gone. A locked process can't begin any.
            if event.hasPrefix("rseq(") || event.hasPrefix("execve(") {
                processes[thread] = nil
                locked.remove(thread)
            }
            let process = processes[thread] ?? thread
            // A thread belongs to the process that has started it.
            if event.contains("CLONE_THREAD"), let started = event.firstMatch(of: /parent_tid=\[(\d+)\]|= (\d+)$/) {
                processes[started.output.1 ?? started.output.2 ?? ""] = process
            }
            if locked.contains(process) { note(event, line) }
            if event.hasPrefix("seccomp(SECCOMP_SET_MODE_FILTER") {
                locked.insert(process)
                workers += 1
            }
        }
    }

    private mutating func note(_ event: Substring, _ line: Substring) {
        if let call = event.prefixMatch(of: /(\w+)\(/)?.output.1 {
            made.insert(String(call))
            if !Self.allowed.contains(String(call)) { wrong.append(String(line)) }
        } else if event.contains(/SIG(SYS|SEGV|BUS|ILL|TRAP|ABRT|FPE)/) {
            wrong.append(String(line))
        }
    }
}
