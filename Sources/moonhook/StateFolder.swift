import Foundation

/// Where Moonhook keeps journals and the demo portal, a folder for each portal.
struct StateFolder: Sendable {
    let path: String

    /// The named folder, or else the one that the XDG base directories give.
    init(_ path: String?) {
        let environment = ProcessInfo.processInfo.environment
        let home =
            environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? NSHomeDirectory()
            + "/.local/state"
        self.path = path.flatMap { $0.isEmpty ? nil : $0 } ?? home + "/moonhook"
    }

    /// A portal's folder, made where it isn't there yet, for its owner's eyes only.
    func folder(of portal: String) throws -> String {
        let folder = path + "/" + portal.replacing(":", with: "_")
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw Failure(.usage, "\(folder) can't be made; name another folder with --state")
        }
        return folder
    }
}
