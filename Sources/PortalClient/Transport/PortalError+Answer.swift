package import PortalModel
import Wire

extension PortalError {
    /// Creates the error that an answer with `error` reports.
    ///
    /// - Parameters:
    ///   - answer: The complete answer, or the entry of one command in `result_error`.
    ///   - method: The method that was called.
    ///   - status: The HTTP status of the answer, or `nil` for one command of a batch.
    ///   - secrets: What must not show, should the portal repeat it.
    init(answer: JSONObject, method: String, status: Int?, hiding secrets: [Secret]) {
        let secrets = secrets.map(\.text)
        let code = Self.text(answer["error"], secrets)
        let message = Self.text(PlainText.from(Self.text(answer["error_description"], secrets)), secrets)
        self.init(
            Code(portalCode: code, message: message, status: status),
            method: method,
            portalCode: ForeignText(code),
            portalMessage: ForeignText(message),
            status: status
        )
    }

    /// Creates the error that a token server's answer with `error` reports; the server is filled in later.
    init(renewalAnswer answer: JSONObject, status: Int, hiding secrets: [Secret]) {
        self.init(answer: answer, method: "", status: status, hiding: secrets)
        code = Code(renewalCode: portalCode.verbatim, status: status)
    }

    /// The same error without any text that the change would have written, such as the address in "… already exists".
    package func hidingValues(of change: Change) -> PortalError {
        var error = self
        error.portalMessage = ForeignText(portalMessage.verbatim.hiding(change.after.values.flatMap(\.texts)))
        return error
    }

    private static func text(_ value: JSONValue?, _ secrets: [String]) -> String {
        switch value {
        case .string(let text): self.text(text, secrets)
        case .integer(let number): "\(number)"
        default: ""
        }
    }

    /// The beginning of a text, without secrets: an answer of megabytes would be stored in the journal with each change.
    private static func text(_ text: String, _ secrets: [String]) -> String {
        text.hiding(secrets).cutShort
    }
}

extension String {
    /// The text with each of these replaced by an ellipsis.
    package func hiding(_ texts: [String]) -> String {
        texts.sorted { $0.count > $1.count }.reduce(self) { text, hidden in
            // Shorter ones occur in words by chance, and identify nobody.
            hidden.count < 3 ? text : text.replacing(hidden, with: "…")
        }
    }
}

extension FieldValue {
    fileprivate var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .list(let items): items.flatMap(\.texts)
        case .option(let option): [option.label]
        case .null, .integer, .number, .boolean, .file: []
        }
    }
}
