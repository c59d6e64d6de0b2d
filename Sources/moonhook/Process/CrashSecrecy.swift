import CProcess
import Foundation

/// Keeps what the program holds in memory, credentials and people's data, out of what a crash leaves behind.
enum CrashSecrecy {
    /// The signals on which Swift's runtime would write a backtrace.
    private static let crashes = [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGQUIT, SIGSEGV, SIGTRAP]

    /// Begins, before anything secret is read.
    static func begin() {
        // Neither fails on a system that Swift runs on; and a refusal would be no reason to leave a portal's users as they are.
        _ = cprocess_forbid_dumps()
        // Where SWIFT_BACKTRACE asks for backtraces, they show the memory that the registers point to. The runtime has read that
        // variable by now, so what is left is to take its signals back; the line that says what went wrong is written in any case.
        for crash in crashes { signal(crash, SIG_DFL) }
    }
}
