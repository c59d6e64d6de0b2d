import PortalModel
import Scripting
import Synchronization

/// What the host said that it can't give; its words are the script's error.
struct HostRefusal: Error, CustomStringConvertible {
    let description: String
}

/// The way to a worker from what must be sendable, and stays on the worker's thread.
struct WorkerLink: @unchecked Sendable {  // On the worker's thread alone.
    unowned let worker: Worker

    init(_ worker: Worker) { self.worker = worker }

    /// Asks for what must not fail.
    func ask(_ question: WorkerQuestion) throws -> HostAnswer {
        let answer = try worker.ask(question)
        if case .failed(let words) = answer { throw HostRefusal(description: words) }
        return answer
    }

    func module(_ name: String) throws -> ScriptFile {
        guard case .module(let source) = try ask(.module(name)) else { throw MessageError.unknown("answer") }
        return ScriptFile(name: name.replacing(".", with: "/") + ".lua", source: source)
    }
}

/// The portal's directory, read through the host.
final class RemoteDirectory: Directory {
    /// The most users that are remembered.
    private static let mostUsers = 1_000

    private let fields: Schema
    private let link: WorkerLink
    private let known = Mutex<(waited: Duration, tree: DepartmentTree?, users: [UserID: User?])>((.zero, nil, [:]))

    init(_ schema: Schema, of worker: Worker) {
        fields = schema
        link = WorkerLink(worker)
    }

    var waited: Duration { known.withLock { $0.waited } }

    func schema() throws -> Schema { fields }

    func departments() throws -> DepartmentTree {
        if let tree = known.withLock({ $0.tree }) { return tree }
        guard case .departments(let all) = try ask(.departments) else { throw MessageError.unknown("answer") }
        let tree = DepartmentTree(all)
        known.withLock { $0.tree = tree }
        return tree
    }

    func user(_ id: UserID) throws -> User? {
        if let user = known.withLock({ $0.users[id] }) { return user }
        guard case .user(let user) = try ask(.user(id)) else { throw MessageError.unknown("answer") }
        known.withLock { known in
            if known.users.count >= Self.mostUsers { known.users.removeAll(keepingCapacity: true) }
            known.users.updateValue(user, forKey: id)
        }
        return user
    }

    func users(matching filter: UserFilter, after last: UserID?, limit: Int) throws -> [User] {
        guard case .users(let users) = try ask(.users(filter, after: last, limit: limit)) else {
            throw MessageError.unknown("answer")
        }
        return users
    }

    /// Forgets users, since the program has planned something.
    func forget() { known.withLock { $0.users.removeAll() } }

    /// Asks the host; the time is not the script's.
    private func ask(_ question: WorkerQuestion) throws -> HostAnswer {
        let clock = ContinuousClock()
        let start = clock.now
        defer { known.withLock { $0.waited += start.duration(to: clock.now) } }
        return try link.ask(question)
    }
}

/// Takes a program's updates to the host.
final class RemoteUpdates: UpdateSink {
    private let worker: Worker
    private let directory: RemoteDirectory?

    init(_ worker: Worker, forgetting directory: RemoteDirectory?) {
        self.worker = worker
        self.directory = directory
    }

    /// The host knows, and doesn't ask.
    var hasUpdated: Bool { false }

    /// The host shows what is planned in what it answers.
    func change(of user: UserID) -> Change? { nil }

    func users(touching fields: Set<String>) -> Set<UserID> { [] }

    /// The rows come from the host.
    func give(_ row: InputRow) {}

    func update(_ update: ProposedUpdate) throws {
        defer { directory?.forget() }
        switch try worker.ask(.update(update)) {
        case .updated: return
        case .refused(let words, let code): throw UpdateRefusal(words, code)
        case .exhausted(let error): throw error
        case .failed(let words): throw HostRefusal(description: words)
        default: throw MessageError.unknown("answer")
        }
    }
}

/// The rows of an input, which the host reads.
struct RemoteRows: RowReader {
    let header: [String]?
    private let link: WorkerLink
    private var page: [InputRow] = []
    private var isLast = false

    init(header: [String]?, of worker: Worker) {
        self.header = header
        link = WorkerLink(worker)
    }

    mutating func next() throws -> InputRow? {
        if page.isEmpty, !isLast {
            guard case .rows(let rows, let isLast) = try link.ask(.rows) else { throw MessageError.unknown("answer") }
            page = rows.reversed()
            self.isLast = isLast
        }
        return page.popLast()
    }
}

/// A folder whose files the host reads.
struct RemoteFolder: FileSource {
    let files: [String]
    private let parameter: String
    private let link: WorkerLink

    init(_ parameter: String, _ files: [String], of worker: Worker) {
        self.parameter = parameter
        self.files = files
        link = WorkerLink(worker)
    }

    func bytes(of name: String) throws -> [UInt8]? {
        do {
            guard case .file(let bytes) = try link.ask(.file(name, ofFolder: parameter)) else {
                throw MessageError.unknown("answer")
            }
            return bytes
        } catch let refusal as HostRefusal {
            throw SmallFile.ReadError(words: refusal.description)
        }
    }
}

@available(*, unavailable)
extension RemoteUpdates: Sendable {}

@available(*, unavailable)
extension RemoteRows: Sendable {}
