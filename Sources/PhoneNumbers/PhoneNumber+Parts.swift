import CPhoneNumber

/// The way between a number and its form in C.
extension PhoneNumber {
    init(_ parts: cphone_number) {
        countryCode = Int(parts.country_code)
        numberExtension = Self.numberExtension(parts)
        type = LineType(parts.type)
        national = parts.national
        leadingZeros = Int(parts.leading_zeros)
    }

    var parts: cphone_number {
        var parts = cphone_number()
        parts.country_code = Int32(countryCode)
        parts.national = national
        parts.leading_zeros = UInt8(leadingZeros)
        if let numberExtension {
            unsafe withUnsafeMutableBytes(of: &parts.extension) { unsafe $0.copyBytes(from: numberExtension.utf8) }
        }
        return parts
    }

    private static func numberExtension(_ parts: cphone_number) -> String? {
        if parts.extension.0 == 0 { return nil }
        return unsafe withUnsafeBytes(of: parts.extension) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }
}
