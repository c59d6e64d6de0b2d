import Foundation
import PortalEmulator
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

    /// A user's update as the portal logged it.
    private struct Sent {
        var process: Int
        var fault: EmulatorFault?
    }

    private static let fields = ["WORK_CITY", "WORK_POSITION"]
    /// The portal does what it is asked, and nobody hears of it.
    private static let losingAnswers: Set<EmulatorFault> = [.resetAfter, .truncated, .internalErrorAfter]
    private static let rates: [EmulatorFault: Double] = [
        .resetBefore: 0.02, .resetAfter: 0.02, .truncated: 0.02, .internalErrorAfter: 0.02, .html502: 0.02,
        .rateRefusal: 0.02,
    ]

    private let program: Program
    private let portal: EmulatedPortal
    private let goal: Int
    private var random: SplitMix
    private var tally = Tally()
    /// The run that ended the round before.
    private var last: JSONValue?
    private var killed: Int { tally.kills.values.reduce(0, +) }

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
                to: "moonhook.lua"
            )
            try program.write(recipe, to: "towns.lua")
            var lane = KillLane(program: program, portal: portal, goal: kills, random: SplitMix(state: seed))
            while lane.killed < kills { try await lane.round() }
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

    private init(program: Program, portal: EmulatedPortal, goal: Int, random: SplitMix) {
        self.program = program
        self.portal = portal
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
        var run = JSONValue.null
        while run["state"] != "applied" {
            begins.append(updates().count)
            let isKilled = try await process(arguments + ["--yes", "--verbose", "--wait", "10m"])
            run = try await program.run("runs", "--last", "1", "--format", "json").json().first ?? .null
            // One that was killed very early is not in the journal.
            if run["run"] == last { run = .null }
            let isUnderWay = run["state"] == "interrupted"
            if isKilled {
                let place =
                    run["state"] == "applied"
                    ? "at the end" : !isUnderWay ? "planning" : arguments == planning ? "applying" : "resuming"
                tally.kills[place, default: 0] += 1
            }
            arguments = isUnderWay ? ["resume"] : planning
        }
        tally.faults += portal.counts.faults.values.reduce(0, +)
        portal.resetCounts()
        portal.setFaults(EmulatorFaults())
        last = run["run"]
        try await check(try #require(last?.integerValue), begins)
    }

    /// Starts the program, and nearly always kills it: so many requests after its beginning, and some milliseconds.
    ///
    /// - Returns: Whether it was killed; one that came to its end before must have ended well.
    private mutating func process(_ arguments: [String]) async throws -> Bool {
        let running = try program.start(arguments)
        if killed < goal, Int.random(in: 0..<20, using: &random) > 0 {
            // About as many as it takes from the beginning to the end.
            let requests = Int.random(in: 0...(arguments.first == "run" ? 11 : 6), using: &random)
            let milliseconds = Double.random(in: 0...(requests == 0 ? 100 : 20), using: &random)
            while running.errorLines < requests, running.isRunning { try await Task.sleep(for: .milliseconds(2)) }
            try await Task.sleep(for: .milliseconds(milliseconds))
            running.kill()
        }
        let ended = try await running.ended()
        guard ended.status != SIGKILL else { return true }
        // What the portal passes over is a part that failed.
        #expect(ended.status == 0 || ended.status == 1, "\(ended.error)")
        return false
    }

    /// The updates of this round that the portal carried out, in their order.
    private func updates() -> [ReceivedRequest] {
        portal.requests.filter { request in
            request.method == "user.update"
                && request.parameters["WORK_CITY"]?.stringValue?.hasPrefix("Town  \(tally.rounds) ") ?? false
        }
    }

    // MARK: Checking

    private mutating func check(_ run: Int, _ begins: [Int]) async throws {
        let lines = try await program.run("runs", "\(run)", "--format", "json").json()
        let outcomes = Dictionary(grouping: lines.filter { $0["type"] == "outcome" }) { $0["user"]?.integerValue ?? 0 }
        let people = try await people()
        var sent: [Int: [Sent]] = [:]
        for (place, update) in updates().enumerated() {
            let user = try #require(update.parameters["ID"]?.text).filter(\.isNumber)
            let process = begins.lastIndex { $0 <= place } ?? 0
            sent[try #require(Int(user)), default: []].append(Sent(process: process, fault: update.fault))
        }
        let changes = lines.filter { $0["type"] == "change" }
        #expect(changes.count == outcomes.count)
        #expect(changes.count >= 200, "every employee changes in every round")
        tally.users += changes.count
        for change in changes {
            let user = try #require(change["user"]?.integerValue)
            let outcome = try #require(outcomes[user]?.first)
            #expect(outcome["state"] == "applied", "user \(user): \(outcome.text)")
            for field in Self.fields {
                expect(people[user]?[field], is: outcome["fields"]?[field], of: change, field)
            }
            let isPassedOver = Self.fields.allSatisfy { outcome["fields"]?[$0] == "ignored" }
            checkSending(sent[user] ?? [], of: user, isPassedOver: isPassedOver)
        }
    }

    /// The portal holds what the plan says, but for what it makes of values in its own way; and the journal knows.
    private func expect(_ now: JSONValue?, is outcome: JSONValue?, of change: JSONValue, _ field: String) {
        let after = change["after"]?[field]
        let words: Comment = "user \(change["user"]?.text ?? ""), \(field): \(outcome?.text ?? "nothing is known")"
        if outcome == "taken" {
            #expect(now == after, words)
        } else if outcome == "ignored" {
            #expect(now?.stringValue ?? "" == change["before"]?[field]?.stringValue ?? "", words)
        } else {
            let rewritten = after?.stringValue?.replacing("  ", with: " ")
            #expect(now?.stringValue == rewritten, words)
            #expect(outcome?["rewritten"] == now, words)
        }
    }

    /// Everybody is sent their update; once more only where its answer was lost to a process that went on, or where the portal
    /// had passed all of it over, which looks as if it never came.
    private mutating func checkSending(_ sent: [Sent], of user: Int, isPassedOver: Bool) {
        #expect(!sent.isEmpty, "user \(user) was never sent")
        tally.updates += sent.count
        for (first, second) in zip(sent, sent.dropFirst()) {
            if first.process == second.process {
                #expect(
                    first.fault.map(Self.losingAnswers.contains) ?? false,
                    "user \(user) was sent twice by one process"
                )
                tally.afterLostAnswers += 1
            } else {
                #expect(isPassedOver, "user \(user) was sent again what the portal held")
                tally.afterPassingOver += 1
            }
        }
    }

    private func people() async throws -> [Int: JSONValue] {
        let fields = Self.fields.joined(separator: ",")
        let rows = try await program.run("export", "--fields", fields, "--format", "json").json()
        return try Dictionary(uniqueKeysWithValues: rows.map { (try #require($0["ID"]?.integerValue), $0) })
    }

    /// Another run wants nothing of those with whom the portal did as it was told.
    private func checkThatNothingIsLeft() async throws {
        let runs = try await program.run("runs", "--last", "100000", "--format", "json").json()
        #expect(runs.allSatisfy { $0["state"] == "applied" || $0["states"]?["applied"] == nil }, "all runs are over")
        let last = try #require(runs.first?["run"]?.text)
        let passedOver = try await program.run("runs", last, "--format", "json").json().filter { line in
            line["type"] == "outcome" && Self.fields.contains { line["fields"]?[$0] != "taken" }
        }
        let arguments = ["run", "towns.lua", "--set", "round=\(tally.rounds)", "--dry-run", "--format", "json"]
        let planned = try await program.run(arguments).json().filter { $0["type"] == "change" }
        let users = Set(passedOver.compactMap { $0["user"]?.integerValue })
        #expect(planned.allSatisfy { $0["user"]?.integerValue.map(users.contains) ?? false })
    }
}

/// Random numbers that repeat.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
