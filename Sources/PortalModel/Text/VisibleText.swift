extension String {
    /// The text in one line with everything shown that an eye would miss.
    ///
    /// Tabs are `⇥`, line breaks `↵` and `␍`, spaces at the ends and next to others `·`; what has no shape of its own, such as a
    /// no-break space, is its number, `<U+00A0>`. So a value can neither hide a difference nor command the terminal. A
    /// letter of another script in a word has its number behind it: `А<U+0410>nna`.
    public var visible: String {
        guard !isPlain else { return self }
        let characters = Array(self)
        return characters.visible(marking: mixesScripts ? characters.strangers : [:])
    }

    /// The same next to another text: characters that look alike in both but differ are followed by their numbers, too.
    public func visible(beside other: String) -> String {
        // What others are taken for is ASCII.
        guard utf8.contains(where: { $0 >= 0x80 }) else { return visible }
        let characters = Array(self)
        return characters.visible(
            marking: characters.differences(from: Array(other)).merging(characters.strangers) { first, _ in first }
        )
    }

    /// Whether it is printable ASCII with single blanks inside.
    private var isPlain: Bool {
        var last = UInt8(ascii: " ")
        for byte in utf8 {
            guard (0x20...0x7E).contains(byte), byte != 0x20 || last != 0x20 else { return false }
            last = byte
        }
        return isEmpty || last != 0x20
    }

    private var mixesScripts: Bool {
        let scripts = Set(unicodeScalars.lazy.compactMap(LetterScript.init))
        return scripts.count > 1
    }
}

extension [Character] {
    /// The text with everything shown, and behind each run of marked characters the number of the first.
    fileprivate func visible(marking marks: LookAlikeMarks) -> String {
        let shown = indices.map { self[$0] == " " && isSuperfluousBlank(at: $0) ? "·" : self[$0].visible }
        // What is shown as its number needs no other.
        let marks = marks.filter { shown[$0.key] == String(self[$0.key]) }
        var text = ""
        var first: Int?
        for index in indices {
            text += shown[index]
            first = marks[index] == nil ? nil : first ?? index
            if let begin = first, let mark = marks[begin], marks[index + 1] == nil {
                text += begin == index ? "<U+\(mark.number)>" : "<U+\(mark.number)…>"
            }
        }
        return text
    }

    private func isSuperfluousBlank(at index: Int) -> Bool {
        index == 0 || index == count - 1 || self[index - 1] == " " || self[index + 1] == " "
    }
}
