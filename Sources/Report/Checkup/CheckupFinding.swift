import PortalModel
import Wire

/// What `moonhook doctor` found on one point.
public struct CheckupFinding: Hashable, Sendable {
    /// The state of a point.
    public enum State: String, Sendable {
        /// All is well.
        case well = "ok"
        /// Works, and might work better.
        case notice = "note"
        /// Doesn't work.
        case failed = "fails"
        /// Not checked, since something before it failed.
        case unknown = "–"
    }

    /// What was checked, such as `rights`.
    public var point: String
    /// Its state.
    public var state: State
    /// What was found.
    public var what: String
    /// What to do; may be empty.
    public var remedy: String
    /// Why it is not well, in the program's own words alone, which a report of a bug may hold; may be empty.
    public var cause: String

    /// Creates a finding.
    public init(_ point: String, _ what: String, _ state: State = .well, remedy: String = "", cause: String = "") {
        self.point = point
        self.state = state
        self.what = what
        self.remedy = remedy
        self.cause = cause
    }

    /// A point that could not be checked.
    public static func unchecked(_ point: String) -> CheckupFinding { CheckupFinding(point, "not checked", .unknown) }

    /// Such as `rights         fails  user 7 is no administrator …`, with the remedy below.
    public func text(_ style: ReportStyle) -> String {
        let head = point.padded(to: 13) + "  " + style.mark(state.rawValue.padded(to: 5), isGood: isGood) + "  "
        let margin = String(repeating: " ", count: 22)
        let lines = what.split(separator: "\n").map(String.init) + (remedy.isEmpty ? [] : [remedy])
        return head + lines.joined(separator: "\n\(margin)")
    }

    private var isGood: Bool? {
        switch state {
        case .well: true
        case .failed: false
        case .notice, .unknown: nil
        }
    }

    /// The finding as a line of JSON.
    public var json: String {
        let object: JSONValue = [
            "check": .string(point), "state": .string(state == .unknown ? "unknown" : state.rawValue),
            "what": .string(what), "remedy": .string(remedy),
        ]
        return object.text
    }
}
