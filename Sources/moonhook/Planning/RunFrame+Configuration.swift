import Engine
import Journal
import PortalModel
import Report

extension RunFrame {
    /// What holds on a portal.
    ///
    /// - Parameters:
    ///   - access: The portal; `nil` for the demo portal.
    ///   - configuration: What is configured.
    ///   - found: What of it is protected there.
    ///   - options: Whether people are named.
    init(_ access: PortalAccess?, _ configuration: Configuration, _ found: FoundProtection, _ options: ReportOptions) {
        self.init(access, configuration, found)
        if options.redact { self = redacted }
    }

    /// What holds on a portal, with everybody's names.
    init(_ access: PortalAccess?, _ configuration: Configuration, _ found: FoundProtection) {
        self.init(
            access.title,
            configuration: configuration.paths,
            people: found.people,
            fields: found.protection.fields,
            elsewhere: found.elsewhere.map(\.words)
        )
    }
}

extension Configuration {
    /// Finds on a portal what is to be protected there, and remembers it in the portal's journal.
    ///
    /// - Parameters:
    ///   - entries: What is to be protected; see ``protection(on:at:)``.
    ///   - portal: The portal.
    ///   - access: How it was named; `nil` for the demo portal.
    ///   - state: Has the journals of all portals.
    ///   - isRedacted: Whether errors must not name addresses of people.
    /// - Returns: What was found.
    /// - Throws: ``Failure`` if an entry protects nothing.
    func find(
        _ entries: [ProtectionEntry],
        on portal: any Portal,
        _ access: PortalAccess?,
        in state: StateFolder,
        isRedacted: Bool = false
    ) async throws -> FoundProtection {
        guard !entries.isEmpty else { return FoundProtection() }
        // The demo portal's people are invented, and those of real portals aren't there.
        let isTrial = access == nil && definesPortals
        let search = ProtectionSearch(on: portal, remembering: try state.makeJournal(of: portal.name)) { key in
            try isTrial || state.otherJournals(than: portal.name).contains { try $0.protected()[key] != nil }
        }
        do {
            return try await search.find(entries)
        } catch let error as ProtectionError {
            let misses = error.misses.map { $0.words(isRedacted: isRedacted) }
            throw Failure(.usage, ShownText(lines: misses + Self.remedy(error)))
        }
    }

    private static func remedy(_ error: ProtectionError) -> [ShownText] {
        let isAboutPeople = error.misses.contains { miss in
            if case .field = miss.entry.subject { false } else { miss.entry.isForAllPortals }
        }
        guard isAboutPeople else { return [] }
        return [
            """
            What is protected on all portals must be found on one of them. If it is on another one, let \
            'moonhook doctor --portal NAME' find it there first, or write it into that portal's own entry.
            """
        ]
    }
}

extension FoundProtection {
    /// Reports who is protected though no entry names them any more.
    func tell() {
        for warning in warnings {
            Terminal.standardError.write("warning: \(warning.message)  (\(warning.code.rawValue))")
        }
    }
}

extension Diagnostic {
    /// The message with the value that it is about, for who may see that.
    var messageWithValue: String { value.map { "\(message) (\($0))" } ?? message }
}

extension ProtectionEntry {
    /// Whom or what it names, as `moonhook.lua` does.
    fileprivate var words: String {
        switch subject {
        case .user(let id): "user \(id)"
        case .address(let address): address
        case .field(let name): name
        }
    }
}

extension ProtectionError.Miss {
    fileprivate func words(isRedacted: Bool) -> ShownText {
        let end: ShownText = isRedacted ? "" : nearest.map { "; the nearest is \(ForeignText($0))" } ?? ""
        return switch entry.subject {
        case .user(let id): "\(entry.origin): nobody on the portal has the id \(id)"
        case .address where isHidden:
            "\(entry.origin): the credentials don't show EMAIL, so nobody is found by address; write ids"
        case .address(let address):
            "\(entry.origin): nobody on the portal has the address \(isRedacted ? "of this entry" : ForeignText(address))"
                + end
        case .field(let name):
            "\(entry.origin).fields: \(name) is not a user field\(nearest.map { "; did you mean \($0)?" } ?? "")"
        }
    }
}
