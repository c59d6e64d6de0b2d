import Lua
import PortalModel

extension HostModules {
    static let user = HostModule(
        "user",
        "Updates users in a program. A transform writes `user.FIELD = value` instead: there, `user` is the record.",
        [
            HostFunction(
                "update",
                "Plans new values for fields of one user; invalid values raise one error with all findings.",
                details: """
                    Nothing is sent before the whole plan is shown. Fields that are left out, or `nil`, stay unchanged; `null` and \
                    `""` clear them. Two updates of one user are merged, the later one wins, and later reads return the planned \
                    values.
                    """,
                availability: .program,
                parameters: [.init("fields", "moonhook.UserFields", "The fields by name; `ID` names the user.")],
                results: [.init("planned", "true", "Always `true`, like the answer of the REST method.")],
                examples: [.gives(#"user.update { ID = 57, WORK_POSITION = "Buyer" }"#, "true")],
                body: .hosted { host, call in try host.update(call) }
            )
        ]
    )
}

extension ScriptHost {
    /// Hands an update over to be judged and planned, returns true.
    fileprivate func update(_ call: borrowing LuaCall) throws -> LuaResults {
        guard mode == .program, let updates else {
            let location =
                mode == .record
                ? "in a transform; write user.FIELD = value there"
                : "here: run a program by itself, with 'moonhook run'"
            throw LuaError(.runtime, "user.update can't be called \(location)")
        }
        let update = try proposed(call)
        let refusal: UpdateRefusal? = try read(call, "user.update") { _ in
            do {
                try updates.update(update)
                return nil
            } catch let refusal as UpdateRefusal {
                return refusal
            }
        }
        guard let refusal else { return .value(.boolean(true)) }
        let message = "user.update:\(refusal.message.hasPrefix("\n") ? "" : " ")\(refusal.message)"
        // The code is kept in case the error ends the program.
        updateRefusal = (message, refusal.code)
        throw LuaError(.runtime, message)
    }

    /// What the program asks for.
    private func proposed(_ call: borrowing LuaCall) throws(LuaError) -> ProposedUpdate {
        let argument: LuaValue
        do throws(LuaError) {
            argument = try call.value(1)
        } catch {
            throw error.code == .conversion ? LuaError(.runtime, "user.update: \(error.message)") : error
        }
        guard case .table(let table) = argument else {
            throw call.wrongArgument(1, "table of fields expected, such as { ID = 57, NAME = \"Anna\" }")
        }
        try checkLength(of: table)
        var fields: [String: Result<FieldValue, Schema.Refusal>] = [:]
        for (name, value) in table.fields {
            do throws(Schema.Refusal) {
                fields[name] = try FieldValue(value, of: name).map { .success($0) }
            } catch {
                fields[name] = .failure(error)
            }
        }
        return ProposedUpdate(
            fields: fields,
            unnamed: table.items.first?.typeName,
            location: call.location,
            regions: takeRegionsOfPrograms()
        )
    }

    /// Refuses early what can't be a user.
    private func checkLength(of table: LuaTable) throws(LuaError) {
        guard table.fields.count <= Self.mostFields else {
            throw LuaError(.runtime, "user.update: \(table.fields.count) fields are more than a user has")
        }
        var bytes = 0
        for (name, value) in table.fields where context.schema[name]?.kind != .photo { bytes += value.textBytes }
        guard bytes <= RecordBuffer.mostBytes else {
            throw LuaError(.runtime, "user.update: the record is longer than 1 MiB")
        }
    }

    /// The most fields that an update may name.
    package static let mostFields = 1000
}

extension LuaValue {
    /// The bytes of all texts in it.
    fileprivate var textBytes: Int {
        switch self {
        case .string(let text): text.utf8.count
        case .bytes(let bytes): bytes.count
        case .table(let table):
            table.items.reduce(0) { $0 + $1.textBytes } + table.fields.values.reduce(0) { $0 + $1.textBytes }
        default: 0
        }
    }
}
