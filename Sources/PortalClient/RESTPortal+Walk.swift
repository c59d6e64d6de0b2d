public import PortalModel
import Wire

extension RESTPortal {
    /// Fetches all users, the dismissed ones too, page by page in ascending order of id.
    ///
    /// The first page counts them. The next pages are requested up to fifty at a time, each beginning after the last user
    /// of the one before it. At the end ids must have risen without fail, and their number must be the counted one.
    ///
    /// - Parameters:
    ///   - fields: The fields to fetch; `ID` is always included.
    ///   - body: Called with each page, one after the other.
    /// - Throws: What `body` throws; ``PortalError``, with `.incomplete` if the walk can't prove that it returned every user;
    ///   or `CancellationError`.
    public func eachPage(fields: [String], _ body: ([User]) async throws -> Void) async throws {
        let coding = UserCoding(schema: try await schema())
        let first = UserRead(firstPageOf: fields)
        let answer = try await fetch(first.call)
        guard let total = answer.total else { throw PortalError(.incomplete, method: first.call.method) }

        var walk = UserWalk(total: total, fields: fields)
        var pages = [try first.users(answer, coding: coding)]
        repeat {
            for page in pages where !page.isEmpty {
                try walk.pass(page)
                try await body(page)
            }
            pages = try await fetch(pages: walk.next, coding: coding)
        } while pages.contains { !$0.isEmpty }
        try walk.finish()
    }

    /// Fetches pages that follow each other, as far as they came.
    ///
    /// Each refers to the last row of the one before it, so what comes after a page that failed, or that is short, begins
    /// anywhere. The walk goes on behind the last good page.
    private func fetch(pages reads: [UserRead], coding: UserCoding) async throws -> [[User]] {
        guard !reads.isEmpty else { return [] }
        var recovery = Recovery(retry)
        while true {
            let results = try await run(reads.map(\.call))
            if case .failure(let error) = results[0] {
                guard await recover(&recovery, from: error, isRepeatable: true) else { throw error }
                continue
            }
            var pages: [[User]] = []
            for (read, result) in zip(reads, results) {
                guard case .success(let answer) = result else { break }
                pages.append(try read.users(answer, coding: coding))
                guard pages.last?.count == UserRead.pageSize else { break }
            }
            return pages
        }
    }
}

/// The progress of a walk over all users, and the proof that it is complete.
struct UserWalk {
    private let total: Int
    private let fields: [String]
    private var seen = 0
    private var last: UserID?

    /// About how many bytes of texts a batch of pages brings: the portal decides how many users a page has.
    private static let bytesOfBatch = 16 << 20

    /// The bytes of the texts that were seen.
    private var bytes = 0

    /// Begins before the first user.
    ///
    /// - Parameters:
    ///   - total: How many users the portal counts.
    ///   - fields: The fields to fetch.
    init(total: Int, fields: [String]) {
        self.total = total
        self.fields = fields
    }

    /// The pages to read next as one batch; none if all users were seen.
    var next: [UserRead] {
        let missing = max(0, total - seen)
        let fitting = Self.bytesOfBatch / max(1, bytes / max(1, seen) * UserRead.pageSize)
        let pages = min(BatchCall.limit, max(1, fitting), (missing + UserRead.pageSize - 1) / UserRead.pageSize)
        return (0..<pages).map { page in
            UserRead(
                after: page == 0
                    ? .integer(last?.rawValue ?? 0)
                    : .string("$result[c\(page - 1)][\(UserRead.pageSize - 1)][ID]"),
                fields: fields
            )
        }
    }

    /// Takes note of a page.
    ///
    /// - Throws: `.incomplete` if an id is not above the one before it: the portal ignored the order or the start.
    mutating func pass(_ page: [User]) throws(PortalError) {
        for user in page {
            if let last, user.id <= last { throw PortalError(.incomplete, method: "user.get") }
            last = user.id
            bytes += user.fields.values.reduce(0) { $0 + $1.textBytes }
        }
        seen += page.count
    }

    /// Ends the walk.
    ///
    /// - Throws: `.incomplete` if it returned another number of users than were counted.
    func finish() throws(PortalError) {
        guard seen == total else { throw PortalError(.incomplete, method: "user.get") }
    }
}
