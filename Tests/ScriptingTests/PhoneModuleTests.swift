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
}
