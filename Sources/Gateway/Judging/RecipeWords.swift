import PortalModel
import Scripting

/// The words in which recipes may tell a caller why they refuse a call: those that stand in the recipes themselves.
///
/// A recipe may put into its words whatever it has seen, that of other people too, as a part or turned round. No caller is to read
/// it there.
struct RecipeWords: Sendable {
    private let known: Set<Substring>

    /// Takes the words of recipes and of the modules that they require, and the names of fields.
    init(_ recipes: [ScriptFile], _ schema: Schema) {
        var known = Self.ofErrors.union(schema.fields.flatMap { Self.words(in: $0.name) }.map { Substring($0) })
        for file in recipes.flatMap({ $0.withModules() }) {
            // What follows a backslash isn't the beginning of a word, as in "first\nsecond".
            known.formUnion(Self.words(in: file.source.replacing(/\\./, with: " ")).map { Substring(String($0)) })
        }
        self.known = known
    }

    /// A text with an ellipsis for each word that isn't known, and for each of some values that it holds as a whole.
    ///
    /// - Parameters:
    ///   - text: What a recipe says.
    ///   - values: What the record holds.
    /// - Returns: What a caller may read.
    func keeping(_ text: String, without values: [String]) -> String {
        let hidden = values.filter { !Self.words(in: $0).allSatisfy(Self.ofErrors.contains) }
        let text = text.hidingWholes(hidden)
        var kept = ""
        var rest = text.startIndex
        for word in Self.words(in: text) {
            kept += text[rest..<word.startIndex]
            kept += known.contains(word) ? word : "…"
            rest = word.endIndex
        }
        // One ellipsis for what was one value, such as an address.
        return (kept + text[rest...]).replacing(/…(?:[^\s\p{L}\p{N}_…]{0,3}…)+/, with: "…")
    }

    /// The words of a text, in order.
    private static func words(in text: String) -> [Substring] { text.split { !$0.isOfWord } }

    /// What Lua says of an error, and Moonhook of a wrong call: nobody can be found by it.
    private static let ofErrors = Set(
        """
        a an and any are argument arguments arithmetic at attempt bad be boolean by call can compare concatenate constant control \
        department departments did division divide does empty error expected field find for function get given global got has have \
        in index initial integer invalid is it key large length library limit local long loop malformed many match matches mean \
        method missing modulo more must name next nil no not number of on one only or out overflow pattern perform range record \
        reject representation require result results rows script several short skip stack step string table takes than that the \
        there this to too transform two undefined unexpected unfinished unknown upvalue user userdata users value values variable \
        warn with write you zero
        """.split(separator: " ")
    )
}

extension Character {
    fileprivate var isOfWord: Bool { isLetter || isNumber || self == "_" }
}

extension String {
    /// The text with an ellipsis for each of these that stands in it as a whole, and not as a part of a word.
    func hidingWholes(_ texts: [String]) -> String {
        Set(texts).filter { $0.contains(where: \.isOfWord) }.sorted { $0.count > $1.count }
            .reduce(self) { $0.hidingWhole($1) }
    }

    private func hidingWhole(_ text: String) -> String {
        var kept = ""
        var (begin, place) = (startIndex, startIndex)
        while let found = self[place...].firstRange(of: text) {
            let isBegun = text.first?.isOfWord == true && self[..<found.lowerBound].last?.isOfWord == true
            let goesOn = text.last?.isOfWord == true && self[found.upperBound...].first?.isOfWord == true
            if isBegun || goesOn {
                place = index(after: found.lowerBound)
            } else {
                kept += self[begin..<found.lowerBound] + "…"
                (begin, place) = (found.upperBound, found.upperBound)
            }
        }
        return kept + self[begin...]
    }
}
