import PortalModel

/// What one iteration over users has read ahead.
package struct UserPage {
    /// How many users are read at a time.
    package static let mostUsers = 500

    /// The users that are still to be returned, the next one last.
    var users: [User] = []
    /// Whether no more follow.
    var isLast = false
}

/// The pages of the iterations that were used last.
///
/// A page is larger than Lua's part of its iteration, and a script may begin any number of iterations. So only some have a page,
/// and the others read their users again from their position.
struct UserPages {
    private static let mostPages = 8

    private var pages: [(iteration: Int, page: UserPage)] = []
    private var iterations = 0

    /// The number of a new iteration.
    mutating func begin() -> Int {
        iterations += 1
        return iterations
    }

    /// The iteration's page, if it is still here; it must be kept again.
    mutating func take(_ iteration: Int) -> UserPage? {
        pages.lastIndex { $0.iteration == iteration }.map { pages.remove(at: $0).page }
    }

    /// Keeps the iteration's page, and drops the least recently used one.
    mutating func keep(_ page: UserPage, of iteration: Int) {
        if pages.count == Self.mostPages { pages.removeFirst() }
        pages.append((iteration, page))
    }
}
