/// A department of the demo company.
struct DemoDepartment: Sendable {
    let id: Int
    let name: String
    let parent: Int?
    /// What people wrote into `WORK_DEPARTMENT` over the years instead of the name.
    let otherNames: [String]
    let positions: [String]

    init(_ id: Int, _ name: String, in parent: Int?, others: [String] = [], positions: [String]) {
        self.id = id
        self.name = name
        self.parent = parent
        otherNames = others
        self.positions = positions
    }

    /// The structure: three levels, and two departments that are both called North.
    static let all: [DemoDepartment] = [
        .init(1, "Company", in: nil, positions: ["Managing Director", "Assistant to the Board"]),
        .init(2, "Sales", in: 1, others: ["Vertrieb", "SALES"], positions: ["Head of Sales", "Sales Assistant"]),
        .init(3, "North", in: 2, others: ["Vertrieb Nord", "Sales/North"], positions: sellers),
        .init(4, "South", in: 2, others: ["Vertrieb Süd", "sales south"], positions: sellers),
        .init(5, "International", in: 2, others: ["Int. Sales", "Export"], positions: sellers + ["Export Manager"]),
        .init(6, "Marketing", in: 1, others: ["Mktg", "marketing "], positions: ["Marketing Manager", "Analyst"]),
        .init(7, "Brand", in: 6, others: ["Branding"], positions: ["Designer", "Copywriter", "Brand Manager"]),
        .init(8, "Events", in: 6, others: ["Messe"], positions: ["Event Manager", "Event Assistant"]),
        .init(9, "R&D", in: 1, others: ["Research & Development", "Entwicklung"], positions: ["CTO", "Architect"]),
        .init(10, "Software", in: 9, others: ["SW", "IT-Entwicklung"], positions: ["Developer", "Senior Developer"]),
        .init(11, "Hardware", in: 9, others: ["HW"], positions: ["Electrical Engineer", "Mechanical Engineer"]),
        .init(12, "Quality", in: 9, others: ["QA", "Qualität"], positions: ["Tester", "Quality Engineer"]),
        .init(13, "Operations", in: 1, others: ["Ops"], positions: ["COO", "Planner"]),
        .init(14, "Logistics", in: 13, others: ["Lager", "Logistik"], positions: ["Driver", "Warehouse Clerk"]),
        .init(15, "Purchasing", in: 13, others: ["Einkauf"], positions: ["Buyer", "Category Manager"]),
        .init(16, "North", in: 13, others: ["Werk Nord"], positions: ["Plant Manager", "Technician", "Foreman"]),
        .init(17, "Administration", in: 1, others: ["Verwaltung"], positions: ["Office Manager", "Lawyer"]),
        .init(18, "Finance", in: 17, others: ["Finanzen", "Accounting"], positions: ["Accountant", "Controller"]),
        .init(19, "People", in: 17, others: ["HR", "Personal"], positions: ["HR Manager", "Recruiter"]),
        .init(20, "IT Support", in: 17, others: ["IT", "Helpdesk"], positions: ["Administrator", "Support Engineer"]),
    ]

    private static let sellers = ["Account Manager", "Sales Manager", "Inside Sales", "Key Account Manager"]
}
