import PhoneNumbers
import PortalModel

/// A change of a text that must stay the same telephone number.
struct PhoneChange {
    let before: String
    let after: String

    /// Whether the number stays the same, and what had to be assumed for that.
    ///
    /// - Parameter regions: The regions in which the old text may be read if it has no country code, asked only then.
    /// - Returns: The verdict.
    func verdict(_ regions: () -> AnySequence<AssumedRegion>) -> Promise.Verdict {
        guard let new = try? PhoneNumber.parse(after, region: nil), Self.isNumberAlone(after, new) else {
            return .broken
        }
        if before.unicodeScalars.contains(where: { $0 == "+" || $0 == "\u{FF0B}" }),
            let old = try? PhoneNumber.parse(before, region: nil)
        {
            if let assumed = eitherReading(new, regions()) { return .kept(assumed) }
            return old == new && Self.isAll(of: before, new, in: nil) ? .kept(nil) : .broken
        }
        if let international, (try? PhoneNumber.parse(international, region: nil)) == new {
            return Self.isAll(of: international, new, in: nil) ? .kept(nil) : .broken
        }
        for assumed in regions() {
            if let verdict = verdict(assumed, new) { return verdict }
        }
        let isOfRegion = (try? PhoneNumber.parse(before, region: new.region)) == new
        return isOfRegion ? .foreignRegion(new.region) : .broken
    }

    /// The verdict in a region; `nil` if the old text is another number there, or none.
    private func verdict(_ assumed: AssumedRegion, _ new: PhoneNumber) -> Promise.Verdict? {
        do throws(PhoneNumberError) {
            let old = try PhoneNumber.read(before, region: assumed.region)
            guard old.number == new else { return nil }
            guard Self.isAll(of: before, new, in: assumed.region) else { return .broken }
            return .kept(old.isRegionAssumed ? assumed : nil)
        } catch {
            // The script may know for the whole file which of them it is.
            guard case .ambiguous(let national, let international) = error, [national, international].contains(new)
            else {
                return nil
            }
            return .kept(assumed.inEitherReading)
        }
    }

    /// The region in which a plus may be before a number without its calling code, and the new number is one of both readings.
    private func eitherReading(_ new: PhoneNumber, _ regions: AnySequence<AssumedRegion>) -> AssumedRegion? {
        for assumed in regions {
            do throws(PhoneNumberError) {
                _ = try PhoneNumber.read(before, region: assumed.region)
            } catch {
                guard case .ambiguous(let national, let international) = error else { continue }
                if [national, international].contains(new) { return assumed.inEitherReading }
            }
        }
        return nil
    }

    /// The old text with + for 00: not every country dials that to get abroad, but people type it for the + of any number.
    private var international: String? {
        let digits = before.drop { !$0.isNumber }
        return digits.prefix(2).map(\.wholeNumberValue) == [0, 0] ? "+\(digits.dropFirst(2))" : nil
    }

    /// Whether all digits of a text belong to the number: the library ignores a second number after the first.
    private static func isAll(of text: String, _ number: PhoneNumber, in region: String?) -> Bool {
        let digits = text.unicodeScalars.compactMap(\.decimalValue).map(String.init).joined()
        let inner = number.numberExtension ?? ""
        guard digits.hasSuffix(inner) else { return false }
        if digits.dropLast(inner.utf8.count).hasSuffix(number.nationalDigits) { return true }
        let start = text.first { "+\u{FF0B}".contains($0) || $0.isNumber }
        let plus = start?.isNumber == false ? "+" : ""
        return (try? PhoneNumber.parse(plus + digits.dropLast(inner.utf8.count), region: region))?.e164 == number.e164
    }

    // MARK: The new text

    /// What separates a number from its extension, without spaces and a comma before it.
    private static let extensionWords: Set<String> = [
        ";ext=", "#", "anexo", "ext", "ext.", "extension", "extn", "extn.", "int", "int.", "x", "доб", "доб.",
    ]

    /// Whether a text holds a number with its country code, perhaps an extension, and nothing else.
    ///
    /// Of links only the library's own form passes. Digits that the library ignores, such as those of a carrier after +55,
    /// are something else too, except the zero in brackets that people write for domestic calls.
    static func isNumberAlone(_ text: String, _ number: PhoneNumber) -> Bool {
        var end = text.utf8.startIndex
        var gap = 0
        for (offset, byte) in zip(text.utf8.indices, text.utf8) {
            if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                (end, gap) = (text.utf8.index(after: offset), 0)
            } else if offset != text.utf8.startIndex, " -./()".utf8.contains(byte), gap < 3 {
                gap += 1
            } else if offset != text.utf8.startIndex || byte != UInt8(ascii: "+") {
                break
            }
        }
        guard text.utf8.first == UInt8(ascii: "+"), end > text.utf8.startIndex else {
            return text == number.formatted(.rfc3966)
        }
        guard isComplete(text[..<end], number) else { return false }
        return end == text.utf8.endIndex ? number.numberExtension == nil : isExtension(text[end...], number)
    }

    private static func isComplete(_ text: Substring, _ number: PhoneNumber) -> Bool {
        func holds(_ text: Substring) -> Bool {
            text.utf8.lazy.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
                .elementsEqual(number.e164.utf8.dropFirst())
        }
        return holds(text) || holds(text.replacing("(0)", with: "", maxReplacements: 1))
    }

    private static func isExtension(_ tail: Substring, _ number: PhoneNumber) -> Bool {
        guard let inner = number.numberExtension, tail.hasSuffix(inner) else { return false }
        var word = tail.dropLast(inner.count).drop { $0 == " " }
        let hasComma = word.first == ","
        if hasComma { word = word.dropFirst() }
        let bare = word.split(separator: " ")
        return tail.utf8.count <= inner.utf8.count + 16
            && (bare.isEmpty ? hasComma : bare.count == 1 && extensionWords.contains(bare[0].lowercased()))
    }
}
