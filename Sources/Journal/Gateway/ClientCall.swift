public import Foundation
public import PortalModel

/// A call that is about to be sent.
public struct ClientCall: Hashable, Sendable {
    /// The run of the program's day.
    public var run: RunID
    /// The user's fields before and after; the input's line and the locations are not kept.
    public var change: Change
    /// Whether somebody else has changed one of the fields since the program read it.
    public var isOvertaken: Bool
    /// Whether its caller has been told that no answer came.
    public var isUnanswered: Bool
    /// When it came.
    public var at: Date

    /// Creates a call.
    public init(
        run: RunID,
        change: Change,
        isOvertaken: Bool = false,
        isUnanswered: Bool = false,
        at: Date = Date()
    ) {
        self.run = run
        self.change = change
        self.isOvertaken = isOvertaken
        self.isUnanswered = isUnanswered
        self.at = at
    }
}
