import Engine
import Journal
import PortalClient
import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

/// The whole way, with the real client and a portal on this machine.
@Suite(.endsHangs) struct EmulatedRunTests {
    @Test func `the documented call reads no more of the directory than user 1`() async throws {
        try await withPortal { portal, emulator in
            let planning = try Planning(portal)
            try await planning.plan(#"user.update { ID = 1, NAME = "Administrator", LAST_NAME = "SomeLastName" }"#)
            #expect(try planning.changes().count == 1)
            let reads = emulator.requests.filter { $0.method == "user.get" || $0.method == "user.search" }
            #expect(!reads.isEmpty)
            #expect(reads.allSatisfy { $0.reads == ["1"] })
            #expect(!emulator.requests.contains { $0.method == "user.update" })
        }
    }

    @Test func `what was planned is sent, proved, and not planned again`() async throws {
        try await withPortal { portal, emulator in
            let recipe = "return { transform = function(user) user.WORK_NOTES = 'seen: ' .. user.ID end }"
            let first = try Planning(portal)
            let counts = try await first.plan(recipe)
            #expect(counts.users > 96)
            try await Applier(portal: portal, schema: try await portal.schema()).apply(
                first.run
            )
            let summary = try first.run.summary()
            #expect(summary.states == [.applied: counts.users])
            #expect(summary.fields["WORK_NOTES"]?.taken == counts.users)
            #expect(emulator.requests.count { $0.method == "user.update" } == counts.users)

            let second = try Planning(portal)
            try await second.plan(recipe)
            #expect(try second.changes().isEmpty)
        }
    }
}

extension ReceivedRequest {
    /// The ids that a read asks for by `FILTER[ID]`; empty where it asks for more than single users.
    fileprivate var reads: [String] {
        guard let filter = parameters.first(where: { $0.key.lowercased() == "filter" })?.value else { return [] }
        let ids = filter.objectValue?.first { $0.key == "ID" || $0.key == "@ID" }?.value
        let list = ids?.arrayValue ?? ids?.objectValue?.map(\.value) ?? [ids].compactMap(\.self)
        return list.map { $0.stringValue ?? $0.text }
    }
}
