import PortalModel
import Scripting
import Testing

@testable import Judgement

struct PromiseTests {
    private let phones = LibraryPhoneComparison()

    @Test(arguments: [
        (Promise.any, "a", "b", true),
        (.fill, "a", "b", false),
        (.sameDigits, "(030) 12-34", "0301234", true),
        (.sameDigits, "030 1234", "0301235", false),
        (.sameDigits, "٠٣٠", "030", true),
        (.sameDigits, "030", "030²", false),
        (.sameDigits, "12", "1\u{0600}2", false),  // a sign that nobody sees
        (.sameDigits, "12", "1\u{0301}2", true),  // no digit
        (.sameLetters, "anna-MARIA o'neill", "Anna Maria O’Neill", true),
        (.sameLetters, "ısıl", "Isıl", true),  // letters that share a capital
        (.sameLetters, "Großmann", "GROSSMANN", true),
        (.sameLetters, "IŞIL ışık", "Işıl Işık", true),
        (.sameLetters, "STRASSE", "Straße", true),
        (.sameLetters, "STRAẞE", "Straße", true),
        (.sameLetters, "İBRAHİM", "İbrahim", true),  // the dot of a capital is the small letter's own
        (.sameLetters, "KILIÇ", "Kılıç", true),
        (.sameLetters, "izmir", "İzmir", true),
        (.sameLetters, "I\u{307}BRAHIM", "ibrahim", true),
        (.sameLetters, "İbrahi\u{307}m", "İbrahim", true),
        (.sameLetters, "İbrahim", "İbrahi\u{307}m", false),  // a dot that nobody sees
        (.sameLetters, "Miller", "Mi\u{307}ller", false),
        (.sameLetters, "ż", "z", false),
        (.sameLetters, "Müller", "Mueller", false),
        (.sameLetters, "Müller", "Mu\u{0308}ller", true),  // the same letter, taken apart
        (.sameLetters, "Müller", "Muller", false),
        (.sameLetters, "anna", "anna\u{0600}x", false),  // a letter hidden behind what attaches to it
        (.sameLetters, "anna\u{0600}x", "anna", false),
        (.sameLetters, "a b", "a \u{0301}b", false),  // a mark on a space
        (.sameLetters, "a b", "a\u{2028}b", false),
        (.sameLetters, "a b", "a\u{200B}b", false),
        (.sameLetters, "a b", "a\u{202E}b", false),
        (.sameLetters, "a b", "a\nb", false),
        (.sameLetters, "a\nb", "a b", true),
        (.sameLetters, "anna", "an\u{00AD}na", false),
        (.sameLetters, "anna", "ann\u{20DD}a", false),
        (.sameText, "Anna  Berg ", "Anna Berg", true),
        (.sameText, "Anna\u{A0}Berg", "Anna Berg", true),
        (.sameText, "Anna\nBerg", "Anna Berg", true),
        (.sameText, "Anna Berg", "Anna\nBerg", false),
        (.sameText, "Anna Berg", "Anna\u{2028}Berg", false),
        (.sameText, "Anna Berg", "Anna \u{0301}Berg", false),
        (.sameText, "Anna \u{0301}Berg", "Anna Berg", false),
        (.sameText, "Anna", "Anna\u{200D}", false),
        (.sameText, "Anna", "anna", false),
        (.sameText, "é", "e\u{0301}", false),
        (.sameMailbox, " Anna@Example.com ", "anna@example.com", true),
        (.sameMailbox, "anna @ example.com", "anna@example.com", true),
        (.sameMailbox, "anna@example.com", "anna\u{A0}@example.com", false),  // a space makes it another address
        (.sameMailbox, "anna@example.com", "anna@\u{3000}example.com", false),
        (.sameMailbox, "anna b@example.com", "annab@example.com", false),
        (.sameMailbox, "anna@b ank.com", "anna@bank.com", false),
        (.sameMailbox, "anna@ban\u{212A}.com", "anna@bank.com", false),  // the sign of kelvin
        (.sameMailbox, "Ä@example.com", "ä@example.com", false),
        (.sameMailbox, "ann\u{0301}a@example.com", "anńa@example.com", false),
        (.sameMailbox, "anna@example.com", "anna@example.com\u{2028}", false),
        (.sameMailbox, "anna@example.com", "anna@example.org", false),
        (.sameMailbox, "anna@example.com", "anna@@example.com", false),
    ])
    func `a promise compares what was given with what was left`(
        promise: Promise,
        before: String,
        after: String,
        isKept: Bool
    ) {
        #expect(promise.allows(.string(before), .string(after), phones: phones) == isKept)
    }

    @Test(arguments: [
        ("0151 23456789", "+4915123456789", true),
        ("0049 151 23456789", "+4915123456789", true),  // 00 for the + of abroad
        ("٠٠٧٤٩٥٥٥٥٠٠٦٣", "+74955550063", true),  // in other digits too
        ("00 1 (212) 555-0123", "+12125550123", true),  // though America dials 011
        ("030 123456 App. 12", "+493012345627712", false),  // a note dialled by a telephone's keys
        ("+49 30 123456 ext. 7", "+49 30 123456 ext. 7", true),
        ("030 123456 ext. 7", "+4930123456;ext=7", true),
        ("030 123456 ext. 7", "+49 30 123456 доб. 7", true),
        ("030 123456 ext. 7", "+49 30 123456,7", true),
        ("030 123456 ext. 7", "tel:+49-30-123456;ext=7", true),
        ("030 123456 ext. 7", "+4930123456", false),  // a lost extension is another number
        ("030 123456 / x 0171 3920019", "+4930123456", false),  // a second number is none to lose
        ("+49 30 123456 / x 0171 3920019", "+4930123456", false),
        ("0049 30 123456 / x 0171 3920019", "+4930123456", false),
        ("0151 23456789", "+4915123456780", false),
        ("0151 23456789", "+43 1 58858", false),
        ("0151 23456789", "0151-23456789", false),  // no country: nobody knows
        ("+4915123456789", "+49 (0)151 - 23456789", true),
        ("+4915123456789", "+49 0 151 23456789", false),  // digits that the library passes over
        ("+551123456789", "+55 0 15 11 2345-6789", false),  // somebody else's carrier
        ("+5491123456789", "+54 11 15 2345 6789", false),
        ("+390612345678", "+39 (0)6 12345678", true),
        ("ask Anna", "+4915123456789", false),
        ("ask Anna", "ask Anna", true),
        ("0171-3920019", "+49 171 3920019", true),
        ("0171-3920019", "+43 171 3920019", false),  // another country's, and valid there
        ("+49 171 3920019", "+43 171 3920019", false),
        ("030 23125000", "Call me instead: +49 30 23125000", false),
        ("030 23125000", "+49 30 23125000 at home", false),
        ("030 23125000", "+49 30 23125000x", false),
        ("030 23125000", "+49 30 23125000\n", false),
        ("030 23125000", " +49 30 23125000", false),
        ("030 23125000", "+49 30 23125000.", false),
        ("030 23125000", "+49 30 2312 5000\u{200B}", false),
        ("030 23125000", "＋49 30 23125000", false),
        ("030 23125000", "+٤٩ 30 23125000", false),
        ("030 23125000", "+49 30 23125000 / +49 30 23125001", false),
        ("030 23125000", "tel:+49-30-23125000", true),
        ("030 23125000", "tel:+493023125000;phone-context=example.com", false),
        ("030 23125000", "tel:23125000;phone-context=+4930", false),
        ("030 23125000", "tel:+49-30-23125000;isub=1", false),
        ("030 23125000 ext. 7", "+49 30 23125000 call 7", false),
        ("030 23125000 ext. 7", "+49 30 23125000 ext. 7 ext. 7", false),
        ("030 23125000 ext. 7", "+49 30 23125000 ext. 7!", false),
        ("001 800 356 9377", "+1 800 FLOWERS", false),
    ])
    func `under same phone the number stays the same and alone, read in a region that was named`(
        before: String,
        after: String,
        isKept: Bool
    ) {
        let germany = [AssumedRegion("DE", "parameter region")]
        #expect(Promise.samePhone.allows(.string(before), .string(after), regions: germany, phones: phones) == isKept)
    }

    @Test func `the source of a region that had to be assumed is reported, and a region that nothing names`() {
        func verdict(_ before: String, _ after: String, _ regions: [AssumedRegion]) -> Promise.Verdict {
            Promise.samePhone.verdict(.string(before), .string(after), phones) { AnySequence(regions) }
        }
        let (germany, austria) = (AssumedRegion("DE", "parameter region"), AssumedRegion("AT", "WORK_COUNTRY"))
        #expect(verdict("0171-3920019", "+43 171 3920019", [germany, austria]) == .kept(austria))
        #expect(verdict("0171-3920019", "+491713920019", [germany, austria]) == .kept(germany))
        #expect(verdict("0171-3920019", "+43 171 3920019", [germany]) == .foreignRegion("AT"))
        #expect(verdict("+49 171 3920019", "+491713920019", [austria]) == .kept(nil))
        #expect(verdict("0049 171 3920019", "+491713920019", []) == .kept(nil))
        #expect(verdict("0171-3920019", "+4917139200190000", [germany]) == .broken)
    }

    @Test(arguments: [
        ("49 171 2345678", "+491712345678", AssumedRegion("DE", "column", isEitherReading: true) as AssumedRegion?),
        ("49 171 2345678", "+49491712345678", AssumedRegion("DE", "column", isEitherReading: true)),
        ("62811234567", "+62811234567", AssumedRegion("ID", "column", isEitherReading: true)),
        ("04917 12345678", "+49491712345678", AssumedRegion("DE", "column")),
        ("+49 171 2345678", "+491712345678", nil),
    ])
    func `a number that may have lost its plus is the same in either reading, and that is reported`(
        before: String,
        after: String,
        assumed: AssumedRegion?
    ) {
        let regions = [AssumedRegion("DE", "column"), AssumedRegion("ID", "column")]
        let verdict = Promise.samePhone.verdict(.string(before), .string(after), phones) { AnySequence(regions) }
        #expect(verdict == .kept(assumed))
        #expect(
            !Promise.samePhone.allows(.string(before), .string("+49 171 2345679"), regions: regions, phones: phones)
        )
        if assumed?.isEitherReading == true {
            #expect(assumed?.description.hasSuffix("(column), either reading") == true)
        }
    }

    @Test(arguments: [
        (Promise.any, true), (.fill, true), (.add, true), (.samePhone, false), (.sameDigits, false),
        (.sameLetters, false), (.sameText, false), (.sameMailbox, false),
    ])
    func `an empty field may be filled if the promise is not about sameness`(promise: Promise, isKept: Bool) {
        for before in [nil, FieldValue.null, .string(""), .list([])] {
            #expect(promise.allows(before, .string("x"), phones: phones) == isKept)
            #expect(promise.allows(before, .null, phones: phones))
        }
    }

    @Test(arguments: Promise.allCases)
    func `only what promises nothing may clear`(promise: Promise) {
        #expect(promise.allows(.string("x"), .null, phones: phones) == (promise == .any))
        #expect(promise.allows(.list([.integer(1)]), .list([]), phones: phones) == (promise == .any))
    }

    @Test(arguments: [([1, 5, 8], true), ([5, 1], true), ([1], false), ([], false)])
    func `a list that may only grow keeps what was in it`(after: [Int], isKept: Bool) {
        let before = FieldValue.list([.integer(1), .integer(5)])
        #expect(Promise.add.allows(before, .list(after.map { .integer($0) }), phones: phones) == isKept)
    }

    @Test(arguments: Promise.allCases)
    func `a promise has a name in recipes and a reason in messages`(promise: Promise) {
        #expect(Promise(rawValue: promise.rawValue) == promise)
        #expect(!promise.broken.isEmpty && !promise.broken.hasSuffix("."))
    }
}
