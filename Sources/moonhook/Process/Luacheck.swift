import Foundation
import PortalModel
import Scripting
import Subprocess
import SystemPackage
import Workshop

/// The lint luacheck, if installed, for unused names and shadowing.
struct Luacheck {
    private var isMissing = false

    /// What it finds in a script that Lua accepts.
    ///
    /// Our own check reports undefined names, with the nearest one; spaces and line lengths aren't mistakes. If luacheck
    /// is missing, a note says so, once.
    ///
    /// - Throws: `CancellationError`, or ``Failure`` if there is no room for a temporary file.
    mutating func findings(in file: ScriptFile) async throws -> [ScriptFinding] {
        guard !isMissing else { return [] }
        switch try await Self.answer(for: file.source) {
        case .findings(let findings): return findings
        case .late:
            Terminal.standardError.write("note: luacheck took too long for \(file.name) and was stopped")
            return []
        case .missing:
            isMissing = true
            Terminal.standardError.write(
                "note: luacheck is not installed, so unused and shadowed names are not reported; apt install lua-check"
            )
            return []
        }
    }

    private enum Answer {
        case findings([ScriptFinding])
        case missing
        case late
    }

    private static func answer(for source: String) async throws -> Answer {
        let input: FileDescriptor
        do {
            input = try self.input(source)
        } catch {
            throw Failure(.usage, "the temporary folder can't be written to (\(error)); free some space, or set TMPDIR")
        }
        // A program that can't be started counts as missing.
        let result = try? await run(
            .name("timeout"),
            arguments: Arguments(["10", "luacheck", "-"] + options),
            input: .fileDescriptor(input, closeAfterSpawningProcess: true),
            output: .bytes(limit: largestAnswer)
        )
        try Task.checkCancellation()
        let answer = String(decoding: result?.standardOutput ?? [], as: UTF8.self)
        switch result?.terminationStatus {
        case .exited(0...3): return .findings(answer.split(separator: "\n").compactMap(finding))
        case .exited(124): return .late
        default: return .missing
        }
    }

    /// A text as a file that nobody else can open, and that is gone once it is closed.
    ///
    /// Not a pipe: of one whose reader ends early, as where luacheck is missing, `Subprocess` makes a crash.
    private static func input(_ text: String) throws -> FileDescriptor {
        let path = FileManager.default.temporaryDirectory.appending(path: "moonhook-\(UUID().uuidString)").path
        let options: FileDescriptor.OpenOptions = [.create, .exclusiveCreate, .closeOnExec]
        let file = try FileDescriptor.open(FilePath(path), .readWrite, options: options, permissions: .ownerReadWrite)
        do {
            try FileManager.default.removeItem(atPath: path)
            try file.writeAll(text.utf8)
            try file.seek(offset: 0, from: .start)
            return file
        } catch {
            try? file.close()
            throw error
        }
    }

    /// In bytes; a line has about a hundred.
    private static let largestAnswer = 64 << 20

    private static var options: [String] {
        [
            "--no-config", "--no-default-config", "--no-cache", "--no-color", "--formatter", "plain", "--codes",
            "--ranges",
            "--no-max-line-length", "--std", "none", "--ignore", "113", "143", "6..", "--read-globals",
        ] + ScriptGlobals.members.keys.sorted()
    }

    /// Reads a line such as `stdin:3:7-9: (W211) unused variable 'x'`.
    private static func finding(_ line: Substring) -> ScriptFinding? {
        let pattern = /[^:]*:(?<line>[0-9]+):(?<start>[0-9]+)-(?<end>[0-9]+): \(W(?<code>[0-9]{3})\) (?<message>.+)/
        guard let match = line.wholeMatch(of: pattern), let number = Int(match.line), let start = Int(match.start),
            let end = Int(match.end)
        else { return nil }
        let span = SourceSpan(line: number, column: start, endColumn: end)
        return ScriptFinding(.warning, code(match.code), String(match.message), at: span)
    }

    /// The kind of finding for a number of luacheck.
    ///
    /// Source: <https://luacheck.readthedocs.io/en/stable/warnings.html>
    private static func code(_ number: Substring) -> DiagnosticCode {
        switch number.first {
        case "2": .unusedName
        case "4": .shadowedName
        default: .lint
        }
    }
}
