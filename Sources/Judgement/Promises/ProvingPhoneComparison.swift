package import PortalModel

/// Compares telephone numbers by proof where that is possible, and otherwise asks another comparison.
///
/// The other one reads texts that strangers wrote, and is not believed if it finds numbers the same that end differently.
package struct ProvingPhoneComparison: PhoneComparison {
    private let other: any PhoneComparison

    /// Creates the comparison.
    ///
    /// - Parameter other: The comparison that is asked about what can't be proved.
    package init(otherwise other: any PhoneComparison) {
        self.other = other
    }

    package func verdict(
        _ before: String,
        _ after: String,
        regions: () -> AnySequence<AssumedRegion>
    ) -> Promise.Verdict {
        if let proved = PlainPhoneProof.verdict(before, after, regions: regions) { return proved }
        let verdict = other.verdict(before, after, regions: regions)
        // Who answers has read texts of strangers with a library in C, and may be deceived by them.
        if case .kept = verdict, !Self.endsAlike(before, after) { return .broken }
        return verdict
    }

    /// Whether two texts end in the same four digits, as all typings of one number do.
    static func endsAlike(_ before: String, _ after: String) -> Bool {
        let (one, other) = (lastDigits(of: before), lastDigits(of: after))
        let count = min(one.count, other.count)
        return count > 1 && one.suffix(count) == other.suffix(count)
    }

    private static func lastDigits(of text: String) -> [Int] {
        text.unicodeScalars.reversed().lazy.compactMap(\.decimalValue).prefix(4).reversed()
    }
}
