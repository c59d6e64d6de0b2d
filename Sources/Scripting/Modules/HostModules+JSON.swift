import Lua
import Wire

extension HostModules {
    static let json = HostModule(
        "json",
        "Values as JSON text; `null` stays `null` in both directions.",
        [
            HostFunction(
                "encode",
                "Writes a value as JSON, of at most 256 KiB.",
                details: """
                    A table with items 1, 2, 3 … is an array, and so is an empty one. A table with names is an object, whose names \
                    are sorted. Other tables raise an error, and so do functions, tables that contain themselves, and numbers that \
                    JSON doesn't have.
                    """,
                parameters: [.init("value", "any", "The value; `nil` returns `nil`.")],
                results: [.init("text", "string?", "The JSON, on one line.")],
                examples: [
                    .gives(
                        #"json.encode { name = "Anna", ids = { 1, 2 } }"#,
                        #"'{"ids":[1,2],"name":"Anna"}'"#
                    ),
                    .gives("json.encode { null, {}, 1.5 }", #""[null,[],1.5]""#), .gives("json.encode(nil)", "nil"),
                ],
                body: .hosted { host, call in try host.encode(call) }
            ),
            HostFunction(
                "decode",
                "Reads a JSON text of at most 256 KiB.",
                parameters: [.init("text", "string?", "The JSON.")],
                results: [
                    .init("value", "any", "The value, arrays and objects as tables."),
                    .init("reason", "string?", "Why there is none, with line and column."),
                ],
                examples: [
                    .gives(#"json.decode '{"ids":[1,2]}'"#, "{ ids = { 1, 2 } }"),
                    .gives(#"json.decode "null""#, "null"),
                    .gives(
                        #"json.decode "[1""#,
                        #"nil, 'line 1, column 3: the text ends here; expected "," or "]"'"#
                    ),
                ],
                body: .plain(decode)
            ),
        ]
    )

    /// The longest text that is read or written: neither can be interrupted.
    fileprivate static let longestJSON = 256 << 10

    @Sendable private static func decode(_ call: borrowing LuaCall) throws -> LuaResults {
        guard call.byteCount(1) <= longestJSON else {
            throw call.wrongArgument(1, "text of at most 256 KiB expected")
        }
        guard let text = try call.optionalString(1) else { return .value(.nil) }
        do throws(JSONError) {
            let value = try JSONReader.value(from: text)
            guard let copy = LuaValue(encodable: value) else {
                return .failure("more than \(LuaTable.maximumDepth) nested arrays and objects")
            }
            return .value(copy)
        } catch {
            return .failure(error.description)
        }
    }
}

extension ScriptHost {
    fileprivate func encode(_ call: borrowing LuaCall) throws -> LuaResults {
        let value = try Self.copy(call)
        guard value != .nil else { return .value(.nil) }
        do {
            return .value(.string(try Self.text(of: value)))
        } catch let problem as JSONTextError {
            for reference in value.references { lua.release(reference) }
            throw call.wrongArgument(1, problem.description)
        }
    }

    private static func copy(_ call: borrowing LuaCall) throws -> LuaValue {
        do throws(LuaError) {
            return try call.value(1)
        } catch {
            throw error.code == .conversion ? call.wrongArgument(1, error.message) : error
        }
    }

    private static func text(of value: LuaValue) throws -> String {
        let text = try JSONValue(value).text
        guard text.utf8.count <= HostModules.longestJSON else { throw JSONTextError("", "longer than 256 KiB as JSON") }
        return text
    }
}
