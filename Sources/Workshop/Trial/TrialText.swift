import Wire

/// Texts as people type them, of one flavour.
struct TrialText {
    let flavour: TrialFlavour
    /// What the recipe's examples hold there: only they know, for example, a code of a table.
    let known: [String]

    /// A text as in a tidy record.
    func tidy(_ random: inout SplitMix64) -> String {
        if !known.isEmpty, random.happens(inPercent: 30) { return random.pick(known) }
        return switch flavour {
        case .name: random.pick(TrialWords.tidyNames)
        case .phone: TrialPhone.tidy(&random)
        case .mail: "anna.schmidt\(random.number(below: 100))@example.com"
        case .date: Self.date(&random)
        case .web: "https://example.com/anna"
        case .country: "Germany"
        case .place: "Berlin"
        case .department: "Sales"
        case .position: "Analyst"
        case .digits: String(10_000 + random.number(below: 90_000))
        case .flag: "Y"
        case .prose: "Prefers e-mail."
        }
    }

    /// A text as somebody typed it.
    func untidy(_ random: inout SplitMix64) -> String {
        switch random.number(below: 100) {
        case ..<4: return random.pick(TrialWords.blanks)
        case ..<12: return random.pick(TrialWords.oddities)
        case ..<13: return Self.long(&random)
        case ..<16: return TrialText(flavour: random.pick(TrialFlavour.allCases), known: []).typed(&random)
        default: break
        }
        let text = !known.isEmpty && random.happens(inPercent: 30) ? random.pick(known) : typed(&random)
        return random.happens(inPercent: 35) ? Self.dishevelled(text, &random) : text
    }

    /// A text of the flavour, in one of the forms in which people type it.
    private func typed(_ random: inout SplitMix64) -> String {
        switch flavour {
        case .name: return random.pick(random.happens(inPercent: 50) ? TrialWords.givenNames : TrialWords.familyNames)
        case .phone: return TrialPhone.untidy(&random)
        case .mail:
            return random.pick([
                "anna.schmidt@example.com", "Anna.Schmidt@Example.COM", "ANNA@EXAMPLE.COM", " anna@example.com ",
                "anna@example.com\u{A0}", "Anna Schmidt <anna@example.com>", "mailto:anna@example.com", "anna@example",
                "anna example.com", "anna@@example.com", "anna@example.com; anna@example.org", "анна@пример.рф",
                "anna+x@example.com", "anna@example.com.",
            ])
        case .date: return random.happens(inPercent: 40) ? Self.date(&random) : Self.wrongDate(&random)
        case .web:
            return random.pick([
                "https://example.com", "example.com", "HTTP://EXAMPLE.COM/", "www.example.com ", "example", "https://",
                "ftp://example.com", "https://пример.рф/анна", "https://example.com/a b",
            ])
        case .country: return random.pick(TrialWords.countries)
        case .place: return random.pick(TrialWords.places)
        case .department: return random.pick(TrialWords.departments)
        case .position: return random.pick(TrialWords.positions)
        case .digits:
            return random.pick([
                "00123", "123", "12 34", "D-10115", "EC1A 1BB", "HR-10013", "12.5", "1e9", "№ 7", "0", "-1",
                "99999999999",
            ])
        case .flag: return random.pick(TrialWords.flags)
        case .prose:
            let kind = random.pick(TrialFlavour.allCases.filter { $0 != .prose })
            return TrialText(flavour: kind, known: []).typed(&random)
        }
    }

    private static func date(_ random: inout SplitMix64) -> String {
        let (day, month) = (String(101 + random.number(below: 28)), String(101 + random.number(below: 12)))
        return "\(1950 + random.number(below: 80))-\(month.dropFirst())-\(day.dropFirst())"
    }

    private static func wrongDate(_ random: inout SplitMix64) -> String {
        let (day, month) = (1 + random.number(below: 31), 1 + random.number(below: 12))
        let year = 1950 + random.number(below: 80)
        return switch random.number(below: 12) {
        case 0: "\(day).\(month).\(year)"
        case 1: "\(day)/\(month)/\(year)"
        case 2: "\(month)/\(day)/\(year % 100)"
        case 3: "\(day). März \(year)"
        case 4: "\(year)/\(month)/\(day)"
        case 5: "\(year)-\(month)-\(day)"
        case 6: "\(year)-13-45"
        case 7: "0000-00-00"
        case 8: String(20_000 + day * 37)
        case 9: "\(year)-0\(1 + month % 9)-1\(day % 9)T00:00:00+03:00"
        case 10: "\(day) мая \(year)"
        default: "\(day).\(month)."
        }
    }

    private static func long(_ random: inout SplitMix64) -> String {
        let piece = random.pick(["a", "Ж", " ", "0", "ab ", "字", "(", "a\u{301}", "Anna-Maria ", "+49 30 ", "a@"])
        return String(repeating: piece, count: 50 + random.number(below: 20) * 25)
    }

    /// The text with typical mistakes of typing and copying.
    private static func dishevelled(_ text: String, _ random: inout SplitMix64) -> String {
        switch random.number(below: 14) {
        case 0: return " " + text
        case 1: return text + " "
        case 2: return "  \(text)  "
        case 3: return text + "\u{A0}"
        case 4: return "\t" + text
        case 5: return text + "\n"
        case 6: return text.replacing(" ", with: "  ")
        case 7: return text.replacing(" ", with: "\u{A0}")
        // In an address, only the case of A to Z need be known.
        case 8: return text.contains("@") && !text.utf8.allSatisfy { $0 < 0x80 } ? text : text.uppercased()
        case 9: return text.lowercased()
        case 10: return text + "."
        case 11: return "\"\(text)\""
        case 12: return "\(text) \(text)"
        default: return String(text.dropLast())
        }
    }
}
