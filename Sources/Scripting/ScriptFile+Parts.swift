/// What belongs to a script in addition to its text.
extension ScriptFile {
    /// The script and all modules that it and they require by a plain name; what can't be read is reported when it is loaded.
    package func withModules() -> [ScriptFile] {
        var rest = [self]
        var seen: Set<String> = []
        var files: [ScriptFile] = []
        while let script = rest.popLast() {
            guard seen.insert(script.path).inserted else { continue }
            rest += ScriptWords(script.source).modules.sorted().compactMap { try? script.module($0) }
            files.append(script)
        }
        return files
    }

    /// Whether the chunk itself returns something, as a recipe does and a program doesn't.
    public var returnsValue: Bool {
        var depth = 0
        var tokens = LuaLexer(source)
        while let token = tokens.next() {
            guard token.kind == .keyword else { continue }
            switch token.text {
            case "function", "do", "if", "repeat": depth += 1
            case "end", "until": depth -= 1
            case "return" where depth == 0: return tokens.next().map { !$0.isWord(";") } ?? false
            default: break
            }
        }
        return false
    }
}
