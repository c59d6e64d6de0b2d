import PhoneNumbers
import Testing
import Wire

@testable import Judgement
@testable import PortalModel

/// How many valid numbers are refused because they could have lost the plus before their country code, or for their form.
struct AmbiguousPhoneTests {
    private static let plans = NumberingPlans.shared.plans.filter { PhoneNumber.knows(region: $0.region) }

    @Test func `of valid numbers of any region at most 1 % are ambiguous, however they are typed`() {
        var random = SplitMix64(seed: 17)
        for plan in Self.plans {
            var numbers = ValidNumbers(plan)
            var counts: [Typing: Int] = [:]
            let drawn = 500
            for _ in 0..<drawn {
                guard let number = numbers.next(&random) else { continue }
                for typing in Typing.allCases where typing.isAmbiguous(number, in: plan) {
                    counts[typing, default: 0] += 1
                }
            }
            for (typing, count) in counts {
                #expect(count * 100 <= drawn, "\(plan.region), \(typing): \(count) of \(drawn)")
            }
        }
    }

    @Test func `no form in which the library writes a number is taken for something else`() {
        var random = SplitMix64(seed: 18)
        for plan in Self.plans {
            for number in Self.numbers(of: plan, 60, &random) {
                for style in PhoneNumber.Style.allCases {
                    do throws(PhoneNumberError) {
                        _ = try PhoneNumber.parse(number.formatted(style), region: plan.region)
                    } catch {
                        // Without their area code, numbers of Panama are too short.
                        if case .ambiguous = error { continue }
                        if case .tooShort = error { continue }
                        // Toll-free numbers of Qatar begin with 00, as numbers of other countries do there.
                        if case .unknownCountry = error, plan.region == "QA" { continue }
                        Issue.record("\(plan.region), \(style): \(error)")
                    }
                }
            }
        }
    }

    @Test func `of valid international numbers of all countries less than 1 % are ambiguous elsewhere`() {
        var random = SplitMix64(seed: 19)
        let numbers = Self.plans.map { Self.numbers(of: $0, 6, &random) }
        for plan in Self.plans {
            var (tried, ambiguous) = (0, 0)
            for number in numbers.compactMap({ $0.isEmpty ? nil : $0[random.number(below: $0.count)] }) {
                guard "\(number.countryCode)" != plan.code.text else { continue }
                for style in [PhoneNumber.Style.international, .e164] {
                    tried += 1
                    do throws(PhoneNumberError) {
                        _ = try PhoneNumber.parse(number.formatted(style), region: plan.region)
                    } catch {
                        ambiguous += 1
                    }
                }
            }
            #expect(ambiguous * 100 < tried, "\(plan.region): \(ambiguous) of \(tried)")
        }
    }

    /// Valid numbers that the library holds to be of a plan's region.
    private static func numbers(of plan: NumberingPlan, _ count: Int, _ random: inout SplitMix64) -> [PhoneNumber] {
        var numbers = ValidNumbers(plan)
        return (0..<count).compactMap { _ in
            guard let number = numbers.next(&random),
                let read = try? PhoneNumber.parse("+\(plan.code.text)\(number)", region: nil)
            else { return nil }
            return read.region == plan.region ? read : nil
        }
    }

    private enum Typing: CaseIterable {
        case bare
        case withTrunk
        case nationalFormat

        func isAmbiguous(_ number: String, in plan: NumberingPlan) -> Bool {
            guard let read = try? PhoneNumber.parse("+\(plan.code.text)\(number)", region: nil),
                read.region == plan.region
            else { return false }
            let national = read.formatted(.national)
            let text =
                switch self {
                case .bare: number
                case .withTrunk: national.filter(\.isNumber)
                case .nationalFormat: national
                }
            do throws(PhoneNumberError) {
                _ = try PhoneNumber.parse(text, region: plan.region)
                return false
            } catch {
                if case .ambiguous = error { return true }
                return false
            }
        }
    }

    /// Draws valid numbers of a plan: a length that it has, and then each digit among those that lead there.
    private struct ValidNumbers {
        private let plan: NumberingPlan
        private let states = NumberingPlans.shared.states
        private var known: [Int: Bool] = [:]
        private var lengths: [Int] = []

        init(_ plan: NumberingPlan) {
            self.plan = plan
            lengths = (4...12).filter { leads(plan.start, $0) }
        }

        private mutating func leads(_ state: Int, _ rest: Int) -> Bool {
            if state == 0 { return false }
            if rest == 0 { return states.ways(at: state) & 1 == 1 }
            let key = state << 5 | rest
            if let answer = known[key] { return answer }
            let answer = (0...9).contains { leads(states.next(after: state, $0), rest - 1) }
            known[key] = answer
            return answer
        }

        mutating func next(_ random: inout SplitMix64) -> String? {
            guard !lengths.isEmpty else { return nil }
            var rest = lengths[random.number(below: lengths.count)]
            var (state, text) = (plan.start, "")
            while rest > 0 {
                rest -= 1
                let digits = (0...9).filter { leads(states.next(after: state, $0), rest) }
                let digit = digits[random.number(below: digits.count)]
                text += "\(digit)"
                state = states.next(after: state, digit)
            }
            return text
        }
    }
}
