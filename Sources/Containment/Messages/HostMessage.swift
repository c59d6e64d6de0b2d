import Foundation
import Lua
import PortalModel
import Scripting

// The messages between a host and a worker: all of them are here and in WorkerMessage.swift.
//
// A message is a length of four bytes and as many bytes; the first of them is its kind. The host asks one thing at a time; until
// the worker has answered with `outcomes`, `done` or `failed`, the worker may ask for what it needs, and the host answers that.
// While a program waits for its update, the host may ask the same worker for records: then messages nest, like calls.
//
//     host                                  worker
//     open                           →
//     load                           →
//                                    ←      ask(module "codes")
//     answer(module)                 →
//                                    ←      done(what the chunk returned)
//     records, 512 of them           →
//                                    ←      outcomes, some of them
//                                    ←      ask(user 57)
//     answer(user)                   →
//                                    ←      outcomes, the rest
//
// The host believes nothing of what comes back but what it has judged: see ``ScriptWorker`` and ``WorkerChain``.

/// What a host sends to its worker, which trusts it.
enum HostMessage {
    /// Asks whether the worker is there and locked.
    case greet
    /// Opens a state for a script; the one before is closed.
    case open(WorkerOpening)
    /// Compiles the script without running it.
    case compile
    /// Runs the script's chunk to see what it returns.
    case inspect
    /// Loads the script with what its parameters hold.
    case load(WorkerLoading)
    /// Prepares to run a function on records.
    case prepare(WorkerFunction)
    /// Runs the prepared function of that index on records; their bytes follow, see ``RecordOutcome``. What was read of the portal before
    /// may be wrong by now.
    case records(function: Int, count: Int, isRevised: Bool)
    /// Runs the recipe's `run()`.
    case program
    /// Searches for a Lua pattern.
    case find(pattern: String, text: String)
    /// Compares telephone numbers.
    case compare(before: String, after: String, regions: [AssumedRegion])
    /// The answer to what the worker asked for.
    case answer(HostAnswer)
}

/// What a state is opened with.
struct WorkerOpening {
    var name: String
    var source: String
    var version: String
    var fields: [UserField]
    /// The fields that users come with; `nil` for all.
    var fetched: [String]?
    var limits: ScriptLimits
    var seed: Int
    /// Seconds since 1970.
    var now: Double
    var hasDirectory: Bool
}

/// What a script is loaded with.
struct WorkerLoading {
    /// Whether its chunk may update users.
    var isProgram: Bool
    /// Whether there are rows for `input.rows()`, and their columns.
    var rows: WorkerRows?
    /// What its parameters hold; `nil` if it is no recipe.
    var parameters: [String: WorkerParameter]
}

/// The rows that a program may read.
struct WorkerRows {
    var header: [String]?
}

/// What a parameter holds.
enum WorkerParameter {
    case value(LuaValue)
    /// A CSV file.
    case table(bytes: [UInt8], file: String, key: String?, value: String?)
    /// The names of a folder's files.
    case folder([String])
}

/// A function to run on records.
struct WorkerFunction {
    var function: RecordFunction.Kind
    /// The columns of the input.
    var header: [String]?
    /// Whether its assignments are noted.
    var isTraced: Bool
}

/// What the host answers.
enum HostAnswer {
    case user(User?)
    case users([User])
    case departments([Department])
    case module(source: String)
    /// A file of a folder; `nil` if there is none.
    case file([UInt8]?)
    /// Rows, and whether more may follow.
    case rows([InputRow], isLast: Bool)
    case updated
    case refused(String, DiagnosticCode?)
    /// It can't be had, in words that the script may catch.
    case failed(String)
    /// The program's own budget is used up.
    case exhausted(LuaError)
}

extension HostMessage: MessageCoded {
    /// Where in a message of records their count is.
    static let offsetOfRecordCount = 10

    func write(to message: inout MessageWriter) {
        switch self {
        case .greet: message.put(0 as UInt8)
        case .open(let opening):
            message.put(1 as UInt8)
            message.put(opening)
        case .compile: message.put(2 as UInt8)
        case .inspect: message.put(3 as UInt8)
        case .load(let loading):
            message.put(4 as UInt8)
            message.put(loading)
        case .prepare(let function):
            message.put(5 as UInt8)
            message.put(function)
        case .records(let function, let count, let isRevised):
            message.put(6 as UInt8)
            message.put(isRevised)
            message.put(function)
            message.put(count: count)
        case .program: message.put(7 as UInt8)
        case .find(let pattern, let text):
            message.put(8 as UInt8)
            message.put(pattern)
            message.put(text)
        case .compare(let before, let after, let regions):
            message.put(9 as UInt8)
            message.put(before)
            message.put(after)
            message.put(regions)
        case .answer(let answer):
            message.put(10 as UInt8)
            message.put(answer)
        }
    }

    init(from message: inout MessageReader) throws(MessageError) {
        switch try message.byte() {
        case 0: self = .greet
        case 1: self = .open(try message.value())
        case 2: self = .compile
        case 3: self = .inspect
        case 4: self = .load(try message.value())
        case 5: self = .prepare(try message.value())
        case 6:
            let isRevised = try message.value(Bool.self)
            self = .records(function: try message.value(), count: try message.count(), isRevised: isRevised)
        case 7: self = .program
        case 8: self = .find(pattern: try message.value(), text: try message.value())
        case 9: self = .compare(before: try message.value(), after: try message.value(), regions: try message.value())
        case 10: self = .answer(try message.value())
        default: throw .unknown("kind")
        }
    }
}

extension WorkerOpening: MessageCoded {
    func write(to message: inout MessageWriter) {
        message.put(name)
        message.put(source)
        message.put(version)
        message.put(fields)
        message.put(fetched)
        message.put(limits)
        message.put(seed)
        message.put(now)
        message.put(hasDirectory)
    }

    init(from message: inout MessageReader) throws(MessageError) {
        self.init(
            name: try message.value(),
            source: try message.value(),
            version: try message.value(),
            fields: try message.value(),
            fetched: try message.value(),
            limits: try message.value(),
            seed: try message.value(),
            now: try message.value(),
            hasDirectory: try message.value()
        )
    }
}

extension WorkerLoading: MessageCoded {
    func write(to message: inout MessageWriter) {
        message.put(isProgram)
        message.put(rows)
        message.put(parameters)
    }

    init(from message: inout MessageReader) throws(MessageError) {
        self.init(isProgram: try message.value(), rows: try message.value(), parameters: try message.value())
    }
}

extension WorkerRows: MessageCoded {
    func write(to message: inout MessageWriter) { message.put(header) }

    init(from message: inout MessageReader) throws(MessageError) { self.init(header: try message.value()) }
}

extension WorkerParameter: MessageCoded {
    func write(to message: inout MessageWriter) {
        switch self {
        case .value(let value):
            message.put(0 as UInt8)
            message.put(value)
        case .table(let bytes, let file, let key, let value):
            message.put(1 as UInt8)
            message.put(bytes: bytes)
            message.put(file)
            message.put(key)
            message.put(value)
        case .folder(let files):
            message.put(2 as UInt8)
            message.put(files)
        }
    }

    init(from message: inout MessageReader) throws(MessageError) {
        switch try message.byte() {
        case 0: self = .value(try message.value())
        case 1:
            let bytes = Array(try message.slice())
            self = .table(
                bytes: bytes,
                file: try message.value(),
                key: try message.value(),
                value: try message.value()
            )
        case 2: self = .folder(try message.value())
        default: throw .unknown("parameter")
        }
    }
}

extension WorkerFunction: MessageCoded {
    func write(to message: inout MessageWriter) {
        message.put(function == .missing)
        message.put(header)
        message.put(isTraced)
    }

    init(from message: inout MessageReader) throws(MessageError) {
        let isMissing = try message.value(Bool.self)
        self.init(
            function: isMissing ? .missing : .transform,
            header: try message.value(),
            isTraced: try message.value()
        )
    }
}

extension HostAnswer: MessageCoded {
    func write(to message: inout MessageWriter) {
        switch self {
        case .user(let user):
            message.put(0 as UInt8)
            message.put(user)
        case .users(let users):
            message.put(1 as UInt8)
            message.put(users)
        case .departments(let departments):
            message.put(2 as UInt8)
            message.put(departments)
        case .module(let source):
            message.put(3 as UInt8)
            message.put(source)
        case .file(let bytes):
            message.put(4 as UInt8)
            message.put(bytes != nil)
            if let bytes { message.put(bytes: bytes) }
        case .rows(let rows, let isLast):
            message.put(5 as UInt8)
            message.put(rows)
            message.put(isLast)
        case .updated: message.put(6 as UInt8)
        case .refused(let words, let code):
            message.put(7 as UInt8)
            message.put(words)
            message.put(code)
        case .failed(let words):
            message.put(8 as UInt8)
            message.put(words)
        case .exhausted(let error):
            message.put(9 as UInt8)
            message.put(error)
        }
    }

    init(from message: inout MessageReader) throws(MessageError) {
        switch try message.byte() {
        case 0: self = .user(try message.value())
        case 1: self = .users(try message.value())
        case 2: self = .departments(try message.value())
        case 3: self = .module(source: try message.value())
        case 4: self = .file(try message.value(Bool.self) ? Array(try message.slice()) : nil)
        case 5: self = .rows(try message.value(), isLast: try message.value())
        case 6: self = .updated
        case 7: self = .refused(try message.value(), try message.value())
        case 8: self = .failed(try message.value())
        case 9: self = .exhausted(try message.value())
        default: throw .unknown("answer")
        }
    }
}
