import PortalModel
import Testing

@testable import PortalClient

struct RetryPolicyTests {
    private func delay(
        after code: PortalError.Code,
        tries: Int = 1,
        elapsed: Duration = .zero,
        isRepeatable: Bool = true,
        hasAnswered: Bool = true,
        jitter: Double = 1,
        patience: Duration? = nil
    ) -> Duration? {
        let attempt = RetryPolicy.Attempt(
            tries: tries,
            elapsed: elapsed,
            isRepeatable: isRepeatable,
            hasAnswered: hasAnswered
        )
        return RetryPolicy(patience: patience).delay(after: PortalError(code), attempt, jitter: jitter)
    }

    @Test func `delays double up to half a minute, and lie between a half and the whole`() {
        let longest = [1, 2, 3, 4, 5, 6, 60].map { delay(after: .rateLimited, tries: $0, jitter: 1) }
        let shortest = [1, 2, 3, 4, 5, 6, 60].map { delay(after: .rateLimited, tries: $0, jitter: 0) }
        #expect(longest == [1, 2, 4, 8, 16, 30, 30].map { .seconds($0) })
        #expect(shortest == [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000].map { .milliseconds($0) })
    }

    @Test(arguments: PortalError.Code.allCases)
    func `only what can pass is tried again`(code: PortalError.Code) {
        let harmless: Set<PortalError.Code> = [.rateLimited, .operatingLimited, .unreachable]
        let perhapsDone: Set<PortalError.Code> = [.disconnected, .timedOut, .portalFailure, .unreadable]
        #expect((delay(after: code) != nil) == harmless.union(perhapsDone).contains(code))
        #expect((delay(after: code, isRepeatable: false) != nil) == harmless.contains(code))
    }

    @Test func `patience ends, sooner if the portal never answered, and later if somebody says so`() {
        #expect(delay(after: .unreachable, elapsed: .seconds(29)) == .seconds(1))
        #expect(delay(after: .unreachable, elapsed: .seconds(30)) == nil)
        #expect(delay(after: .unreachable, elapsed: .seconds(3), hasAnswered: false) == nil)
        #expect(delay(after: .unreachable, elapsed: .seconds(599), hasAnswered: false, patience: .seconds(600)) != nil)
        #expect(delay(after: .unreachable, elapsed: .seconds(600), patience: .seconds(600)) == nil)
    }

    @Test func `what is no answer of a portal is tried three times and no more`() {
        #expect(delay(after: .unreadable, tries: 2) != nil)
        #expect(delay(after: .unreadable, tries: 3, patience: .seconds(600)) == nil)
    }

    @Test func `the portal's limits are waited for whatever the patience`() {
        #expect(delay(after: .rateLimited, elapsed: .seconds(500), patience: .zero) != nil)
        #expect(delay(after: .operatingLimited, elapsed: .seconds(1_500), patience: .zero) != nil)
        #expect(delay(after: .operatingLimited, elapsed: .seconds(1_800)) == nil)
    }

    @Test func `methods that create or use something up are not repeatable`() {
        #expect(["user.update", "User.Get", "department.get", "profile"].allSatisfy(RetryPolicy.isRepeatable))
        #expect(
            !["user.add", "department.add", "event.offline.get", "batch"].contains(where: RetryPolicy.isRepeatable)
        )
    }
}
