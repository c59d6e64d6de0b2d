/// Compares telephone numbers, with a library that knows the numbering plans of all countries.
package protocol PhoneComparison: Sendable {
    /// Whether a text is the same telephone number as the one before, and what had to be assumed for that.
    ///
    /// - Parameters:
    ///   - before: The text before.
    ///   - after: The text to write.
    ///   - regions: The regions in which the old text may be read if it has no country code, asked only then.
    /// - Returns: The verdict.
    func verdict(_ before: String, _ after: String, regions: () -> AnySequence<AssumedRegion>) -> Promise.Verdict
}
