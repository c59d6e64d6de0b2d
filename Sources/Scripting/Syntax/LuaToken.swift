/// One word, sign or string of a Lua text.
package struct LuaToken: Hashable, Sendable {
    /// What it is.
    package enum Kind: Hashable, Sendable {
        /// A name that the author chose.
        case name
        /// A word of the language, such as `end`.
        case keyword
        /// A numeral; whether it is a number, Lua decides.
        case number
        /// A string in quotes or long brackets.
        case string
        /// A sign, such as `..`.
        case sign
        /// What isn't Lua: a string without its end, or a character that begins nothing.
        case broken
        /// The end of the text.
        case end
    }

    /// What it is.
    package var kind: Kind
    /// Its text; of a string, the value.
    package var text: String
    /// Its bytes in the text.
    package var range: Range<Int>

    /// Whether it is this keyword or this sign.
    func isWord(_ word: String) -> Bool { (kind == .keyword || kind == .sign) && text == word }
}
