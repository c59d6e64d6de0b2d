import Lua
import PortalModel
import Scripting

// Copies of Lua's values, and errors of scripts, as messages hold them.

extension LuaValue: MessageCoded {
    func write(to message: inout MessageWriter) {
        switch self {
        case .nil: message.put(0 as UInt8)
        case .null: message.put(1 as UInt8)
        case .boolean(let flag):
            message.put(2 as UInt8)
            message.put(flag)
        case .integer(let number):
            message.put(3 as UInt8)
            message.put(number)
        case .number(let number):
            message.put(4 as UInt8)
            message.put(number)
        case .string(let text):
            message.put(5 as UInt8)
            message.put(text)
        case .bytes(let bytes):
            message.put(6 as UInt8)
            message.put(bytes: bytes)
        case .table(let table):
            message.put(7 as UInt8)
            message.put(table.items)
            message.put(table.fields)
        case .reference: message.put(8 as UInt8)
        }
    }

    init(from message: inout MessageReader) throws(MessageError) { try self.init(from: &message, depth: 0) }

    private init(from message: inout MessageReader, depth: Int) throws(MessageError) {
        switch try message.byte() {
        case 0: self = .nil
        case 1: self = .null
        case 2: self = .boolean(try message.value())
        case 3: self = .integer(try message.value())
        case 4: self = .number(try message.value())
        case 5: self = .string(try message.value())
        case 6: self = .bytes(Array(try message.slice()))
        case 7: self = .table(try Self.table(from: &message, depth: depth + 1))
        case 8: self = .reference(.elsewhere)
        default: throw .unknown("Lua value")
        }
    }

    private static func table(from message: inout MessageReader, depth: Int) throws(MessageError) -> LuaTable {
        guard depth <= LuaTable.maximumDepth else { throw MessageError("a message has tables that are too deep") }
        var table = LuaTable()
        for _ in 0..<(try message.count()) { table.items.append(try LuaValue(from: &message, depth: depth)) }
        for _ in 0..<(try message.count(each: 5)) {
            let key = try message.value(String.self)
            table.fields[key] = try LuaValue(from: &message, depth: depth)
        }
        return table
    }
}

extension LuaError: MessageCoded {
    private static let codes: [Code] = [
        .syntax, .runtime, .memory, .time, .steps, .cancelled, .host, .conversion,
    ]

    func write(to message: inout MessageWriter) {
        message.put(UInt8(clamping: Self.codes.firstIndex(of: code) ?? 255))
        message.put(self.message)
        message.put(chunk)
        message.put(line)
        message.put(sourceLine)
        message.put(traceback)
    }

    init(from message: inout MessageReader) throws(MessageError) {
        let code = Int(try message.byte())
        guard code < Self.codes.count else { throw .unknown("code") }
        self.init(Self.codes[code], try message.value(), chunk: try message.value(), line: try message.value())
        sourceLine = try message.value()
        traceback = try message.value()
    }
}

extension ScriptError: MessageCoded {
    private static let codes: [Code] = [.unreadable, .malformed, .parameter, .input, .failed, .usage]

    func write(to message: inout MessageWriter) {
        message.put(UInt8(clamping: Self.codes.firstIndex(of: code) ?? 255))
        message.put(lines.map(\.verbatim))
        message.put(diagnostic)
        message.put(lua)
    }

    init(from message: inout MessageReader) throws(MessageError) {
        let code = Int(try message.byte())
        guard code < Self.codes.count else { throw .unknown("code") }
        let lines = try message.value([String].self)
        let diagnostic = try message.value(DiagnosticCode?.self)
        self.init(Self.codes[code], "", diagnostic: diagnostic, lua: try message.value())
        self.lines = lines.map { ForeignText($0) }
        self.diagnostic = diagnostic
    }
}

extension ScriptLimits: MessageCoded {
    func write(to message: inout MessageWriter) {
        message.put(memoryBytes)
        message.put(programTime)
        message.put(programSteps)
        message.put(recordTime)
        message.put(recordSteps)
        message.put(outputBytes)
        message.put(stoppedRecords)
    }

    init(from message: inout MessageReader) throws(MessageError) {
        self.init(
            memoryBytes: try message.value(),
            programTime: try message.value(),
            programSteps: try message.value(),
            recordTime: try message.value(),
            recordSteps: try message.value(),
            outputBytes: try message.value(),
            stoppedRecords: try message.value()
        )
    }
}

extension Duration: MessageCoded {
    func write(to message: inout MessageWriter) {
        message.put(Int(components.seconds))
        message.put(Int(components.attoseconds))
    }

    init(from message: inout MessageReader) throws(MessageError) {
        let seconds = Int64(try message.value(Int.self))
        self.init(secondsComponent: seconds, attosecondsComponent: Int64(try message.value(Int.self)))
    }
}
