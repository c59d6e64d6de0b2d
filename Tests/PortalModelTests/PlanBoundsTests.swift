import PortalModel
import Testing

/// What a plan may do to how many.
struct PlanBoundsTests {
    private func reach(_ change: (inout PlanReach) -> Void) -> PlanReach {
        var reach = PlanReach()
        reach.employees = 100
        reach.records = 100
        change(&reach)
        return reach
    }

    /// A plan that does to `count` users what a bound is about.
    private func reach(_ bound: Bound, _ count: Int, of employees: Int = 100) -> PlanReach {
        reach {
            $0.employees = employees
            switch bound {
            case .dismiss: $0.dismissed = count
            case .readdress: $0.readdressed = count
            case .move: $0.moved = count
            case .clear: $0.cleared = ["WORK_PHONE": count]
            case .level: $0.levelled = ["NAME": count]
            case .refused: ($0.refused, $0.records) = (count, employees)
            }
        }
    }

    @Test(arguments: [
        (Bound.dismiss, 100, 5), (.dismiss, 100_000, 5), (.readdress, 100_000, 5),
        (.clear, 20, 5), (.clear, 119, 5), (.clear, 120, 6), (.clear, 1000, 50),
        (.move, 20, 5), (.move, 1000, 50), (.move, 1019, 50),
        (.level, 5, 5), (.refused, 9, 5), (.refused, 50, 5), (.refused, 59, 5), (.refused, 60, 6),
        (.refused, 1000, 100),
    ])
    func `as many as are usual pass, and one more does not`(bound: Bound, employees: Int, usual: Int) {
        #expect(PlanBounds().excesses(of: reach(bound, usual, of: employees)).isEmpty)
        let excesses = PlanBounds().excesses(of: reach(bound, usual + 1, of: employees))
        #expect(excesses.map(\.bound) == [bound])
        #expect(excesses.map(\.count) == [usual + 1])
    }

    @Test(arguments: [(6, true), (100, true), (90, true), (89, false)])
    func `one value for all is one for nine in ten of the employees`(count: Int, isAll: Bool) {
        let employees = count == 6 ? 6 : 100
        #expect(PlanBounds().excesses(of: reach(.level, count, of: employees)).isEmpty != isAll)
    }

    @Test(arguments: Bound.allCases)
    func `what is allowed by number passes, and one more does not`(bound: Bound) {
        let reach = reach(bound, 95)
        #expect(PlanBounds(allowed: [bound: 94]).excesses(of: reach).map(\.bound) == [bound])
        #expect(PlanBounds(allowed: [bound: 95]).excesses(of: reach).isEmpty)
        #expect(PlanBounds(allowed: [bound: 96]).excesses(of: reach).isEmpty)
        #expect(PlanBounds(allowed: [bound == .dismiss ? .move : .dismiss: 95]).excesses(of: reach).count == 1)
    }

    @Test func `less than is usual can't be allowed`() {
        #expect(PlanBounds(allowed: [.dismiss: 2]).excesses(of: reach(.dismiss, 5)).isEmpty)
    }

    @Test func `a recipe's limit tightens and never widens, and a word of the administrator's stands above it`() {
        let tight = PlanBounds(limits: [.dismiss: 3, .clear: 0])
        #expect(tight.excesses(of: reach(.dismiss, 3)).isEmpty)
        #expect(
            tight.excesses(of: reach(.dismiss, 4)).map(\.message) == [
                "4 users would be dismissed, more than the recipe's limit of 3"
            ]
        )
        #expect(
            tight.excesses(of: reach(.clear, 1)).map(\.message) == [
                "WORK_PHONE would be cleared for 1 user, more than the recipe's limit of 0"
            ]
        )
        #expect(PlanBounds(limits: [.dismiss: 30]).excesses(of: reach(.dismiss, 6)).count == 1)
        #expect(PlanBounds(allowed: [.dismiss: 4], limits: [.dismiss: 3]).excesses(of: reach(.dismiss, 4)).isEmpty)
    }

    @Test func `all excesses are reported, each field's for itself`() {
        let reach = reach {
            ($0.dismissed, $0.readdressed, $0.moved, $0.refused) = (37, 6, 6, 11)
            $0.cleared = ["WORK_PHONE": 12, "NAME": 6, "EMAIL": 5]
            $0.levelled = ["NAME": 100]
            $0.dismissesOwner = true
            $0.hasEmptyInput = true
        }
        let excesses = PlanBounds(allowed: [.dismiss: 30]).excesses(of: reach)
        #expect(
            excesses.map(\.message) == [
                "37 users would be dismissed, more than the 30 allowed",
                "6 users would get another EMAIL, more than 5",
                "NAME would be cleared for 6 users, more than 5",
                "WORK_PHONE would be cleared for 12 users, more than 5",
                "6 users would change departments, more than 5",
                "100 users, all or nearly all employees, would get the same NAME, more than 5",
                "11 of 100 records are refused, more than 5 and more than 10 %",
                "the owner of the credentials would be dismissed, which ends their webhook; leave them out",
                "the input has no rows; check that it is the right file, and complete",
            ]
        )
        #expect(excesses.map(\.code.rawValue.last) == ["1", "2", "3", "3", "4", "5", "8", "6", "7"])
        #expect(excesses.suffix(2).allSatisfy { $0.bound == nil })
    }

    @Test func `a share is named, and while nobody is counted a few are the bound`() {
        let clearing = PlanBounds().excesses(of: reach(.clear, 51, of: 1000))
        #expect(
            clearing.map(\.message) == [
                "WORK_PHONE would be cleared for 51 users, more than 50, which is 5 % of the employees"
            ]
        )
        for bound in Bound.allCases where bound.isShare {
            var reach = reach(bound, 6)
            reach.employees = nil
            #expect(PlanBounds().excesses(of: reach).map(\.bound) == [bound])
        }
    }
}
