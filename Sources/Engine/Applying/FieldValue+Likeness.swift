import PortalModel

extension FieldValue {
    /// Whether a portal may have turned this text into that: the same letters and digits, perhaps cut short, in whatever case and
    /// with whatever between them.
    func isLike(_ stored: FieldValue?) -> Bool {
        guard case .string(let sent) = self, case .string(let stored)? = stored else { return false }
        let kept = stored.essence
        return !kept.isEmpty && sent.essence.starts(with: kept)
    }
}

extension String {
    fileprivate var essence: String { lowercased().filter { $0.isLetter || $0.isNumber } }
}
