import PortalModel
import Testing

@testable import PortalClient

struct RetryPolicyTests {
    let policy = RetryPolicy()

    @Test func `delays double, and lie between a half and the whole`() {
        let limited = PortalError(.rateLimited)
        let longest = (1...6).map { policy.delay(after: limited, tries: $0, isRepeatable: false, jitter: 1) }
        let shortest = (1...6).map { policy.delay(after: limited, tries: $0, isRepeatable: false, jitter: 0) }
        #expect(longest == [1, 2, 4, 8, 16, nil].map { $0.map(Duration.seconds) })
        #expect(shortest == [500, 1000, 2000, 4000, 8000, nil].map { $0.map(Duration.milliseconds) })
    }

    @Test(arguments: PortalError.Code.allCases)
    func `only what can pass is tried again`(code: PortalError.Code) {
        let isTriedAgain = { isRepeatable in
            policy.delay(after: PortalError(code), tries: 1, isRepeatable: isRepeatable, jitter: 0) != nil
        }
        #expect(isTriedAgain(true) == [.rateLimited, .unreachable, .portalFailure].contains(code))
        #expect(isTriedAgain(false) == (code == .rateLimited))
    }

    @Test func `methods that create or use something up are not repeatable`() {
        #expect(["user.update", "User.Get", "department.get", "profile"].allSatisfy(RetryPolicy.isRepeatable))
        #expect(
            !["user.add", "department.add", "event.offline.get", "batch"].contains(where: RetryPolicy.isRepeatable)
        )
    }
}
