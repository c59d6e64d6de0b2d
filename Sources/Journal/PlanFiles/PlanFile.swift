import Foundation
import PortalModel
import Wire

/// The format of a plan file: JSON Lines, as ``RecordedRun/writePlan(_:)`` writes and ``PlanFileReader`` reads
/// them.
///
/// ```json
/// {"type":"plan","version":2,"portal":"north.example.com","createdAt":"2026-03-02T08:30:00Z","moonhook":"1.0.0","scripts":[{"name":"phones.lua","sha256":"…","declaration":"…","version":"1.2.0"}],"input":"hr.csv"}
/// {"type":"change","user":57,"person":"Anna Sample","before":{"WORK_PHONE":"030 1234"},"after":{"WORK_PHONE":"+49301234"},"line":12}
/// {"type":"end","changes":1,"sha256":"…","fileSHA256":"…"}
/// ```
///
/// - The header names portal and scripts, those with a version with that, and `input` if rows were read.
/// - A change is a line, in ascending order of user, fields in the order of the alphabet. A field absent from `before` is empty;
///   `null` in `after` clears. If there are any, `unseen` lists the fields whose present value the credentials don't show,
///   `line` is that of the input, and `assumed` names the countries that were assumed for numbers, by field. Values have their
///   exact types, `1` is not `1.0`, `{"name":…,"base64":…}` is a file, and `{"id":…,"label":…}` an option of an enumeration. A
///   line that is written in another way, for example with spaces between, is invalid.
/// - The end counts the changes. If it is missing, the file was cut off. `fileSHA256` is that of all lines before, the header
///   too.
///
/// In version 1, which is still read, changes name no assumed countries, and options only by their labels.
///
/// The plan's hash, `sha256`, covers what is planned for which portal, but neither when nor by which scripts. It is
/// SHA-256 over `moonhook plan 1 ` and the portal's name, and over the lines of the changes, each followed by a line feed:
///
/// ```
/// (echo moonhook plan 1 north.example.com; sed '1d;$d' plan.jsonl) | sha256sum
/// ```
public enum PlanFile: Sendable {
    /// The version of the format; each change of the format increments it.
    static let version = 2

    /// The first line.
    static func header(of run: Run) -> String {
        let header = run.header
        var object: JSONObject = [
            "type": "plan", "version": .integer(version), "portal": .string(header.portal),
            "createdAt": .string(header.startedAt.formatted(.iso8601)), "moonhook": .string(header.version),
            "scripts": .array(header.scripts.map(\.json)),
        ]
        object["input"] = header.input.map { .string($0.verbatim) }
        return JSONValue.object(object).text
    }

    /// The last line.
    static func end(changes: Int, sha256: String, fileSHA256: String) -> String {
        let object: JSONObject = [
            "type": "end", "changes": .integer(changes), "sha256": .string(sha256), "fileSHA256": .string(fileSHA256),
        ]
        return JSONValue.object(object).text
    }
}

extension RunHeader.Script {
    /// The stamp as JSON.
    var json: JSONValue {
        var object: JSONObject = ["name": .string(name.verbatim), "sha256": .string(sha256)]
        object["declaration"] = declaration.map { .string($0) }
        object["version"] = version.map { .string($0.verbatim) }
        return .object(object)
    }

    /// Reads what ``json`` wrote; `nil` for anything else.
    init?(json: JSONValue) {
        guard let name = json["name"]?.stringValue, let sha256 = json["sha256"]?.stringValue else { return nil }
        let version = json["version"]?.stringValue.map { ForeignText($0) }
        self.init(
            name: ForeignText(name),
            sha256: sha256,
            declaration: json["declaration"]?.stringValue,
            version: version
        )
    }
}
