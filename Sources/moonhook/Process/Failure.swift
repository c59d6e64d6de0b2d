import Engine
import Journal
import Lua
import PortalClient
import PortalEmulator
import PortalModel
import Scripting
import Snapshot
import Wire

/// What a person reads when a command could not do its work, and the status it ends with.
struct Failure: Error {
    var status: ExitStatus
    var message: ShownText

    init(_ status: ExitStatus, _ message: ShownText) {
        self.status = status
        self.message = message
    }

    /// A failure that has its own page; its code follows the first line.
    init(_ status: ExitStatus, _ code: DiagnosticCode, _ message: ShownText) {
        self.init(status, Self.text(Self.lines(message.description, [code])))
    }

    /// The failure for an error; `nil` for the argument parser's own errors.
    init?(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as ScriptError: self.init(Self.status(of: error), Self.message(of: error))
        case let error as InputError: self.init(.refused, "the input can't be read: \(error)")
        case let error as PlanFileError: self.init(.refused, Self.message(of: error))
        case let error as PortalError: self.init(.portal, "\(error)")
        case let error as PortalAddressError: self.init(.usage, "\(error)")
        case let error as StreamError where error.code == .closedPipe: self.init(.closedPipe, "")
        case let error as StreamError: self.init(.usage, "\(error)")
        case let error as JournalError: self.init(.usage, "\(error)")
        case let error as SnapshotError: self.init(.usage, "\(error)")
        case let error as EmulatorError: self.init(.usage, "\(error)")
        case is CancellationError: self.init(.interrupted, "interrupted")
        default: return nil
        }
    }

    /// Why a run is refused, if an error says that what it planned was judged; `nil` if something only failed.
    static func refusal(_ error: any Error) -> String? {
        switch error {
        case let error as ScriptError where error.code == .refused || error.diagnostic == .emptyInput: error.message
        case let error as PlanFileError: error.description
        default: nil
        }
    }

    /// What a report of a bug may say of an error: the program's own words, and codes that are documented.
    static func ownWords(of error: any Error) -> String {
        let words: [String?] =
            switch error {
            case let failure as Failure: [failure.message.ownWords.split(separator: "\n").first.map(String.init)]
            case let error as PortalError: ["\(error.code)", error.status.map { "HTTP \($0)" }, error.documentedCode]
            case let error as ScriptError: ["script \(error.code)", error.diagnostic?.rawValue]
            case let error as JournalError: ["journal \(error.code)"]
            default: ["\(type(of: error))"]
            }
        let status = Failure(error).map { "status \($0.status.rawValue)" }
        return (words + [status]).compactMap(\.self).joined(separator: ", ")
    }

    private static func status(of error: ScriptError) -> ExitStatus {
        switch error.code {
        case .unreadable, .parameter, .usage: .usage
        case .malformed, .input, .failed, .refused: .refused
        }
    }

    private static let remedies: [LuaError.Code: String] = [
        .memory: "A script's memory is limited; --memory-limit sets the limit.",
        .time: "A script's time is limited; --time-limit sets the limit.",
    ]

    /// The error, the line of the script that it is about, and the calls that led there.
    private static func message(of error: ScriptError) -> ShownText {
        let codes = error.findings.isEmpty ? [error.diagnostic].compactMap(\.self) : error.findings.map(\.code)
        var lines = lines("\(error)", codes)
        if let source = error.sourceLine { lines.append("    \(source)") }
        if !error.calls.isEmpty { lines += ["called from:"] + error.calls.map { "    \($0)" } }
        if let remedy = error.lua.flatMap({ remedies[$0.code] }) { lines.append(remedy) }
        return text(lines)
    }

    private static func message(of error: PlanFileError) -> ShownText {
        var codes: [DiagnosticCode] = []
        if case .refused(let code) = error.code { codes = [code] }
        return text(lines(("\(error)\nNothing was sent." as ShownText).description, codes))
    }

    /// Lines that are shown already.
    private static func text(_ lines: [String]) -> ShownText { ShownText(shown: lines.joined(separator: "\n")) }

    /// The lines of a message with these codes after the first one.
    private static func lines(_ message: String, _ codes: [DiagnosticCode]) -> [String] {
        var lines = message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (line, code) in zip(lines.indices, codes) { lines[line] += "  (\(code.rawValue))" }
        return lines
    }
}

extension PortalError {
    /// The portal's own code, if it is one that the documentation lists; it could be any text.
    fileprivate var documentedCode: String? {
        DocumentedError.all.lazy.map(\.portalCode).first {
            !$0.isEmpty && $0.lowercased() == portalCode.verbatim.lowercased()
        }
    }
}
