import Lua
import PortalModel
import Scripting

// Records as messages hold them: on the way to a worker all fields, on the way back those that are not what they were.
//
// A record: the number that identifies it, its row if there is one, and its fields: a count, then for each its index (two bytes), a
// kind (one byte) and the value. An outcome: what the script printed meanwhile, and how the function left the record.

/// A field's kind of content.
private enum CellKind: UInt8 {
    case absent
    case null
    case no
    case yes
    case integer
    case number
    case string
    case empty
    /// A list or a file.
    case value
    /// What can't be a field's value.
    case refused
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
    /// Appends a record without the fields that its recipe doesn't see.
    mutating func put(_ visit: RecordVisit, _ record: RecordBuffer, hiding isHidden: [Bool]?, withRow: Bool) {
        put(visit.number)
        if withRow, let row = visit.row {
            put(true)
            put(row)
        } else {
            put(false)
        }
        let start = bytes.count
        var count = 0
        put(count: 0)
        for index in record.indices where isHidden?[index] != true {
            put(index, of: record)
            count += 1
        }
        set(count: count, at: start)
    }

    /// Appends the fields of a record that are not as they were in the input.
    mutating func put(_ output: RecordBuffer, changedFrom input: RecordBuffer) {
        let start = bytes.count
        var count = 0
        put(count: 0)
        for index in output.indices where !output.isIdentical(at: index, to: input) {
            put(index, of: output)
            count += 1
        }
        for index in input.indices where output.isAbsent(at: index) && !input.isAbsent(at: index) {
            put(UInt8(truncatingIfNeeded: index))
            put(UInt8(truncatingIfNeeded: index >> 8))
            put(CellKind.absent.rawValue)
            count += 1
        }
        set(count: count, at: start)
    }

    private mutating func put(_ index: Int, of record: RecordBuffer) {
        put(UInt8(truncatingIfNeeded: index))
        put(UInt8(truncatingIfNeeded: index >> 8))
        switch record[index] {
        case .absent: put(CellKind.absent.rawValue)
        case .null: put(CellKind.null.rawValue)
        case .boolean(let flag): put(flag ? CellKind.yes.rawValue : CellKind.no.rawValue)
        case .integer(let number):
            put(CellKind.integer.rawValue)
            put(number)
        case .number(let number):
            put(CellKind.number.rawValue)
            put(number)
        case .string(let range):
            put(CellKind.string.rawValue)
            put(bytes: record.bytes[range])
        case .empty: put(CellKind.empty.rawValue)
        case .compound, .refused:
            do throws(Schema.Refusal) {
                guard let value = try record.value(at: index) else { return put(CellKind.absent.rawValue) }
                put(CellKind.value.rawValue)
                put(value)
            } catch {
                put(CellKind.refused.rawValue)
                put(error)
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
    /// Reads a record of the host's.
    mutating func record(into buffer: inout RecordBuffer) throws(MessageError) -> RecordVisit {
        let number = try value(Int.self)
        let row = try value(Bool.self) ? try InputRow(from: &self) : nil
        buffer.removeAll()
        for _ in 0..<(try count(each: 3)) { try cell(into: &buffer) }
        return RecordVisit(row: row, number: number)
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
        _ changes: inout RecordBuffer,
        into output: inout RecordBuffer
    ) throws(MessageError) {
        changes.removeAll()
        var cleared: Set<Int> = []
        for _ in 0..<(try count(each: 3)) {
            if let index = try cell(into: &changes) { cleared.insert(index) }
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
    private mutating func cell(into buffer: inout RecordBuffer) throws(MessageError) -> Int? {
        let index = Int(try byte()) | Int(try byte()) << 8
        guard index < buffer.fieldCount, buffer.isAbsent(at: index) else { throw .unknown("field") }
        guard let kind = CellKind(rawValue: try byte()) else { throw .unknown("kind of field") }
        switch kind {
        case .absent: return index
        case .null: buffer.set(index, .null)
        case .no: buffer.set(index, .boolean(false))
        case .yes: buffer.set(index, .boolean(true))
        case .integer: buffer.set(index, .integer(try value()))
        case .number: buffer.set(index, .number(try value()))
        case .string:
            let text = try slice()
            guard buffer.bytes.count + text.count <= RecordBuffer.mostBytes else {
                throw MessageError("a record is longer than 1 MiB")
            }
            buffer.set(index, string: text)
        case .empty: buffer.setEmpty(index)
        case .value: buffer.set(index, try value(FieldValue.self))
        case .refused: buffer.set(index, refusal: try value())
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
    fileprivate mutating func checkText(at index: Int, _ name: String) {
        guard case .string(let range) = self[index], !UTF8.isText(bytes[range]) else { return }
        refuse(index, Schema.Refusal(.noText, field: name, message: UTF8.problem(of: Array(bytes[range]))))
    }
}
