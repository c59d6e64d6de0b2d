import PortalModel
import Wire

/// A chain of recipes that a seed makes, which do what honest and dishonest recipes might, and what they have declared.
struct GeneratedChain: CustomStringConvertible {
    /// The first recipe; it may have a program.
    private(set) var source = ""
    /// The recipes behind it.
    private(set) var behind: [String] = []
    /// The rows, if there are any.
    private(set) var input: String?
    /// What an empty cell does.
    private(set) var emptyCells = EmptyCells.keep
    /// What each recipe declares; `nil` if it doesn't say.
    private var writes: [[String: String]?] = []
    private var random: SplitMix64
    private let isPure: Bool

    private static let texts = ["NAME", "LAST_NAME", "WORK_CITY", "WORK_NOTES"]
    private static let fields = texts + ["UF_DEPARTMENT"]

    init(seed: Int, isPure: Bool = false) {
        random = SplitMix64(seed: UInt64(seed))
        self.isPure = isPure
        let hasProgram = !isPure && random.happens(inPercent: 25)
        if !hasProgram, random.happens(inPercent: 35) { makeRows() }
        source = recipe(hasProgram: hasProgram)
        for _ in 0..<random.number(below: 3) { behind.append(recipe(hasProgram: false)) }
    }

    var description: String { ([source] + behind + [input ?? ""]).joined(separator: "\n") }

    // MARK: The verdict

    /// Whether the recipes together may make this of a field: by other and simpler code than the program's.
    ///
    /// Values are such that nothing but ``any`` could clear one, so that ``fill`` says nothing of what was there.
    func allows(_ before: FieldValue?, _ after: FieldValue, of field: String) -> Bool {
        let promises = Set(writes.compactMap { $0.map { $0[field] } ?? "any" })
        guard !promises.contains("any") else { return true }
        guard let before else { return promises.contains("fill") || promises.contains("add") }
        switch (before, after) {
        case (.list(let old), .list(let new)): return promises.contains("add") && Set(old).isSubset(of: new)
        case (.string(let old), .string(let new)):
            let letters = [old, new].map { $0.lowercased().filter(\.isLetter) }
            let solid = [old, new].map { $0.filter { !$0.isWhitespace } }
            return promises.contains("same letters") && letters[0] == letters[1]
                || promises.contains("same text") && solid[0] == solid[1]
        default: return false
        }
    }

    // MARK: Making

    private mutating func makeRows() {
        let columns = ["ID"] + Self.texts.filter { _ in random.happens(inPercent: 60) }
        let rows = (1...6).map { id in
            ([String(id)] + columns.dropFirst().map { _ in random.pick(["", "anna", "ANNA", "Zoe", "d e boer"]) })
                .joined(separator: ",")
        }
        input = ([columns.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
        emptyCells = random.happens(inPercent: 50) ? .clear : .keep
    }

    private mutating func recipe(hasProgram: Bool) -> String {
        var keys = [isPure ? "pure = true" : ""]
        var declared: [String: String] = [:]
        for field in Self.fields where random.happens(inPercent: 45) {
            let isText = field != "UF_DEPARTMENT"
            declared[field] = random.pick(
                isText ? ["fill", "same letters", "same text", "add", "any"] : ["add", "fill"]
            )
        }
        if random.happens(inPercent: 92) {
            writes.append(declared)
            keys.append("writes = { \(Self.table(declared)) }")
        } else {
            writes.append(nil)
        }
        if random.happens(inPercent: 15) { keys.append("reads = { \"\(random.pick(Self.fields))\" }") }
        if let columns = input?.prefix(while: { $0 != "\n" }).split(separator: ","), columns.count > 1,
            random.happens(inPercent: 25)
        {
            let column = String(random.pick(columns.dropFirst().map { $0 }))
            keys.append("columns = { \(random.pick(Self.texts)) = \"\(column)\" }")
        }
        if hasProgram {
            keys.append("run = function()\nfor user_ in users.each() do\n\(updates())\nend\nend")
        } else {
            keys.append("transform = function(user, row)\n\(body(declared))\nend")
            if random.happens(inPercent: 30) { keys.append("missing = function(user)\n\(body(declared))\nend") }
        }
        let list = keys.filter { !$0.isEmpty }.joined(separator: ",\n")
        return "local n, old, list, co = 0\nreturn {\n\(list)\n}"
    }

    private static func table(_ fields: [String: String]) -> String {
        fields.sorted { $0.key < $1.key }.map { "\($0.key) = \"\($0.value)\"" }.joined(separator: ", ")
    }

    private mutating func updates() -> String {
        (0...random.number(below: 3)).map { _ in
            "pcall(user.update, { ID = user_.ID, \(random.pick(Self.fields)) = \(value()) })"
        }.joined(separator: "\n")
    }

    private mutating func body(_ declared: [String: String]) -> String {
        (0...random.number(below: 5)).map { _ in
            guard let field = Self.fields.first(where: { declared[$0] != nil && random.happens(inPercent: 40) }) else {
                // Nobody promises anything to set a field to nil, so nobody is refused for it.
                let statement = random.happens(inPercent: 30) ? "user.\(random.pick(Self.fields)) = nil" : statement()
                return "if user.ID % \(random.number(below: 7) + 1) == 0 then \(statement) end"
            }
            return Self.honest(declared[field] ?? "", field)
        }.joined(separator: "\n")
    }

    /// A statement that keeps a promise.
    private static func honest(_ promise: String, _ field: String) -> String {
        let isList = field == "UF_DEPARTMENT"
        return switch promise {
        case "any": "user.\(field) = \(isList ? "{ 1, 5 }" : "'Zoe'")"
        case "same letters": "user.\(field) = text.upper(user.\(field))"
        case "same text": "if user.\(field) then user.\(field) = user.\(field):gsub('^.', '%0 ') end"
        case "add" where isList: "if user.UF_DEPARTMENT then table.insert(user.UF_DEPARTMENT, 5) end"
        case _ where isList: "if #user.UF_DEPARTMENT == 0 then user.UF_DEPARTMENT = { 1 } end"
        default: "user.\(field) = user.\(field) or 'Zoe'"
        }
    }

    private mutating func value() -> String {
        random.pick([
            "'Zoe'", "'ANNA'", "'a nna'", "'De  Boer'", "'Ulm'", "''", "null", "nil", "{}", "{ 1, 5 }", "{ 5 }",
            "{ 1, 2 }", "0.5", "print", "{ x = 1 }", "setmetatable({ 1 }, { __len = function() return 9 end })",
            "setmetatable({}, { __index = function() return 5 end })", "string.rep('x', 1 << 18)", "'\\xFF'",
        ])
    }

    private mutating func statement() -> String {
        let (field, other, value) = (random.pick(Self.fields), random.pick(Self.fields), value())
        let text = random.pick(Self.texts)
        let stateless = [
            "user.\(field) = \(value)", "user.\(field) = \(value)", "rawset(user, '\(field)', \(value))",
            "user.\(field) = nil", "user.\(field) = user.\(other)", "warn('\(field)', 'odd')", "print(user.ID)",
            "if user.\(text) then user.\(text) = text.upper(user.\(text)) end",
            "if user.\(text) then user.\(text) = ' ' .. user.\(text):sub(1, 1) .. ' ' .. user.\(text):sub(2) end",
            "skip('no')", "reject('no')", "error('no')", "user.ID = \(value)", "table.insert(user.UF_DEPARTMENT, 5)",
            "table.remove(user.UF_DEPARTMENT)", "pcall(function() user.\(field) = \(value) error('no') end)",
            "coroutine.wrap(function() user.\(field) = \(value) coroutine.yield() end)()",
            "setmetatable(user.UF_DEPARTMENT, { __index = function() return 5 end })",
            "user.\(field) = (users.get(user.ID % 7 + 1) or {}).\(field)",
        ]
        let counting = [
            "if old then old.\(field) = \(value) end old = user", "user.UF_DEPARTMENT = list",
            "if list then list[1] = 5 end list = user.UF_DEPARTMENT", "n = n + 1 print(n)",
            "n = n + 1 if n % 2 == 0 then user.\(field) = \(value) end",
            "user.\(text) = 'n' .. n", "user.\(text) = tostring(math.random(1 << 30))",
            "co = co or coroutine.wrap(function(u) while true do u.\(field) = \(value) u = coroutine.yield() end end) "
                + "co(user)",
        ]
        return random.pick(isPure || random.happens(inPercent: 60) ? stateless : counting)
    }
}
