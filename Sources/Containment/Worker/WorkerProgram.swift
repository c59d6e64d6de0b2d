import CContainment
import Dispatch
import Glibc
import Lua
package import Scripting

/// The program that a worker process runs: the host's own, executed anew with a hidden first argument.
public enum WorkerProgram: Sendable {
    /// The argument.
    static let argument = "--moonhook-worker"

    /// How much address space a worker may use beyond what it has at its start, for a script with that memory limit: copies of
    /// what crosses need room too.
    static func addressSpaceBytes(for memoryBytes: Int) -> Int { 512 << 20 + 2 * min(memoryBytes, 1 << 45) }

    /// Becomes a worker if the process was started as one; otherwise it does nothing.
    ///
    /// A program that runs scripts contained calls it before anything else.
    public static func runIfWorker() { runIfWorker { _ in } }

    /// Becomes a worker that prepares its states in a way of its own, as a test does.
    package static func runIfWorker(_ extend: @escaping @Sendable (ScriptHost) throws -> Void) {
        let arguments = CommandLine.arguments
        guard arguments.count >= 2, arguments[1] == argument else { return }
        guard let page = unsafe containment_adopt() else { exit(EX_USAGE) }
        // The manager of a service sends these to all processes at once, but a worker ends with its host.
        for number in [SIGHUP, SIGINT, SIGTERM] { signal(number, SIG_IGN) }
        // Without the variable, the C library would look at the file of the machine's zone at each use.
        unsafe setenv("TZ", arguments.count > 3 ? arguments[3] : ":/etc/localtime", 1)
        let addressSpaceBytes = arguments.count > 2 ? UInt64(arguments[2]) : nil
        tzset()
        let mark = unsafe PageMark(page: UnsafeMutablePointer(mutating: UnsafePointer(page)))
        LuaThread.detached {
            // What is read from files at its first use is read now.
            ScriptHost.warmUp()
            var limits = containment_limits(address_space_bytes: addressSpaceBytes ?? 512 << 20)
            guard unsafe containment_lock(&limits) == 0 else { exit(EX_OSERR) }
            Worker(MessageChannel(3, isContained: true), mark: mark.set, extend: extend).serve()
            exit(EX_OK)
        }
        // The process ends when the other thread does.
        DispatchSemaphore(value: 0).wait()
    }
}

/// The count of records in the page that the host sees.
@safe
private struct PageMark: @unchecked Sendable {  // Written by one thread.
    let page: UnsafeMutablePointer<UInt64>

    func set(_ begun: UInt64) { unsafe page.pointee = begun }
}
