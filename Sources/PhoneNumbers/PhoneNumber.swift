import CPhoneNumber

/// A phone number that is valid in its country's numbering plan.
///
/// Two numbers are equal when country code, national number and extension are, whatever form they were typed in.
public struct PhoneNumber: Hashable, Sendable {
    /// The country calling code, such as 49.
    public let countryCode: Int

    /// The digits of the extension, or `nil` if there is none.
    public let numberExtension: String?

    /// The type of line that the number belongs to.
    public let type: LineType

    /// The number within its country, without the leading zeros that belong to it.
    let national: UInt64

    /// How many zeros precede `national`: 06… in Rome is not 6….
    let leadingZeros: Int

    /// What a text was read as.
    public struct Reading: Hashable, Sendable {
        /// The number, which is valid.
        public let number: PhoneNumber

        /// Whether the given region decided on the country code: the text has none, or has it without a plus.
        public let isRegionAssumed: Bool
    }

    /// What became of the plus before the calling code of the region that is given with a text.
    public enum Plus: Sendable {
        /// Nobody knows, so a text that may have lost it is ambiguous.
        case asTyped
        /// It was lost: what may begin with the calling code does.
        case lost
        /// It never was: a text without a plus is a number within the country.
        case never

        var status: cphone_plus {
            switch self {
            case .asTyped: .as_typed
            case .lost: .lost
            case .never: .never
            }
        }
    }

    /// Reads a number as people type it: with spaces, brackets, a label before it, an extension after it.
    ///
    /// - Parameters:
    ///   - text: What a person typed.
    ///   - region: ISO 3166-1 alpha-2 code, in either case, of the country whose numbers need no country code.
    ///   - plus: What became of the plus before that country's calling code.
    /// - Returns: The number, and what was made of the region.
    /// - Throws: The reason why the text is not a valid number. An unknown region is always an error.
    public static func read(
        _ text: String,
        region: String?,
        plus: Plus = .asTyped
    ) throws(PhoneNumberError) -> Reading {
        let region = region ?? ""
        var (parts, other) = (cphone_number(), cphone_number())
        let status = unsafe text.utf8Span.span.withUnsafeBytes { text in
            unsafe region.utf8Span.span.withUnsafeBytes { region in
                unsafe cphone_parse(
                    text.baseAddress,
                    text.count,
                    region.baseAddress,
                    region.count,
                    plus.status,
                    &parts,
                    &other
                )
            }
        }
        if let error = PhoneNumberError(status, region: region, parts, other) { throw error }
        return Reading(number: PhoneNumber(parts), isRegionAssumed: parts.is_region_assumed != 0)
    }

    /// Whether a region has a numbering plan.
    public static func knows(region: String) -> Bool {
        do throws(PhoneNumberError) {
            _ = try read("", region: region)
        } catch {
            if case .unknownRegion = error { return false }
        }
        return true
    }

    /// Reads a number as ``read(_:region:plus:)`` does, for callers that don't need to know how.
    public static func parse(_ text: String, region: String?) throws(PhoneNumberError) -> PhoneNumber {
        try read(text, region: region).number
    }
}
