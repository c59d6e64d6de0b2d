package import PortalModel

/// Compares telephone numbers by proof where that is possible, and otherwise asks another comparison.
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
        PlainPhoneProof.verdict(before, after, regions: regions) ?? other.verdict(before, after, regions: regions)
    }
}
