import Lua
import Testing

/// The examples of the library's landing page, which another test compares with these.
struct LandingPageTests {
    @Test func `the examples of the landing page do what it says`() throws {
        var printed: [String] = []
        func print(_ item: Any) { printed.append("\(item)") }

        let state = try LuaState(memoryLimitBytes: 1 << 20)
        try state.openLibraries()

        let shout = try state.makeFunction("shout", calling: { (text: String) in text.uppercased() + "!" })
        try state.set(try state.globals(), "shout", .reference(shout))

        let chunk = try state.load("return shout(...), 6 * 7", name: "greeting.lua")
        let results = try state.call(chunk, [.string("hello")], budget: LuaBudget(time: .seconds(1)))
        // [.string("HELLO!"), .integer(42)]

        #expect(results == [.string("HELLO!"), .integer(42)])

        do {
            try state.call(try state.load("local order = {}\nreturn order.card.cents", name: "order.lua"))
        } catch {
            print(error)  // order.lua:2: attempt to index a nil value (field 'card')
            print(error.sourceLine ?? "")  // return order.card.cents
        }

        #expect(
            printed == ["order.lua:2: attempt to index a nil value (field 'card')", "return order.card.cents"]
        )
    }
}
