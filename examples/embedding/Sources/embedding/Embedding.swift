import Lua

/// An order of a shop, whose partners write the rules for discounts: scripts that nobody has to trust.
struct Order: LuaWritable {
    var customer: String
    var cents: Int

    var lua: LuaValue { .table(LuaTable(fields: ["customer": .string(customer), "cents": .integer(cents)])) }

    /// This order as a rule left it: what comes out of a script may be anything.
    func changed(to value: LuaValue?) throws -> Order {
        guard case .table(let table)? = value, case .integer(let cents)? = table.fields["cents"] else {
            throw LuaError(.conversion, "a rule returns an order with its cents")
        }
        return Order(customer: customer, cents: cents)
    }
}

@main struct Embedding {
    static let rules = [
        "discount.lua": """
        local order = ...
        if order.cents >= 10000 then order.cents = order.cents - percent(order.cents, 5) end
        return order
        """,
        "endless.lua": "while true do pcall(error) end",
        "mistaken.lua": """
        local order = ...
        return { cents = order.card.cents }
        """,
    ]

    /// What rules see, and no more.
    static let allowed = """
        return {
          error = error, ipairs = ipairs, math = math, pairs = pairs, pcall = pcall, percent = percent, string = string,
          table = table, tonumber = tonumber, tostring = tostring, type = type,
        }
        """

    static func openState() throws -> LuaState {
        let state = try LuaState(memoryLimitBytes: 1 << 20)
        try state.openLibraries()
        // The types of the parameters are what Lua's arguments are checked against.
        let percent = try state.makeFunction("percent", calling: { (cents: Int, rate: Int) in cents * rate / 100 })
        try state.set(try state.globals(), "percent", .reference(percent))
        return state
    }

    static func apply(_ name: String, _ source: String, to order: Order, in state: borrowing LuaState) throws -> Order {
        // Globals of its own, so that no rule finds those of another.
        let environment = try state.evaluate(try state.load(allowed, name: "allowed", isHosts: true))
        defer { state.release(environment) }  // or else it is kept as long as the state
        let rule = try state.load(source, name: name, environment: environment)
        defer { state.release(rule) }
        let budget = LuaBudget(time: .seconds(1), steps: 1_000_000)
        return try order.changed(to: try state.call(rule, [order.lua], budget: budget).first)
    }

    static func main() async {
        // The state is opened and used on the actor's own thread; what crosses are copies.
        let lua = LuaActor { try openState() }
        let order = Order(customer: "Anna", cents: 12_500)
        for (name, source) in rules.sorted(by: { $0.key < $1.key }) {
            do {
                let changed = try await lua.run { state in try apply(name, source, to: order, in: state) }
                print("\(name): \(changed.customer) pays \(changed.cents) cents")
            } catch let error as LuaError {
                print("\(error)\n    \(error.sourceLine ?? "")")
            } catch {
                print("\(name): \(error)")
            }
        }
    }
}
