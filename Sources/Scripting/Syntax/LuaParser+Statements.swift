/// Statements and blocks.
extension LuaParser {
    /// The statements up to the word that ends their block.
    mutating func statements(isChunk: Bool = false) throws(SyntaxError) {
        while token.kind != .end, !["end", "else", "elseif", "until"].contains(where: token.isWord) {
            if accept("return") {
                let returned = try returnedExpressions()
                if isChunk { outline.returned = returned.first }
                return
            }
            try deeper { parser throws(SyntaxError) in try parser.statement() }
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
        case "::": try label()
        case "goto":
            advance()
            _ = try name()
        case "do": try doBlock()
        case "while":
            advance()
            _ = try expression()
            try doBlock()
        case "repeat": try repeatLoop()
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

    private mutating func label() throws(SyntaxError) {
        advance()
        _ = try name()
        try expect("::")
    }

    private mutating func doBlock() throws(SyntaxError) {
        try expect("do")
        try block()
        try expect("end")
    }

    /// A loop whose condition sees the names of its body.
    private mutating func repeatLoop() throws(SyntaxError) {
        advance()
        openBlock()
        try statements()
        try expect("until")
        _ = try expression()
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
}
