/// The numbering plans of all regions; a class, so that a proof keeps it without counting references to each table.
package final class NumberingPlans: Sendable {
    /// The plans that the program comes with, read when the first number is compared.
    package static let shared = NumberingPlans()

    /// The automaton that reads numbers of all plans.
    let states = NumberingStates(NumberingTable.states)
    /// The plans; those of a calling code follow its main one.
    let plans = NumberingTable.regions.split(separator: "\n").compactMap { NumberingPlan($0) }
    /// The index of the main plan of a calling code; -1 for none.
    private let mainPlans: [Int16]
    /// The index of the plan of a region; -1 for none.
    private let regionPlans: [Int16]

    private init() {
        var mainPlans = [Int16](repeating: -1, count: 1000)
        var regionPlans = [Int16](repeating: -1, count: 26 * 26)
        for (index, plan) in plans.enumerated() {
            let code = plan.code.value(ofFirst: plan.code.count)
            if mainPlans[code] < 0 { mainPlans[code] = Int16(index) }
            if let key = Self.key(plan.region.utf8) { regionPlans[key] = Int16(index) }
        }
        (self.mainPlans, self.regionPlans) = (mainPlans, regionPlans)
    }

    /// The main plan of the calling code with which digits begin.
    package func mainPlan(of digits: PhoneDigits) -> NumberingPlan? {
        // No calling code starts with 0: 07 is not 7.
        guard digits.count > 0, digits[0] != 0 else { return nil }
        for length in 1...3 where length < digits.count {
            let index = mainPlans[digits.value(ofFirst: length)]
            if index >= 0 { return plans[Int(index)] }
        }
        return nil
    }

    /// The plan of a region; `nil` if there is none, or the code isn't of two capital letters.
    package func plan(ofRegion region: String) -> NumberingPlan? {
        guard let key = Self.key(region.utf8), regionPlans[key] >= 0 else { return nil }
        return plans[Int(regionPlans[key])]
    }

    /// Whether a number is valid, and is certain to be read back from a way of typing it.
    ///
    /// - Parameters:
    ///   - number: The number within its country.
    ///   - way: The way of typing.
    ///   - plan: The plan of the region in which it is read.
    /// - Returns: True if it is; false if it isn't, or isn't certain.
    func reads(_ number: PhoneDigits, from way: NumberingPlan.Way, by plan: NumberingPlan) -> Bool {
        guard let index = plan.ways.firstIndex(of: way) else { return false }
        return states.ways(of: number, from: plan.start) >> UInt16(index) & 1 == 1
    }

    private static func key(_ letters: some Collection<UInt8>) -> Int? {
        guard letters.count == 2 else { return nil }
        var key = 0
        for letter in letters {
            guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter) else { return nil }
            key = 26 * key + Int(letter - UInt8(ascii: "A"))
        }
        return key
    }
}
