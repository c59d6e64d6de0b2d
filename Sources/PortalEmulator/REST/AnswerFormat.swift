import Wire

/// The form of an answer, which the end of a method's name in the address chooses.
///
/// Source: <https://apidocs.bitrix24.com/settings/how-to-call-rest-api/general-principles.html>
enum AnswerFormat: String, Sendable {
    case json, xml

    /// Takes `user.get.xml` apart.
    ///
    /// Any other end belongs to the name, so that no method is found; this is observed in the module `rest`.
    static func split(_ name: String) -> (method: String, format: AnswerFormat) {
        guard let dot = name.lastIndex(of: "."),
            let format = AnswerFormat(rawValue: String(name[name.index(after: dot)...]))
        else { return (name, .json) }
        return (String(name[..<dot]), format)
    }

    /// What the answer calls itself.
    var contentType: String {
        switch self {
        case .json: "application/json; charset=utf-8"
        case .xml: "text/xml; charset=utf-8"
        }
    }

    /// The answer's bytes.
    func encode(_ answer: JSONValue) -> [UInt8] {
        switch self {
        case .json: PHPJSON.encode(answer)
        case .xml: PHPXML.encode(answer)
        }
    }
}
