/// Expressions, calls and functions.
extension LuaParser {
    /// Adds an expression that ends before the current token.
    ///
    /// - Returns: Its index.
    private mutating func add(_ form: LuaOutline.Form, from start: Int) -> Int {
        outline.expressions.append(LuaOutline.Expression(form: form, range: start..<end))
        return outline.expressions.count - 1
    }

    /// Expressions with commas between them.
    mutating func expressions() throws(SyntaxError) -> [Int] {
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

    /// Operands and the operators between them: precedence makes no difference here.
    mutating func expression() throws(SyntaxError) -> Int {
        try deeper { parser throws(SyntaxError) in
            let start = parser.token.range.lowerBound
            var isCompound = false
            while true {
                while parser.isOne(of: Self.prefixes) {
                    isCompound = true
                    parser.advance()
                }
                let operand = try parser.operand()
                guard parser.isOne(of: Self.operators) else {
                    return isCompound ? parser.add(.other, from: start) : operand
                }
                isCompound = true
                parser.advance()
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

    /// A name or a parenthesis, with all the members and calls after it.
    mutating func suffixed() throws(SyntaxError) -> Int {
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

    /// What a call is given; `nil` if there is no call.
    private mutating func arguments() throws(SyntaxError) -> [Int]? {
        if token.kind == .string || token.isWord("{") { return [try operand()] }
        guard accept("(") else { return nil }
        guard !accept(")") else { return [] }
        let list = try expressions()
        try expect(")")
        return list
    }

    /// A local or a global name.
    mutating func reference(_ name: LuaToken) -> Int {
        let form = local(named: name.text).map { LuaOutline.Form.local($0) } ?? .global(name.text)
        return add(form, from: name.range.lowerBound)
    }

    /// A member by its name.
    mutating func member(of base: Int, named name: LuaToken) -> Int {
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
    mutating func function(isMethod: Bool) throws(SyntaxError) -> Int {
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
