import Engine
import Foundation
import Journal
import Logging
import PortalClient
import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

/// A long apply while everything goes wrong that can pass; `MOONHOOK_SOAK=100000` makes it a long one indeed.
@Suite(.endsHangs) struct SoakTests {
    private static let updates = Int(ProcessInfo.processInfo.environment["MOONHOOK_SOAK"] ?? "") ?? 1_000

    /// Each fault once, every other request, and then five requests in a hundred, each as often as another.
    private static var faults: EmulatorFaults {
        let rate = 0.05 / Double(kinds.count)
        return EmulatorFaults(
            list: kinds.flatMap { [$0, nil] },
            rates: Dictionary(uniqueKeysWithValues: kinds.map { ($0, rate) })
        )
    }

    private static let kinds: [EmulatorFault] = [
        .resetBefore, .resetAfter, .hang, .hangAfter, .truncated, .garbled, .html200, .html502, .internalError,
        .internalErrorAfter, .commandError, .rateRefusal,
    ]

    @Test func `every user ends in the wanted state, and each change is accounted for`() async throws {
        var configuration = EmulatorConfiguration(userCount: Self.updates + Self.updates / 5)
        configuration.rateLimit = EmulatorRateLimit(threshold: 50, perSecond: 2)
        // What is waited for between requests takes no time; what hangs does.
        let clock = ImmediateClock()
        configuration.now = { clock.now.date }
        let emulator = try EmulatedPortal(configuration)
        try await emulator.serve { address in
            try await RESTPortal.withPortal(
                at: try PortalAddress(address.webhook),
                settings: PortalSettings(patience: .seconds(3_600), timeout: .seconds(10)),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                clock: clock
            ) { portal in
                let planning = try Planning(portal)
                let recipe = "return { transform = function(user) user.WORK_NOTES = 'note ' .. user.ID end }"
                try await planning.plan(recipe)
                let planned = try planning.run.summary().users
                #expect(planned >= Self.updates)

                emulator.setFaults(Self.faults)
                try await Applier(portal: portal, schema: try await portal.schema())
                    .apply(planning.run)
                let counts = emulator.counts
                emulator.setFaults(EmulatorFaults())

                let summary = try planning.run.summary()
                #expect(summary.states == [.applied: planned])
                #expect(summary.fields["WORK_NOTES"]?.taken == planned)
                var noted = 0
                try await portal.eachPage(fields: ["WORK_NOTES"]) { page in
                    noted += page.count { $0.fields["WORK_NOTES"] == .string("note \($0.id)") }
                }
                #expect(noted == planned)
                #expect(counts.faults.count == Self.kinds.count)
                let faults = counts.faults.values.reduce(0, +)
                print("\(planned) updates took \(counts.requests) requests and stood \(faults) faults")
            }
        }
    }
}
