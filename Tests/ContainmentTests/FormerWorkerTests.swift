import Foundation
import Glibc
import PortalModel
import Scripting
import TestSupport
import Testing

@testable import Containment

/// A worker is used again by a later session, or ended: then it gets nothing of what is another's.
@Suite(.endsHangs) struct FormerWorkerTests {
    private let file = ScriptFile(
        name: "recipe.lua",
        source: "return { writes = { 'NAME' }, transform = function(user) user.NAME = text.upper(user.NAME) end }"
    )
    private let context = ScriptContext(version: "1.0.0", schema: .standard, log: { _ in })

    /// Sends records to a script, and takes some of them back.
    private func work(_ session: ScriptSession, _ script: ScriptSession.Script, sending count: Int, taking: Int) throws
    {
        let chain = try WorkerChain([script], in: session)
        let records = (1...count).map { number in
            ExpectedRecord(RecordVisit(number: number), count: context.schema.fields.count)
        }
        let output = RecordBuffer(count: context.schema.fields.count)
        try chain.expect(records)
        for record in records.prefix(taking) {
            _ = try chain.run(0, record.visit, on: record.input, into: output)
        }
    }

    @Test(arguments: [(taking: 3, isSame: true), (2, false), (0, false)])
    func `a worker goes to the next session once it has given back all that it was sent`(
        taking: Int,
        isSame: Bool
    ) throws {
        let former = ScriptSession(context, workers: .uncontained)
        let script = try former.load(file)
        try work(former, script, sending: 3, taking: taking)
        let session = ScriptSession(context, workers: .uncontained, after: former)
        let next = try session.load(file)
        #expect((next.worker.connection === script.worker.connection) == isSame)
        try work(session, next, sending: 3, taking: 3)
    }

    @Test func `a worker that was stopped goes to no other session`() throws {
        let former = ScriptSession(context, workers: .uncontained)
        let script = try former.load(file)
        script.worker.connection.life.stop()
        let session = ScriptSession(context, workers: .uncontained, after: former)
        try work(session, try session.load(file), sending: 3, taking: 3)
    }

    @Test func `a worker that ended while nobody looked is replaced by a new one`() throws {
        let pool = Meddler { original in
            if case .open = original.request, original.number > 1 { [.end] } else { nil }
        }.pool()
        let former = ScriptSession(context, workers: pool)
        _ = try former.load(file)
        let session = ScriptSession(context, workers: pool, after: former)
        try work(session, try session.load(file), sending: 3, taking: 3)
    }

    @Test func `what a worker has sent before its end isn't read after it`() throws {
        let connection = try WorkerConnection { socket, _, _ in
            var message = MessageWriter()
            message.put(HostMessage.greet)
            let channel = MessageChannel(socket)
            for _ in 1...2 { try? channel.send(message) }
            _ = try? channel.receive()
        }
        _ = try connection.channel.receive()
        _ = connection.end()
        #expect(throws: MessageChannel.Closed.self) { try connection.channel.receive() }
    }

    @Test func `what is opened after the end of a worker hears nothing of what is sent to it`() throws {
        let connection = try WorkerConnection { _, _, _ in }
        _ = connection.end()
        // One of them gets the number of its socket.
        var pairs: [[Int32]] = []
        defer { for socket in pairs.joined() { close(socket) } }
        for _ in 0..<64 {
            var ends: [Int32] = [-1, -1]
            try #require(unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
            pairs.append(ends)
        }
        var message = MessageWriter()
        message.put(HostMessage.greet)
        #expect(throws: MessageChannel.Closed.self) { try connection.channel.send(message) }
        #expect(throws: MessageChannel.Closed.self) { try connection.channel.receive() }
        for socket in pairs.joined() {
            var byte: UInt8 = 0
            #expect(unsafe recv(socket, &byte, 1, Int32(MSG_DONTWAIT)) == -1)
        }
    }
}
