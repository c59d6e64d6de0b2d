/// Reads the outline of a Lua text in one pass, with the grammar of Lua's manual.
///
/// It stops where Lua does: at a token that can't follow, and if blocks and expressions are nested too deep.
package struct LuaParser {
    /// Where a text stops being Lua.
    package struct SyntaxError: Error {
        /// The token that isn't possible there.
        package var token: LuaToken
    }

    /// Deeper than the 200 levels that Lua allows itself.
    private static let maximumDepth = 220

    private var lexer: LuaLexer
    /// The current token.
    private(set) var token: LuaToken
    /// The token after it.
    private(set) var following: LuaToken
    /// The end of the token before.
    private(set) var end = 0
    private var depth = 0
    /// What was read so far.
    var outline = LuaOutline()
    /// The locals that a name has had, the one in force last.
    private var names: [String: [Int]] = [:]
    /// The names of each open block.
    private var blocks: [[String]] = []

    /// The outline of a text.
    ///
    /// - Throws: ``SyntaxError`` if it is not Lua.
    package static func outline(of source: String) throws(SyntaxError) -> LuaOutline {
        var parser = LuaParser(source)
        parser.blocks.append([])
        try parser.statements(isChunk: true)
        guard parser.token.kind == .end else { throw SyntaxError(token: parser.token) }
        return parser.outline
    }

    private init(_ source: String) {
        lexer = LuaLexer(source)
        token = lexer.token()
        following = lexer.token()
    }

    // MARK: Tokens

    /// Moves to the next token.
    mutating func advance() {
        end = token.range.upperBound
        token = following
        following = lexer.token()
    }

    /// Skips a keyword or a sign if it is the current token.
    ///
    /// - Returns: Whether it was.
    mutating func accept(_ word: String) -> Bool {
        guard token.isWord(word) else { return false }
        advance()
        return true
    }

    /// Skips a keyword or a sign that must be the current token.
    mutating func expect(_ word: String) throws(SyntaxError) {
        guard accept(word) else { throw SyntaxError(token: token) }
    }

    /// Skips a name that must be the current token.
    mutating func name() throws(SyntaxError) -> LuaToken {
        guard token.kind == .name else { throw SyntaxError(token: token) }
        defer { advance() }
        return token
    }

    /// Reads what is nested one level deeper.
    mutating func deeper<Result>(
        _ body: (inout Self) throws(SyntaxError) -> Result
    ) throws(SyntaxError) -> Result {
        guard depth < Self.maximumDepth else { throw SyntaxError(token: token) }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    // MARK: Names

    /// Declares a local name in the innermost block.
    ///
    /// - Returns: Its index among the locals.
    mutating func declare(_ name: String, _ origin: LuaOutline.Origin = .unknown) -> Int {
        let index = outline.locals.count
        outline.locals.append(LuaOutline.Local(name: name, origin: origin))
        names[name, default: []].append(index)
        blocks[blocks.count - 1].append(name)
        return index
    }

    /// The index of the local that a name refers to; `nil` for a global name.
    func local(named name: String) -> Int? { names[name]?.last }

    /// Opens a block, which keeps the names that are declared in it.
    mutating func openBlock() { blocks.append([]) }

    /// Closes the innermost block.
    mutating func closeBlock() {
        for name in blocks.removeLast() { names[name]?.removeLast() }
    }
}
