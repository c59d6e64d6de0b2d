import PortalModel
import Wire

extension DiagnosticPage {
    /// The page as a line of JSON: `code`, `title`, `cause`, `example` and `remedy`; the example has `files` (name to text),
    /// `command` and `output`, and `preparation` if other commands come first.
    public var json: String {
        var trial: JSONObject = ["files": .object(JSONObject(example.files.map { ($0.name, .string($0.text)) }))]
        if !example.preparation.isEmpty {
            trial["preparation"] = .array(example.preparation.map { .string($0) })
        }
        trial["command"] = .string(example.command)
        trial["output"] = .string(example.output)
        let object: JSONObject = [
            "code": .string(code.rawValue), "title": .string(title), "cause": .string(cause),
            "example": .object(trial),
            "remedy": .string(remedy),
        ]
        return JSONValue.object(object).text
    }
}
