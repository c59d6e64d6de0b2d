public import Foundation

/// The number that names a run in its journal.
public struct RunID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number, counted from 1; later runs have higher ones.
    public let rawValue: Int

    /// Creates the id of that number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// The number as digits.
    public var description: String { String(rawValue) }

    /// Orders runs by their beginning.
    public static func < (left: RunID, right: RunID) -> Bool { left.rawValue < right.rawValue }
}

/// What is known of a run when it begins.
public struct RunHeader: Hashable, Sendable {
    /// A script as it was when it ran.
    public struct Script: Hashable, Sendable {
        /// The file's name, such as `phones-e164.lua`.
        public var name: String
        /// SHA-256 of the file, in 64 hexadecimal digits.
        public var sha256: String

        /// Creates a script's stamp.
        public init(name: String, sha256: String) {
            self.name = name
            self.sha256 = sha256
        }
    }

    /// The scripts in the order in which they run.
    public var scripts: [Script]
    /// The portal's host name, without any secret.
    public var portal: String
    /// The name of the input file, or `nil` where the portal's users are the source.
    public var input: String?
    /// Whether the run ends with its plan, whatever that holds.
    public var isDryRun: Bool
    /// When it began; kept to the millisecond.
    public var startedAt: Date

    /// Creates a header.
    public init(scripts: [Script], portal: String, input: String? = nil, isDryRun: Bool = false, startedAt: Date) {
        self.scripts = scripts
        self.portal = portal
        self.input = input
        self.isDryRun = isDryRun
        self.startedAt = startedAt
    }
}

/// How far a run has come.
public enum RunState: String, Hashable, Sendable, CaseIterable {
    /// Its scripts are running; the plan is not complete.
    case planning
    /// The plan is complete. What was sent of it, if anything, its changes say.
    case planned
    /// Every change of the plan has its outcome.
    case applied
    /// It ended before that.
    case failed
}

/// A run as the journal holds it.
public struct Run: Hashable, Sendable {
    /// Its number.
    public var id: RunID
    /// What was known when it began.
    public var header: RunHeader
    /// How far it has come.
    public var state: RunState
    /// When it ended, or `nil` while it goes on or where the program was ended from outside.
    public var finishedAt: Date?

    /// Creates a run.
    public init(id: RunID, header: RunHeader, state: RunState, finishedAt: Date? = nil) {
        self.id = id
        self.header = header
        self.state = state
        self.finishedAt = finishedAt
    }
}
