/// Reads the outline of a Lua text in one pass, with the grammar of Lua's manual.
///
/// It stops where Lua does: at a token that can't follow, and where blocks and expressions are nested deeper than Lua has it.
struct LuaParser {
    /// Where a text stops being Lua.
    struct SyntaxError: Error {
        /// The token that can't stand there.
        var token: LuaToken
    }

    /// Deeper than the 200 levels that Lua allows itself.
    private static let maximumDepth = 220

    private var lexer: LuaLexer
    private var token: LuaToken
    private var following: LuaToken
    /// The end of the token before.
    private var end = 0
    private var depth = 0
    private var outline = LuaOutline()
    /// The locals that a name has had, the one in force last.
    private var names: [String: [Int]] = [:]
    /// The names of each open block.
    private var blocks: [[String]] = []

    /// The outline of a text.
    ///
    /// - Throws: ``SyntaxError`` where it is no Lua.
    static func outline(of source: String) throws(SyntaxError) -> LuaOutline {
        var reader = LuaParser(source)
        reader.blocks.append([])
        try reader.statements(isChunk: true)
        guard reader.token.kind == .end else { throw SyntaxError(token: reader.token) }
        return reader.outline
    }

    private init(_ source: String) {
        lexer = LuaLexer(source)
        token = lexer.token()
        following = lexer.token()
    }

    // MARK: Tokens

    private mutating func advance() {
        end = token.range.upperBound
        token = following
        following = lexer.token()
    }

    private mutating func accept(_ word: String) -> Bool {
        guard token.isWord(word) else { return false }
        advance()
        return true
    }

    private mutating func expect(_ word: String) throws(SyntaxError) {
        guard accept(word) else { throw SyntaxError(token: token) }
    }

    private mutating func name() throws(SyntaxError) -> LuaToken {
        guard token.kind == .name else { throw SyntaxError(token: token) }
        defer { advance() }
        return token
    }

    private mutating func deeper<Result>(
        _ body: (inout Self) throws(SyntaxError) -> Result
    ) throws(SyntaxError) -> Result {
        guard depth < Self.maximumDepth else { throw SyntaxError(token: token) }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    // MARK: Names

    private mutating func declare(_ name: String, _ origin: LuaOutline.Origin = .unknown) -> Int {
        let index = outline.locals.count
        outline.locals.append(LuaOutline.Local(name: name, origin: origin))
        names[name, default: []].append(index)
        blocks[blocks.count - 1].append(name)
        return index
    }

    private mutating func openBlock() { blocks.append([]) }

    private mutating func closeBlock() {
        for name in blocks.removeLast() { names[name]?.removeLast() }
    }

    // MARK: Statements

    /// The statements up to the word that ends their block.
    private mutating func statements(isChunk: Bool = false) throws(SyntaxError) {
        while token.kind != .end, !["end", "else", "elseif", "until"].contains(where: token.isWord) {
            if accept("return") {
                let returned = try returnedExpressions()
                if isChunk { outline.returned = returned.first }
                return
            }
            try deeper { reader throws(SyntaxError) in try reader.statement() }
        }
    }

    private mutating func returnedExpressions() throws(SyntaxError) -> [Int] {
        let isEmpty = token.kind == .end || ["end", "else", "elseif", "until", ";"].contains(where: token.isWord)
        let expressions = isEmpty ? [] : try expressions()
        _ = accept(";")
        return expressions
    }

    private mutating func statement() throws(SyntaxError) {
        guard token.kind == .keyword || token.kind == .sign else { return try expressionStatement() }
        switch token.text {
        case ";", "break": advance()
        case "::":
            advance()
            _ = try name()
            try expect("::")
        case "goto":
            advance()
            _ = try name()
        case "do":
            advance()
            try block()
            try expect("end")
        case "while":
            advance()
            _ = try expression()
            try expect("do")
            try block()
            try expect("end")
        case "repeat":
            advance()
            openBlock()
            try statements()
            try expect("until")
            _ = try expression()
            closeBlock()
        case "if": try conditional()
        case "for": try loop()
        case "function": try functionStatement()
        case "local": try local()
        default: try expressionStatement()
        }
    }

    private mutating func block() throws(SyntaxError) {
        openBlock()
        try statements()
        closeBlock()
    }

    private mutating func conditional() throws(SyntaxError) {
        repeat {
            advance()
            _ = try expression()
            try expect("then")
            try block()
        } while token.isWord("elseif")
        if accept("else") { try block() }
        try expect("end")
    }

    private mutating func loop() throws(SyntaxError) {
        advance()
        var variables = [try name().text]
        if accept("=") {
            _ = try expressions()
            variables = [variables[0]]
            try body(of: variables, over: nil)
        } else {
            while accept(",") { variables.append(try name().text) }
            try expect("in")
            try body(of: variables, over: try expressions().first)
        }
    }

    private mutating func body(of variables: [String], over list: Int?) throws(SyntaxError) {
        try expect("do")
        openBlock()
        for (number, variable) in variables.enumerated() {
            _ = declare(variable, list.map { .loop(number, over: $0) } ?? .unknown)
        }
        try statements()
        closeBlock()
        try expect("end")
    }

    private mutating func functionStatement() throws(SyntaxError) {
        advance()
        var target = reference(try name())
        var isMethod = false
        while token.isWord(".") || token.isWord(":") {
            isMethod = token.isWord(":")
            advance()
            target = member(of: target, named: try name())
            if isMethod { break }
        }
        let function = try function(isMethod: isMethod)
        assign(function, to: target)
    }

    private mutating func local() throws(SyntaxError) {
        advance()
        if accept("function") {
            let local = declare(try name().text)
            outline.locals[local].origin = .value(try function(isMethod: false))
            return
        }
        var declared: [String] = []
        repeat {
            declared.append(try name().text)
            if accept("<") {
                _ = try name()
                try expect(">")
            }
        } while accept(",")
        let values = accept("=") ? try expressions() : []
        for (number, name) in declared.enumerated() {
            _ = declare(name, number < values.count ? .value(values[number]) : .unknown)
        }
    }

    /// A call or an assignment.
    private mutating func expressionStatement() throws(SyntaxError) {
        var targets = [try suffixed()]
        guard token.isWord("=") || token.isWord(",") else {
            guard case .call = outline.expressions[targets[0]].form else { throw SyntaxError(token: token) }
            return
        }
        while accept(",") { targets.append(try suffixed()) }
        try expect("=")
        let values = try expressions()
        for (number, target) in targets.enumerated() {
            assign(number < values.count ? values[number] : nil, to: target)
        }
    }

    private mutating func assign(_ value: Int?, to target: Int) {
        switch outline.expressions[target].form {
        case .local(let local): outline.locals[local].isReassigned = true
        case .global(let name): outline.assigned.insert(name)
        case .member: if let value { outline.settings.append((target, value)) }
        default: break
        }
    }

    // MARK: Expressions

    private mutating func add(_ form: LuaOutline.Form, from start: Int) -> Int {
        outline.expressions.append(LuaOutline.Expression(form: form, range: start..<end))
        return outline.expressions.count - 1
    }

    private mutating func expressions() throws(SyntaxError) -> [Int] {
        var list = [try expression()]
        while accept(",") { list.append(try expression()) }
        return list
    }

    private static let prefixes: Set<String> = ["not", "-", "#", "~"]
    private static let operators: Set<String> = [
        "+", "-", "*", "/", "//", "%", "^", "..", "==", "~=", "<", "<=", ">", ">=", "and", "or", "&", "|", "~", "<<",
        ">>",
    ]

    private func isOne(of words: Set<String>) -> Bool {
        (token.kind == .keyword || token.kind == .sign) && words.contains(token.text)
    }

    /// Operands and what stands between them: which binds tighter makes no difference here.
    private mutating func expression() throws(SyntaxError) -> Int {
        try deeper { reader throws(SyntaxError) in
            let start = reader.token.range.lowerBound
            var isCompound = false
            while true {
                while reader.isOne(of: Self.prefixes) {
                    isCompound = true
                    reader.advance()
                }
                let operand = try reader.operand()
                guard reader.isOne(of: Self.operators) else {
                    return isCompound ? reader.add(.other, from: start) : operand
                }
                isCompound = true
                reader.advance()
            }
        }
    }

    private mutating func operand() throws(SyntaxError) -> Int {
        let start = token.range.lowerBound
        switch token.kind {
        case .number:
            advance()
            return add(.other, from: start)
        case .string:
            let text = token.text
            advance()
            return add(.text(text), from: start)
        case .keyword where ["nil", "true", "false"].contains(token.text), .sign where token.text == "...":
            advance()
            return add(.other, from: start)
        case .keyword where token.text == "function":
            advance()
            return try function(isMethod: false)
        case .sign where token.text == "{": return try table()
        default: return try suffixed()
        }
    }

    /// A name or a parenthesis, with all the members and calls behind it.
    private mutating func suffixed() throws(SyntaxError) -> Int {
        let start = token.range.lowerBound
        var value: Int
        if accept("(") {
            value = try expression()
            try expect(")")
        } else {
            value = reference(try name())
        }
        while true {
            if accept(".") {
                value = member(of: value, named: try name())
            } else if accept("[") {
                let key = try expression()
                try expect("]")
                value = add(.member(of: value, key: key), from: start)
            } else if accept(":") {
                value = member(of: value, named: try name())
                guard let arguments = try arguments() else { throw SyntaxError(token: token) }
                value = add(.call(value, arguments: [value] + arguments), from: start)
            } else if let arguments = try arguments() {
                value = add(.call(value, arguments: arguments), from: start)
            } else {
                return value
            }
        }
    }

    /// What a call is given; `nil` where there is no call.
    private mutating func arguments() throws(SyntaxError) -> [Int]? {
        if token.kind == .string || token.isWord("{") { return [try operand()] }
        guard accept("(") else { return nil }
        guard !accept(")") else { return [] }
        let list = try expressions()
        try expect(")")
        return list
    }

    private mutating func reference(_ name: LuaToken) -> Int {
        let form = names[name.text]?.last.map { LuaOutline.Form.local($0) } ?? .global(name.text)
        return add(form, from: name.range.lowerBound)
    }

    private mutating func member(of base: Int, named name: LuaToken) -> Int {
        let key = add(.text(name.text), from: name.range.lowerBound)
        return add(.member(of: base, key: key), from: outline.expressions[base].range.lowerBound)
    }

    private mutating func table() throws(SyntaxError) -> Int {
        let start = token.range.lowerBound
        var entries: [LuaOutline.Entry] = []
        try expect("{")
        while !token.isWord("}") {
            var key: Int?
            if token.kind == .name, following.isWord("=") {
                let name = try name()
                key = add(.text(name.text), from: name.range.lowerBound)
                try expect("=")
            } else if accept("[") {
                key = try expression()
                try expect("]")
                try expect("=")
            }
            entries.append(LuaOutline.Entry(key: key, value: try expression()))
            guard accept(",") || accept(";") else { break }
        }
        try expect("}")
        return add(.table(entries), from: start)
    }

    /// A function's parameters and body.
    private mutating func function(isMethod: Bool) throws(SyntaxError) -> Int {
        let start = end
        try expect("(")
        openBlock()
        var parameters = isMethod ? [declare("self")] : []
        if !token.isWord(")") {
            repeat {
                if accept("...") { break }
                parameters.append(declare(try name().text))
            } while accept(",")
        }
        try expect(")")
        try statements()
        closeBlock()
        try expect("end")
        return add(.function(parameters: parameters), from: start)
    }
}
