import Crypto
import Foundation
import Scripting
import Wire

/// What was accepted of files in working folders: a separate file for each in the state folder, readable only by its owner.
struct TrustStore {
    let state: StateFolder

    private static let folder = "trusted"

    /// What was accepted of the file at that path, with links resolved; `nil` if nothing was.
    func record(of path: String) -> TrustRecord? {
        let file = "\(state.path)/\(Self.folder)/\(Self.name(of: path))"
        guard let data = try? SmallFile.bytes(of: file, atMost: ConfigurationFile.mostBytes) else { return nil }
        let record = (try? JSONReader.value(from: Array(data))).flatMap { TrustRecord($0) }
        return record?.path == path ? record : nil
    }

    /// Stores what is accepted, in place of the earlier record.
    func keep(_ record: TrustRecord) async throws {
        let file = "\(try state.folder(of: Self.folder))/\(Self.name(of: record.path))"
        try await OutputFile(file, isPrivate: true).write { sink in try sink.write(Array(record.json.text.utf8)) }
    }

    private static func name(of path: String) -> String {
        SHA256.hash(data: Data(path.utf8)).hexadecimal + ".json"
    }
}
