import PortalEmulator
import TestSupport
import Testing
import Wire

/// An apply to a portal where something goes wrong with the delivery that a test chooses.
struct BrokenApply {
    let program: Program
    let portal: EmulatedPortal
    /// How many users the plan changes.
    let users: Int
    /// How many requests planning takes; a run asks for the owner of the credentials, which a dry run doesn't.
    private let planning: Int

    /// Serves a portal, and finds out what planning asks of it.
    static func with(userCount: Int = 200, _ body: (BrokenApply) async throws -> Void) async throws {
        try await withPortal(userCount: userCount) { program, portal, _ in
            try program.write(
                "return { transform = function(user) user.WORK_NOTES = 'note ' .. user.ID end }",
                to: "note.lua"
            )
            let lines = try await program.run("run", "note.lua", "--dry-run", "--format", "json").json()
            let users = try #require(lines.last?["users"]?.integerValue)
            try #require(users > 144)
            try await body(
                BrokenApply(program: program, portal: portal, users: users, planning: portal.counts.requests + 1)
            )
        }
    }

    /// Starts the run, and waits until some updates have arrived.
    ///
    /// - Parameters:
    ///   - updates: How many updates to wait for.
    ///   - list: What the requests of the apply meet: the first only reads, each that follows sends 48 changes.
    ///   - rates: What the requests after those meet.
    ///   - options: More arguments.
    /// - Returns: The program, still running.
    /// - Throws: The system's error where it can't be started.
    func start(
        until updates: Int,
        meeting list: [EmulatorFault?],
        then rates: [EmulatorFault: Double] = [:],
        _ options: String...
    ) async throws -> RunningProgram {
        let list = Array(repeating: nil, count: planning) + list
        portal.setFaults(EmulatorFaults(list: list, rates: rates))
        let running = try await program.start(["run", "note.lua", "--yes"] + options)
        try await wait(until: "\(updates) updates have arrived") { portal.updates >= updates || !running.isRunning }
        #expect(portal.updates == updates)
        return running
    }

    /// Starts the run, and ends it from outside when the second batch was carried out, and nothing of its answer has come.
    func kill() async throws {
        let running = try await start(until: 96, meeting: [nil, nil, .hangAfter])
        running.kill()
        _ = try await running.ended()
    }

    /// How often each user was updated, in ascending order, each number once.
    var updatesByUser: [Int] {
        let users = portal.requests.filter { $0.method == "user.update" }.compactMap { $0.parameters["ID"]?.text }
        return Set(Dictionary(grouping: users) { $0 }.values.map(\.count)).sorted()
    }
}
