import PhoneNumbers
import Testing

struct PhoneNumberTests {
    @Test(arguments: [
        ("0151 23456789", "DE", "+4915123456789"),
        ("+49 (0)151 / 234 567 89", "FR", "+4915123456789"),  // the country code outranks the region
        ("0049-151-23456789", "DE", "+4915123456789"),
        ("011 49 151 23456789", "US", "+4915123456789"),  // how the United States dial abroad
        ("Tel.: 0151.23456789", "DE", "+4915123456789"),
        ("tel:+49-151-23456789", "DE", "+4915123456789"),
        ("8 (916) 123-45-67", "RU", "+79161234567"),
        ("8 (916) 123-45-67", "ru", "+79161234567"),
        ("+４９ １５１ ２３４５６７８９", "DE", "+4915123456789"),  // digits as Japanese keyboards type them
        ("٠١٠١٢٣٤٥٦٧٨", "EG", "+201012345678"),
        ("06 6982 1234", "IT", "+390669821234"),  // the zero belongs to the number
        ("1-800-356-9377 ext. 12", "US", "+18003569377"),
        ("Tel. 06 6982 1234 extension 12", "IT", "+390669821234"),
        ("Móvil 011 15 1234-5678 int. 12", "AR", "+5491112345678"),  // the 15 of mobiles becomes a 9
        ("tel:+49-30-123456;ext=12", "DE", "+4930123456"),
        ("Telefon ０１５１ ２３４５６７８９", "DE", "+4915123456789"),
    ])
    func `a number as people type it becomes E.164`(text: String, region: String, e164: String) throws {
        #expect(try PhoneNumber.parse(text, region: region).e164 == e164)
    }

    @Test(arguments: [
        ("ask Anna", "DE" as String?, PhoneNumberError.notANumber, "not a number"),
        ("", "DE", .notANumber, "not a number"),
        ("☎️", "DE", .notANumber, "not a number"),
        ("0151 2345 Anna", "DE", .letters, "letters in the number"),  // by a telephone's keys, a valid number
        ("Tel. 0151 23456789 (Anna)", "DE", .letters, "letters in the number"),
        ("030 123456 App. 12", "DE", .letters, "letters in the number"),  // not 030 123456 277 12
        ("030 123456 Zi. 12", "DE", .letters, "letters in the number"),  // a room
        ("030 1234O567", "DE", .letters, "letters in the number"),  // a letter for a zero
        ("+49 30 App 123456", "DE", .letters, "letters in the number"),
        ("030 123456 Anna ext. 12", "DE", .letters, "letters in the number"),
        ("12", "RU", .tooShort, "too short"),
        ("253-0000", "US", .tooShort, "too short"),  // dialled within a town only
        ("(650) 253-00001", "US", .tooLong, "too long"),
        ("0151 23456789 / 030 901820", "DE", .tooLong, "too long"),  // two numbers
        ("+999 12345678", "DE", .unknownCountry, "unknown country"),
        ("0151 23456789", nil, .noRegion, "no country code and no region"),
        ("0151 23456789", "", .noRegion, "no country code and no region"),
        ("+1 555 555 5555", "DE", .notValid(region: "US"), "not a valid number for US"),
        ("0160 1234567890", "DE", .notValid(region: "DE"), "not a valid number for DE"),
        ("+979 000 000 000", "DE", .notValid(region: "001"), "not a valid number"),
    ])
    func `what is no valid number gives its reason`(
        text: String,
        region: String?,
        error: PhoneNumberError,
        description: String
    ) {
        #expect(throws: error) { try PhoneNumber.parse(text, region: region) }
        #expect(error.description == description)
    }

    @Test(arguments: ["XX", "UK", "GER", "ZZ", "001"])
    func `an unknown region is an error even beside a country code`(region: String) {
        #expect(throws: PhoneNumberError.unknownRegion(region)) {
            try PhoneNumber.parse("+49 151 23456789", region: region)
        }
    }

    @Test(arguments: [
        ("XX", "unknown region XX: it must be a two-letter country code such as DE"),
        ("0151 23456789", "unknown region: it must be a two-letter country code such as DE"),  // arguments mixed up
    ])
    func `an unknown region is named unless it could be somebody's data`(region: String, description: String) {
        #expect(PhoneNumberError.unknownRegion(region).description == description)
    }

    @Test func `a zero byte does not end the text`() {
        #expect(throws: PhoneNumberError.notANumber) { try PhoneNumber.parse("0151 23456789\0Anna", region: "DE") }
    }

    @Test func `a long text is refused before any pattern reads it`() {
        let text = String(repeating: "0 ", count: 1_000_000)
        #expect(throws: PhoneNumberError.tooLong) { try PhoneNumber.parse(text, region: "DE") }
    }

    @Test(arguments: [
        ("+49 151 23456789", "DE"),
        ("+1 416 979 0000", "CA"),  // shares its country code with the United States
        ("+7 701 123 4567", "KZ"),
        ("+800 1234 5678", "001"),
    ])
    func `a number knows its region`(text: String, region: String) throws {
        #expect(try PhoneNumber.parse(text, region: nil).region == region)
    }

    @Test(arguments: [
        ("+49 30 901820", "fixed line"),
        ("+49 151 23456789", "mobile"),
        ("+1 650 253 0000", "fixed line or mobile"),
        ("+1 800 356 9377", "toll free"),
        ("+49 900 1 123456", "premium rate"),
        ("+49 180 1 123456", "shared cost"),
        ("+44 56 1234 5678", "voip"),
        ("+49 700 12345678", "personal"),
        ("+44 76 4012 3456", "pager"),
        ("+44 55 1234 5678", "company number"),
        ("+49 177 99 1234567", "voicemail"),
    ])
    func `a number's line is given in words`(text: String, type: String) throws {
        #expect(try PhoneNumber.parse(text, region: nil).type.rawValue == type)
    }

    @Test func `an extension is kept with the number`() throws {
        #expect(try PhoneNumber.parse("0151 23456789", region: "DE").numberExtension == nil)
        #expect(try PhoneNumber.parse("030 901820 ext. 0123", region: "DE").numberExtension == "0123")
        let longest = "12345678901234567890"
        #expect(try PhoneNumber.parse("030 901820 ext. \(longest)", region: "DE").numberExtension == longest)
    }

    @Test func `numbers are equal by what they dial`() throws {
        let number = try PhoneNumber.parse("0151 23456789", region: "DE")
        #expect(try number == PhoneNumber.parse("+49 (151) 2345-6789", region: nil))
        #expect(try number != PhoneNumber.parse("0151 23456780", region: "DE"))
        #expect(try number != PhoneNumber.parse("0151 23456789 ext. 5", region: "DE"))
    }

    @Test func `several threads at once get the same answers`() async throws {
        let expected = try PhoneNumber.parse("0151 23456789", region: "DE")
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<500).allSatisfy { _ in (try? PhoneNumber.parse("0151 23456789", region: "DE")) == expected }
                }
            }
            for await isSame in group { #expect(isSame) }
        }
    }

    @Test(arguments: [
        ("0151 23456789", true), ("030 123456 ext. 7", true), ("+49 151 23456789", false), ("0049 151 23456789", false),
        ("+1 212 555 0123", false),
    ])
    func `a number without a country code is assumed to be the region's, and that is reported`(
        text: String,
        isAssumed: Bool
    ) throws {
        #expect(try PhoneNumber.read(text, region: "DE").isRegionAssumed == isAssumed)
    }
}
