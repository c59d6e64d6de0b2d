import Foundation
import Journal
import PortalModel
import SystemPackage

/// Where Moonhook keeps journals and the demo portal, a folder for each portal.
struct StateFolder: Sendable {
    let path: String

    /// The named folder, or else the one that the XDG base directories give.
    init(_ path: String?) {
        self.path =
            path.flatMap { $0.isEmpty ? nil : $0 } ?? XDGFolder.state(ProcessInfo.processInfo.environment)
    }

    /// Refuses a path that is no folder, such as a journal's own.
    func check() throws {
        guard let type = (try? FileManager.default.attributesOfItem(atPath: realPath))?[.type] as? FileAttributeType,
            type != .typeDirectory
        else { return }
        throw Failure(.usage, "\(path) is a file, but --state and MOONHOOK_STATE name a folder")
    }

    private var realPath: String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }

    /// Where a portal's journal is, or would be.
    func journal(of portal: String) -> String { path(of: portal) + "/journal.sqlite" }

    /// A portal's journal; `nil` if nothing was recorded yet, which creates no file.
    func openJournal(of portal: String) throws -> RunJournal? {
        do {
            _ = try FilePath(journal(of: portal)).stat()
        } catch Errno.noSuchFileOrDirectory {
            return nil
        } catch {
            throw Failure(.usage, "the journal \(journal(of: portal)) can't be read: \(error)")
        }
        return try makeJournal(of: portal)
    }

    /// A portal's journal, created if missing; in it, no run counts as applying that isn't.
    func makeJournal(of portal: String) throws -> RunJournal {
        let journal = try RunJournal(path: journal(of: portal))
        try journal.noteInterruptions()
        return journal
    }

    /// The journals of the other portals, as far as they can be read.
    func otherJournals(than portal: String) -> [RunJournal] {
        let own = journal(of: portal)
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return folders.sorted().map { "\(path)/\($0)/journal.sqlite" }
            .filter { $0 != own && FileManager.default.fileExists(atPath: $0) }
            .compactMap { try? RunJournal(path: $0) }
    }

    /// A portal's journal, without the runs that are older than they may be; those that can be resumed stay, and are named.
    func makeJournal(of portal: String, keeping age: Age?) throws -> RunJournal {
        let journal = try makeJournal(of: portal)
        if let age { try expire(journal, keeping: age) }
        return journal
    }

    /// Deletes the runs that are older than they may be; those that can be resumed stay, and are named.
    func expire(_ journal: RunJournal, keeping age: Age) throws {
        let (forgotten, unfinished) = try journal.expire(before: age.beginning)
        if forgotten > 0 {
            let runs = forgotten == 1 ? "1 run" : "\(forgotten) runs"
            Terminal.standardError.write("\(runs) older than \(age.words) forgotten, as moonhook.lua says")
        }
        for run in unfinished {
            Terminal.standardError.write("Run \(run) is older than \(age.words), and stays until it is resumed")
        }
    }

    private func path(of portal: String) -> String { path + "/" + portal.replacing(":", with: "_") }

    /// A portal's folder, created if missing, readable only by its owner.
    func folder(of portal: String) throws -> String {
        try check()
        let folder = path(of: portal)
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw Failure(.usage, "\(folder) can't be created; name another folder with --state")
        }
        return folder
    }
}
