import Lua
import PortalModel
import Scripting

@testable import Containment

/// Messages that no honest worker sends.
enum Forgery {
    static let schema = Schema.standard

    /// A message of values that follow each other.
    static func message(_ write: (inout MessageWriter) -> Void) -> [UInt8] {
        var writer = MessageWriter()
        write(&writer)
        return writer.bytes
    }

    static func message(_ message: WorkerMessage) -> [UInt8] { self.message { $0.put(message) } }

    static func question(_ question: WorkerQuestion) -> [UInt8] { message(.ask(question)) }

    static func done(_ values: [LuaValue] = [], _ notes: WorkerNotes = WorkerNotes()) -> [UInt8] {
        message(.done(values, notes))
    }

    static func failed(_ failure: WorkerFailure) -> [UInt8] { message(.failed(failure, WorkerNotes())) }

    /// Outcomes of so many records, all alike.
    static func outcomes(
        _ count: Int,
        claiming claimed: Int? = nil,
        _ outcome: RecordOutcome,
        _ record: (RecordBuffer) -> Void = { _ in }
    ) -> [UInt8] {
        let buffer = RecordBuffer(count: schema.fields.count)
        record(buffer)
        return message { writer in
            writer.put(WorkerMessage.outcomes(count: claimed ?? count))
            for _ in 0..<count {
                writer.put(outcome)
                if case .ended(.passed) = outcome.end { writer.put(changes: buffer) }
            }
        }
    }

    /// Three records that passed with a field of this value.
    static func passed(_ field: String, _ value: FieldValue) -> [UInt8] {
        outcomes(3, .passed()) { record in
            if let index = schema.index(of: field) { record.set(index, value) }
        }
    }

    /// Three records that passed with a field that holds bytes.
    static func passed(_ field: String, bytes: [UInt8]) -> [UInt8] {
        outcomes(3, .passed()) { record in
            if let index = schema.index(of: field) { record.set(index, string: bytes[...]) }
        }
    }

    /// Three records that passed with a field that isn't a value.
    static func passed(_ field: String, refused refusal: Schema.Refusal) -> [UInt8] {
        outcomes(3, .passed()) { record in
            if let index = schema.index(of: field) { record.set(index, refusal: refusal) }
        }
    }

    /// Records that passed with cells of these bytes: the index in two, the kind in one, and the value.
    static func cells(_ cells: [UInt8]..., count: Int = 1) -> [UInt8] {
        message { writer in
            writer.put(WorkerMessage.outcomes(count: count))
            for _ in 0..<count {
                writer.put(RecordOutcome.passed())
                writer.put(count: cells.count)
                for byte in cells.joined() { writer.put(byte) }
            }
        }
    }

    /// An update of one user.
    static func update(_ user: Int, _ fields: [String: FieldValue], regions: [String: Int] = [:]) -> [UInt8] {
        let all = fields.merging(["ID": .integer(user)]) { own, _ in own }
        return question(
            .update(
                ProposedUpdate(fields: all.mapValues { .success($0) }, unnamed: nil, location: nil, regions: regions)
            )
        )
    }

    /// Lists in lists.
    static func nested(_ depth: Int) -> FieldValue { depth == 0 ? .integer(1) : .list([nested(depth - 1)]) }
}

extension RecordOutcome {
    /// A record that passed.
    static func passed(
        warnings: [StageMarks.Warning] = [],
        regions: [String] = [],
        assignments: [String: String?] = [:],
        messages: [ScriptMessage] = []
    ) -> RecordOutcome {
        let marks = StageMarks(warnings: warnings, regions: regions, assignments: assignments)
        return RecordOutcome(messages: messages, end: .ended(.passed(marks)))
    }

    /// A record that was refused.
    static func refused(_ code: DiagnosticCode, field: String? = nil) -> RecordOutcome {
        RecordOutcome(end: .ended(.refused(Diagnostic(.error, code, "no", field: field))))
    }
}

extension MessageWriter {
    /// Appends fields as a worker sends those that have changed.
    fileprivate mutating func put(changes record: RecordBuffer) {
        put(count: record.indices.count)
        for index in record.indices {
            put(UInt8(truncatingIfNeeded: index))
            put(UInt8(truncatingIfNeeded: index >> 8))
            switch record[index] {
            case .absent: put(0 as UInt8)
            case .null: put(1 as UInt8)
            case .boolean(let flag): put(flag ? 3 : 2 as UInt8)
            case .integer(let number):
                put(4 as UInt8)
                put(number)
            case .number(let number):
                put(5 as UInt8)
                put(number)
            case .string(let range):
                put(6 as UInt8)
                put(bytes: record.bytes[range])
            case .empty: put(7 as UInt8)
            case .compound, .refused:
                if let refusal = record.refusal(at: index) {
                    put(9 as UInt8)
                    put(refusal)
                } else {
                    put(8 as UInt8)
                    put(record.valueBefore(at: index) ?? .null)
                }
            }
        }
    }
}
