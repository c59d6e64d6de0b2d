import PhoneNumbers
import Testing

struct PhoneNumberFormatTests {
    @Test(arguments: [
        ("+493090182012", PhoneNumber.Style.national, "030 90182012"),
        ("+493090182012", .international, "+49 30 90182012"),
        ("+493090182012", .e164, "+493090182012"),
        ("+493090182012", .rfc3966, "tel:+49-30-90182012"),
        ("+493090182012 ext 5", .national, "030 90182012 ext. 5"),
        ("+493090182012 ext 5", .e164, "+493090182012"),
        ("+493090182012 ext 5", .rfc3966, "tel:+49-30-90182012;ext=5"),
        ("+390669821234", .national, "06 6982 1234"),
        ("+390669821234", .international, "+39 06 6982 1234"),
        ("+80012345678", .international, "+800 1234 5678"),
    ])
    func `a number is written in the form asked for`(number: String, style: PhoneNumber.Style, text: String) throws {
        #expect(try PhoneNumber.parse(number, region: nil).formatted(style) == text)
    }

    @Test(arguments: PhoneNumber.Style.allCases, ["+49 30 901820", "+39 06 6982 1234", "+1 876 555 0123 ext 99"])
    func `every form reads back as the same number`(style: PhoneNumber.Style, text: String) throws {
        let number = try PhoneNumber.parse(text, region: nil)
        let again = try PhoneNumber.parse(number.formatted(style), region: number.region)
        #expect(again.e164 == number.e164)
    }
}
