import Testing

@testable import Judgement
@testable import PortalModel

/// Whether the texts that a telephone number comes from name its country.
struct NumberOriginTests {
    @Test(arguments: [
        ("+4915123456789", "0151 23456789"), ("+4915123456789", "(0151) 2345-6789"),
        ("+4915123456789", "Tel.: 0151/23456789"), ("+492214710029", "0221-4710029"), ("+492214710029", "4710029"),
        ("+494155550193", "(415) 5550193"), ("+390612345678", "06 1234 5678"), ("+3612345678", "06 1 234 5678"),
        ("+5491123456789", "011 15-2345-6789"), ("+74956828731", "8 (495) 682-87-31"),
        ("+493012345678", "٠٣٠ ١٢٣٤٥٦٧٨"), ("+49 30 12345678 ext. 7", "030 12345678 ext. 7"),
        ("tel:+49-30-12345678", "030 12345678"), ("+4915123456789", "030 1111111, 0151 23456789"),
        ("+4915123456789", "+49 30 1111111; 0151 23456789"), ("+74956828731", "+8 (495) 682-87-31"),
        ("+496046832345", "+1 604 683 2345"), ("+4915123456789", "49 151 23456789"),
        ("+4915123456789", "49 (0)151 23456789"), ("+14155550193", "1 (415) 555-0193"),
        ("+494155550193", "(415)\t555\t0193"), ("+494155550193", "415\u{2212}555\u{2212}01\u{2212}93"),
        ("+494155550193", "（415）555／01．93"), ("+494155550193", "+49 30 1111111 / (415) 5550193"),
        ("0049 415 5550193", "(415) 5550193"), (" +494155550193", "(415) 5550193"),
        ("Tel. +494155550193", "(415) 5550193"), ("(+49) 415 5550193", "(415) 5550193"),
        ("＋494155550193", "(415) 5550193"), ("\u{200E}+494155550193", "(415) 5550193"),
        ("tel:00494155550193", "(415) 5550193"),
    ])
    func `a text with the number and no country code of its own names none`(number: String, text: String) throws {
        #expect(try #require(NumberOrigin.all(in: number).first).isCountryNamed(in: [text]) == false)
    }

    @Test(arguments: [
        ("+4915123456789", "+49 151 23456789"), ("+4915123456789", "0049 151 23456789"),
        ("+4915123456789", "+49 (0)151 23456789"), ("+4915123456789", "0049 (0)151/23456789"),
        ("+4915123456789", "011 49 151 23456789"), ("+74956828731", "8 10 7 495 682-87-31"),
        ("+3612345678", "+36 (06) 1 234 5678"), ("+4930123456", "+49 30 123456-7"),
        ("+14155550193", "+1 (415) 555-0193"), ("+4915123456789", "＋４９ １５１ ２３４５６７８９"),
        ("+4915123456789", "mobile +49 151 23456789 (private)"),
        ("+380 (0)32 5550103", "+380325550103"), ("+380 (0)32 5550103", "00380 32 5550103"),
        ("+380325550103", "+380 (0)32 5550103"),
    ])
    func `a country code in any form names the country`(number: String, text: String) throws {
        #expect(try #require(NumberOrigin.all(in: number).first).isCountryNamed(in: [text]) == true)
    }

    @Test(arguments: [
        "", "ask Anna", "030 7654321", "2000", "23", "2026-03-02", "+49 171 2456789", "+43 1 3456789",
    ])
    func `a text with other digits says nothing`(text: String) throws {
        #expect(try #require(NumberOrigin.all(in: "+4915123456789").first).isCountryNamed(in: [text]) == nil)
    }

    @Test func `each number of a text may have a country that was assumed`() {
        #expect(NumberOrigin.all(in: "+494155550193 / +4917123456789").count == 2)
    }

    @Test func `one text that names the country is enough`() throws {
        let origin = try #require(NumberOrigin.all(in: "+4915123456789").first)
        #expect(origin.isCountryNamed(in: ["0151 23456789", "+49 151 23456789"]) == true)
        #expect(origin.isCountryNamed(in: ["ask Anna", "0151 23456789"]) == false)
    }

    @Test(arguments: ["0151 23456789", "Berlin", "", "+", "+ask Anna", "+999999999", "49 151 23456789"])
    func `a text without a country code is no number whose country could have been assumed`(text: String) {
        #expect(NumberOrigin.all(in: text).isEmpty)
    }
}
