import AsyncHTTPClient
import Foundation
import Gateway
import Journal
import NIOCore
import NIOHTTP1
import PortalEmulator
import PortalModel
import Synchronization
import TestSupport
import Testing
import Wire

/// Gateways that are killed at random moments under load, as often as `MOONHOOK_GATEWAY_KILLS` says.
@Suite(.endsHangs) struct GatewayKillTests {
    private static let kills = Int(ProcessInfo.processInfo.environment["MOONHOOK_GATEWAY_KILLS"] ?? "") ?? 100
    private static let lanes = 4

    @Test func `every call that was answered true is on the portal and in the journal, whenever the gateway is killed`()
        async throws
    {
        let all = try await withThrowingTaskGroup(of: GatewayKillLane.Tally.self) { group in
            for lane in 1...Self.lanes {
                group.addTask {
                    let kills = (Self.kills + Self.lanes - 1) / Self.lanes
                    return try await GatewayKillLane.tally(seed: UInt64(lane), kills: kills)
                }
            }
            return try await group.reduce(into: [GatewayKillLane.Tally]()) { $0.append($1) }
        }
        let taken = all.reduce(0) { $0 + $1.taken }
        #expect(all.reduce(0) { $0 + $1.kills } >= Self.kills)
        #expect(taken > Self.kills, "calls are answered between two kills")
        print("\(Self.kills) kills, \(taken) calls answered true, \(all.reduce(0) { $0 + $1.lost }) without an answer")
    }
}

/// A portal whose gateway is killed again and again while programs call it.
private struct GatewayKillLane {
    struct Tally {
        var kills = 0
        var taken = 0
        var lost = 0
    }

    /// What a program has sent for its user, and what came back.
    private struct Sent {
        /// The number of the last call that was answered `true`.
        var taken = 0
        /// The number of the last call that was sent.
        var sent = 0
    }

    /// What all programs have sent, by user.
    private final class Calls: Sendable {
        let all = Mutex(Dictionary(uniqueKeysWithValues: (2...9).map { ($0, Sent()) }))
    }

    private static let recipe = """
        return { writes = { WORK_CITY = "any" },
          transform = function(user) if user.WORK_CITY then user.WORK_CITY = text.trim(user.WORK_CITY) end end }
        """

    static func tally(seed: UInt64, kills: Int) async throws -> Tally {
        var configuration = EmulatorConfiguration(userCount: 60)
        configuration.latency = .milliseconds(3)
        let portal = try EmulatedPortal(configuration)
        return try await portal.serve { address in
            let program = try Program(environment: ["MOONHOOK_PORTAL": "north"])
            try program.write(ClientCode.sha256(of: "hush0code") + "\n", to: ".config/moonhook/hr.code")
            try program.write(recipe, to: ".config/moonhook/city.lua")
            // One lane goes with a recipe, whose users are read first, and one without.
            let recipes = seed.isMultiple(of: 2) ? "recipes = { 'city.lua' }" : ""
            try program.write(
                """
                return { portals = { north = { address = '\(address.webhook)', limits = 'off',
                  gateway = { clients = { hr = { code_file = 'hr.code', \(recipes) } } } } } }
                """,
                to: Program.configuration
            )
            let port = try #require(URL(string: address.webhook)?.port)
            let journal = program.folder.path("state/127.0.0.1_\(port)/journal.sqlite")
            var tally = Tally()
            var random = SplitMix64(seed: seed)
            let calls = Calls()
            for _ in 0..<kills {
                let running = try await program.start(["gateway", "--listen", "127.0.0.1:0"])
                let line = await running.error.wait(forLineWith: "listens on")
                let own = try #require(line.firstMatch(of: /127\.0\.0\.1:(\d+)/), "\(line)").output.1
                try await check(calls.all.withLock { $0 }, address, journal)
                let callers = (2...9).map { user in
                    Task { await call("http://127.0.0.1:\(own)/rest/1/hush0code/user.update", user, calls) }
                }
                // What has come by then is left to chance; nothing depends on it.
                try await Task.sleep(for: .milliseconds(Int.random(in: 20...300, using: &random)))
                running.kill()
                _ = try await running.ended()
                for caller in callers { _ = await caller.value }
                tally.kills += 1
            }
            let last = calls.all.withLock { $0 }
            tally.taken = last.values.reduce(0) { $0 + $1.taken }
            tally.lost = last.values.count { $0.sent > $0.taken }
            return tally
        }
    }

    /// A client that takes a refused connection as an answer: by default it would dial a gateway that was killed for ten seconds.
    private static let client = {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    /// Sends updates of one user, until one isn't answered.
    private static func call(_ url: String, _ user: Int, _ calls: Calls) async {
        while true {
            let number = calls.all.withLock { users in
                users[user]?.sent += 1
                return users[user]?.sent ?? 0
            }
            var request = HTTPClientRequest(url: url)
            request.method = .POST
            request.headers = ["content-type": "application/json"]
            request.body = .bytes(ByteBuffer(string: #"{"ID": \#(user), "WORK_CITY": "City \#(number)"}"#))
            guard let response = try? await client.execute(request, timeout: .seconds(600)),
                let body = try? await response.body.collect(upTo: 1 << 20), response.status == .ok,
                (try? JSONReader.value(from: String(buffer: body)))?["result"] == true
            else { return }
            calls.all.withLock { $0[user]?.taken = number }
        }
    }

    /// Compares what programs were told with what the portal holds and the journal has.
    private static func check(_ users: [Int: Sent], _ address: EmulatorAddress, _ path: String) async throws {
        let journal = try RunJournal(path: path)
        let run = try journal.runs(limit: 10).first { $0.header.origin == .gateway(client: "hr") }
        #expect(try journal.callsWithoutAnswer().isEmpty, "calls are read back before the first new one")
        for (user, sent) in users where sent.taken > 0 {
            var request = HTTPClientRequest(url: address.webhook + "user.get?ID=\(user)")
            request.method = .GET
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(600))
            let body = String(buffer: try await response.body.collect(upTo: 1 << 20))
            let held = try JSONReader.value(from: body)["result"]?[0]?["WORK_CITY"]?.stringValue
            let number = held.flatMap { Int($0.dropFirst("City ".count)) } ?? 0
            #expect((sent.taken...max(sent.taken, sent.sent)).contains(number), "user \(user): \(held ?? ""), \(sent)")
            let recorded = RecordedRun(try #require(run?.id), in: journal)
            let change = try recorded.changes(limit: 100).first { $0.change.user.rawValue == user }?.change
            #expect(change?.after["WORK_CITY"] == .string("City \(number)"), "user \(user) in the journal")
        }
    }
}
