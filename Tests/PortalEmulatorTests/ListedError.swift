import PortalEmulator
import Testing
import Wire

/// An error that a portal answers, and what provokes it.
struct ListedError: Sendable, CustomTestStringConvertible {
    /// What provokes an error.
    enum Cause: Sendable {
        /// Any request that meets this fault.
        case fault(EmulatorFault)
        /// A call with the webhook of the administrator, or of an employee.
        case call(String, JSONObject = [:], asEmployee: Bool = false)
        /// This address below `/rest/`.
        case path(String)
        /// The last of these commands of a batch, which answers 200 itself.
        case commands([String])
        /// This question to the token server.
        case token(String)
    }

    let code: String
    let text: String?
    /// The status of HTTP.
    let status: Int
    let cause: Cause
    /// The cause in the words of the documentation.
    let words: String

    var testDescription: String { "\(code) \(text ?? ""): \(words)" }

    init(_ code: String, _ text: String?, _ status: Int, _ cause: Cause, _ words: String = "") {
        self.code = code
        self.text = text
        self.status = status
        self.cause = cause
        self.words = if case .fault(let fault) = cause { "fault `\(fault.rawValue)`" } else { words }
    }
}
