import PortalModel

/// What one iteration over users has read ahead.
struct UserPage {
    /// How many users are read at a time.
    static let mostUsers = 500

    /// The users that are still to be given out, the next one last.
    var users: [User] = []
    /// Whether no more follow behind them.
    var isLast = false
}

/// The pages of the iterations that were used last.
///
/// A page is larger than all that Lua holds of its iteration, and a script may begin iterations without end. So only some have
/// one, and another reads its users anew from where it stands.
struct UserPages {
    private static let mostPages = 8

    private var pages: [(iteration: Int, page: UserPage)] = []
    private var iterations = 0

    /// The number of a new iteration.
    mutating func begin() -> Int {
        iterations += 1
        return iterations
    }

    /// The iteration's page, if it is still here; it is to be kept again.
    mutating func take(_ iteration: Int) -> UserPage? {
        pages.lastIndex { $0.iteration == iteration }.map { pages.remove(at: $0).page }
    }

    /// Keeps the iteration's page, and lets go of the one that was not used for longest.
    mutating func keep(_ page: UserPage, of iteration: Int) {
        if pages.count == Self.mostPages { pages.removeFirst() }
        pages.append((iteration, page))
    }
}
