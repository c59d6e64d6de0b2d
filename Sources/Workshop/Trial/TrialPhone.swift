import Wire

/// Phone numbers in all the ways that people type them.
///
/// If a regulator reserves numbers for fiction, they are used; otherwise the numbers contain a row of zeros or fives.
struct TrialPhone {
    private static let ranges: [TrialPhone] = [
        TrialPhone("49", "0", "30", "23125"), TrialPhone("49", "0", "171", "39200"),
        TrialPhone("49", "0", "89", "99998"),
        TrialPhone("43", "0", "1", "5550"), TrialPhone("43", "0", "660", "0000"), TrialPhone("41", "0", "44", "0000"),
        TrialPhone("33", "0", "1", "99000"), TrialPhone("39", "", "06", "0000"), TrialPhone("44", "0", "20", "79460"),
        TrialPhone("44", "0", "7700", "900"), TrialPhone("1", "", "212", "5550"), TrialPhone("7", "8", "495", "5550"),
        TrialPhone("7", "8", "916", "0000"), TrialPhone("380", "0", "44", "5550"), TrialPhone("90", "0", "212", "5550"),
    ]

    private let code: String
    private let trunk: String
    private let area: String
    private var subscriber: String

    private init(_ code: String, _ trunk: String, _ area: String, _ beginning: String) {
        self.code = code
        self.trunk = trunk
        self.area = area
        subscriber = beginning
    }

    private init(_ random: inout SplitMix64) {
        self = random.pick(Self.ranges)
        subscriber += String(String(1000 + random.number(below: 1000)).dropFirst())
    }

    /// A number as in a tidy record.
    static func tidy(_ random: inout SplitMix64) -> String {
        let phone = TrialPhone(&random)
        return random.happens(inPercent: 50) ? "+\(phone.code)\(phone.area)\(phone.subscriber)" : phone.typed(&random)
    }

    /// A number as somebody typed it, perhaps with a remark.
    static func untidy(_ random: inout SplitMix64) -> String {
        let phone = TrialPhone(&random)
        let text = phone.typed(&random)
        let short = String(10 + random.number(below: 90))
        switch random.number(below: 24) {
        case 0: return "\(text) ext \(short)"
        case 1: return "\(text) ext. \(short)"
        case 2: return "\(text) x\(short)"
        case 3: return "\(text) доб. \(short)"
        case 4: return "\(text)-\(short) (Durchwahl)"
        case 5: return "\(text)#\(short)"
        case 6: return "\(text) / \(TrialPhone(&random).typed(&random))"
        case 7: return "\(text), \(TrialPhone(&random).typed(&random))"
        case 8: return "Tel.: \(text)"
        case 9: return "\(text) (mobile)"
        case 10: return "\(text) Anna"
        case 11: return String(text.dropLast(4))
        case 12: return text + "00000000"
        case 13: return text.replacing("0", with: "O")
        case 14: return text.replacing(" ", with: "\u{A0}")
        case 15: return text.replacing("-", with: "–").replacing(" ", with: "‐")
        case 16: return text.map { $0.wholeNumberValue.map { Self.arabicDigits[$0] } ?? String($0) }.joined()
        case 17: return random.pick(["112", "0", "00", "+", "+49", "8-800-555-35-35", "1-800-FLOWERS", short])
        default: return text
        }
    }

    private static let arabicDigits = ["٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩"]

    private func typed(_ random: inout SplitMix64) -> String {
        let tail = subscriber.suffix(4)
        let head = subscriber.dropLast(4)
        return switch random.number(below: 12) {
        case 0: "+\(code)\(area)\(subscriber)"
        case 1: "+\(code) \(area) \(subscriber)"
        case 2: "00\(code) \(area) \(subscriber)"
        case 3: "+\(code) (\(trunk))\(area) \(subscriber)"
        case 4: "+\(code)-\(area)-\(head)-\(tail)"
        case 5: "\(trunk)\(area) \(head) \(tail)"
        case 6: "\(trunk)\(area)/\(subscriber)"
        case 7: "(\(trunk)\(area)) \(subscriber)"
        case 8: "\(trunk)-\(area)-\(head)-\(tail)"
        case 9: "\(trunk)\(area).\(head).\(tail)"
        case 10: "\(trunk)\(area)\(subscriber)"
        default: "\(code)\(area)\(subscriber)"
        }
    }
}
