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
        ("030 123456 Zi. 12", "DE", .letters, "letters in the number"),  // a room
        ("030 1234O567", "DE", .letters, "letters in the number"),  // a letter for a zero
        ("+49 30 Abt 123456", "DE", .letters, "letters in the number"),
        ("030 123456 Anna ext. 12", "DE", .letters, "letters in the number"),
        ("12", "RU", .tooShort(region: nil), "too short"),
        ("253-0000", "US", .tooShort(region: nil), "too short"),  // dialled within a town only
        ("(650) 253-00001", "US", .tooLong, "too long"),
        ("0151 23456789 / 030 901820", "DE", .severalNumbers, "several numbers"),
        ("+999 12345678", "DE", .unknownCountry, "unknown country"),
        ("0151 23456789", nil, .noRegion, "no country code and no region"),
        ("0151 23456789", "", .noRegion, "no country code and no region"),
        ("+45 1234567", "DE", .tooShort(region: "DK"), "too short for DK"),
        ("+415 555 2671", "CH", .tooShort(region: "CH"), "too short for CH"),
        ("2023-01-15", "DE", .date, "a date"), ("5/6/1985", "DE", .date, "a date"),
        ("15. 01. 2023", "DE", .date, "a date"),
        ("Fax: 030 23125901", "DE", .fax, "a fax number"), ("факс 8 (495) 682-87-31", "RU", .fax, "a fax number"),
        ("Raum 4711-2345", "DE", .words, "words before the number"),
        ("XX 23125901", "DE", .words, "words before the number"),
        ("Nr. 030 2312590", "DE", .words, "words before the number"),
        ("00+49 171 2345678", "DE", .plusInside, "a plus among the digits"),
        ("0171,2345678", "DE", .commas, "commas among the digits"),
        ("49 (0) 171 2345678", "AT", .noPlus, "no plus before the country code"),
        ("+(495) 123-45-67", "RU", .noCode, "no country code in the brackets behind the plus"),
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

    @Test(arguments: [
        ("+1 555 555 5555", "US", "not a valid number for US"), ("0160 1234567890", "DE", "not a valid number for DE"),
        ("+979 000 000 000", "001", "not a valid number"),
    ])
    func `a number of a possible length in an unknown range may be newer than the library's data`(
        text: String,
        region: String,
        start: String
    ) {
        let error = #expect(throws: PhoneNumberError.unknownRange(region: region)) {
            try PhoneNumber.parse(text, region: "DE")
        }
        #expect(error?.description == "\(start), or newer than libphonenumber's data")
        #expect(PhoneLibrary.name.wholeMatch(of: /libphonenumber data \d+\.\d+\.\d+ of \d{4}-\d\d-\d\d/) != nil)
    }

    // MARK: What is no number

    @Test(arguments: [
        "030 2312590l", "030 2312590O", "+49 30 23125XX", "030 2312590 (privat)", "030 2312590 mobil", "O30 2312590",
        "030 2312590 – Büro", "030 123456 Zimmer 12", "030 2312590 ext.", "l51 2345678", "+O49 30 2312590",
    ])
    func `letters at the ends are never dropped`(text: String) {
        #expect(throws: PhoneNumberError.letters) { try PhoneNumber.parse(text, region: "DE") }
    }

    @Test(arguments: [
        "+49 30 2312590?", "030 2312590*", "030 2312590#", "030 2312590\"", "030 2312590!", "030: 2312590",
        "030 231_2590",
        "030 2312590 €", "030 2312590\0Anna", "030 2312590 &", "+49 30 231259-...", "+49 30 231259-..", "030 231259--",
        "030 231259…", "030 231259 - -", "...231259", "?30 2312590", "030 231259.. ext. 5", "030 231259 ext. 5..",
        "=+49302312590",
    ])
    func `signs that no number has are never dropped`(text: String) {
        #expect(throws: PhoneNumberError.unknownSign) { try PhoneNumber.parse(text, region: "DE") }
    }

    @Test(arguments: [
        ("030 23125901/02", "DE"), ("06 12345678/9", "IT"), ("030 123456*12", "DE"),
        ("030 23125901 / 030 23125902", "DE"),
        ("030 23125901; 030 23125902", "DE"), ("030 23125901, 02", "DE"), ("030 23125901,02", "DE"),
        ("+49 30 23125901 +49 171 3920019", "DE"), ("030 23125901\n030 23125902", "DE"), ("030 23125901 & 02", "DE"),
        ("0171/3920019/8", "DE"), ("030 123456 x 0171 3920019", "DE"), ("030 23125901|02", "DE"),
        ("030 2312590 (12)", "DE"), ("030 231259-01 -02 -03", "DE"), ("030 231259 -01 -02", "DE"),
        ("030 231259-01 -02", "DE"), ("(030) 1234 (089) 4321", "DE"), ("030 12345 030 54321", "DE"),
        ("030 1234 0171 234", "DE"), ("030 1234 - 089 4321", "DE"), ("030 23125901\t02", "DE"),
        ("+49 30 231259 01 ... 09", "DE"), ("030 231259..60", "DE"),
    ])
    func `several numbers in one text are never one`(text: String, region: String) {
        #expect(throws: PhoneNumberError.severalNumbers) { try PhoneNumber.parse(text, region: region) }
    }

    @Test(arguments: [
        "3023125901.0", "3023125901.00", "3023125901,0", "030 2312590.0", "4.915.123.456.789", "4,915,123,456,789",
        "4.915.123.456.789,00", "4,915,123,456,789.0", "3023125901.000", "302312590.0000", "3023125.00000", "899999.0",
        "89999.0", "3023125901.5", "3023125901,5", "3.023.125.901,5",
    ])
    func `an amount is never a number`(text: String) {
        #expect(throws: PhoneNumberError.decimals) { try PhoneNumber.parse(text, region: "DE") }
    }

    @Test(arguments: [
        "+8 (495) 682-87-31", "+8-495-682-87-31", "+0 495 682 87 31", "(+8) 4956828731", "00 8 (495) 6828731",
    ])
    func `a trunk digit behind a plus is no calling code`(text: String) {
        #expect(throws: PhoneNumberError.trunkAfterPlus) { try PhoneNumber.parse(text, region: "RU") }
    }

    @Test(arguments: [
        ("069/1234567", "DE", "+49691234567"), ("0171/3920019", "DE", "+491713920019"),
        ("030 2312590-0", "DE", "+493023125900"), ("033203/123456", "DE", "+4933203123456"),
        ("01/42/68/53/00", "FR", "+33142685300"), ("8 (495) 123/45/67", "RU", "+74951234567"),
        ("01.44.55.66.00", "FR", "+33144556600"), ("912.345.678", "ES", "+34912345678"),
        ("3.023.125.901", "DE", "+493023125901"), ("+38 (050) 123-45-67", "UA", "+380501234567"),
        ("+49 (0) 30 2312590", "DE", "+49302312590"), ("+84 95 123 4567", "RU", "+84951234567"),
        ("M 0171 3920019", "DE", "+491713920019"), ("Mobil: 0171 3920019;", "DE", "+491713920019"),
        ("\u{442}\u{435}\u{43B}.: 8 (495) 682-87-31", "RU", "+74956828731"), ("030 2312590.", "DE", "+49302312590"),
        ("\u{202A}+49 30 2312590\u{202C}", "DE", "+49302312590"), ("030\u{AD}2312590\u{FEFF}", "DE", "+49302312590"),
        ("+49 (0151) 23456789", "DE", "+4915123456789"), ("(+49) (0)30 2312590", "DE", "+49302312590"),
        ("+(49) 30 2312590", "DE", "+49302312590"), ("033203 123456-0", "DE", "+49332031234560"),
        ("030 90182-0123", "DE", "+4930901820123"), ("8 495 123-45 -67", "RU", "+74951234567"),
        ("49(0)30 23125901", "DE", "+493023125901"), ("49 (0) 171 2345678", "DE", "+491712345678"),
        ("Tel./Fax: 030 2312590", "DE", "+49302312590"), ("Bu\u{308}ro: 030 2312590", "DE", "+49302312590"),
        ("Telefon ..... 030 2312590", "DE", "+49302312590"), ("📱 0171 3920019", "DE", "+491713920019"),
        ("WhatsApp: +49 171 3920019", "AT", "+491713920019"), ("030 2312590\t", "DE", "+49302312590"),
        ("+49\u{202F}30\u{2011}2312590", "DE", "+49302312590"), ("030 2312590,", "DE", "+49302312590"),
    ])
    func `what belongs to one number is one`(text: String, region: String, e164: String) throws {
        #expect(try PhoneNumber.parse(text, region: region).e164 == e164)
    }

    // MARK: A lost plus

    @Test(arguments: [
        ("4915123456789", "DE", "+49 1512 3456789 or +49 491 5123456789"),
        ("49 171 2345678", "DE", "+49 171 2345678 or +49 491 712345678"),
        ("4922112345", "DE", "+49 221 12345 or +49 4922 112345"), ("(49) 171 2345678", "DE", nil),
        ("62811234567", "ID", nil),
    ])
    func `a text that may have lost its plus is ambiguous`(text: String, region: String, readings: String?) throws {
        let error = #expect(throws: PhoneNumberError.self) { try PhoneNumber.parse(text, region: region) }
        guard case .ambiguous(let national, let international) = error else {
            Issue.record("not ambiguous")
            return
        }
        if let readings { #expect(error?.description == "ambiguous: \(readings)") }
        #expect(try PhoneNumber.read(text, region: region, plus: .lost).number == international)
        #expect(try PhoneNumber.read(text, region: region, plus: .never).number == national)
        #expect(try PhoneNumber.read(text, region: region, plus: .lost).isRegionAssumed)
    }

    @Test(arguments: [
        ("+495 123 45 67", "RU", "+49 5123 4567 or +7 495 123-45-67"), ("+495-1234567", "RU", nil),
        ("(+495) 123-45-67", "RU", nil), ("+84951234567", "RU", "+84 951 234 567 or +7 495 123-45-67"),
        ("+8495 123-45-67", "RU", nil), ("+532 123 45 67", "TR", nil), ("+604 683 2345", "CA", nil),
    ])
    func `a plus may be before a number that lacks its country code`(
        text: String,
        region: String,
        readings: String?
    ) throws {
        let error = #expect(throws: PhoneNumberError.self) { try PhoneNumber.parse(text, region: region) }
        guard case .ambiguous(let national, let international) = error else {
            Issue.record("not ambiguous")
            return
        }
        if let readings { #expect(error?.description == "ambiguous: \(readings)") }
        #expect(try PhoneNumber.parse(text, region: nil) == international)
        #expect(national.region == region)
    }

    @Test(arguments: [
        ("+4951234567", "RU", "+4951234567"), ("+49 5123 4567", "RU", "+4951234567"),
        ("+84 95 123 4567", "RU", "+84951234567"), ("+7495 1234567", "RU", "+74951234567"),
        ("+4930 2312590", "US", "+49302312590"), ("+6475052806", "CA", "+6475052806"),
    ])
    func `a plus before a country code, whatever the groups, is one of an international number`(
        text: String,
        region: String,
        e164: String
    ) throws {
        #expect(try PhoneNumber.parse(text, region: region).e164 == e164)
    }

    @Test(arguments: [
        ("030 2312590 Ext.: 12", "DE"), ("030 2312590 App. 12", "DE"), ("030 2312590 DW 12", "DE"),
        ("030 2312590 Durchwahl -12", "DE"), ("030 2312590 Dw.12", "DE"), ("030 2312590 (DW: 12)", "DE"),
        ("8 (495) 682-87-31 вн. 12", "RU"), ("8 (495) 682-87-31 внутр. 12", "RU"),
        ("8 (495) 682-87-31, добавочный 12", "RU"), ("0212 123 45 67 Dahili 12", "TR"), ("514-555-0123 poste 12", "CA"),
        ("514 555 0123 local 12", "CA"), ("011 1234-5678 int. 12", "AR"), ("01 5134567 Klappe 12", "AT"),
    ])
    func `an extension follows its word in many languages`(text: String, region: String) throws {
        #expect(try PhoneNumber.parse(text, region: region).numberExtension == "12")
    }

    @Test(arguments: [
        ("04915 123456789", "DE", "+494915123456789"), ("(4915) 123456789", "DE", "+494915123456789"),
        ("491 5123456789", "DE", "+494915123456789"), ("(495) 682-87-31", "RU", "+74956828731"),
        ("(604) 683-2345", "US", "+16046832345"), ("392 1234567", "IT", "+393921234567"),
        ("1 212 555 0123", "US", "+12125550123"), ("7 495 682 87 31", "RU", "+74956828731"),
        ("375447521111", "BY", "+375447521111"), ("46-12 34 56", "SE", "+4646123456"),
    ])
    func `a text with one reading, or whose form decides, is a number`(
        text: String,
        region: String,
        e164: String
    ) throws {
        #expect(try PhoneNumber.parse(text, region: region).e164 == e164)
    }

    @Test func `no number has digits that its text hasn't, or lacks any`() {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array("0001112334456789999+++ --//..()[],;#x*?lO&\u{202A}\u{A0}e")
        for _ in 0..<20_000 {
            let text = String(
                (0..<(6 + Int.random(in: 0..<14))).map { _ in alphabet.randomElement(using: &random) ?? "0" }
            )
            for (region, plus) in [("DE", PhoneNumber.Plus.asTyped), ("RU", .asTyped), ("DE", .lost), ("FR", .never)] {
                guard let number = try? PhoneNumber.read(text, region: region, plus: plus).number else { continue }
                let typed = text.filter(\.isWholeNumber)
                let own = number.nationalDigits + (number.numberExtension ?? "")
                let front = typed.dropLast(own.count)
                let code = "\(number.countryCode)"
                // North America's trunk prefix is the digit of its code.
                let trunks = ["", "0", "8"] + (code == "1" ? ["1"] : [])
                let fronts = trunks.flatMap { [$0, code + $0, "00" + code + $0, "810" + code + $0] }
                #expect(typed.hasSuffix(own) && fronts.contains(String(front)), "\(text) in \(region): \(number.e164)")
            }
        }
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
        #expect(throws: PhoneNumberError.unknownSign) { try PhoneNumber.parse("0151 23456789\0Anna", region: "DE") }
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
        ("+1 212 555 0123", false), ("4930231259", true), ("49 30 23125901", true), ("49(0)30 23125901", true),
    ])
    func `a number without a country code, or without its plus, is assumed to be the region's, and that is reported`(
        text: String,
        isAssumed: Bool
    ) throws {
        #expect(try PhoneNumber.read(text, region: "DE").isRegionAssumed == isAssumed)
    }
}
