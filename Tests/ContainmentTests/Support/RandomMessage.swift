import Lua
import PortalModel
import Wire

@testable import Containment
@testable import Scripting

/// Values of all types that cross between a host and its workers, as a seed makes them.
struct RandomMessage {
    private(set) var random: SplitMix64

    init(seed: Int) { random = SplitMix64(seed: UInt64(seed)) }

    mutating func number(below bound: Int) -> Int { random.number(below: bound) }

    mutating func happens(inPercent percent: Int) -> Bool { random.happens(inPercent: percent) }

    mutating func bytes(atMost most: Int) -> [UInt8] {
        (0..<number(below: most + 1)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }

    // MARK: Values

    private mutating func text() -> String {
        random.pick(["", "a", "Ünïcode", "NAME", "\u{0}", "x.lua:1", "\u{1F600}"])
    }

    private mutating func integer() -> Int { random.pick([0, 1, -1, .max, .min, number(below: 1_000)]) }

    private mutating func double() -> Double {
        random.pick([0, -0.0, 0.5, .infinity, -.infinity, .greatestFiniteMagnitude])
    }

    private mutating func optional<Value>(_ value: (inout Self) -> Value) -> Value? {
        happens(inPercent: 50) ? value(&self) : nil
    }

    private mutating func list<Value>(_ value: (inout Self) -> Value) -> [Value] {
        (0..<number(below: 4)).map { _ in value(&self) }
    }

    /// A table of at most one value, since the order of several isn't fixed.
    private mutating func table<Value>(_ value: (inout Self) -> Value) -> [String: Value] {
        happens(inPercent: 50) ? [text(): value(&self)] : [:]
    }

    private mutating func user() -> UserID { UserID(rawValue: number(below: 1_000) + 1) ?? .one }

    mutating func fieldValue(_ depth: Int = 3) -> FieldValue {
        switch number(below: depth == 0 ? 5 : 7) {
        case 0: .null
        case 1: .string(text())
        case 2: .integer(integer())
        case 3: .number(double())
        case 4: .boolean(happens(inPercent: 50))
        case 5: .list(list { $0.fieldValue(depth - 1) })
        default: .file(UploadedFile(name: text(), base64: text()))
        }
    }

    private mutating func luaValue(_ depth: Int = 3) -> LuaValue {
        switch number(below: depth == 0 ? 7 : 8) {
        case 0: .nil
        case 1: .null
        case 2: .boolean(happens(inPercent: 50))
        case 3: .integer(integer())
        case 4: .number(double())
        case 5: .string(text())
        case 6: .bytes([0xFF] + bytes(atMost: 5))
        default: .table(LuaTable(items: list { $0.luaValue(depth - 1) }, fields: table { $0.luaValue(depth - 1) }))
        }
    }

    private mutating func code() -> DiagnosticCode { random.pick([.raised, .rejected, .workerDied, .outOfTime]) }

    private mutating func refusal() -> Schema.Refusal { Schema.Refusal(code(), field: text(), message: text()) }

    private mutating func luaError() -> LuaError {
        var error = LuaError(
            random.pick([.syntax, .runtime, .memory]),
            text(),
            chunk: optional { $0.text() },
            line: optional { $0.integer() }
        )
        error.sourceLine = optional { $0.text() }
        error.traceback = list { $0.text() }
        return error
    }

    private mutating func scriptMessage() -> ScriptMessage {
        ScriptMessage(level: random.pick([.output, .info, .warning, .error]), text: ForeignText(text()))
    }

    // MARK: Messages

    private mutating func notes() -> WorkerNotes {
        WorkerNotes(askedColumns: list { $0.text() }, regions: table { $0.integer() })
    }

    private mutating func failure() -> WorkerFailure {
        switch number(below: 6) {
        case 0:
            .script(
                ScriptError(
                    random.pick([.failed, .usage, .input]),
                    text(),
                    diagnostic: code(),
                    lua: optional { $0.luaError() }
                )
            )
        case 1: .lua(luaError())
        case 2: .unfetched(optional { $0.text() })
        case 3: .outsideReads(text())
        case 4: .host
        default: .other(text())
        }
    }

    private mutating func update() -> ProposedUpdate {
        ProposedUpdate(
            fields: table { $0.happens(inPercent: 70) ? .success($0.fieldValue()) : .failure($0.refusal()) },
            unnamed: optional { $0.text() },
            location: optional { $0.text() },
            regions: table { $0.integer() }
        )
    }

    private mutating func question() -> WorkerQuestion {
        switch number(below: 7) {
        case 0: .user(user())
        case 1: .users(UserFilter(table { $0.fieldValue() }), after: optional { $0.user() }, limit: integer())
        case 2: .departments
        case 3: .module(text())
        case 4: .file(text(), ofFolder: text())
        case 5: .rows
        default: .update(update())
        }
    }

    mutating func workerMessage() -> WorkerMessage {
        switch number(below: 6) {
        case 0: .log(scriptMessage())
        case 1: .ask(question())
        case 2: .outcomes(count: 0)
        case 3: .done(list { $0.luaValue() }, notes())
        case 4: .failed(failure(), notes())
        default:
            .compared(
                random.pick([
                    .kept(nil), .kept(AssumedRegion("DE", text()).inEitherReading), .broken, .foreignRegion(text()),
                ])
            )
        }
    }

    mutating func hostMessage() -> HostMessage {
        switch number(below: 7) {
        case 0: .load(WorkerLoading(isProgram: true, rows: nil, parameters: table { .value($0.luaValue()) }))
        case 1:
            .prepare(WorkerFunction(function: .missing, header: optional { $0.list { $0.text() } }, isTraced: false))
        case 2:
            .compare(before: text(), after: text(), regions: list { AssumedRegion("DE", $0.optional { $0.text() }) })
        case 3: .answer(.user(optional { User(id: $0.user(), fields: $0.table { $0.fieldValue() }) }))
        case 4: .answer(.departments(list { Department(id: $0.integer(), name: $0.text(), parent: nil) }))
        case 5: .answer(.exhausted(luaError()))
        default: .answer(.refused(text(), optional { $0.code() }))
        }
    }

    // MARK: Recipes

    private static let words = ["ID", "NAME", "fill", "same phone", "DE", "integer", "choice", "1.0", "transform"]
    private static let keys =
        RecipeKey.allCases.map(\.rawValue) + RecipeReader.parameterKeys.map(\.0) + RecipeReader.exampleKeys.map(\.0)
        + Bound.allCases.map(\.rawValue) + words

    /// A table whose keys are those that a host looks for.
    mutating func recipe(_ depth: Int = 4) -> LuaValue {
        guard depth > 0, happens(inPercent: 75) else {
            return happens(inPercent: 40)
                ? .string(random.pick(Self.words)) : happens(inPercent: 20) ? .reference(.elsewhere) : luaValue(1)
        }
        var table = LuaTable(items: happens(inPercent: 30) ? list { $0.recipe(depth - 1) } : [])
        for _ in 0..<number(below: 6) { table.fields[random.pick(Self.keys)] = recipe(depth - 1) }
        return .table(table)
    }

    // MARK: Damage

    /// A message of an honest worker after something was done to it.
    mutating func damaged(_ message: [UInt8]) -> [Meddler.Sending] {
        var bytes = message
        for _ in 0...number(below: 3) where !bytes.isEmpty {
            let position = number(below: bytes.count)
            switch number(below: 7) {
            case 0: bytes[position] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes[position] ^= 1 << UInt8(number(below: 8))
            case 2: bytes.removeSubrange(position...)
            case 3: bytes.insert(contentsOf: self.bytes(atMost: 20), at: position)
            case 4: bytes.insert(contentsOf: bytes[position...].prefix(40), at: position)
            case 5:
                // A count or a length somewhere.
                let count = UInt32(truncatingIfNeeded: random.pick([0, 1, 0xFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF]))
                for offset in 0..<min(4, bytes.count - position) {
                    bytes[position + offset] = UInt8(truncatingIfNeeded: count >> (8 * UInt32(offset)))
                }
            default: bytes.replaceSubrange(position..<min(position + 8, bytes.count), with: self.bytes(atMost: 8))
            }
        }
        return switch number(below: 8) {
        case 0: [.message(bytes), .message(message)]
        case 1: [.message(message), .message(message)]
        case 2: [.bytes(bytes)]
        default: [.message(bytes)]
        }
    }
}

extension UserID {
    fileprivate static var one: UserID {
        guard let one = UserID(rawValue: 1) else { preconditionFailure("1 is a user's id") }
        return one
    }
}
