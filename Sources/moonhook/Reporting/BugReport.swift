import Foundation
import PortalModel
import Report

/// What a report of a bug needs to say of the machine, the configuration and the state, and what the checkup found.
///
/// It goes to strangers. So it is made of the program's own words, of numbers and of versions alone; whatever somebody else could
/// have worded, such as a path, a name, a host or an answer, doesn't get into it. What can't be found out is said to be so.
struct BugReport {
    private static let unknown = "can't be found out"

    private var lines: [(point: String, words: String)] = []

    /// Finds out what there is to say.
    ///
    /// - Parameters:
    ///   - choice: Which portal, configuration and state the command uses.
    ///   - environment: The environment.
    ///   - checkup: What was checked.
    init(_ choice: PortalChoice, _ environment: [String: String], _ checkup: Checkup) {
        lines += Self.versions + Self.machine + Self.surroundings(environment)
        add("portal", Self.portal(choice, environment))
        for line in Self.configuration(choice.basis, environment) { add("configuration", line) }
        for line in Self.state(choice.state(environment)) { add("state", line) }
        for finding in checkup.findings {
            let state = finding.state == .unknown ? "not checked" : finding.state.rawValue
            add("check", finding.point + ": " + [state, finding.cause].filter { !$0.isEmpty }.joined(separator: ", "))
        }
    }

    private mutating func add(_ point: String, _ words: String) { lines.append((point, words)) }

    /// The report in lines; a point that has several is named once.
    func text(_ style: ReportStyle) -> String {
        let indent = 15
        let body = lines.indices.map { index in
            let isNamed = index > 0 && lines[index - 1].point == lines[index].point
            let point = style.mark((isNamed ? "" : lines[index].point).padded(to: indent), isGood: nil)
            let words = lines[index].words.wrapped(to: max(40, style.width - indent))
            return point + words.joined(separator: "\n" + String(repeating: " ", count: indent))
        }
        return body.joined(separator: "\n")
    }

    /// Words for what may be missing.
    static func known(_ text: String?) -> String { text.flatMap { $0.isEmpty ? nil : $0 } ?? unknown }

    /// Such as `2 portals`.
    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }
}
