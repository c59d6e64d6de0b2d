import Foundation
import Journal
import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

/// A portal with faults that the program changes in rounds; in each round it is killed and started again until it comes to the end.
struct KillLane {
    /// What happened.
    struct Tally {
        var kills: [String: Int] = [:]
        var rounds = 0
        var users = 0
        var updates = 0
        var faults = 0
        /// Updates that the client made again since an answer was lost.
        var afterLostAnswers = 0
        /// Updates that were sent again since nothing of them was seen on the portal, which had passed them over.
        var afterPassingOver = 0
    }

    static let fields = ["WORK_CITY", "WORK_POSITION"]
    private static let rates: [EmulatorFault: Double] = [
        .resetBefore: 0.02, .resetAfter: 0.02, .truncated: 0.02, .internalErrorAfter: 0.02, .html502: 0.02,
        .rateRefusal: 0.02,
    ]

    let program: Program
    private let portal: EmulatedPortal
    private let connections: ServerConnections
    private let journal: String
    private let goal: Int
    private var random: SplitMix64
    var tally = Tally()
    /// The run that ended the round before.
    private var last: RunID?
    private var killed: Int { tally.kills.values.reduce(0, +) }

    /// How often to go round at most for each kill that is wanted: a program may come to its end before it is killed.
    private static let roundsPerKill = 10
    /// How often to start the program in a round at most.
    private static let startsPerRound = 500

    /// Runs rounds until the program was killed as often as is wanted.
    static func tally(seed: UInt64, kills: Int) async throws -> Tally {
        var configuration = EmulatorConfiguration(userCount: 240)
        configuration.latency = .milliseconds(5)
        configuration.rewriting = EmulatorRewriting(rewriteRate: 0.05, ignoreRate: 0.05, seed: seed)
        let portal = try EmulatedPortal(configuration)
        return try await portal.serve { address in
            let program = try Program(environment: ["MOONHOOK_PORTAL": "north"])
            try program.write(
                "return { portals = { north = { address = '\(address.webhook)', limits = 'off' } } }",
                to: Program.configuration
            )
            try program.write(recipe, to: "towns.lua")
            let port = try #require(URL(string: address.webhook)?.port)
            let journal = program.folder.path("state/127.0.0.1_\(port)/journal.sqlite")
            var lane = KillLane(
                program,
                portal,
                connections: ServerConnections(port: port),
                journal: journal,
                goal: kills,
                random: SplitMix64(seed: seed)
            )
            while lane.killed < kills {
                try #require(lane.tally.rounds < kills * roundsPerKill, "it is never killed in time")
                try await lane.round()
            }
            try await lane.checkThatNothingIsLeft()
            return lane.tally
        }
    }

    /// Two blanks are what the portal rewrites.
    private static let recipe = """
        return {
          params = { round = { type = "string", required = true } },
          transform = function(user)
            user.WORK_CITY = "Town  " .. params.round .. " of " .. user.ID
            user.WORK_POSITION = "Place  " .. params.round .. " of " .. user.ID
          end,
        }
        """

    private init(
        _ program: Program,
        _ portal: EmulatedPortal,
        connections: ServerConnections,
        journal: String,
        goal: Int,
        random: SplitMix64
    ) {
        self.program = program
        self.portal = portal
        self.connections = connections
        self.journal = journal
        self.goal = goal
        self.random = random
    }

    // MARK: A round

    private mutating func round() async throws {
        tally.rounds += 1
        portal.setFaults(EmulatorFaults(rates: Self.rates, seed: random.next()))
        let planning = ["run", "towns.lua", "--set", "round=\(tally.rounds)"]
        var arguments = planning
        /// How many updates of this round had arrived when each process began.
        var begins: [Int] = []
        var run: Run?
        while run?.state != .applied {
            try #require(begins.count < Self.startsPerRound, "a round comes to no end")
            begins.append(updates().count)
            let isKilled = try await process(arguments + ["--yes", "--verbose", "--wait", "10m"])
            // One that was killed very early is not in the journal.
            run = try RunJournal(path: journal).runs(limit: 1).first { $0.id != last }
            let isUnderWay = [.applying, .interrupted].contains(run?.state)
            if isKilled {
                let location =
                    run?.state == .applied
                    ? "at the end" : !isUnderWay ? "planning" : arguments == planning ? "applying" : "resuming"
                tally.kills[location, default: 0] += 1
            }
            arguments = isUnderWay ? ["resume"] : planning
        }
        tally.faults += portal.counts.faults.values.reduce(0, +)
        portal.resetCounts()
        portal.setFaults(EmulatorFaults())
        last = run?.id
        try await check(try #require(last?.rawValue), begins)
    }

    /// Starts the program, and nearly always kills it: so many requests after its beginning, and some milliseconds.
    ///
    /// Where in its work that is depends on the machine, and no verdict on it.
    ///
    /// - Returns: Whether it was killed; one that came to its end before must have ended well.
    private mutating func process(_ arguments: [String]) async throws -> Bool {
        let running = try await program.start(arguments)
        if killed < goal, Int.random(in: 0..<20, using: &random) > 0 {
            // About as many as it takes from the beginning to the end.
            let requests = Int.random(in: 0...(arguments.first == "run" ? 11 : 6), using: &random)
            let milliseconds = Double.random(in: 0...(requests == 0 ? 100 : 20), using: &random)
            await running.error.wait(forLines: requests)
            try await Task.sleep(for: .milliseconds(milliseconds))
            running.kill()
        }
        let ended = try await running.ended()
        guard ended.status != SIGKILL else {
            // What it sent last isn't to be taken for the next one's.
            try await connections.closed()
            return true
        }
        // What the portal passes over is a part that failed.
        #expect(ended.status == 0 || ended.status == 1, "\(ended.error)")
        return false
    }

    /// The updates of this round that the portal carried out, in their order.
    func updates() -> [ReceivedRequest] {
        portal.requests.filter { request in
            request.method == "user.update"
                && request.parameters["WORK_CITY"]?.stringValue?.hasPrefix("Town  \(tally.rounds) ") ?? false
        }
    }
}
