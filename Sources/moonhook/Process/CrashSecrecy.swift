import CProcess
import Foundation

/// Keeps the memory of the program, with credentials and people's data, out of crash reports.
enum CrashSecrecy {
    /// The signals on which Swift's runtime would write a backtrace.
    private static let crashes = [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGQUIT, SIGSEGV, SIGTRAP]

    /// Comes first in the program and in its workers, before anything secret is read; a crash while the system still loads the
    /// program is the only one that it can't know of.
    static func begin() {
        // Neither fails on a system that Swift runs on; and a refusal would be no reason not to run.
        _ = cprocess_forbid_dumps()
        // Backtraces, if SWIFT_BACKTRACE asks for them, show the memory that the registers point to. The runtime has already read
        // that variable, so we reset its signals; the line that says what went wrong is written in any case.
        for crash in crashes { signal(crash, SIG_DFL) }
    }
}
