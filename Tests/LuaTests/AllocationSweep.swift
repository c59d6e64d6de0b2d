import Lua
import Testing

/// Runs a test again and again, each time with a later allocation that fails, until none is left to fail.
///
/// What the test expects doesn't hold then, and need not: that the process goes on and that a state gives all its memory back is
/// what is shown.
struct AllocationSweep: TestTrait, SuiteTrait, TestScoping {
    /// Up to here every allocation fails once; of those behind, more and more are left out.
    private static let exhaustive = 1500

    var isRecursive: Bool { true }

    @concurrent func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable @concurrent () async throws -> Void
    ) async throws {
        try await function()
        guard testCase != nil else { return }
        let isSilent = IssueHandlingTrait.filterIssues { _ in false }
        for denied in [2, Int.max] {  // Lua asks twice; and memory that has run out may stay so.
            var granted = 0
            while true {
                let fault = AllocationFault(granted: granted, denied: denied)
                try await AllocationFault.$current.withValue(fault) {
                    try await isSilent.provideScope(for: test, testCase: testCase) { try? await function() }
                }
                guard fault.isMet else { break }
                granted += granted < Self.exhaustive ? 1 : granted / 10
            }
        }
    }
}

extension Trait where Self == AllocationSweep {
    /// Runs each test once more for every allocation that could fail in it.
    static var allocationSweep: Self { AllocationSweep() }
}
