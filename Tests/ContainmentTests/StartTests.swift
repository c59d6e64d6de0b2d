import CContainment
import Foundation
import TestSupport
import Testing

/// What a worker has at its start, and how it ends.
@Suite(.endsHangs) struct StartTests {
    @Test func `a worker has no environment, no descriptor of its host's, and no signal that is blocked or ignored`()
        throws
    {
        // Signals of this thread are blocked, and a file is open that other programs would inherit.
        var (blocked, before) = (sigset_t(), sigset_t())
        unsafe sigemptyset(&blocked)
        unsafe sigaddset(&blocked, SIGUSR1)
        unsafe pthread_sigmask(SIG_BLOCK, &blocked, &before)
        let file = unsafe open("/dev/null", O_RDONLY)
        defer {
            close(file)
            unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
        }
        #expect(file >= 0 && !ProcessInfo.processInfo.environment.isEmpty)
        let lines = try Probe(["start"]).end().text.split(separator: "\n")
        #expect(lines.prefix(3) == ["descriptors: 3 4", "environment: empty", "SigBlk:\t0000000000000000"])
        // The two that glibc keeps for itself.
        #expect(lines.dropFirst(3) == ["SigIgn:\t0000000180000000"])
    }

    @Test func `a worker is in a process group of its own`() throws {
        let probe = try Probe(["locked", "use what is allowed"])
        #expect(getpgid(probe.process) == probe.process)
    }

    @Test func `a worker that runs when it is no longer wanted is killed`() throws {
        let probe = try Probe(["locked", "use what is allowed"])
        #expect(probe.kill() == .signal(SIGKILL))
    }

    @Test(arguments: [(program: "/nowhere/program", error: POSIXErrorCode.ENOENT), ("/dev/null", .EACCES)])
    func `a program that can't be started is an error`(program: String, error: POSIXErrorCode) throws {
        #expect(throws: POSIXError(error)) { try Probe(program: program, ["start"]) }
    }

    @Test func `a program that no host started finds no page`() async throws {
        let ended = try await Command(try Probe.program(), ["free", "open"]).run()
        #expect(ended.status == 2)
    }

    @Test func `this machine can filter system calls`() { #expect(containment_has_seccomp()) }
}
