import Lua
import PhoneNumbers
import PortalModel

extension ScriptHost {
    /// What the host adds to the globals of scripts: modules as tables of functions, and a few functions by themselves.
    func modules() throws(LuaError) -> [String: LuaValue] {
        [
            "country": try module(Self.countryFunctions),
            "date": try module(dateFunctions),
            "departments": try module(departmentFunctions),
            "email": try module(Self.emailFunctions),
            "input": try module(["rows": { [unowned self] _ in try rows() }]),
            "json": try module(jsonFunctions),
            "log": try module(logFunctions),
            "null": .null,
            "phone": try module(Self.phoneFunctions),
            "reject": try function("reject") { [unowned self] call in
                try requireRecord("reject")
                throw LuaStop(RecordEnd.reject(reason: try call.string(1)))
            },
            "skip": try function("skip") { [unowned self] call in
                try requireRecord("skip")
                throw LuaStop(RecordEnd.skip(reason: try call.string(1)))
            },
            "text": try module(Self.textFunctions),
            "user": try module(["update": { [unowned self] call in try update(call) }]),
            "users": try module(userFunctions),
            "warn": try function("warn") { [unowned self] call in try warn(call) },
        ]
    }

    typealias Function = (borrowing LuaCall) throws -> LuaResults

    /// The longest text that a function of the host's takes: a record is no longer, and nothing stops it half-way.
    private static let longestText = 1 << 20

    private func function(_ name: String, _ body: @escaping Function) throws(LuaError) -> LuaValue {
        let function = try lua.makeFunction(name) { call in
            for position in 1..<(call.count + 1) where call.byteCount(position) > Self.longestText {
                throw call.wrongArgument(position, "text of at most 1 MiB expected")
            }
            return try body(call)
        }
        return .reference(function)
    }

    private func module(_ functions: [String: Function]) throws(LuaError) -> LuaValue {
        var fields: [String: LuaValue] = [:]
        for (name, body) in functions.sorted(by: { $0.key < $1.key }) { fields[name] = try function(name, body) }
        return .table(LuaTable(fields: fields))
    }

    // MARK: Records

    private func requireRecord(_ name: String) throws(LuaError) {
        guard mode == .record else { throw LuaError(.runtime, "\(name) belongs in a transform") }
    }

    private static let mostWarnings = 1000

    /// `warn(field, reason)`: the field stays as it was, the rest goes on.
    private func warn(_ call: borrowing LuaCall) throws -> LuaResults {
        try requireRecord("warn")
        let field = try call.string(1)
        guard context.schema[field] != nil else {
            throw LuaError(.runtime, "warn: \(context.schema.unknownField(field))")
        }
        guard warnings.count < Self.mostWarnings else {
            throw LuaError(.runtime, "warn: more than \(Self.mostWarnings) warnings for one record")
        }
        warnings.append(Warning(field: field, reason: try call.string(2), place: call.place))
        return .none
    }

    // MARK: Log

    private var logFunctions: [String: Function] {
        [
            "info": { [unowned self] call in try log(.info, call) },
            "warn": { [unowned self] call in try log(.warning, call) },
            "error": { [unowned self] call in try log(.error, call) },
        ]
    }

    private func log(_ level: ScriptMessage.Level, _ call: borrowing LuaCall) throws -> LuaResults {
        try write(level, call)
        return .none
    }

    // MARK: Input

    /// `input.rows()`: an iterator over the rows of `--input`, each once.
    func rows() throws -> LuaResults {
        guard let first = input else {
            throw LuaError(.runtime, "input.rows: there is no input; give one with --input FILE")
        }
        var reader = first
        input = nil
        let tables = try RowTables(header: reader.header, in: self)
        var isAtBegin = true
        let next = try lua.makeFunction("input.rows") { [unowned self] _ in
            guard let row = try reader.next() else {
                foundNoRows = isAtBegin
                return .value(.nil)
            }
            isAtBegin = false
            return .handing(try tables.make(row))
        }
        return .handing(next)
    }

    // MARK: Phone numbers

    private static var phoneFunctions: [String: Function] {
        [
            "e164": { call in try phone(call) { number in .value(.string(number.e164)) } },
            "format": { call in
                let name = try call.optionalString(3) ?? "international"
                guard let style = PhoneNumber.Style(rawValue: name) else {
                    let styles = PhoneNumber.Style.allCases.map(\.rawValue).joined(separator: ", ")
                    throw call.wrongArgument(3, "expected one of \(styles)")
                }
                return try phone(call) { number in .value(.string(number.formatted(style))) }
            },
            "valid": { call in
                guard let text = try call.optionalString(1) else { return .value(.boolean(false)) }
                return .value(.boolean((try? PhoneNumber.parse(text, region: try call.optionalString(2))) != nil))
            },
            "parse": { call in
                try phone(call) { number in
                    var fields: [String: LuaValue] = [
                        "number": .string(number.e164), "region": .string(number.region),
                        "type": .string(number.type.rawValue),
                    ]
                    fields["extension"] = number.numberExtension.map { .string($0) }
                    return .value(.table(LuaTable(fields: fields)))
                }
            },
        ]
    }

    /// Only valid numbers; else `nil` and the reason.
    private static func phone(_ call: borrowing LuaCall, _ body: (PhoneNumber) -> LuaResults) throws -> LuaResults {
        guard let text = try call.optionalString(1) else { return .value(.nil) }
        let region = try call.optionalString(2)
        do throws(PhoneNumberError) {
            return body(try PhoneNumber.parse(text, region: region))
        } catch {
            if case .unknownRegion = error { throw call.wrongArgument(2, error.description) }
            return .failure(error.description)
        }
    }
}
