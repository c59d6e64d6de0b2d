/// A telephone number that is read without any library, since it is certain what a library makes of the text.
package struct PlainPhoneReading {
    /// The number with its calling code.
    private let digits: PhoneDigits
    /// Whether the region that was given with the text decided on the calling code.
    package let isRegionAssumed: Bool

    /// Reads a text; `nil` if a library must be asked.
    ///
    /// - Parameters:
    ///   - text: What a person typed.
    ///   - region: ISO 3166-1 alpha-2 code, in capital letters, of the country whose numbers need no country code.
    package init?(_ text: String, region: String?) {
        let local = region.map { NumberingPlans.shared.plan(ofRegion: $0) }
        // A region that has no plan may be an error.
        guard local.map({ $0 != nil }) ?? true, let typed = TypedPhone(text) else { return nil }
        if typed.hasPlus || typed.hasDoubleZero {
            // Elsewhere 00 leads to no country.
            guard typed.hasPlus || local??.dialsDoubleZero == true else { return nil }
            let old = typed.hasPlus ? typed.digits : typed.digits.dropFirst(2)
            guard let digits = PlainPhoneProof.number(international: old, of: typed) else { return nil }
            (self.digits, isRegionAssumed) = (digits, false)
        } else {
            guard let local = local ?? nil, let digits = PlainPhoneProof.number(national: typed.digits, by: local)
            else {
                return nil
            }
            (self.digits, isRegionAssumed) = (digits, true)
        }
    }

    /// The number in E.164 format.
    package var e164: String { "+\(digits.text)" }
}

extension NumberingPlan {
    /// Where digits behind 00 may choose a carrier.
    fileprivate static let choosing: Set = ["BO", "HK"]

    /// Whether numbers abroad begin with 00 and nothing else in the region.
    fileprivate var dialsDoubleZero: Bool {
        !Self.choosing.contains(region) && abroad.contains { $0.count == 2 && $0.value(ofFirst: 2) == 0 }
    }
}
