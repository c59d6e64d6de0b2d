import Foundation
import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

@testable import PortalClient

/// The client before a portal that minds its limits.
@Suite(.endsHangs) struct LimitTests {
    /// As the real ones are.
    private static let limit = EmulatorRateLimit(threshold: 50, perSecond: 2)

    @Test func `callers at the same time share the rate, and none is refused`() async throws {
        let clock = SharedClock(participants: 20)
        var configuration = EmulatorConfiguration(userCount: 3)
        configuration.rateLimit = Self.limit
        configuration.now = { clock.now.date }
        try await Emulated.portal(configuration, settings: PortalSettings(), clock: clock) { portal, emulator in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        defer { clock.leave() }
                        for _ in 0..<5 { _ = try await portal.call("server.time") }
                    }
                }
                try await group.waitForAll()
            }
            #expect(emulator.counts.requests == 100)
            #expect(emulator.counts.refusals.isEmpty)
            // All but the first fifty wait half a second each.
            #expect(clock.now.offset > .seconds(24))
            #expect(clock.now.offset < .seconds(27))
        }
    }

    @Test func `processes with one file share the rate, and none is refused`() async throws {
        let clock = SharedClock(participants: 4)
        let settings = PortalSettings(ratePath: NSTemporaryDirectory() + "rate-\(UUID().uuidString)")
        var configuration = EmulatorConfiguration(userCount: 3)
        configuration.rateLimit = Self.limit
        configuration.now = { clock.now.date }
        let emulator = try EmulatedPortal(configuration)
        try await emulator.serve { address in
            let address = try PortalAddress(address.webhook)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        defer { clock.leave() }
                        try await RESTPortal.withPortal(
                            at: address,
                            token: nil,
                            settings: settings,
                            logger: Emulated.silence,
                            watch: Stopwatch(clock, start: VirtualInstant().date)
                        ) { portal in
                            for _ in 0..<25 { _ = try await portal.call("server.time") }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(emulator.counts.requests == 100)
            #expect(emulator.counts.refusals.isEmpty)
            #expect(clock.now.offset < .seconds(27))
        }
    }

    @Test func `beside a program that knows no limits every call still comes through`() async throws {
        let clock = ImmediateClock()
        var configuration = EmulatorConfiguration(userCount: 3)
        configuration.rateLimit = Self.limit
        configuration.now = { clock.now.date }
        try await Emulated.portal(configuration, settings: PortalSettings(), clock: clock) { portal, emulator in
            for round in 0..<100 {
                _ = try await portal.call("server.time")
                // The other program fills the bucket, whatever it is told.
                if round.isMultiple(of: 10) { try await flood(portal) }
            }
            #expect((emulator.counts.refusals["QUERY_LIMIT_EXCEEDED"] ?? 0) > 0)
        }
    }

    private func flood(_ portal: RESTPortal) async throws {
        let address = try PortalAddress(portal.transport.location.given.url(of: ""))
        try await RESTPortal.withPortal(
            at: address,
            settings: PortalSettings(rate: nil, patience: .zero),
            logger: Emulated.silence,
            clock: ImmediateClock()
        ) { other in
            for _ in 0..<60 {
                _ = try? await other.transport.exchange("server.time", body: [], at: address, hiding: [])
            }
        }
    }

    @Test(arguments: EmulatorOperatingLimit.Charging.allCases)
    func `run time is followed, whichever method the portal charges, and its limit is never hit`(
        charging: EmulatorOperatingLimit.Charging
    ) async throws {
        let clock = ImmediateClock()
        var configuration = EmulatorConfiguration(userCount: 60)
        configuration.operating = EmulatorOperatingLimit(charging: charging, secondsPerCommand: 0.5)
        configuration.now = { clock.now.date }
        try await Emulated.portal(configuration, clock: clock) { portal, emulator in
            let users = try await Emulated.users(of: portal)
            for round in 0..<60 {
                let report = try await portal.deliver(Emulated.delivery(to: users, note: "\(round)"))
                #expect(report.refusals.allSatisfy { $0 == nil })
            }
            #expect(emulator.counts.refusals.isEmpty)
            // 60 batches of 24 seconds each, where 480 are allowed in ten minutes.
            #expect(clock.now.offset > .seconds(1_200))
            #expect(clock.now.offset < .seconds(3_000))
        }
    }

    @Test(arguments: EmulatorOperatingLimit.Charging.allCases)
    func `a portal that doesn't tell run times is waited for when it refuses`(
        charging: EmulatorOperatingLimit.Charging
    ) async throws {
        let clock = ImmediateClock()
        var configuration = EmulatorConfiguration(userCount: 60)
        configuration.operating = EmulatorOperatingLimit(charging: charging, secondsPerCommand: 1)
        configuration.sendsOperating = false
        configuration.now = { clock.now.date }
        try await Emulated.portal(configuration, clock: clock) { portal, emulator in
            let users = try await Emulated.users(of: portal)
            var (round, tries) = (0, 0)
            while round < 15 {
                tries += 1
                try #require(tries < 100)
                var delivery = Emulated.delivery(to: users, note: "\(round)")
                let wait = try await portal.awaitTurn(of: delivery)
                delivery.hasTurn = true
                do {
                    let report = try await portal.deliver(delivery)
                    #expect(report.refusals.allSatisfy { $0 == nil })
                    round += 1
                } catch let error as PortalError {
                    // It is no use to try that at once: the caller waits, and then reads the users again.
                    #expect(error.code == .operatingLimited)
                    #expect(wait < .seconds(600))
                }
            }
            #expect((emulator.counts.refusals["OPERATION_TIME_LIMIT"] ?? 0) > 0)
            #expect(try await Emulated.holds("14", for: users, on: portal))
        }
    }

    @Test func `a delivery that has waited for its turn doesn't wait again`() async throws {
        let clock = ImmediateClock()
        var configuration = EmulatorConfiguration(userCount: 60)
        configuration.operating = EmulatorOperatingLimit(charging: .documented, secondsPerCommand: 9)
        configuration.now = { clock.now.date }
        try await Emulated.portal(configuration, clock: clock) { portal, emulator in
            let users = try await Emulated.users(of: portal)
            _ = try await portal.deliver(Emulated.delivery(to: users, note: "first"))
            var second = Emulated.delivery(to: users, note: "second")
            #expect(try await portal.awaitTurn(of: second) > .seconds(5))
            let waited = clock.now.offset
            second.hasTurn = true
            _ = try await portal.deliver(second)
            #expect(clock.now.offset == waited)
            #expect(try await Emulated.holds("second", for: users, on: portal))
        }
    }

    @Test func `10,000 users arrive in six requests, each page once`() async throws {
        try await Emulated.portal(EmulatorConfiguration(userCount: 10_000)) { portal, emulator in
            var count = 0
            try await portal.eachPage(fields: ["NAME", "EMAIL"]) { count += $0.count }
            #expect(count == 10_000)
            #expect(emulator.counts.requests == 6)
        }
    }
}
