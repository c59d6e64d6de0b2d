import PortalModel
import Testing

struct DepartmentTreeTests {
    private let tree = DepartmentTree([
        Department(id: 8, name: "North", parent: 5),
        Department(id: 1, name: "Company", parent: nil),
        Department(id: 5, name: "Sales", parent: 1),
        Department(id: 9, name: "North", parent: 5),
        Department(id: 20, name: "Orphans", parent: 404),
        Department(id: 30, name: "Hen", parent: 31),
        Department(id: 31, name: "Egg", parent: 30),
        Department(id: 40, name: "Self", parent: 40),
    ])

    @Test(arguments: [
        (1, ["Company"]),
        (8, ["Company", "Sales", "North"]),
        (20, ["Orphans"]),  // its parent is gone
        (30, ["Egg", "Hen"]),  // each is above the other
        (31, ["Hen", "Egg"]),
        (40, ["Self"]),
    ])
    func `a path leads down from the root, and ends where the structure leads back`(id: Int, path: [String]) {
        #expect(tree.path(id) == path)
    }

    @Test func `a path has no more than a hundred names, since all paths take memory by its square`() {
        let tree = DepartmentTree((1...20_000).map { Department(id: $0, name: "D\($0)", parent: $0 - 1) })
        #expect(tree.path(99)?.count == 99)
        #expect(tree.path(20_000)?.count == 100)
        #expect(tree.path(20_000)?.last == "D20000")
    }

    @Test func `an unknown department has no path`() {
        #expect(tree.path(2) == nil)
        #expect(tree[2] == nil)
    }

    @Test func `a path leads back to its department, or to all siblings of that name`() {
        #expect(tree.departments(path: "Company/Sales").map(\.id) == [5])
        #expect(tree.departments(path: "Company/Sales/North").map(\.id) == [8, 9])
        #expect(tree.departments(path: "Sales").isEmpty)
    }

    @Test func `departments come in ascending order of id`() {
        #expect(tree.all.map(\.id) == [1, 5, 8, 9, 20, 30, 31, 40])
        #expect(tree.ids == [1, 5, 8, 9, 20, 30, 31, 40])
    }
}
