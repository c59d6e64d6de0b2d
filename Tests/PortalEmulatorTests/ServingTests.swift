import PortalEmulator
import TestSupport
import Testing

@Suite(.endsHangs) struct ServingTests {
    @Test func `a portal serves until its body ends, though its task is cancelled before`() async throws {
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let serving = Task {
            try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
                begin.yield()
                try? await Task.sleep(for: .seconds(3_600))
                #expect(Task.isCancelled)
                // A task of its own, which isn't cancelled.
                let answer = try await Task { try await portal.call("user.current") }.value
                #expect(answer.status == 200)
            }
        }
        for await _ in begun { break }
        serving.cancel()
        try await serving.value
    }
}
