public import Foundation
public import PortalModel

/// What a host gives the scripts that it runs.
public struct ScriptContext: Sendable {
    /// The running Moonhook's version, for a recipe's `requires`.
    public var version: String
    /// The fields of a user record.
    public var schema: Schema
    /// The portal's directory, or `nil` if there is no portal: then asking for users or departments is an error.
    public var directory: (any Directory)?
    /// The fields that the directory's users have, `ID` among them; `nil` for all of the schema.
    ///
    /// If a script needs another one, the run ends with ``UnfetchedField``.
    public var fields: Set<String>?
    /// What was given for parameters, by name.
    public var settings: [String: ParameterSetting]
    /// What scripts may use.
    public var limits: ScriptLimits
    /// The seed of random numbers: the same seed gives the same ones.
    public var seed: Int
    /// The time that scripts see; it stays the same during a run.
    public var now: Date
    /// The day on which the run began, as `YYYY-MM-DD`.
    package var today: String { HostModules.today(of: now) }
    /// Takes what scripts print and log, a line at a time, on the script's thread.
    public var log: @Sendable (ScriptMessage) -> Void

    /// Receives the switch of each state that is opened, to monitor it.
    public var watch: @Sendable (ScriptCanceller) -> Void

    /// Reads the module that `require` names; `nil` to read it from the script's folder.
    package var module: (@Sendable (String) throws -> ScriptFile)?

    /// Creates a context.
    public init(
        version: String,
        schema: Schema,
        directory: (any Directory)? = nil,
        fields: Set<String>? = nil,
        settings: [String: ParameterSetting] = [:],
        limits: ScriptLimits = ScriptLimits(),
        seed: Int = 0,
        now: Date = Date(),
        log: @escaping @Sendable (ScriptMessage) -> Void,
        watch: @escaping @Sendable (ScriptCanceller) -> Void = { _ in }
    ) {
        self.version = version
        self.schema = schema
        self.directory = directory
        self.fields = fields
        self.settings = settings
        self.limits = limits
        self.seed = seed
        self.now = now
        self.log = log
        self.watch = watch
    }
}

extension ScriptContext {
    /// Whether users come without a field.
    package func lacks(_ field: String) -> Bool { fields.map { field != "ID" && !$0.contains(field) } ?? false }
}

/// Something that a script printed or logged.
public struct ScriptMessage: Hashable, Sendable {
    /// The level of a message.
    public enum Level: String, Hashable, Sendable {
        /// `print`.
        case output
        /// `log.info`.
        case info
        /// `log.warn`.
        case warning
        /// `log.error`.
        case error
    }

    /// Its level.
    public var level: Level
    /// Its text.
    public var text: ForeignText

    /// Creates a message.
    public init(level: Level, text: ForeignText) { (self.level, self.text) = (level, text) }

    /// What is said once the scripts' output is longer than allowed.
    package static let cut = ScriptMessage(
        level: .warning,
        text: "the scripts' output is cut here: it is longer than allowed"
    )
}
