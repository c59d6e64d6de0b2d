import Lua

extension HostModules {
    static let input = HostModule(
        "input",
        "The rows of `--input`, for a program; a transform is given its row.",
        [
            HostFunction(
                "rows",
                "Iterates over the rows, each once.",
                details: """
                    A row has its columns by name, as strings if the input is CSV. A misspelt column raises an error.
                    """,
                availability: .program,
                results: [.init("next", "fun(): moonhook.Row?", "An iterator for `for`.")],
                examples: [.prints("for row in input.rows() do print(row.Mail) end", "anna@example.com")],
                body: .hosted { host, _ in try host.rows() }
            )
        ]
    )
}

extension ScriptHost {
    fileprivate func rows() throws -> LuaResults {
        guard let first = input else {
            throw LuaError(.runtime, "input.rows: there is no input; give one with --input FILE")
        }
        var reader = first
        input = nil
        let tables = try RowTables(header: reader.header, in: self)
        var isAtBegin = true
        let next = try lua.makeFunction("input.rows") { [unowned self] _ in
            guard let row = try reader.next() else {
                foundNoRows = isAtBegin
                return .value(.nil)
            }
            isAtBegin = false
            return .handing(try tables.make(row, in: lua))
        }
        return .handing(next)
    }
}
