package import PortalModel

/// Compares telephone numbers as libphonenumber reads them.
package struct LibraryPhoneComparison: PhoneComparison {
    /// Creates the comparison.
    package init() {}

    package func verdict(
        _ before: String,
        _ after: String,
        regions: () -> AnySequence<AssumedRegion>
    ) -> Promise.Verdict {
        PhoneChange(before: before, after: after).verdict(regions)
    }
}
