import Foundation
import Testing
import Wire

struct ByteStreamTests {
    @Test func `what a sink writes a source reads`() throws {
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let piece = [UInt8]("0123456789\n".utf8)
        var sink = try ByteSink(path: path)
        for _ in 0..<50_000 {
            try sink.write(piece)
        }
        try sink.close()

        var source = try ByteSource(path: path)
        var read: [UInt8] = []
        while let chunk = try source.next() {
            read += chunk
        }
        #expect(read.count == 550_000)
        #expect(read.suffix(11).elementsEqual(piece))
    }

    @Test func `a sink empties the file that is there`() throws {
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        for text in ["long text", "short"] {
            var sink = try ByteSink(path: path)
            try sink.write(Array(text.utf8))
            try sink.close()
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "short")
    }

    @Test func `a missing file and a folder are named with the reason`() {
        let path = temporaryPath()
        let missing = #expect(throws: StreamError.self) { try ByteSource(path: path) }
        #expect(missing?.code == .notFound)
        #expect(missing?.description == "\(path): no such file or folder")
        let folder = #expect(throws: StreamError.self) { try ByteSource(path: "/tmp") }
        #expect(folder?.code == .isFolder)
        #expect(folder?.description == "/tmp is a folder; name a file")
        #expect(throws: StreamError.self) { _ = try ByteSink(path: "\(path)/rows.csv") }
        #expect(throws: StreamError.self) { _ = try ByteSink(path: "/tmp") }
    }

    @Test func `a full disk is reported`() throws {
        var sink = try ByteSink(path: "/dev/full")
        try sink.write([0])
        let error = #expect(throws: StreamError.self) { try sink.flush() }
        #expect(error?.code == .failed)
    }

    @Test func `a pipe whose reader has gone has its own error`() throws {
        signal(SIGPIPE, SIG_IGN)  // as the program does
        let pipe = Pipe()
        var sink = try ByteSink(path: "/dev/fd/\(pipe.fileHandleForWriting.fileDescriptor)")
        try pipe.fileHandleForReading.close()
        try sink.write([0])
        let error = #expect(throws: StreamError.self) { try sink.flush() }
        #expect(error?.code == .closedPipe)
    }

    private func temporaryPath() -> String {
        FileManager.default.temporaryDirectory.appending(path: "wire-\(UUID().uuidString)").path
    }
}
