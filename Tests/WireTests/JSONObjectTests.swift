import Testing
import Wire

struct JSONObjectTests {
    @Test(arguments: [3, 9, 70])
    func `keys keep their order through setting and removing`(count: Int) {
        var object = JSONObject()
        for index in 0..<count {
            object["k\(index)"] = .integer(index)
        }
        object["k1"] = nil
        object["k0"] = "again"
        object["k1"] = "new"
        #expect(object.keys == ["k0"] + (2..<count).map { "k\($0)" } + ["k1"])
        #expect(object["k\(count - 1)"] == .integer(count - 1))
        #expect(object["k0"] == "again")
        #expect(object["none"] == nil)
    }

    @Test func `equality and hash don't count the order`() {
        let one: JSONObject = ["a": 1, "b": ["x": nil], "c": 2]
        let other: JSONObject = ["c": 2, "b": ["x": nil], "a": 1]
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(one != ["a": 1, "b": [:], "c": 2])
        #expect(one != ["a": 1, "b": ["x": nil]])
    }

    @Test func `a null is a value, and an absent key is none`() {
        let value: JSONValue = ["a": nil, "list": [1, 2]]
        #expect(value["a"] == .null)
        #expect(value["b"] == nil)
        #expect(value["list"]?[1] == 2)
        #expect(value["list"]?[2] == nil)
        #expect(value["list"]?["a"] == nil)
    }
}
