import Lua
import PortalModel

/// What a transform reports about the current record.
extension HostModules {
    static let warn = HostFunction(
        "warn",
        "Leaves one field unchanged, with a reason; the rest of the record is processed.",
        details: "The summary groups warnings by their reason.",
        availability: .transform,
        parameters: [
            .init("field", "string", "The field's name, such as `WORK_PHONE`."),
            .init("reason", "string", "Why, in a few words that several records may share."),
        ],
        examples: [.does(#"warn("WORK_PHONE", "too short")"#)],
        body: .hosted { host, call in
            try host.warn(field: try call.string(1), reason: try call.string(2), at: call.location)
            return .none
        }
    )

    static let skip = HostFunction(
        "skip",
        "Leaves this user unchanged and ends the transform; `pcall` can't catch it.",
        availability: .transform,
        parameters: [.init("reason", "string", "Why, in a few words.")],
        examples: [.does(#"skip("not ours")"#)],
        body: .hosted { host, call in
            let reason = try call.string(1)
            try host.requireRecord("skip")
            try host.checkReason(reason, "skip")
            throw LuaStop(RecordEnd.skip(reason: reason))
        }
    )

    static let reject = HostFunction(
        "reject",
        "Refuses the whole record and ends the transform; `pcall` can't catch it.",
        availability: .transform,
        parameters: [.init("reason", "string", "What is wrong with the record, without its values.")],
        examples: [.does(#"reject("no such department")"#)],
        body: .hosted { host, call in
            let reason = try call.string(1)
            try host.requireRecord("reject")
            try host.checkReason(reason, "reject")
            throw LuaStop(RecordEnd.reject(reason: reason))
        }
    )
}

extension ScriptHost {
    fileprivate func requireRecord(_ name: String) throws(LuaError) {
        guard mode == .record else { throw LuaError(.runtime, "\(name) can only be called in a transform") }
    }

    /// The most warnings of one record.
    package static let mostWarnings = 1000
    /// The most bytes of all reasons that are given for one record.
    package static let longestReasons = 64 << 10

    fileprivate func checkReason(_ reason: String, _ name: String) throws(LuaError) {
        let bytes = warnings.reduce(reason.utf8.count) { $0 + $1.reason.utf8.count }
        guard bytes <= Self.longestReasons else {
            throw LuaError(.runtime, "\(name): the reasons of one record are longer than 64 KiB")
        }
    }

    fileprivate func warn(field: String, reason: String, at location: String?) throws(LuaError) {
        try requireRecord("warn")
        guard context.schema[field] != nil else {
            throw LuaError(.runtime, "warn: \(context.schema.unknownField(field))")
        }
        guard warnings.count < Self.mostWarnings else {
            throw LuaError(.runtime, "warn: more than \(Self.mostWarnings) warnings for one record")
        }
        try checkReason(reason, "warn")
        warnings.append(StageMarks.Warning(field: field, reason: reason, location: location))
    }
}
