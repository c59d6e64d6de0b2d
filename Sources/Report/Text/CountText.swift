extension Int {
    /// The number with a comma before each three digits.
    public var grouped: String {
        var groups: [Substring] = []
        var rest = String(self)[...]
        while rest.count > 3 {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        return ([rest] + groups).joined(separator: ",")
    }

    /// The number with what it counts, such as `1,204 users`.
    func of(_ noun: String) -> String { "\(grouped) \(noun)\(self == 1 ? "" : "s")" }
}
