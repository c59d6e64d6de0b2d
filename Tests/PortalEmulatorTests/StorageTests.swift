import Foundation
import GRDB
import NIOCore
import TestSupport
import Testing
import Wire

@testable import PortalEmulator

@Suite(.endsHangs) struct StorageTests {
    @Test func `a file keeps what an earlier run changed, and its own number of users`() async throws {
        try await withFile { path in
            let configuration = EmulatorConfiguration(storage: .file(path: path), userCount: 30)
            try await withPortal(configuration) { portal in
                _ = try await portal.call("user.update", ["ID": 2, "NAME": "Kept"])
            }
            try await withPortal(EmulatorConfiguration(storage: .file(path: path))) { portal in
                let page = try await portal.call("user.get")
                #expect(page.result?[1]?["NAME"] == "Kept")
                #expect(page.json["total"] == 30)
            }
        }
    }

    @Test func `two portals may share a file`() async throws {
        try await withFile { path in
            let configuration = EmulatorConfiguration(storage: .file(path: path), userCount: 3)
            try await withPortal(configuration) { one in
                try await withPortal(configuration) { other in
                    _ = try await one.call("user.update", ["ID": 2, "NAME": "One"])
                    #expect(try await other.user(2)["NAME"] == "One")
                }
            }
        }
    }

    @Test func `a file of another layout is refused by name and with the remedy`() async throws {
        try await withFile { path in
            _ = try EmulatedPortal(EmulatorConfiguration(storage: .file(path: path), userCount: 1))
            try await DatabaseQueue(path: path).write { db in try db.execute(sql: "PRAGMA user_version = 0") }
            let error = try #require(throws: EmulatorError.self) {
                try EmulatedPortal(EmulatorConfiguration(storage: .file(path: path)))
            }
            #expect(error.code == .outdatedFile)
            #expect(error.description.contains(path))
            #expect(error.description.contains("Delete it"))
        }
    }

    @Test func `a file that is no portal's is left alone`() async throws {
        try await withFile { path in
            try await DatabaseQueue(path: path).write { db in try db.execute(sql: "CREATE TABLE note (text)") }
            let error = try #require(throws: EmulatorError.self) {
                try EmulatedPortal(EmulatorConfiguration(storage: .file(path: path)))
            }
            #expect(error.code == .foreignFile)
            let mode = try await DatabaseQueue(path: path).read { db in
                try String.fetchOne(db, sql: "PRAGMA journal_mode")
            }
            #expect(mode == "delete")
        }
        try await withFile { path in
            try Data("no database at all, whatever its name says".utf8).write(to: URL(filePath: path))
            let error = try #require(throws: EmulatorError.self) {
                try EmulatedPortal(EmulatorConfiguration(storage: .file(path: path)))
            }
            #expect(error.code == .foreignFile)
        }
    }

    @Test func `a folder that doesn't exist is an error with the path`() throws {
        let error = try #require(throws: EmulatorError.self) {
            try EmulatedPortal(EmulatorConfiguration(storage: .file(path: "/no/such/folder/demo.sqlite")))
        }
        #expect(error.code == .unusableStorage)
        #expect(error.description.contains("/no/such/folder/demo.sqlite"))
    }

    @Test func `a port that is taken is an error with its number`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let port = try #require(URL(string: portal.address.webhook)?.port)
            let error = try #require(
                await #expect(throws: EmulatorError.self) {
                    try await withPortal(EmulatorConfiguration(port: port, userCount: 1)) { _ in }
                }
            )
            #expect(error.code == .portUnavailable)
            #expect(
                error.description
                    == "The demo portal can't listen on port \(port) (another program listens there). Choose another port."
            )
        }
    }

    @Test func `a port that only the administrator may use is an error in plain words`() {
        let error = EmulatorError(
            .portUnavailable,
            subject: "80",
            underlying: IOError(errnoCode: EACCES, reason: "bind(descriptor:ptr:bytes:)")
        )
        #expect(
            error.description
                == "The demo portal can't listen on port 80 (this account may not; ports below 1024 are the administrator's). "
                + "Choose another port."
        )
    }

    @Test func `what the body throws ends the portal and comes out`() async throws {
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await withPortal(EmulatorConfiguration(userCount: 1)) { _ in throw Stop() }
        }
    }

    private func withFile(_ body: (String) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        try await body(folder.path("demo.sqlite"))
    }
}
