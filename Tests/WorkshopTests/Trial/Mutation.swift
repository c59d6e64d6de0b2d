import PortalModel
import Scripting

/// A way to spoil what a transform leaves, written in Lua and so far from the host's own judgement.
///
/// That a mutant breaks its promise is so by construction: the promises are about sameness, the original keeps them, and a
/// mutation makes another value of what the original left: a digit less is another row of digits. Where a field was empty, or
/// nothing was left to spoil, the mutation does nothing.
struct Mutation: Sendable {
    let name: String
    /// The promises that it breaks where it does something.
    let breaks: Set<Promise>
    /// The other value, of the text `value`; `nil` if there is none.
    let expression: String

    private static let ofDigits: Set<Promise> = [.samePhone, .sameDigits, .sameLetters, .sameText, .sameMailbox, .fill]
    private static let ofLetters: Set<Promise> = [.sameLetters, .sameText, .sameMailbox, .fill]

    static let ofTexts = [
        Mutation(
            name: "cleared",
            breaks: Set(Promise.allCases).subtracting([.any, .add]),
            expression: "null"
        ),
        Mutation(
            name: "a digit dropped",
            breaks: ofDigits,
            expression: #"last(value, "%d", function() return "" end)"#
        ),
        Mutation(
            name: "a digit changed",
            breaks: ofDigits,
            expression: #"last(value, "%d", function(digit) return tostring((digit + 1) % 10) end)"#
        ),
        Mutation(name: "a digit more", breaks: ofDigits, expression: #"value:find("%d") and value .. "7" or nil"#),
        Mutation(
            name: "two digits swapped",
            breaks: ofDigits,
            expression: """
                (function()
                  local head, one, other, rest = value:match("^(.*)(%d)(%d)(%D*)$")
                  if head and one ~= other then return head .. other .. one .. rest end
                end)()
                """
        ),
        Mutation(
            name: "another number",
            breaks: [.samePhone],
            expression: #"value:find("%d") and "+34910000000" or nil"#
        ),
        Mutation(
            name: "an extension more",
            breaks: [.samePhone],
            expression: #"value:find("%d") and value .. " ext. 9" or nil"#
        ),
        Mutation(
            name: "a letter dropped",
            breaks: ofLetters,
            expression: #"last(value, "%a", function() return "" end)"#
        ),
        Mutation(
            name: "a letter changed",
            breaks: ofLetters,
            expression: """
                last(value, "%a", function(letter)
                  local first = letter:lower() == letter and 97 or 65
                  return string.char(first + (letter:byte() - first + 1) % 26)
                end)
                """
        ),
        Mutation(name: "a letter more", breaks: ofLetters, expression: #"value .. "x""#),
        Mutation(
            name: "the case turned",
            breaks: [.sameText, .fill],
            expression: """
                last(value, "%a", function(letter)
                  return letter:lower() == letter and letter:upper() or letter:lower()
                end)
                """
        ),
        Mutation(name: "cut in half", breaks: ofLetters, expression: #"half(value, "%w")"#),
        Mutation(name: "cut in half", breaks: [.samePhone, .sameDigits], expression: #"half(value, "%d")"#),
        Mutation(
            name: "a blank in the middle",
            breaks: [.sameMailbox, .fill],
            expression: #"value:find("^%a%a") and value:sub(1, 1) .. " " .. value:sub(2) or nil"#
        ),
    ]

    static let ofLists = [
        Mutation(name: "cleared", breaks: [.add, .fill], expression: "null"),
        Mutation(name: "an item lost", breaks: [.add], expression: "without(value, before[1])"),
        Mutation(name: "another item", breaks: [.fill], expression: "without(value, before[1])"),
    ]

    /// What the expressions call.
    static let library = """
        -- The text with the last character of a class replaced; nil if there is none.
        local function last(value, class, replace)
          local head, character, rest = value:match("^(.*)(" .. class .. ")(.*)$")
          if head then return head .. replace(character) .. rest end
        end

        -- The first half of a text, where the other holds something of a class.
        local function half(value, class)
          local count = utf8.len(value)
          if not count or count < 2 then return nil end
          local cut = value:sub(1, utf8.offset(value, count // 2 + 1) - 1)
          if value:find(class, #cut + 1) then return cut end
        end

        -- A list without one of its items.
        local function without(list, item)
          local rest = {}
          for _, other in ipairs(list) do
            if other ~= item then rest[#rest + 1] = other end
          end
          return rest
        end
        """
}

/// Which records a mutation spoils.
struct Rarity: Sendable {
    let name: String
    let condition: String

    /// Those that don't ask for the value.
    static let withoutValue = ["always", "for one in a hundred"]

    static let all = [
        Rarity(name: "always", condition: "true"),
        Rarity(name: "for one in a hundred", condition: "user.ID % 101 == 7"),
        Rarity(name: "where it was unusual", condition: #"#before > 17 or tostring(before):find("[\128-\255]")"#),
        Rarity(name: "where it was written otherwise", condition: "before ~= value"),
        Rarity(name: "where it was well", condition: "before == value"),
    ]
}

/// A recipe whose transform is spoilt in one way.
struct Mutant: Sendable {
    let name: String
    /// The names of mutants that spoil at least as many records: where one of them breaks nothing, this one can't either.
    let wider: [String]
    private let body: String

    /// That many mutants of a recipe: first those that spoil every record, then those that spoil rare ones.
    static func some(of recipe: Recipe, atMost limit: Int) -> [Mutant] {
        guard let writes = recipe.writes else { return [] }
        let others = ["WORK_NOTES", "PERSONAL_CITY", "UF_SKILLS", "WORK_COMPANY", "PERSONAL_PAGER", "UF_DISTRICT"]
            .filter { writes[$0] == nil && recipe.match != $0 }
        let all = Rarity.all.flatMap { rarity in
            let kept = writes.sorted { $0.key < $1.key }.flatMap { field, promise -> [Mutant] in
                let isList = Schema.standard[field]?.isList ?? false
                return (isList ? Mutation.ofLists : Mutation.ofTexts).filter { $0.breaks.contains(promise) }
                    .map { Mutant($0, of: field, isList: isList, rarity) }
            }
            // What is given and what is left doesn't matter to a field more.
            let more =
                Rarity.withoutValue.contains(rarity.name) ? others.prefix(5).map { Mutant(writing: $0, rarity) } : []
            return more + kept
        }
        return [Mutant.renumbering] + all.prefix(limit - 1)
    }

    private init(_ mutation: Mutation, of field: String, isList: Bool, _ rarity: Rarity) {
        name = "\(field): \(mutation.name), \(rarity.name)"
        wider = ["\(field): cleared, always", "\(field): \(mutation.name), always"]
        let type = isList ? "table" : "string"
        body = """
            local before = copy(user.\(field))
            transform(user, row)
            local value = user.\(field)
            if warned.\(field) or type(before) ~= "\(type)" or type(value) ~= "\(type)" then return end
            if #before == 0 or #value == 0 or not (\(rarity.condition)) then return end
            local spoilt = \(mutation.expression)
            if spoilt ~= nil then
              print("spoilt")
              user.\(field) = spoilt
            end
            """
    }

    private init(writing field: String, _ rarity: Rarity) {
        name = "\(field): a field more, \(rarity.name)"
        wider = ["\(field): a field more, always"]
        body = """
            transform(user, row)
            if \(rarity.condition) then
              print("spoilt")
              user.\(field) = "a mutant wrote this"
            end
            """
    }

    private static let renumbering = Mutant(
        name: "ID: another user",
        body: "transform(user, row) print('spoilt') user.ID = user.ID + 1"
    )

    private init(name: String, body: String) {
        self.name = name
        wider = []
        self.body = body
    }

    /// The recipe's text, spoilt; what `warn` leaves as it was can't be.
    func source(of original: String) -> String {
        """
        local warned = {}
        local host_warn = warn
        function warn(field, reason)
          warned[field] = true
          host_warn(field, reason)
        end
        local recipe = (function()
        \(original)
        end)()
        \(Mutation.library)
        local function copy(value)
          if type(value) ~= "table" then return value end
          return table.move(value, 1, #value, 1, {})
        end
        local transform = recipe.transform
        recipe.transform = function(user, row)
          warned = {}
          \(body)
        end
        return recipe
        """
    }
}
