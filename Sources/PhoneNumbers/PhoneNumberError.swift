import CPhoneNumber

/// Why a text is not a valid phone number.
///
/// ``description`` is phrased as the rest of a sentence about the text, and never contains the text: it is personal data.
public enum PhoneNumberError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is nothing in the text that could be a number.
    case notANumber
    /// There are letters among the digits: a note, or a number spelt with a phone's keys.
    case letters
    /// Digits are missing, perhaps the area code's.
    case tooShort
    /// There are more digits than the country's numbers have.
    case tooLong
    /// The country code belongs to no country.
    case unknownCountry
    /// The number has no country code, and no region was given.
    case noRegion
    /// The region is not an ISO 3166-1 alpha-2 code.
    case unknownRegion(String)
    /// The length is possible, but the country has no such numbers; the region is the one of the number's country code.
    case notValid(region: String)
    /// The library gave up, in practice for want of memory.
    case libraryFailed

    /// The reason, such as "too short".
    public var description: String {
        switch self {
        case .notANumber: "not a number"
        case .letters: "letters in the number"
        case .tooShort: "too short"
        case .tooLong: "too long"
        case .unknownCountry: "unknown country"
        case .noRegion: "no country code and no region"
        case .unknownRegion(let region): Self.unknownRegionDescription(region)
        case .notValid("001"): "not a valid number"
        case .notValid(let region): "not a valid number for \(region)"
        case .libraryFailed: "the phone number library failed"
        }
    }

    /// Quotes only what looks like a code: a caller who mixes up the arguments passes a phone number as the region.
    private static func unknownRegionDescription(_ region: String) -> String {
        let isShortWord = region.utf8.count <= 3 && region.allSatisfy { $0.isASCII && $0.isLetter }
        let name = isShortWord ? " \(region)" : ""
        return "unknown region\(name): it must be a two-letter country code such as DE"
    }
}

extension PhoneNumberError {
    /// The error of a status, or `nil` for success.
    init?(_ status: cphone_status, region: String, countryCode: Int32) {
        switch status {
        case .ok: return nil
        case .not_a_number: self = .notANumber
        case .letters: self = .letters
        case .too_short: self = .tooShort
        case .too_long: self = .tooLong
        case .no_region: self = .noRegion
        case .unknown_region: self = .unknownRegion(region)
        case .unknown_country: self = .unknownCountry
        case .not_valid: self = .notValid(region: Self.mainRegion(countryCode))
        case .failed: self = .libraryFailed
        }
    }

    private static func mainRegion(_ countryCode: Int32) -> String {
        unsafe String(unsafeUninitializedCapacity: 4) { buffer in
            unsafe cphone_main_region(countryCode, buffer.baseAddress, buffer.count)
        }
    }
}
