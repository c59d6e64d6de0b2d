import Lua
import PortalModel
import Scripting
import Wire

// Records as messages hold them: on the way to a worker all fields, on the way back those that are not what they were.
//
// A record: its length, the number that identifies it, the kind of its row, the row if it is an object, its fields as `LuaRecordBytes`
// writes them, and the row's cells. What comes back is an outcome: what the script printed meanwhile, and how the function left the
// record. Behind one that passed are the fields that are not as they were: a count, then for each its index (two bytes), a kind (one
// byte) and the value.

/// The kinds of content that a changed field has besides those of `LuaRecordBytes`.
private enum ChangeKind: UInt8 {
    /// A list or a file.
    case value = 8
    /// What can't be a field's value.
    case refused = 9
}

/// A row's kind of content.
private enum RowKind: UInt8 {
    case none
    case cells
    case object
}

/// How a function left one record, and what happened meanwhile.
struct RecordOutcome {
    /// What the script printed and logged.
    var messages: [ScriptMessage] = []
    /// The columns that it asked for and the row lacked.
    var askedColumns: [String] = []
    /// How the record ended; of one that passed, its fields are read into a buffer.
    var end: RecordOutcomeEnd
}

extension RecordOutcome {
    /// Whether nothing happened besides.
    fileprivate var isQuiet: Bool { messages.isEmpty && askedColumns.isEmpty }
}

extension StageMarks {
    var isEmpty: Bool { warnings.isEmpty && regions.isEmpty && assignments.isEmpty }
}

/// How one record ended.
enum RecordOutcomeEnd {
    case ended(StageOutcome)
    case failed(WorkerFailure)
}

extension MessageWriter {
    /// Appends a record.
    ///
    /// - Parameters:
    ///   - visit: Which it is.
    ///   - record: Its fields.
    ///   - isHidden: By index, whether its recipe doesn't see a field; `nil` for none.
    ///   - columns: How many columns its row has; `nil` if the recipe takes no row.
    mutating func put(_ visit: RecordVisit, _ record: RecordBuffer, hiding isHidden: [Bool]?, columns: Int?) {
        let (start, cells) = begin(visit, columns)
        fields.removeAll()
        fields.put(record, hiding: isHidden)
        if let cells { fields.put(cells, columns: columns ?? 0) }
        put(unmeasured: fields.bytes[...])
        set(count: bytes.count - start - 4, at: start)
    }

    /// Appends a record whose fields are bytes already.
    mutating func put(_ visit: RecordVisit, _ record: ArraySlice<UInt8>, columns: Int?) {
        let (start, cells) = begin(visit, columns)
        put(unmeasured: record)
        if let cells {
            fields.removeAll()
            fields.put(cells, columns: columns ?? 0)
            put(unmeasured: fields.bytes[...])
        }
        set(count: bytes.count - start - 4, at: start)
    }

    /// Begins a record; returns where it begins, and the cells that must follow its fields.
    private mutating func begin(_ visit: RecordVisit, _ columns: Int?) -> (start: Int, cells: CSVRow?) {
        let start = bytes.count
        put(count: 0)
        put(visit.number)
        guard columns != nil, let row = visit.row else {
            put(RowKind.none.rawValue)
            return (start, nil)
        }
        switch row.content {
        case .cells(let cells):
            put(RowKind.cells.rawValue)
            return (start, cells)
        case .object(let object):
            put(RowKind.object.rawValue)
            put(bytes: row.objectAsGiven == nil ? row.raw : Array(object.description.utf8))
            return (start, nil)
        }
    }

    /// Appends what a function has changed of a record.
    mutating func put(changesOf function: RecordFunction) {
        put(count: function.changes.changedCount + function.values.count)
        put { function.changes.append(to: &$0) }
        for (index, value) in function.values {
            put(UInt8(truncatingIfNeeded: index))
            put(UInt8(truncatingIfNeeded: index >> 8))
            switch value {
            case .success(let value?):
                put(ChangeKind.value.rawValue)
                put(value)
            case .success(nil): put(LuaRecordBytes.Kind.absent.rawValue)
            case .failure(let refusal):
                put(ChangeKind.refused.rawValue)
                put(refusal)
            }
        }
    }

    /// Appends an outcome; the changed fields of a record that passed follow.
    mutating func put(_ outcome: RecordOutcome) {
        if case .ended(.passed(let marks)) = outcome.end, marks.isEmpty, outcome.isQuiet { return put(true) }
        put(false)
        put(outcome.messages)
        put(outcome.askedColumns)
        switch outcome.end {
        case .ended(.passed(let marks)):
            put(0 as UInt8)
            put(count: marks.warnings.count)
            for warning in marks.warnings {
                put(warning.field)
                put(warning.reason)
                put(warning.location)
            }
            put(marks.regions)
            put(marks.assignments)
        case .ended(.skipped(let reason, let location)):
            put(1 as UInt8)
            put(reason)
            put(location)
        case .ended(.refused(let finding)):
            put(2 as UInt8)
            put(finding.code)
            put(finding.message)
            put(finding.field)
            put(finding.location)
        case .failed(let failure):
            put(3 as UInt8)
            put(failure)
        }
    }
}

extension MessageReader {
    /// Runs a function on a record of the host's, which is passed.
    mutating func run(_ function: RecordFunction) throws -> StageOutcome {
        let length = try length()
        guard length <= left else { throw MessageError.tooShort }
        let end = left - length
        let number = try value(Int.self)
        let row: RecordFunction.Row
        switch RowKind(rawValue: try byte()) {
        case .some(.none): row = .none
        case .cells?: row = .cells
        case .object?:
            guard let object = (try? JSONReader.value(from: Array(try slice())))?.objectValue else {
                throw MessageError.unknown("row")
            }
            row = .object(object)
        case nil: throw MessageError.unknown("kind of row")
        }
        return try skip(to: end) { bytes, offset in try function.run(number, row, on: bytes, at: offset) }
    }

    /// Takes the changes of a record whose function was quiet, if `accept` returns where they end.
    mutating func takeChanges(_ accept: ([UInt8], Int) -> Int?) -> Bool {
        var rest = self
        guard (try? rest.byte()) == 1, let end = rest.read(accept) else { return false }
        rest.skip(to: end)
        self = rest
        return true
    }

    /// Reads the fields that a function has changed, and applies them to what it was given.
    ///
    /// - Parameters:
    ///   - input: The host's own record.
    ///   - isHidden: By index, whether the worker hasn't seen the field, and so can't have changed it.
    ///   - names: The fields' names by index.
    ///   - changes: Room for the changes.
    ///   - output: Becomes the record with the changes.
    /// - Throws: ``MessageError``.
    mutating func changes(
        of input: RecordBuffer,
        hiding isHidden: [Bool]?,
        names: [String],
        _ changes: RecordBuffer,
        into output: RecordBuffer
    ) throws(MessageError) {
        changes.removeAll()
        var cleared: Set<Int> = []
        for _ in 0..<(try count(each: 3)) {
            if let index = try cell(into: changes) { cleared.insert(index) }
        }
        for index in changes.indices {
            guard changes.refusal(at: index)?.isPossible(for: names[index]) ?? true else {
                throw MessageError("a field is refused for what no script can do")
            }
            changes.checkText(at: index, names[index])
        }
        output.take(changes, without: cleared, over: input, hiding: isHidden)
    }

    /// Reads a field; returns its index if it is empty.
    @discardableResult
    private mutating func cell(into buffer: RecordBuffer) throws(MessageError) -> Int? {
        let index = Int(try byte()) | Int(try byte()) << 8
        guard index < buffer.fieldCount, buffer.isAbsent(at: index) else { throw .unknown("field") }
        let kind = try byte()
        switch LuaRecordBytes.Kind(rawValue: kind) {
        case .absent?: return index
        case .null?: buffer.set(index, .null)
        case .no?: buffer.set(index, .boolean(false))
        case .yes?: buffer.set(index, .boolean(true))
        case .integer?: buffer.set(index, .integer(try value()))
        case .number?: buffer.set(index, .number(try value()))
        case .string?:
            let text = try slice()
            guard buffer.bytes.count + text.count <= RecordBuffer.mostBytes else {
                throw MessageError("a record is longer than 1 MiB")
            }
            buffer.set(index, string: text)
        case .empty?: buffer.setEmpty(index)
        case .list?: throw .unknown("kind of field")
        case nil:
            switch ChangeKind(rawValue: kind) {
            case .value?: buffer.set(index, try value(FieldValue.self))
            case .refused?: buffer.set(index, refusal: try value())
            case nil: throw .unknown("kind of field")
            }
        }
        return nil
    }

    /// Reads an outcome; the changed fields of a record that passed follow.
    mutating func outcome() throws(MessageError) -> RecordOutcome {
        if try value(Bool.self) { return RecordOutcome(end: .ended(.passed(StageMarks()))) }
        let messages = try value([ScriptMessage].self)
        let askedColumns = try value([String].self)
        return RecordOutcome(messages: messages, askedColumns: askedColumns, end: try end())
    }

    private mutating func end() throws(MessageError) -> RecordOutcomeEnd {
        switch try byte() {
        case 0:
            var warnings: [StageMarks.Warning] = []
            for _ in 0..<(try count(each: 9)) {
                warnings.append(
                    StageMarks.Warning(field: try value(), reason: try value(), location: try value())
                )
            }
            let marks = StageMarks(warnings: warnings, regions: try value(), assignments: try value())
            return .ended(.passed(marks))
        case 1:
            let reason = try value(String.self)
            return .ended(.skipped(reason, location: try value()))
        case 2:
            let code = try value(DiagnosticCode.self)
            let finding = Diagnostic(
                .error,
                code,
                try value(),
                field: try value(),
                location: try value()
            )
            return .ended(.refused(finding))
        case 3: return .failed(try value())
        default: throw .unknown("outcome")
        }
    }
}

extension RecordBuffer {
    /// Refuses a string that isn't text.
    fileprivate func checkText(at index: Int, _ name: String) {
        guard case .string(let range) = self[index], !UTF8.isText(bytes[range]) else { return }
        refuse(index, Schema.Refusal(.noText, field: name, message: UTF8.problem(of: Array(bytes[range]))))
    }
}
