import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

@testable import PortalClient

/// What networks and portals do to a client, each through the emulator's switch.
@Suite(.endsHangs) struct FaultTests {
    /// What passes, and after which the call may have been carried out, or not.
    static let passing: [EmulatorFault] = [
        .resetBefore, .resetAfter, .hang, .hangAfter, .slowBody, .truncated, .garbled, .html200, .html502,
        .internalError,
        .internalErrorAfter, .commandError, .rateRefusal, .operatingRefusal,
    ]
    /// What ends the run at once, and what it is called.
    static let final: [(EmulatorFault, PortalError.Code)] = [
        (.overload, .blocked), (.portalDeleted, .portalDeleted), (.planDenied, .planWithoutREST),
        (.scopeDenied, .insufficientScope), (.redirect, .moved), (.expiredToken, .tokenExpired),
        (.oversized, .oversized),
    ]

    /// What never ends must be given up, and is tried again as often as a busy machine holds it up; all else may take its time.
    private func settings(for fault: EmulatorFault) -> PortalSettings {
        let isEndless = [.hang, .hangAfter, .slowBody].contains(fault)
        return PortalSettings(rate: nil, patience: .seconds(3_600), timeout: .seconds(isEndless ? 8 : 600))
    }

    @Test(arguments: passing)
    func `a fault that passes loses no update`(fault: EmulatorFault) async throws {
        try await Emulated.portal(settings: settings(for: fault)) { portal, emulator in
            let users = try await Emulated.users(of: portal)
            emulator.setFaults(EmulatorFaults(list: [fault]))
            let report = try await portal.deliver(Emulated.delivery(to: users, note: "note"))
            #expect(report.refusals.allSatisfy { $0 == nil })
            #expect(try await Emulated.holds("note", for: users, on: portal))
            #expect(emulator.counts.faults[fault] == 1)
        }
    }

    @Test(arguments: passing)
    func `a fault that passes hides nobody from a walk`(fault: EmulatorFault) async throws {
        try await Emulated.portal(EmulatorConfiguration(userCount: 320), settings: settings(for: fault)) {
            portal,
            emulator in
            _ = try await portal.schema()
            emulator.setFaults(EmulatorFaults(list: [fault, nil, fault]))
            var ids: [Int] = []
            try await portal.eachPage(fields: ["NAME"]) { ids += $0.map(\.id.rawValue) }
            #expect(ids.count == 320)
            #expect(ids == Set(ids).sorted())
        }
    }

    @Test(arguments: passing)
    func `a fault makes no user twice`(fault: EmulatorFault) async throws {
        try await Emulated.portal(settings: settings(for: fault)) { portal, emulator in
            emulator.setFaults(EmulatorFaults(list: [fault]))
            let parameters: JSONObject = ["EMAIL": "new@example.com", "UF_DEPARTMENT": [1]]
            let isDone = (try? await portal.call("user.add", parameters)) != nil
            #expect(emulator.counts.faults[fault] == 1)
            let found = try await portal.call("user.get", ["FILTER": ["EMAIL": "new@example.com"]])
            #expect(found.result.elements.count <= 1)
            #expect(!isDone || found.result.elements.count == 1)
            // What was refused before it was carried out is sent again, and nothing else.
            if [.rateRefusal, .operatingRefusal].contains(fault) { #expect(isDone) }
            #expect(emulator.requests.count { $0.method == "user.add" } <= 1)
        }
    }

    @Test(arguments: final)
    func `what no time heals ends at once`(fault: EmulatorFault, code: PortalError.Code) async throws {
        var configuration = EmulatorConfiguration(userCount: 60)
        configuration.redirectTarget = "http://127.0.0.1:1"
        let settings = PortalSettings(rate: nil, timeout: .seconds(600), largestAnswer: 1 << 20)
        try await Emulated.portal(configuration, settings: settings) { portal, emulator in
            let users = try await Emulated.users(8, of: portal)
            let before = emulator.counts.requests
            emulator.setFaults(EmulatorFaults(list: [fault]))
            let error = await #expect(throws: PortalError.self) {
                try await portal.deliver(Emulated.delivery(to: users, note: "note"))
            }
            #expect(error?.code == code)
            #expect(error?.endsRun == true)
            #expect(emulator.counts.requests == before + 1)
        }
    }

    @Test func `the right answer under a wrong content type is an answer`() async throws {
        try await Emulated.portal { portal, emulator in
            emulator.setFaults(EmulatorFaults(list: [.wrongType]))
            let owner = try await portal.owner()
            #expect(owner.id.rawValue == 1)
        }
    }

    @Test func `of a batch only the command that failed is sent again`() async throws {
        try await Emulated.portal { portal, emulator in
            let users = try await Emulated.users(of: portal)
            emulator.setFaults(EmulatorFaults(list: [.commandError]))
            let report = try await portal.deliver(Emulated.delivery(to: users, note: "note"))
            #expect(report.refusals.allSatisfy { $0 == nil })
            let batches = emulator.requests.filter { $0.method == "batch" }.suffix(2)
            #expect(batches.map { $0.parameters["cmd"]?.objectValue?.count } == [48, 1])
        }
    }

    @Test func `a fault that stays ends with its name, in good time`() async throws {
        let clock = ImmediateClock()
        try await Emulated.portal(clock: clock) { portal, emulator in
            let users = try await Emulated.users(8, of: portal)
            emulator.setFaults(EmulatorFaults(rates: [.internalError: 1]))
            let error = await #expect(throws: PortalError.self) {
                try await portal.deliver(Emulated.delivery(to: users, note: "note"))
            }
            #expect(error?.code == .portalFailure)
            #expect(clock.now.offset < .seconds(31))
        }
    }
}
