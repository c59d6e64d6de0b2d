public import Foundation
public import Wire

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

/// What is known about a run when it begins.
public struct RunHeader: Hashable, Sendable {
    /// A script as it was when it ran.
    public struct Script: Hashable, Sendable {
        /// The file's name, such as `phones-e164.lua`.
        public var name: ForeignText
        /// SHA-256 of the file, in 64 hexadecimal digits.
        public var sha256: String
        /// SHA-256 of what the recipe declared; `nil` for a program, and in runs of Moonhooks that didn't keep it.
        public var declaration: String?
        /// The version that the recipe declared, such as `1.2.0`; `nil` if it has none, or it wasn't kept.
        public var version: ForeignText?

        /// Creates a script's stamp.
        public init(name: ForeignText, sha256: String, declaration: String? = nil, version: ForeignText? = nil) {
            self.name = name
            self.sha256 = sha256
            self.declaration = declaration
            self.version = version
        }
    }

    /// An option that made the run narrower, or let it reach further.
    public struct Option: Hashable, Sendable {
        /// Its name, such as `--where`.
        public var name: String
        /// Its value as it was given, such as `ACTIVE=N`.
        public var value: ForeignText

        /// Creates an option.
        public init(_ name: String, _ value: ForeignText) {
            self.name = name
            self.value = value
        }
    }

    /// The portal's user whose rights the credentials carry.
    public struct Owner: Hashable, Sendable {
        /// The user.
        public var id: UserID
        /// The display name then; see ``User/displayName``.
        public var name: ForeignText

        /// Creates an owner.
        public init(id: UserID, name: ForeignText) {
            self.id = id
            self.name = name
        }
    }

    /// The origin of a run's plan.
    public enum Origin: Hashable, Sendable {
        /// Of scripts.
        case scripts
        /// A plan file.
        case file
        /// Of an earlier run, whose changes are undone.
        case undo(RunID)
        /// The calls of a program that go through the gateway, of one day.
        case gateway(client: String)
    }

    /// The origin of the plan.
    public var origin: Origin
    /// The scripts in the order in which they run.
    public var scripts: [Script]
    /// The parameters that were given, by name.
    public var parameters: JSONObject
    /// The portal's host name, without any secret.
    public var portal: String
    /// The name of the input file, or `nil` if the portal's users are the source.
    public var input: ForeignText?
    /// SHA-256 of the input, in 64 hexadecimal digits; `nil` if there is none, or it came through a pipe.
    public var inputSHA256: String?
    /// The options that the plan depends on, in addition to scripts, parameters and input.
    public var options: [Option] = []
    /// Who ran it: the account on this machine.
    public var account: ForeignText
    /// Who ran it in their own words, if they said so.
    public var person: ForeignText?
    /// What for, in their own words, such as a ticket.
    public var purpose: ForeignText?
    /// Whose credentials it used; `nil` if that wasn't asked or the portal doesn't tell.
    public var owner: Owner?
    /// The version of Moonhook.
    public var version: String
    /// Whether the run ends with its plan, whatever that holds.
    public var isDryRun: Bool
    /// When it began; kept to the millisecond.
    public var startedAt: Date

    /// Creates a header.
    public init(
        origin: Origin = .scripts,
        scripts: [Script],
        parameters: JSONObject = [:],
        portal: String,
        input: ForeignText? = nil,
        inputSHA256: String? = nil,
        account: ForeignText = "",
        version: String = "",
        isDryRun: Bool = false,
        startedAt: Date
    ) {
        self.origin = origin
        self.scripts = scripts
        self.parameters = parameters
        self.portal = portal
        self.input = input
        self.inputSHA256 = inputSHA256
        self.account = account
        self.version = version
        self.isDryRun = isDryRun
        self.startedAt = startedAt
    }
}

/// How far a run has come.
public enum RunState: String, Hashable, Sendable, CaseIterable {
    /// Its scripts are running; the plan is not complete.
    case planning
    /// The plan is complete, and none of it was sent.
    case planned
    /// Its day isn't over: the gateway adds to it.
    case open
    /// Its changes are being sent, or the process was killed meanwhile.
    case applying
    /// Sending ended before every change had its outcome; it can be resumed.
    case interrupted
    /// Every change of the plan has its outcome.
    case applied
    /// It was interrupted and superseded by a newer run, so that it can't be resumed.
    case superseded
    /// What it planned was judged and must not be sent; ``Run/refusal`` says why.
    case refused
    /// It ended before the plan was complete; in runs of earlier versions also that the plan was refused.
    case failed
}

/// A run as the journal holds it.
public struct Run: Hashable, Sendable {
    /// Its number.
    public var id: RunID
    /// What was known when it began.
    public var header: RunHeader
    /// Its progress.
    public var state: RunState
    /// When it ended, or `nil` while it is running or if the program was killed.
    public var finishedAt: Date?
    /// The run that superseded it.
    public var supersededBy: RunID?
    /// The SHA-256 of its plan, in 64 hexadecimal digits, once the plan was complete.
    public var planSHA256: String?
    /// Why it was refused, in words without values; `nil` unless it was.
    public var refusal: ForeignText?

    /// Creates a run.
    public init(
        id: RunID,
        header: RunHeader,
        state: RunState,
        finishedAt: Date? = nil,
        supersededBy: RunID? = nil,
        planSHA256: String? = nil,
        refusal: ForeignText? = nil
    ) {
        self.id = id
        self.header = header
        self.state = state
        self.finishedAt = finishedAt
        self.supersededBy = supersededBy
        self.planSHA256 = planSHA256
        self.refusal = refusal
    }
}
