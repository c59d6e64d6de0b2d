import PortalModel
import Testing

@testable import Scripting

struct PromiseTests {
    @Test(arguments: [
        (Promise.any, "a", "b", true),
        (.fill, "a", "b", false),
        (.samePhone, "0151 23456789", "+4915123456789", true),
        (.samePhone, "0049 151 23456789", "+4915123456789", true),  // 00 for the + of abroad
        (.samePhone, "٠٠٧٤٩٥٥٥٥٠٠٦٣", "+74955550063", true),  // in other digits too
        (.samePhone, "00 1 (212) 555-0123", "+12125550123", true),  // though America dials 011
        (.samePhone, "030 123456 App. 12", "+493012345627712", false),  // a note dialled by a telephone's keys
        (.samePhone, "+49 30 123456 ext. 7", "+49 30 123456 ext. 7", true),
        (.samePhone, "030 123456 ext. 7", "+4930123456;ext=7", true),
        (.samePhone, "030 123456 ext. 7", "+4930123456", false),  // a lost extension is another number
        (.samePhone, "0151 23456789", "+4915123456780", false),
        (.samePhone, "0151 23456789", "+43 1 58858", false),
        (.samePhone, "0151 23456789", "0151-23456789", false),  // no country: nobody knows
        (.samePhone, "ask Anna", "+4915123456789", false),
        (.samePhone, "ask Anna", "ask Anna", true),
        (.sameDigits, "(030) 12-34", "0301234", true),
        (.sameDigits, "030 1234", "0301235", false),
        (.sameLetters, "anna-MARIA o'neill", "Anna Maria O’Neill", true),
        (.sameLetters, "ısıl", "Isıl", true),  // letters that share a capital
        (.sameLetters, "Großmann", "GROSSMANN", true),
        (.sameLetters, "IŞIL ışık", "Işıl Işık", true),
        (.sameLetters, "STRASSE", "Straße", true),
        (.sameLetters, "Müller", "Mueller", false),
        (.sameText, "Anna  Berg ", "Anna Berg", true),
        (.sameText, "Anna", "anna", false),
        (.sameMailbox, " Anna@Example.com ", "anna@example.com", true),
        (.sameMailbox, "anna @ example.com", "anna@example.com", true),
        (.sameMailbox, "anna@example.com", "anna@example.org", false),
    ])
    func `a promise compares what was given with what was left`(
        promise: Promise,
        before: String,
        after: String,
        isKept: Bool
    ) {
        #expect(promise.allows(.string(before), .string(after)) == isKept)
    }

    @Test(arguments: [
        (Promise.any, true), (.fill, true), (.add, true), (.samePhone, false), (.sameDigits, false),
        (.sameLetters, false), (.sameText, false), (.sameMailbox, false),
    ])
    func `an empty field may be filled where the promise is not about sameness`(promise: Promise, isKept: Bool) {
        for before in [nil, FieldValue.null, .string(""), .list([])] {
            #expect(promise.allows(before, .string("x")) == isKept)
            #expect(promise.allows(before, .null))
        }
    }

    @Test(arguments: Promise.allCases)
    func `only what promises nothing may clear`(promise: Promise) {
        #expect(promise.allows(.string("x"), .null) == (promise == .any))
        #expect(promise.allows(.list([.integer(1)]), .list([])) == (promise == .any))
    }

    @Test(arguments: [([1, 5, 8], true), ([5, 1], true), ([1], false), ([], false)])
    func `a list that may only grow keeps what was in it`(after: [Int], isKept: Bool) {
        let before = FieldValue.list([.integer(1), .integer(5)])
        #expect(Promise.add.allows(before, .list(after.map { .integer($0) })) == isKept)
    }

    @Test(arguments: Promise.allCases)
    func `a promise has a name in recipes and a reason in messages`(promise: Promise) {
        #expect(Promise(rawValue: promise.rawValue) == promise)
        #expect(!promise.broken.isEmpty && !promise.broken.hasSuffix("."))
    }
}
