import Foundation
import Lua
import PortalModel
import Scripting

extension LuaError {
    /// The piece of a script that the error is about.
    ///
    /// Lua gives only a line; the column is that of the token it quotes, as in `unexpected symbol near '='`.
    ///
    /// - Parameters:
    ///   - file: The script.
    ///   - text: Its text.
    ///   - stop: The token where our own parser stopped, if it did.
    /// - Returns: The token, or else the line.
    func span(in file: ScriptFile, _ text: SourceText, stop: LuaToken? = nil) -> SourceSpan {
        if code == .syntax, let stop, stop.kind == .broken { return text.span(stop.range) }
        guard let line = line(in: file) else { return SourceSpan(line: 1, column: 1, endColumn: 1) }
        guard code == .syntax else { return text.span(ofLine: line) }
        if let stop, text.line(at: max(stop.range.lowerBound, stop.range.upperBound - 1)) == line,
            isAbout(stop, in: file)
        {
            return text.span(stop.range)
        }
        for token in LuaLexer(file.source) where text.line(at: token.range.lowerBound) == line {
            if isAbout(token, in: file) { return text.span(token.range) }
        }
        return text.span(ofLine: line)
    }

    private func isAbout(_ token: LuaToken, in file: ScriptFile) -> Bool {
        guard token.kind != .end else { return message.hasSuffix("<eof>") }
        guard let quoted else { return false }
        return file.source.utf8.dropFirst(token.range.lowerBound).prefix(token.range.count).elementsEqual(quoted.utf8)
    }

    /// What the message quotes last.
    private var quoted: Substring? {
        guard let end = message.lastIndex(of: "'"),
            let start = message[..<end].range(of: " '", options: .backwards)
        else { return nil }
        return message[start.upperBound..<end]
    }

    /// The line of the script, also if the error was raised in a module, or if the message names another line.
    private func line(in file: ScriptFile) -> Int? {
        if code == .syntax, !message.contains(" near "), let range = message.range(of: " at line ") {
            return Int(message[range.upperBound...]) ?? line
        }
        guard chunk != file.name else { return line }
        return traceback.lazy.compactMap { call in
            call.hasPrefix("\(file.name):") ? Int(call.dropFirst(file.name.count + 1).prefix { $0 != ":" }) : nil
        }.first
    }
}
