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
        if case .kept = verdict, !Self.endAlike(before, after) { return .broken }
        return verdict
    }

    /// Whether two texts can be the same telephone number: whatever is before it, a subscriber's number stays, and so does an
    /// extension.
    private static func endAlike(_ before: String, _ after: String) -> Bool {
        let (old, new) = (digits(of: before), digits(of: after))
        // The shortest numbers of some islands have no more.
        let count = min(old.count, 4)
        return count > 1 && old.suffix(count) == new.suffix(count)
    }

    private static func digits(of text: String) -> [Int] { text.unicodeScalars.compactMap(\.decimalValue) }
}
