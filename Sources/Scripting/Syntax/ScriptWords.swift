/// The words of a Lua text, without its comments.
struct ScriptWords: Hashable, Sendable {
    /// The words in code and in strings.
    private(set) var words: Set<String> = []
    /// The words in code alone.
    private(set) var names: Set<String> = []
    /// What `require` is called with.
    private(set) var modules: Set<String> = []

    init(_ source: String) {
        var isRequired = false
        for token in LuaLexer(source) {
            switch token.kind {
            case .name:
                names.insert(token.text)
                isRequired = token.text == "require"
            case .string:
                if isRequired { modules.insert(token.text) }
                words.formUnion(Self.words(in: token.text))
                isRequired = false
            case .broken: words.formUnion(Self.words(in: token.text))
            case .sign: isRequired = isRequired && token.text == "("
            case .keyword, .number, .end: isRequired = false
            }
        }
        words.formUnion(names)
    }

    /// The words of any text.
    static func words(in text: String) -> [String] {
        text.utf8.split { !$0.isOfName }.map { String(Substring($0)) }
    }
}
