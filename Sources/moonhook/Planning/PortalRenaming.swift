import Foundation
import Journal
import PortalModel

/// Takes the journal of a portal along to its new name.
struct PortalRenaming {
    let old: String
    let new: String
    let state: StateFolder

    /// How many users are compared at most.
    private static let mostUsers = 500

    /// Whether there is a journal under the old name.
    var hasFile: Bool { FileManager.default.fileExists(atPath: state.journal(of: old)) }

    /// Whether there are runs under the old name that belong to the new one.
    ///
    /// What was recorded under the old name after they were taken along stays there.
    func isDue() throws -> Bool {
        guard old != new, hasFile, try !isDone() else { return false }
        return try state.openJournal(of: old)?.runs(limit: 1).isEmpty == false
    }

    /// Whether the runs of the old name were taken along before.
    func isDone() throws -> Bool { try state.openJournal(of: new)?.formerNames().contains(old) ?? false }

    /// Whether the new name has runs of its own, so that those of the old one can't be taken along.
    func isBlocked() throws -> Bool { try state.openJournal(of: new)?.runs(limit: 1).isEmpty == false }

    /// The recorded portal whose name is nearest to the old one.
    var nearest: String? {
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: state.path)) ?? []
        return NearestName.of(old, among: folders.filter { $0 != "demo" }.sorted())
    }

    /// The right to rename, for which other processes wait.
    ///
    /// - Throws: ``Failure`` if another process has it for half a minute.
    func lock() async throws -> ApplyLock {
        _ = try state.folder(of: new)
        for _ in 0..<150 {
            if let lock = try ApplyLock.ofRenaming(in: state.path) { return lock }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw Failure(
            .busy,
            "Another process is taking a portal's runs along to its new name. Try again when it has ended."
        )
    }

    /// Checks that it is the same portal, and moves the journal with all its runs, remembered forms and files of its own.
    ///
    /// People's names and addresses change, so nine in ten of those who are compared are enough; on another portal hardly
    /// anybody has the same.
    ///
    /// - Parameter portal: The portal under its new name.
    /// - Returns: How many runs there are.
    /// - Throws: ``Failure`` if it is another portal, or has runs of its own.
    func move(for portal: any Portal) async throws -> Int {
        guard let journal = try state.openJournal(of: old) else {
            throw Failure(.usage, "nothing was recorded of \(old), so there is nothing to take along to \(new)")
        }
        try checkEmptiness()
        try await check(journal, portal)
        return try journal.rename(from: old, to: new)
    }

    /// Moves the file once no connection is open to it.
    func moveFile() throws {
        let (from, to) = (state.journal(of: old), state.journal(of: new))
        _ = try state.folder(of: new)
        do {
            for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: to + end) }
            for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: from + end) }
            try FileManager.default.moveItem(atPath: from, toPath: to)
        } catch {
            throw Failure(.usage, "\(from) can't be moved to \(to); move it by hand")
        }
    }

    private func checkEmptiness() throws {
        guard let count = try state.openJournal(of: new)?.runs(limit: 1_000).count, count > 0 else { return }
        throw Failure(
            .usage,
            """
            \(new) has a journal of its own with \(count == 1 ? "1 run" : "\(count) runs"), so that of \(old) stays where it is.
            If nobody needs to undo those runs, delete them with 'moonhook runs --forget 0d --portal \(new)', and repeat this.
            """
        )
    }

    private func check(_ journal: RunJournal, _ portal: any Portal) async throws {
        let known = try journal.knownUsers(limit: Self.mostUsers)
        let users = try await portal.users(known.map(\.id), fields: ["NAME", "LAST_NAME", "EMAIL"])
        let present = Dictionary(users.map { ($0.id, $0) }) { first, _ in first }
        let compared = known.compactMap { user in present[user.id].map { (user, $0) } }
        let agreeing = compared.count { known, user in
            var texts: Set = [user.displayName.lowercased()]
            if case .string(let address)? = user.fields["EMAIL"] { texts.insert(address.lowercased()) }
            return !texts.isDisjoint(with: known.texts)
        }
        // Runs that changed nobody hold nothing that could be taken for somebody else's.
        guard known.isEmpty || agreeing > 0 && agreeing * 10 >= compared.count * 9 else {
            throw Failure(
                .refused,
                """
                \(new) doesn't look like \(old), so its journal stays where it is: of \(known.count) recorded users, \
                \(compared.count) exist there, and \(agreeing) of those have an address or a name that was recorded.
                If it is another portal, take the old host out of 'formerly', if that is where it stands.
                """
            )
        }
    }
}
