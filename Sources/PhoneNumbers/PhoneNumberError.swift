import CPhoneNumber

/// Why a text is not a valid phone number.
///
/// ``description`` is phrased as the rest of a sentence about the text, and never contains the text, which is personal data; only of
/// an ambiguous text it names both readings, so that somebody can choose.
public enum PhoneNumberError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is nothing in the text that could be a number.
    case notANumber
    /// The words before it are no label of a telephone, so it may be another kind of number.
    case words
    /// The words before it say that it is a fax.
    case fax
    /// It is a day with its year.
    case date
    /// There are letters among or behind the digits: a note, a digit typed as a letter, or a number spelt with a phone's keys.
    case letters
    /// Another sign is among or behind the digits.
    case unknownSign
    /// A second number follows, or the end of one, as in 23125901/02.
    case severalNumbers
    /// It is an amount with decimals or thousands, as spreadsheets write what they take for one.
    case decimals
    /// A plus is among the digits.
    case plusInside
    /// Commas are among the digits.
    case commas
    /// It begins with a calling code, as a trunk digit in brackets shows, but lacks its plus.
    case noPlus
    /// The brackets behind the plus hold no calling code.
    case noCode
    /// The plus is before a digit that is dialled within the country, such as the 8 of +8 (495).
    case trunkAfterPlus
    /// It may have lost the plus before its country code, or be a number within the country.
    case ambiguous(national: PhoneNumber, international: PhoneNumber)
    /// Digits are missing, perhaps the area code's; the region is the one of the number's country code, if it has one.
    case tooShort(region: String?)
    /// There are more digits than the country's numbers have.
    case tooLong
    /// The country code belongs to no country.
    case unknownCountry
    /// The number has no country code, and no region was given.
    case noRegion
    /// The region is not an ISO 3166-1 alpha-2 code.
    case unknownRegion(String)
    /// The country has no numbers of this length; the region is the one of the number's country code.
    case notValid(region: String)
    /// The length is possible, but the library doesn't know the range, which may be newer than its data.
    case unknownRange(region: String)
    /// The library gave up, in practice for want of memory.
    case libraryFailed

    /// The reason, such as "too short".
    public var description: String {
        switch self {
        case .notANumber: "not a number"
        case .words: "words before the number"
        case .fax: "a fax number"
        case .date: "a date"
        case .letters: "letters in the number"
        case .unknownSign: "an unknown sign in the number or behind it"
        case .severalNumbers: "several numbers"
        case .decimals: "decimals or thousands, as a spreadsheet writes them"
        case .plusInside: "a plus among the digits"
        case .commas: "commas among the digits"
        case .noPlus: "no plus before the country code"
        case .noCode: "no country code in the brackets behind the plus"
        case .trunkAfterPlus: "a trunk digit behind the plus"
        case .ambiguous(let national, let international):
            "ambiguous: \(international.formatted(.international)) or \(national.formatted(.international))"
        case .tooShort(nil), .tooShort("001"): "too short"
        case .tooShort(let region?): "too short for \(region)"
        case .tooLong: "too long"
        case .unknownCountry: "unknown country"
        case .noRegion: "no country code and no region"
        case .unknownRegion(let region): Self.unknownRegionDescription(region)
        case .notValid("001"): "not a valid number"
        case .notValid(let region): "not a valid number for \(region)"
        case .unknownRange(let region):
            "not a valid number\(region == "001" ? "" : " for \(region)"), or newer than libphonenumber's data"
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
    init?(_ status: cphone_status, region: String, _ number: cphone_number, _ other: cphone_number) {
        switch status {
        case .ok: return nil
        case .not_a_number: self = .notANumber
        case .words: self = .words
        case .fax: self = .fax
        case .date: self = .date
        case .letters: self = .letters
        case .unknown_sign: self = .unknownSign
        case .several_numbers: self = .severalNumbers
        case .decimals: self = .decimals
        case .plus_inside: self = .plusInside
        case .commas: self = .commas
        case .no_plus: self = .noPlus
        case .no_code: self = .noCode
        case .trunk_after_plus: self = .trunkAfterPlus
        case .ambiguous: self = .ambiguous(national: PhoneNumber(number), international: PhoneNumber(other))
        case .too_short: self = .tooShort(region: Self.typedRegion(number))
        case .too_long: self = .tooLong
        case .no_region: self = .noRegion
        case .unknown_region: self = .unknownRegion(region)
        case .unknown_country: self = .unknownCountry
        case .not_valid: self = .notValid(region: Self.mainRegion(number.country_code))
        case .unknown_range: self = .unknownRange(region: Self.mainRegion(number.country_code))
        case .failed: self = .libraryFailed
        }
    }

    /// The region of the country code that a text has.
    private static func typedRegion(_ number: cphone_number) -> String? {
        number.country_code == 0 || number.is_region_assumed != 0 ? nil : mainRegion(number.country_code)
    }

    private static func mainRegion(_ countryCode: Int32) -> String {
        unsafe String(unsafeUninitializedCapacity: 4) { buffer in
            unsafe cphone_main_region(countryCode, buffer.baseAddress, buffer.count)
        }
    }
}
