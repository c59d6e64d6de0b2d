/// A finding about data.
///
/// Findings are collected, so that one run reports all of them. The message names a field and what is wrong with its
/// value, never the value: messages reach logs. A ``value`` is only shown to who makes the run, unless values are hidden.
public struct Diagnostic: Hashable, Sendable {
    /// How much a finding matters.
    public enum Severity: String, Sendable, Hashable {
        /// The record is refused.
        case error
        /// A field stays unchanged; the rest is processed.
        case warning
        /// Worth knowing; nothing is left out.
        case notice
    }

    /// How much it matters.
    public var severity: Severity
    /// What kind of finding it is.
    public var code: DiagnosticCode
    /// The user whom the record is about, if that is known.
    public var user: UserID?
    /// The line of the input, counted from 1.
    public var line: Int?
    /// The field, such as `WORK_PHONE`.
    public var field: String?
    /// What is wrong and what to do, as one sentence without a full stop, cut at 4 KiB.
    public var message: String
    /// The location in a script that it came from, such as `phones-e164.lua:17`.
    public var location: String?
    /// The file of the recipe that is to blame, if the location may be in one of its modules; not kept in the journal.
    public var script: String?
    /// What the record holds that is wrong, cut, perhaps with what was meant; never part of ``message``, so that it can be hidden.
    public var value: String?

    /// Creates a finding.
    public init(
        _ severity: Severity,
        _ code: DiagnosticCode,
        _ message: String,
        field: String? = nil,
        user: UserID? = nil,
        line: Int? = nil,
        location: String? = nil
    ) {
        self.severity = severity
        self.code = code
        self.message = message.cutShort
        self.field = field
        self.user = user
        self.line = line
        self.location = location
    }
}

extension Diagnostic {
    /// The most Unicode scalars of a value that are shown.
    package static let longestValue = 40

    /// The same finding with a value, cut, and with what may have been meant.
    package func showing(_ value: String?, near names: [String] = []) -> Diagnostic {
        var finding = self
        let others = names.isEmpty ? "" : "; near: " + names.map(Self.cut).joined(separator: ", ")
        finding.value = value?.nonEmpty.map { Self.cut($0) + others }
        return finding
    }

    private static func cut(_ value: String) -> String {
        // A letter may have any number of marks on it, so scalars are counted.
        guard value.utf8.count > longestValue, value.unicodeScalars.count > longestValue else { return value }
        return String(value.unicodeScalars.prefix(longestValue - 1)) + "…"
    }
}
