import Foundation
import PortalModel
import Scripting
import Wire

// The values of users and portals as messages hold them.

extension FieldValue: MessageCoded {
    /// Lists of a field hold plain values.
    private static let deepest = 8

    func write(to message: inout MessageWriter) {
        switch self {
        case .null: message.put(0 as UInt8)
        case .string(let text):
            message.put(1 as UInt8)
            message.put(text)
        // A script reads the label, and needs nothing else.
        case .option(let option): FieldValue.string(option.label).write(to: &message)
        case .integer(let number):
            message.put(2 as UInt8)
            message.put(number)
        case .number(let number):
            message.put(3 as UInt8)
            message.put(number)
        case .boolean(let flag):
            message.put(4 as UInt8)
            message.put(flag)
        case .list(let items):
            message.put(5 as UInt8)
            message.put(items)
        case .file(let file):
            message.put(6 as UInt8)
            message.put(file.name)
            message.put(file.base64)
        }
    }

    init(from message: inout MessageReader) throws(MessageError) { try self.init(from: &message, depth: 0) }

    private init(from message: inout MessageReader, depth: Int) throws(MessageError) {
        switch try message.byte() {
        case 0: self = .null
        case 1: self = .string(try message.value())
        case 2: self = .integer(try message.value())
        case 3: self = .number(try message.value())
        case 4: self = .boolean(try message.value())
        case 5:
            guard depth < Self.deepest else { throw MessageError("a message has lists in lists") }
            var items: [FieldValue] = []
            for _ in 0..<(try message.count()) { items.append(try FieldValue(from: &message, depth: depth + 1)) }
            self = .list(items)
        case 6: self = .file(UploadedFile(name: try message.value(), base64: try message.value()))
        default: throw .unknown("kind of value")
        }
    }
}

extension UserID: MessageCoded {
    func write(to message: inout MessageWriter) { message.put(rawValue) }

    init(from message: inout MessageReader) throws(MessageError) {
        guard let id = UserID(rawValue: try message.value()) else { throw .unknown("user") }
        self = id
    }
}

extension User: MessageCoded {
    func write(to message: inout MessageWriter) {
        message.put(id)
        message.put(fields)
    }

    init(from message: inout MessageReader) throws(MessageError) {
        self.init(id: try message.value(), fields: try message.value())
    }
}

extension UserFilter: MessageCoded {
    func write(to message: inout MessageWriter) { message.put(conditions) }

    init(from message: inout MessageReader) throws(MessageError) { self.init(try message.value()) }
}

extension Department: MessageCoded {
    func write(to message: inout MessageWriter) {
        message.put(id)
        message.put(name)
        message.put(parent)
        message.put(head)
    }

    init(from message: inout MessageReader) throws(MessageError) {
        self.init(
            id: try message.value(),
            name: try message.value(),
            parent: try message.value(),
            head: try message.value()
        )
    }
}

extension FieldOption: MessageCoded {
    func write(to message: inout MessageWriter) {
        message.put(id)
        message.put(label)
    }

    init(from message: inout MessageReader) throws(MessageError) {
        self.init(id: try message.value(), label: try message.value())
    }
}

extension UserField.Kind: MessageCoded {
    private static let plain: [UserField.Kind] = [
        .identifier, .text, .email, .webAddress, .date, .moment, .flag, .departments, .photo, .integer, .number,
    ]

    func write(to message: inout MessageWriter) {
        switch self {
        case .choice(let choices):
            message.put(100 as UInt8)
            message.put(choices)
        case .enumeration(let options):
            message.put(101 as UInt8)
            message.put(options)
        case .other(let type):
            message.put(102 as UInt8)
            message.put(type)
        default: message.put(UInt8(clamping: Self.plain.firstIndex(of: self) ?? 255))
        }
    }

    init(from message: inout MessageReader) throws(MessageError) {
        switch try message.byte() {
        case 100: self = .choice(try message.value())
        case 101: self = .enumeration(try message.value())
        case 102: self = .other(try message.value())
        case let index where Int(index) < Self.plain.count: self = Self.plain[Int(index)]
        default: throw .unknown("kind of field")
        }
    }
}

extension UserField: MessageCoded {
    func write(to message: inout MessageWriter) {
        message.put(name)
        message.put(kind)
        message.put(isMultiple)
        message.put(isWritable)
        message.put(isMandatory)
        message.put(holdsDigits)
        message.put(namesUsers)
        message.put(scope.rawValue)
        message.put(about)
        message.put(lock ?? "")
    }

    init(from message: inout MessageReader) throws(MessageError) {
        let name = try message.value(String.self)
        let kind = try message.value(Kind.self)
        let flags = (
            isMultiple: try message.value(Bool.self), isWritable: try message.value(Bool.self),
            isMandatory: try message.value(Bool.self),
            holdsDigits: try message.value(Bool.self), namesUsers: try message.value(Bool.self)
        )
        guard let scope = Scope(rawValue: try message.value()) else { throw .unknown("scope") }
        self.init(
            name,
            kind,
            isMultiple: flags.isMultiple,
            isWritable: flags.isWritable,
            isMandatory: flags.isMandatory,
            holdsDigits: flags.holdsDigits,
            namesUsers: flags.namesUsers,
            scope: scope,
            about: try message.value()
        )
        let lock = try message.value(String.self)
        if !lock.isEmpty { self.lock = lock }
    }
}

extension Schema.Refusal: MessageCoded {
    func write(to message: inout MessageWriter) {
        message.put(code)
        message.put(field)
        message.put(self.message)
    }

    init(from message: inout MessageReader) throws(MessageError) {
        self.init(try message.value(), field: try message.value(), message: try message.value())
    }
}

extension DiagnosticCode: MessageCoded {
    func write(to message: inout MessageWriter) { message.put(rawValue) }

    init(from message: inout MessageReader) throws(MessageError) {
        guard let code = DiagnosticCode(rawValue: try message.value()) else { throw .unknown("code") }
        self = code
    }
}

extension InputRow: MessageCoded {
    func write(to message: inout MessageWriter) {
        message.put(line)
        switch content {
        case .cells(let cells):
            message.put(0 as UInt8)
            message.put(bytes: cells.raw)
            message.put(count: cells.count)
            for column in 0..<cells.count {
                let (range, hasDoubledQuotes) = cells.bounds(column)
                message.put(count: range.lowerBound)
                message.put(count: range.count << 1 | (hasDoubledQuotes ? 1 : 0))
            }
        case .object(let object):
            message.put(1 as UInt8)
            message.put(bytes: objectAsGiven == nil ? raw : Array(object.description.utf8))
        }
    }

    convenience init(from message: inout MessageReader) throws(MessageError) {
        let line = try message.value(Int.self)
        if try message.value(Bool.self) {
            let raw = Array(try message.slice())
            guard let object = (try? JSONReader.value(from: raw))?.objectValue else { throw .unknown("row") }
            self.init(line: line, raw: raw, content: .object(object))
        } else {
            let raw = Array(try message.slice())
            let count = try message.count(each: 8)
            var bounds: [(Range<Int>, Bool)] = []
            for _ in 0..<count {
                let (start, length) = (try message.length(), try message.length())
                guard start + length >> 1 <= raw.count else { throw .tooShort }
                bounds.append((start..<start + length >> 1, length & 1 == 1))
            }
            self.init(line: line, raw: raw, content: .cells(CSVRow(line: line, raw: raw, bounds: bounds)))
        }
    }
}

extension ProposedUpdate: MessageCoded {
    func write(to message: inout MessageWriter) {
        message.put(count: fields.count)
        for (name, value) in fields {
            message.put(name)
            switch value {
            case .success(let value):
                message.put(true)
                message.put(value)
            case .failure(let refusal):
                message.put(false)
                message.put(refusal)
            }
        }
        message.put(unnamed)
        message.put(location)
        message.put(regions)
    }

    init(from message: inout MessageReader) throws(MessageError) {
        var fields: [String: Result<FieldValue, Schema.Refusal>] = [:]
        for _ in 0..<(try message.count(each: 6)) {
            let name = try message.value(String.self)
            fields[name] = try message.value(Bool.self) ? .success(try message.value()) : .failure(try message.value())
        }
        self.init(
            fields: fields,
            unnamed: try message.value(),
            location: try message.value(),
            regions: try message.value()
        )
    }
}

extension ScriptMessage: MessageCoded {
    private static let levels: [Level] = [.output, .info, .warning, .error]

    func write(to message: inout MessageWriter) {
        message.put(UInt8(clamping: Self.levels.firstIndex(of: level) ?? 0))
        message.put(text.verbatim)
    }

    init(from message: inout MessageReader) throws(MessageError) {
        let level = Int(try message.byte())
        guard level < Self.levels.count else { throw .unknown("level") }
        self = ScriptMessage(level: Self.levels[level], text: ForeignText(try message.value(String.self)))
    }
}

extension AssumedRegion: MessageCoded {
    func write(to message: inout MessageWriter) {
        message.put(region)
        message.put(source)
        message.put(isEitherReading)
    }

    init(from message: inout MessageReader) throws(MessageError) {
        let region = try message.value(String.self)
        self.init(region, try message.value(String?.self), isEitherReading: try message.value(Bool.self))
    }
}

extension Promise.Verdict: MessageCoded {
    func write(to message: inout MessageWriter) {
        switch self {
        case .kept(let region):
            message.put(0 as UInt8)
            message.put(region)
        case .broken: message.put(1 as UInt8)
        case .foreignRegion(let region):
            message.put(2 as UInt8)
            message.put(region)
        }
    }

    init(from message: inout MessageReader) throws(MessageError) {
        switch try message.byte() {
        case 0: self = .kept(try message.value())
        case 1: self = .broken
        case 2: self = .foreignRegion(try message.value())
        default: throw .unknown("verdict")
        }
    }
}
