import PortalModel
import Testing

@testable import Report

/// What the plan says of lists, so that nothing disappears unseen.
struct PlanListTests {
    private func lines(
        _ before: [Int],
        _ after: [Int],
        width: Int = 80,
        isFull: Bool = false
    ) throws -> [String] {
        let change = Change(
            user: try .of(1),
            person: "Anna",
            before: before.isEmpty ? [:] : ["UF_DEPARTMENT": .list(before.map { .integer($0) })],
            after: ["UF_DEPARTMENT": after.isEmpty ? .null : .list(after.map { .integer($0) })]
        )
        let lines = PlanText(width: width, isFull: isFull).change(change).split(separator: "\n").dropFirst()
        return lines.map { $0.split(separator: " ").joined(separator: " ") }
    }

    @Test
    func `a list says what it loses and gains`() throws {
        #expect(
            try lines([5, 11, 9], [5, 6], width: 120) == [
                "UF_DEPARTMENT Sales, Project X, Company/Service/Twins (9) → Sales, Company/Sales/North",
                "lost: Project X, Company/Service/Twins (9)", "new: Company/Sales/North",
            ]
        )
        #expect(try lines([5, 11], [5]) == ["UF_DEPARTMENT Sales, Project X → Sales", "lost: Project X"])
        #expect(try lines([5], [5, 11]) == ["UF_DEPARTMENT Sales → Sales, Project X", "new: Project X"])
    }

    @Test
    func `where one takes the place of one, or all come or go, that is plain to see`() throws {
        #expect(try lines([5], [11]) == ["UF_DEPARTMENT Sales → Project X"])
        #expect(try lines([5, 11], []) == ["UF_DEPARTMENT Sales, Project X → (cleared)"])
        #expect(try lines([], [5, 11]) == ["UF_DEPARTMENT (empty) → Sales, Project X"])
    }

    @Test
    func `a long list ends with how many more there are, unless it is wanted whole`() throws {
        let many = Array(101...160)
        let short = try lines(many, [5, 101])
        #expect(short[0] == "UF_DEPARTMENT department 101 and 59 more → Sales, department 101")
        #expect(short[1].hasPrefix("lost: department 102, department 103, "))
        #expect(short.count <= 6 && short.last == "new: Sales" && short.dropLast().last?.hasSuffix("more") ?? false)
        #expect(try lines(many, [])[1].hasPrefix("lost: department 101"))
        let whole = try lines(many, [], isFull: true).joined(separator: " ")
        #expect(whole.hasSuffix("department 159, department 160 → (cleared)"))
    }
}
