import Lua
import PortalModel
import Scripting

/// What a worker sends to its host, which doesn't trust it.
enum WorkerMessage {
    /// Something that the script printed or logged.
    case log(ScriptMessage)
    /// Something that the worker needs.
    case ask(WorkerQuestion)
    /// How the function left some of the records, in their order; see ``RecordCoding``.
    case outcomes(count: Int)
    /// What was asked for is done; of a chunk, with what it returned.
    case done([LuaValue], WorkerNotes)
    /// What was asked for failed.
    case failed(WorkerFailure, WorkerNotes)
    /// How telephone numbers compare.
    case compared(Promise.Verdict)
}

/// What a worker needs.
enum WorkerQuestion {
    case user(UserID)
    case users(UserFilter, after: UserID?, limit: Int)
    case departments
    case module(String)
    case file(String, ofFolder: String)
    case rows
    case update(ProposedUpdate)
}

/// Why something failed.
enum WorkerFailure {
    case script(ScriptError)
    case lua(LuaError)
    /// A field was needed that users came without; `nil` if the script looked at a complete record.
    case unfetched(String?)
    /// A field was asked for that the recipe doesn't list.
    case outsideReads(String)
    /// What the host said it can't give.
    case host
    case other(String)
}

/// What a worker has seen since its last notes.
struct WorkerNotes {
    /// The columns that scripts asked for and rows lacked.
    var askedColumns: [String] = []
    /// How often a program gave which region with a number without a country code.
    var regions: [String: Int] = [:]
}

extension WorkerMessage: MessageCoded {
    func write(to message: inout MessageWriter) {
        switch self {
        case .log(let text):
            message.put(1 as UInt8)
            message.put(text)
        case .ask(let question):
            message.put(2 as UInt8)
            message.put(question)
        case .outcomes(let count):
            message.put(3 as UInt8)
            message.put(count: count)
        case .done(let values, let notes):
            message.put(4 as UInt8)
            message.put(values)
            message.put(notes)
        case .failed(let failure, let notes):
            message.put(5 as UInt8)
            message.put(failure)
            message.put(notes)
        case .compared(let verdict):
            message.put(6 as UInt8)
            message.put(verdict)
        }
    }

    init(from message: inout MessageReader) throws(MessageError) {
        switch try message.byte() {
        case 1: self = .log(try message.value())
        case 2: self = .ask(try message.value())
        case 3: self = .outcomes(count: try message.count())
        case 4: self = .done(try message.value(), try message.value())
        case 5: self = .failed(try message.value(), try message.value())
        case 6: self = .compared(try message.value())
        default: throw .unknown("kind")
        }
    }
}

extension WorkerQuestion: MessageCoded {
    func write(to message: inout MessageWriter) {
        switch self {
        case .user(let id):
            message.put(0 as UInt8)
            message.put(id)
        case .users(let filter, let last, let limit):
            message.put(1 as UInt8)
            message.put(filter)
            message.put(last)
            message.put(limit)
        case .departments: message.put(2 as UInt8)
        case .module(let name):
            message.put(3 as UInt8)
            message.put(name)
        case .file(let name, let parameter):
            message.put(4 as UInt8)
            message.put(name)
            message.put(parameter)
        case .rows: message.put(5 as UInt8)
        case .update(let update):
            message.put(6 as UInt8)
            message.put(update)
        }
    }

    init(from message: inout MessageReader) throws(MessageError) {
        switch try message.byte() {
        case 0: self = .user(try message.value())
        case 1: self = .users(try message.value(), after: try message.value(), limit: try message.value())
        case 2: self = .departments
        case 3: self = .module(try message.value())
        case 4: self = .file(try message.value(), ofFolder: try message.value())
        case 5: self = .rows
        case 6: self = .update(try message.value())
        default: throw .unknown("question")
        }
    }
}

extension WorkerFailure: MessageCoded {
    func write(to message: inout MessageWriter) {
        switch self {
        case .script(let error):
            message.put(0 as UInt8)
            message.put(error)
        case .lua(let error):
            message.put(1 as UInt8)
            message.put(error)
        case .unfetched(let field):
            message.put(2 as UInt8)
            message.put(field)
        case .outsideReads(let field):
            message.put(3 as UInt8)
            message.put(field)
        case .host: message.put(4 as UInt8)
        case .other(let words):
            message.put(5 as UInt8)
            message.put(words)
        }
    }

    init(from message: inout MessageReader) throws(MessageError) {
        switch try message.byte() {
        case 0: self = .script(try message.value())
        case 1: self = .lua(try message.value())
        case 2: self = .unfetched(try message.value())
        case 3: self = .outsideReads(try message.value())
        case 4: self = .host
        case 5: self = .other(try message.value())
        default: throw .unknown("failure")
        }
    }
}

extension WorkerNotes: MessageCoded {
    func write(to message: inout MessageWriter) {
        message.put(askedColumns)
        message.put(regions)
    }

    init(from message: inout MessageReader) throws(MessageError) {
        self.init(askedColumns: try message.value(), regions: try message.value())
    }
}
