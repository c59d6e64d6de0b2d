public import PortalModel
import Wire

extension DiagnosticPage {
    /// The page as a line of JSON: `code`, `title`, `cause`, `example` and `remedy`; the example has `files` (name to text),
    /// `command` and `output`.
    public var json: String {
        let files = JSONObject(example.files.map { ($0.name, .string($0.text)) })
        let object: JSONObject = [
            "code": .string(code.rawValue), "title": .string(title), "cause": .string(cause),
            "example": [
                "files": .object(files), "command": .string(example.command), "output": .string(example.output),
            ],
            "remedy": .string(remedy),
        ]
        return JSONValue.object(object).text
    }
}
