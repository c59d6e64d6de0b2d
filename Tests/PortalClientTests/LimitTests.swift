import Foundation
import PortalEmulator
import PortalModel
import Testing
import Wire

@testable import PortalClient

/// The client before a portal that minds its limits.
struct LimitTests {
    /// Fifty times as fast as the real ones.
    private static let fast = RequestRate(threshold: 50, perSecond: 100)
    /// Ten times as fast: by a real clock, what a busy machine holds up for a moment arrives in a bunch.
    private static let brisk = RequestRate(threshold: 50, perSecond: 20)

    private func limited() -> EmulatorConfiguration {
        var configuration = EmulatorConfiguration(userCount: 3)
        configuration.rateLimit = EmulatorRateLimit(threshold: 50, perSecond: 20)
        return configuration
    }

    @Test func `callers at the same time share the rate, and none is refused`() async throws {
        let settings = PortalSettings(rate: Self.brisk)
        try await Emulated.portal(limited(), settings: settings, clock: .continuous) { portal, emulator in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 {
                    group.addTask { for _ in 0..<5 { _ = try await portal.call("server.time") } }
                }
                try await group.waitForAll()
            }
            #expect(emulator.counts.requests == 100)
            #expect(emulator.counts.refusals.isEmpty)
        }
    }

    @Test func `processes with one file share the rate, and none is refused`() async throws {
        let path = NSTemporaryDirectory() + "rate-\(UUID().uuidString)"
        let settings = PortalSettings(rate: Self.brisk, ratePath: path)
        let emulator = try EmulatedPortal(limited())
        try await emulator.serve { address in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        try await RESTPortal.withPortal(
                            at: try PortalAddress(address.webhook),
                            settings: settings,
                            logger: Emulated.silence
                        ) { portal in
                            for _ in 0..<25 { _ = try await portal.call("server.time") }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(emulator.counts.refusals.isEmpty)
        }
    }

    @Test func `beside a program that knows no limits every call still comes through`() async throws {
        let settings = PortalSettings(rate: Self.fast)
        let clock = ImmediateClock()
        var configuration = EmulatorConfiguration(userCount: 3)
        configuration.rateLimit = EmulatorRateLimit(threshold: 50, perSecond: 100)
        configuration.now = { 1_764_000_000 + clock.now.offset.seconds }
        try await Emulated.portal(configuration, settings: settings, clock: clock) { portal, emulator in
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
        configuration.now = { 1_764_000_000 + clock.now.offset.seconds }
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
        configuration.now = { 1_764_000_000 + clock.now.offset.seconds }
        try await Emulated.portal(configuration, clock: clock) { portal, emulator in
            let users = try await Emulated.users(of: portal)
            for round in 0..<15 {
                let report = try await portal.deliver(Emulated.delivery(to: users, note: "\(round)"))
                #expect(report.refusals.allSatisfy { $0 == nil })
            }
            #expect((emulator.counts.refusals["OPERATION_TIME_LIMIT"] ?? 0) > 0)
            #expect(try await Emulated.holds("14", for: users, on: portal))
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
