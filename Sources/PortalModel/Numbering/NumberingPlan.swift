/// How the telephone numbers of a region are typed.
package final class NumberingPlan: Sendable {
    /// A way of typing a number: what precedes its digits within the country.
    struct Way: Equatable {
        /// Whether it starts with + and the calling code.
        var hasPlus = false
        /// The trunk prefix, or the calling code without +; often empty.
        var prefix = PhoneDigits()
    }

    /// The ISO 3166-1 alpha-2 code, or one that libphonenumber uses.
    package let region: String
    /// The country calling code.
    package let code: PhoneDigits
    /// The ways, in the order of the bits by which a state of the automaton shows them.
    let ways: [Way]
    /// The state in which the automaton begins to read a number.
    let start: Int
    /// Beginnings of what is dialled to get abroad, of three digits at most.
    let abroad: [PhoneDigits]

    /// Reads a line of the table.
    init?(_ line: Substring) {
        let words = line.split(separator: " ")
        guard words.count > 4, let code = PhoneDigits(words[1]), let start = Int(words[2]) else { return nil }
        (region, self.code, self.start) = (String(words[0]), code, start)
        abroad = words[3].split(separator: ",").compactMap { PhoneDigits($0) }
        ways = words[4...].compactMap { word in
            let hasPlus = word.first == "+"
            let prefix = hasPlus ? word.dropFirst() : word == "-" ? "" : word
            return PhoneDigits(prefix).map { Way(hasPlus: hasPlus, prefix: $0) }
        }
    }

    /// Whether digits may begin with what is dialled in the region to get abroad.
    func mayLeadAbroad(_ digits: PhoneDigits) -> Bool { abroad.contains { digits.starts(with: $0) } }
}
