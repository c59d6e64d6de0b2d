/// A piece of ordinary work that leans on one library function.
struct LibraryCase {
    let name: String
    /// What is done once, before the turns.
    let setup: String
    /// What each turn does.
    let turn: String

    init(_ name: String, _ setup: String = "", turn: String) {
        self.name = name
        self.setup = setup
        self.turn = turn
    }

    /// The chunk, which is given the number of turns.
    var source: String { "local turns = ...\n\(setup)\nfor turn = 1, turns do \(turn) end" }

    private static let sentence = "local text = 'the quick brown fox jumps over the lazy dog in Göteborg'"
    private static let hundred = "local list = {} for i = 1, 100 do list[i] = i end"
    private static let shuffled = "local list, numbers = {}, {} for i = 1, 100 do numbers[i] = i * 37 % 101 end"
    private static let shuffle = "for i = 1, 100 do list[i] = numbers[i] end"

    static let all: [(library: String, cases: [LibraryCase])] = [
        (
            "patterns",
            [
                LibraryCase("find, plain", sentence, turn: "text:find('lazy', 1, true)"),
                LibraryCase("find", sentence, turn: "text:find('l%a+y')"),
                LibraryCase("match with captures", turn: "('anna.berg@example.com'):match('^([%w.]+)@([%w.]+)$')"),
                LibraryCase("gsub with a text", turn: "('+49 (0)151 / 95652581'):gsub('[^%d+]', '')"),
                LibraryCase(
                    "gsub with a function",
                    "local function title(first, rest) return first:upper() .. rest:lower() end",
                    turn: "('jean-luc BERG'):gsub('(%a)(%a*)', title)"
                ),
                LibraryCase(
                    "gmatch over words",
                    sentence,
                    turn: "for word in text:gmatch('%S+') do local _ = word end"
                ),
                LibraryCase("trim", turn: "('  anna berg '):match('^%s*(.-)%s*$')"),
            ]
        ),
        (
            "string",
            [
                LibraryCase("format", turn: "('%s has %d of %.2f'):format('anna', turn, 2.5)"),
                LibraryCase("rep", turn: "('ab'):rep(20, ',')"),
                LibraryCase("sub", sentence, turn: "text:sub(5, 9)"),
                LibraryCase("byte", sentence, turn: "text:byte(5)"),
                LibraryCase("upper", sentence, turn: "text:upper()"),
                LibraryCase("..", "local name = 'berg'", turn: "local _ = 'anna ' .. name .. turn"),
            ]
        ),
        (
            "table",
            [
                LibraryCase("concat, 100", hundred, turn: "table.concat(list, ',')"),
                LibraryCase("insert at the end", turn: "local list = {} for i = 1, 100 do table.insert(list, i) end"),
                LibraryCase("insert in front", turn: "local list = {} for i = 1, 100 do table.insert(list, 1, i) end"),
                LibraryCase(
                    "remove from the end",
                    "local list = {}",
                    turn: "for i = 1, 100 do list[i] = i end for _ = 1, 100 do table.remove(list) end"
                ),
                LibraryCase(
                    "remove in front",
                    "local list = {}",
                    turn: "for i = 1, 100 do list[i] = i end for _ = 1, 100 do table.remove(list, 1) end"
                ),
                LibraryCase("sort, 100 numbers", shuffled, turn: "\(shuffle) table.sort(list)"),
                LibraryCase(
                    "sort with a comparator",
                    "\(shuffled) local function before(a, b) return a > b end",
                    turn: "\(shuffle) table.sort(list, before)"
                ),
                LibraryCase("unpack, 10", "local list = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }", turn: "table.unpack(list)"),
            ]
        ),
        (
            "utf8",
            [
                LibraryCase("len", sentence, turn: "utf8.len(text)"),
                LibraryCase("codes", sentence, turn: "for _, code in utf8.codes(text) do local _ = code end"),
            ]
        ),
        (
            "coroutine",
            [
                LibraryCase(
                    "resume and yield",
                    "local worker = coroutine.create(function() while true do coroutine.yield() end end)",
                    turn: "coroutine.resume(worker)"
                ),
                LibraryCase(
                    "wrap, 10 values",
                    turn: "for _ in coroutine.wrap(function() for i = 1, 10 do coroutine.yield(i) end end) do end"
                ),
            ]
        ),
        (
            "base",
            [
                LibraryCase("pcall", "local function same(value) return value end", turn: "pcall(same, turn)"),
                LibraryCase("pcall, an error", turn: "pcall(error, 'no')"),
                LibraryCase(
                    "pairs, 10 names",
                    "local record = { a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10 }",
                    turn: "for _, value in pairs(record) do local _ = value end"
                ),
                LibraryCase("pairs, 100 items", hundred, turn: "for _, value in pairs(list) do local _ = value end"),
                LibraryCase("tostring", turn: "tostring(turn)"),
            ]
        ),
    ]
}
