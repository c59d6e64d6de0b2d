package import PortalModel

extension Change {
    /// Takes over a call of the same user: of each field, what the first call found before it stays, and what the last one
    /// wrote.
    ///
    /// - Parameters:
    ///   - call: The call's change.
    ///   - earlier: The fields of calls before it, which are a part of this change.
    ///   - later: The fields of calls after it, which are, too.
    package mutating func merge(_ call: Change, between earlier: Set<String>, and later: Set<String>) {
        for name in call.after.keys {
            if !earlier.contains(name) {
                before[name] = call.before[name]
                if call.unseen.contains(name) { unseen.insert(name) } else { unseen.remove(name) }
            }
            if !later.contains(name) {
                after[name] = call.after[name]
                assumed[name] = call.assumed[name]
            }
        }
        if later.isEmpty { person = call.person }
    }
}
