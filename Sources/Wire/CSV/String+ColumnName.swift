import Foundation

extension String {
    /// The text as the name of a column: composed letters, and single blanks inside only, whatever white space it had.
    ///
    /// A name that looks the same is the same: files from a Mac have decomposed letters, and those from the Web no-break spaces.
    package var asColumnName: String {
        let isPlain = utf8.allSatisfy { (0x21..<0x7F).contains($0) }
        guard !isPlain else { return self }
        guard !hasTooManyMarks else { return self }
        let words = split { $0.isWhitespace || $0 == "\u{FEFF}" }
        return words.joined(separator: " ").precomposedStringWithCanonicalMapping
    }
}
