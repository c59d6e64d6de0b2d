import Testing

@testable import Scripting

struct PhoneModuleTests {
    @Test(arguments: [
        ("phone.e164('4915123456789', 'DE', { plus = 'lost' })", "+4915123456789"),
        ("phone.e164('4915123456789', 'DE', { plus = 'never' })", "+494915123456789"),
        ("phone.e164('030 123456', 'DE', { plus = 'lost' })", "+4930123456"),
        ("phone.format('4915123456789', 'DE', 'e164', { plus = 'lost' })", "+4915123456789"),
        ("phone.parse('4915123456789', 'DE', { plus = 'lost' }).number", "+4915123456789"),
        ("phone.valid('4915123456789', 'DE')", "false"),
        ("phone.valid('4915123456789', 'DE', { plus = 'lost' })", "true"),
        ("phone.e164('030 123456', 'DE', {})", "+4930123456"),
    ])
    func `an option decides for numbers that may have lost their plus`(code: String, value: String) throws {
        #expect(try Workbench().values("(\(code))") == [value])
    }

    @Test(arguments: ["{ plus = 'gone' }", "{ plus = true }"])
    func `another value of the option raises, and the allowed ones are named`(options: String) throws {
        let error = #expect(throws: ScriptError.self) { try Workbench().run("phone.e164('12', 'DE', \(options))") }
        #expect(error?.message.hasSuffix("(plus: expected \"lost\" or \"never\")") == true)
    }

    @Test(arguments: ["{ minus = 'lost' }", "{ 'lost' }", "'lost'"])
    func `other options raise, and the allowed ones are named`(options: String) throws {
        let error = #expect(throws: ScriptError.self) { try Workbench().run("phone.e164('12', 'DE', \(options))") }
        #expect(error?.message.hasSuffix("(expected { plus = \"lost\" } or { plus = \"never\" })") == true)
    }

    @Test(arguments: ["0171 1234567", "0171 1234567 ext. 5"])
    func `what a script takes away from a number stays away, however the number was read`(text: String) throws {
        let bench = try Workbench()
        try bench.run(
            """
            local number = phone.parse("\(text)", "DE")
            number.type = nil
            print(tostring(number.type), number.region, json.encode(number):find("type", 1, true) == nil)
            local changed = phone.parse("\(text)", "DE")
            changed.region, changed.number = "XX", nil
            print(changed.region, changed.type, tostring(changed.number))
            local names = {}
            for name in pairs(phone.parse("\(text)", "DE")) do names[#names + 1] = name end
            print(names[1], names[2], names[3])
            """
        )
        #expect(bench.printed == ["nil\tDE\ttrue", "XX\tmobile\tnil", "number\tregion\ttype"])
    }
}
