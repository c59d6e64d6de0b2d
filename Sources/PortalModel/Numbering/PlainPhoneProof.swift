/// Proves without any library that a change keeps a telephone number, or that it doesn't.
///
/// It knows by a table which numbers are valid, and from which ways of typing them they are read back as the same number. It is
/// silent about all other texts: with letters or an extension, in other digits, with another country's prefix for numbers abroad, or
/// with a form that may have two readings or speak against a number.
package struct PlainPhoneProof {
    private let plans: NumberingPlans
    /// The new number with its calling code.
    private let digits: PhoneDigits
    /// The main plan of its calling code.
    private let plan: NumberingPlan
    /// The new number within its country.
    private let number: PhoneDigits

    /// The verdict about a change if it is certain.
    ///
    /// - Parameters:
    ///   - before: The text before.
    ///   - after: The text to write.
    ///   - regions: The regions in which the old text may be read if it has no country code, asked only then.
    /// - Returns: The verdict; `nil` if a library must be asked.
    package static func verdict(
        _ before: String,
        _ after: String,
        regions: () -> AnySequence<AssumedRegion>
    ) -> Promise.Verdict? {
        // Without + it has no calling code, unless it is a link.
        let first = after.utf8.first
        guard first == UInt8(ascii: "+") || first == UInt8(ascii: "t") else { return .broken }
        guard let new = TypedPhone(after), new.isAlone, let old = TypedPhone(before), let proof = Self(new.digits)
        else { return nil }
        if old.hasPlus { return proof.verdict(international: old) }
        if old.hasDoubleZero { return proof.isSame(old.digits.dropFirst(2)) ? .kept(nil) : nil }
        return proof.verdict(national: old.digits, regions())
    }

    /// Digits of a number with its calling code; `nil` if it isn't certain that they are one.
    private init?(_ digits: PhoneDigits) {
        plans = .shared
        guard let plan = plans.mainPlan(of: digits) else { return nil }
        (self.digits, self.plan) = (digits, plan)
        number = digits.dropFirst(plan.code.count)
        guard plans.reads(number, from: NumberingPlan.Way(hasPlus: true), by: plan) else { return nil }
    }

    private func verdict(international typed: TypedPhone) -> Promise.Verdict? {
        let old = typed.digits
        // Then it depends on the region.
        guard let code = plans.mainPlan(of: old)?.code, !typed.mayLackCode(of: code.count) else { return nil }
        if isSame(old) { return .kept(nil) }
        // Both are numbers, and not the same one.
        return Self(old) == nil ? nil : .broken
    }

    /// Whether digits after a + are the new number, perhaps with a trunk prefix after the calling code.
    private func isSame(_ old: PhoneDigits) -> Bool {
        if old == digits { return true }
        guard old.starts(with: plan.code), let trunk = old.dropFirst(plan.code.count).dropLast(number) else {
            return false
        }
        return plans.reads(number, from: NumberingPlan.Way(hasPlus: true, prefix: trunk), by: plan)
    }

    private func verdict(national old: PhoneDigits, _ regions: AnySequence<AssumedRegion>) -> Promise.Verdict? {
        guard let prefix = old.dropLast(number) else { return nil }
        for assumed in regions {
            guard let local = plans.plan(ofRegion: assumed.region) else { return nil }
            if local.code == plan.code {
                // It may have lost its plus, and be ambiguous.
                if prefix != plan.code, old.starts(with: plan.code) { return nil }
                let isKept = plans.reads(number, from: NumberingPlan.Way(prefix: prefix), by: local)
                return isKept ? .kept(assumed) : nil
            }
            // There it is a number of another country, unless it begins as numbers abroad do.
            if local.mayLeadAbroad(old) { return nil }
        }
        return nil
    }

    // MARK: Reading

    /// The number that digits after a + or 00 are; `nil` if that isn't certain.
    ///
    /// - Parameters:
    ///   - old: The digits.
    ///   - typed: The text that they are from.
    /// - Returns: The number with its calling code.
    static func number(international old: PhoneDigits, of typed: TypedPhone) -> PhoneDigits? {
        guard let plan = NumberingPlans.shared.mainPlan(of: old) else { return nil }
        guard !typed.hasPlus || !typed.mayLackCode(of: plan.code.count) else { return nil }
        if Self(old) != nil { return old }
        let rest = old.dropFirst(plan.code.count)
        for way in plan.ways where way.hasPlus && way.prefix.count > 0 && rest.starts(with: way.prefix) {
            if let digits = number(rest, typed: way, by: plan) { return digits }
        }
        return nil
    }

    /// The number that digits are in a region; `nil` if that isn't certain.
    static func number(national old: PhoneDigits, by local: NumberingPlan) -> PhoneDigits? {
        for way in local.ways where !way.hasPlus && old.starts(with: way.prefix) {
            // It may have lost its plus, and be ambiguous.
            guard way.prefix == local.code || !old.starts(with: local.code) else { continue }
            if let digits = number(old, typed: way, by: local) { return digits }
        }
        return nil
    }

    private static func number(
        _ typed: PhoneDigits,
        typed way: NumberingPlan.Way,
        by plan: NumberingPlan
    ) -> PhoneDigits? {
        let number = typed.dropFirst(way.prefix.count)
        guard NumberingPlans.shared.reads(number, from: way, by: plan), let digits = plan.code.appending(number),
            Self(digits) != nil
        else { return nil }
        return digits
    }
}
