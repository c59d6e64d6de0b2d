import Testing

@testable import PortalEmulator

struct OperatingLedgerTests {
    @Test func `each minute leaves the sum ten minutes after its first call`() {
        var ledger = OperatingLedger()
        func charge(_ seconds: Double, at now: Int, method: String = "user.get") -> (Double, Int) {
            let reading = ledger.charge(seconds, owner: "code", method: method, now: now)
            return (reading.seconds, reading.resetAt)
        }
        #expect(charge(20, at: 1_200) == (20, 1_800))
        #expect(charge(20, at: 1_210) == (40, 1_800))
        #expect(charge(5, at: 1_270) == (45, 1_800))
        #expect(charge(1, at: 1_799) == (46, 1_800))
        #expect(charge(1, at: 1_800) == (7, 1_870))
        #expect(charge(3, at: 1_800, method: "user.update") == (3, 2_400))
    }
}
