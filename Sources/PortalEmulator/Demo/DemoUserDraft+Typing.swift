import Wire

/// How people fill in forms.
extension DemoUserDraft {
    /// The text as it is, or, in this many of a hundred cases, with a blank too many or in small letters.
    mutating func untidy(_ text: String, inPercent percent: Int) -> String {
        guard random.happens(inPercent: percent) else { return text }
        return switch random.number(in: 0..<4) {
        case 0: " " + text
        case 1: text + " "
        case 2: text.contains(" ") ? text.split(separator: " ").joined(separator: "  ") : text + "  "
        default: text.lowercased()
        }
    }

    /// The country as somebody typed it.
    mutating func countryName() -> String {
        random.happens(inPercent: 12) ? country.ownName : country.name
    }

    mutating func addPhones(to fields: inout JSONObject) {
        let mobile = DemoPhone(in: random.pick(country.mobiles), at: index, of: country)
        let work = DemoPhone(in: city.phones, at: index, of: country)
        fields["PERSONAL_MOBILE"] = typed(mobile, second: work).map { .string($0) }
        fields["WORK_PHONE"] = typed(work, second: mobile, isDeskPhone: true).map { .string($0) }
        if random.happens(inPercent: 12) { fields["PERSONAL_PHONE"] = .string(mobile.typed(form())) }
    }

    /// The value of the field, or `nil` if it was never set.
    private mutating func typed(_ phone: DemoPhone, second: DemoPhone, isDeskPhone: Bool = false) -> String? {
        let text = phone.typed(form())
        switch random.number(in: 0..<100) {
        case ..<5: return nil
        case ..<8: return ""
        case ..<10: return " "
        case ..<12: return random.pick(["ask Anna", "n/a", "-", "via reception", "?"])
        case ..<14: return "\(text) / \(second.typed(form()))"
        case ..<16: return String(phone.typed(.national).dropLast(4))
        case ..<19: return "  \(text) "
        case ..<27 where isDeskPhone: return "\(text) ext. \(random.number(in: 10..<99))"
        case ..<30 where isDeskPhone: return "Tel.: \(text)"
        default: return text
        }
    }

    /// At the seat mostly as the neighbours do, abroad mostly with the country's code.
    private mutating func form() -> DemoPhone.Form {
        let international: [DemoPhone.Form] = [
            .e164, .international, .international, .internationalWithZeros, .internationalWithTrunk,
            .internationalWithHyphens,
        ]
        let national: [DemoPhone.Form] = [
            .national, .nationalWithSlash, .nationalWithParentheses, .nationalWithHyphen, .nationalWithDots,
            .nationalDigits,
        ]
        let isAtSeat = country.dialCode == DemoCountry.seat.dialCode
        return random.pick(random.happens(inPercent: isAtSeat ? 65 : 4) ? national : international)
    }

    /// A day of these years; no month is longer than 28 days here.
    mutating func day(in years: Range<Int>) -> String {
        let month = String(101 + random.number(in: 0..<12)).dropFirst()
        let day = String(101 + random.number(in: 0..<28)).dropFirst()
        return "\(random.number(in: years))-\(month)-\(day)"
    }

    /// A time of day, hours and minutes.
    mutating func clock() -> String {
        "\(String(107 + random.number(in: 0..<12)).dropFirst()):\(String(100 + random.number(in: 0..<60)).dropFirst())"
    }
}

extension String {
    /// `anna.schmidt@example.com` as some mail programs suggest it: `Anna.Schmidt@Example.Com`.
    var capitalizedParts: String {
        var isStart = true
        return String(
            map { letter in
                defer { isStart = letter == "." || letter == "@" }
                return isStart ? Character(letter.uppercased()) : letter
            }
        )
    }
}
