import CPhoneNumber

extension PhoneNumber {
    /// A form in which a number is written.
    public enum Style: String, CaseIterable, Sendable {
        /// For people in the country: "01512 3456789".
        case national
        /// For people anywhere: "+49 1512 3456789".
        case international
        /// For programs: "+4915123456789", without the extension.
        case e164
        /// A link: "tel:+49-1512-3456789;ext=5".
        case rfc3966
    }

    /// The number within its country, with the leading zeros that belong to it.
    public var nationalDigits: String { String(repeating: "0", count: leadingZeros) + String(national) }

    /// The number in E.164 format, such as "+4915123456789", which has no extension.
    public var e164: String {
        "+\(countryCode)" + nationalDigits
    }

    /// The region that the number belongs to as ISO 3166-1 alpha-2 code, or "001" for numbers of no country (+800).
    public var region: String {
        unsafe String(unsafeUninitializedCapacity: 4) { buffer in
            unsafe withUnsafePointer(to: parts) { unsafe cphone_region($0, buffer.baseAddress, buffer.count) }
        }
    }

    /// The number as text.
    public func formatted(_ style: Style) -> String {
        switch style {
        case .national: text(.national)
        case .international: text(.international)
        case .e164: e164
        case .rfc3966: text(.rfc3966)
        }
    }

    private func text(_ style: cphone_style) -> String {
        unsafe String(unsafeUninitializedCapacity: 128) { buffer in
            unsafe withUnsafePointer(to: parts) { unsafe cphone_format($0, style, buffer.baseAddress, buffer.count) }
        }
    }
}
