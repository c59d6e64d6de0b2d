package import PortalModel

/// Whether a change keeps a promise.
extension Promise {
    /// Whether a change keeps the promise; a field that was empty has nothing to keep, except for ``fill``.
    ///
    /// - Parameters:
    ///   - before: The value before.
    ///   - after: The value that is to be written.
    ///   - regions: The regions in which a telephone number without a country code may be read.
    ///   - phones: Compares telephone numbers.
    /// - Returns: Whether it does.
    package func allows(
        _ before: FieldValue?,
        _ after: FieldValue,
        regions: [AssumedRegion] = [],
        phones: any PhoneComparison
    ) -> Bool {
        if case .kept = verdict(before, after, phones, regions: { AnySequence(regions) }) { true } else { false }
    }

    /// The same with details; the regions are asked for only if they decide.
    func verdict(
        _ before: FieldValue?,
        _ after: FieldValue,
        _ phones: any PhoneComparison,
        regions: () -> AnySequence<AssumedRegion>
    ) -> Verdict {
        guard let held = before, !held.isEmpty else {
            return self == .any || self == .fill || self == .add || after.isEmpty ? .kept(nil) : .broken
        }
        let (before, after) = FieldValue.comparable(held, after)
        if case .string(let before) = before, case .string(let after) = after {
            guard self != .samePhone else {
                return before.utf8.elementsEqual(after.utf8)
                    ? .kept(nil) : phones.verdict(before, after, regions: regions)
            }
            if let keeps = keeps(TextChange(before: before, after: after)) { return keeps ? .kept(nil) : .broken }
        }
        let isKept =
            switch self {
            case .any: true
            case .fill: before == after
            case .add: Self.items(before).isSubset(of: Self.items(after))
            case .samePhone, .sameDigits, .sameLetters, .sameText, .sameMailbox: false
            }
        return isKept ? .kept(nil) : .broken
    }

    /// Whether a text keeps what must stay of it; `nil` for a promise that isn't about that.
    private func keeps(_ change: TextChange) -> Bool? {
        switch self {
        case .sameDigits: change.keepsDigits
        case .sameLetters: change.keepsLetters
        case .sameText: change.keepsText
        case .sameMailbox: change.keepsMailbox
        case .any, .fill, .add, .samePhone: nil
        }
    }

    private static func items(_ value: FieldValue) -> Set<FieldValue> {
        if case .list(let items) = value { Set(items) } else { value.isEmpty ? [] : [value] }
    }
}
