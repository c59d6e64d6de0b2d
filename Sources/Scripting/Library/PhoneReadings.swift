import PhoneNumbers
import PortalModel

/// A telephone number as a script gets it.
enum ReadPhone {
    /// One that plain code has read, in E.164 format.
    case plain(String)
    /// One that the library has read.
    case library(PhoneNumber)

    /// The number in E.164 format.
    var e164: String {
        switch self {
        case .plain(let e164): e164
        case .library(let number): number.e164
        }
    }
}

/// Reads telephone numbers for the scripts of a state.
///
/// Most texts are read by plain code, which takes a hundredth of the library's time; what it isn't certain of, the library reads, and a
/// bounded number of results is kept, since recipes read the same text more than once.
struct PhoneReadings {
    private struct Question: Hashable {
        let text: String
        let region: String?
        let plus: PhoneNumber.Plus
    }

    /// The most results that are kept.
    private static let most = 256
    /// Longer texts are no numbers, and their results aren't kept.
    private static let longest = 64

    private var known: [Question: Result<PhoneNumber.Reading, PhoneNumberError>] = [:]

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - text: What a person typed.
    ///   - region: ISO 3166-1 alpha-2 code, in capital letters, of the country whose numbers need no country code.
    ///   - plus: What became of the plus before that country's calling code.
    ///   - needsParts: Whether the caller needs more than the number's E.164 format.
    /// - Returns: The number, and whether the region decided on its calling code.
    /// - Throws: Why it is no number.
    mutating func read(
        _ text: String,
        region: String?,
        _ plus: PhoneNumber.Plus,
        needsParts: Bool
    ) throws(PhoneNumberError) -> (ReadPhone, isRegionAssumed: Bool) {
        if !needsParts, plus == .asTyped, let plain = PlainPhoneReading(text, region: region) {
            return (.plain(plain.e164), plain.isRegionAssumed)
        }
        let reading = try ask(text, region.flatMap { Countries.isWithoutNumbers($0) ? nil : $0 }, plus).get()
        return (.library(reading.number), reading.isRegionAssumed)
    }

    private mutating func ask(
        _ text: String,
        _ region: String?,
        _ plus: PhoneNumber.Plus
    ) -> Result<PhoneNumber.Reading, PhoneNumberError> {
        let read = { () -> Result<PhoneNumber.Reading, PhoneNumberError> in
            Result { () throws(PhoneNumberError) in try PhoneNumber.read(text, region: region, plus: plus) }
        }
        guard text.utf8.count <= Self.longest else { return read() }
        let question = Question(text: text, region: region, plus: plus)
        if let reading = known[question] { return reading }
        let reading = read()
        if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
        known[question] = reading
        return reading
    }
}
