import Lua
import PhoneNumbers
import PortalModel

extension HostModules {
    static let phone = HostModule(
        "phone",
        "Phone numbers as people type them, read with libphonenumber; only valid numbers are returned.",
        [
            HostFunction(
                "e164",
                "Writes a number in E.164 format, which has no extension.",
                details: """
                    A text that begins with the region's own calling code without `+` may have lost its plus. If it is valid in \
                    both readings, and brackets or its groups of digits don't decide, it is ambiguous. For a file whose numbers \
                    have all lost it, or where none has, `options` says so. A plus before a number of the region without its \
                    calling code (`+495 123 45 67` in Russia) is ambiguous too. A text with two numbers, a date, a text with \
                    decimals, with words in front that name no telephone, or with a sign that telephone numbers don't have is \
                    not a number.
                    """,
                parameters: [typed, region, options],
                results: [.init("number", "string?", "The number, such as `+4915123456789`."), reason],
                examples: [
                    .gives(#"phone.e164("0151 23456789", "DE")"#, #""+4915123456789""#),
                    .gives(#"phone.e164("0049 (0)30 123456", "DE")"#, #""+4930123456""#),
                    .gives(#"phone.e164("12", "DE")"#, #"nil, "too short""#),
                    .gives(#"phone.e164("0151 23456789")"#, #"nil, "no country code and no region""#),
                    .gives(
                        #"phone.e164("49 171 2345678", "DE")"#,
                        #"nil, "ambiguous: +49 171 2345678 or +49 491 712345678""#
                    ),
                    .gives(#"phone.e164("49 171 2345678", "DE", { plus = "lost" })"#, #""+491712345678""#),
                    .gives(#"phone.e164("030 23125901/02", "DE")"#, #"nil, "several numbers""#),
                    .gives(#"phone.e164("Tel. 030 23125901", "DE")"#, #""+493023125901""#),
                    .gives(#"phone.e164("Fax 030 23125902", "DE")"#, #"nil, "a fax number""#),
                    .gives(#"phone.e164("Room 3023125", "DE")"#, #"nil, "words before the number""#),
                    .gives(#"phone.e164(nil, "DE")"#, "nil"),
                ],
                body: .hosted { host, call in try host.phone(call) { number in .value(.string(number.e164)) } }
            ),
            HostFunction(
                "format",
                "Writes a number in one of four formats, with the extension if the format allows it.",
                parameters: [
                    typed, region,
                    .init("style", styles + "?", "The format. Default: `international`."), options,
                ],
                results: [.init("number", "string?", "The number in this format."), reason],
                examples: [
                    .gives(#"phone.format("030 123456 ext. 7", "DE")"#, #""+49 30 123456 ext. 7""#),
                    .gives(#"phone.format("+4930123456", nil, "national")"#, #""030 123456""#),
                    .gives(#"phone.format("+4930123456", nil, "rfc3966")"#, #""tel:+49-30-123456""#),
                    .gives(#"phone.format("ask Anna", "DE")"#, #"nil, "not a number""#),
                ],
                body: .hosted { host, call in
                    let plus = try host.plus(call, 4)
                    let name = try call.optionalString(3) ?? PhoneNumber.Style.international.rawValue
                    guard let style = PhoneNumber.Style(rawValue: name) else {
                        let styles = PhoneNumber.Style.allCases.map(\.rawValue).joined(separator: ", ")
                        throw call.wrongArgument(3, "expected one of \(styles)")
                    }
                    return try host.phone(call, plus, needsParts: true) { phone in
                        guard case .library(let number) = phone else { return .value(.nil) }
                        return .value(.string(number.formatted(style)))
                    }
                }
            ),
            HostFunction(
                "parse",
                "Reads a number and returns its parts.",
                details: """
                    Extensions follow `ext.`, `extension`, `int.`, `x`, `#`, `DW`, `App.`, `Durchwahl`, `poste`, `local`, \
                    `dahili`, `anexo`, `доб.`, `вн.`, and such words of other languages, or a comma without a space after it. \
                    A label before the number is skipped (`Tel.`, `Mobil`, `office`, `тел.`). A text with other words before it, \
                    or with letters among or behind the digits, is not a number.
                    """,
                parameters: [typed, region, options],
                results: [.init("number", "moonhook.PhoneNumber?", "The number's parts."), reason],
                examples: [
                    .gives(
                        #"phone.parse("030 123456 ext. 7", "DE")"#,
                        #"{ number = "+4930123456", region = "DE", type = "fixed line", extension = "7" }"#
                    ),
                    .gives(
                        #"phone.parse("030 123456-12 (int. 345)", "DE")"#,
                        #"{ number = "+493012345612", region = "DE", type = "fixed line", extension = "345" }"#
                    ),
                    .gives(
                        #"phone.parse("+1 212 555 0123")"#,
                        #"{ number = "+12125550123", region = "US", type = "fixed line or mobile" }"#
                    ),
                    .gives(#"phone.parse("0151 2345 Anna", "DE")"#, #"nil, "letters in the number""#),
                ],
                body: .hosted { host, call in
                    // The sandbox makes the table; what plain code has read is completed when a script asks.
                    try host.phone(call) { phone in
                        guard case .library(let number) = phone else { return .value(.string(phone.e164)) }
                        return .values([
                            .string(phone.e164), .string(number.region), .string(number.type.rawValue),
                            number.numberExtension.map { .string($0) } ?? .nil,
                        ])
                    }
                }
            ),
            HostFunction(
                "valid",
                "Returns whether a text is a valid number; `false` for `nil`.",
                details: "An ambiguous text is not.",
                parameters: [typed, region, options],
                results: [.init("valid", "boolean", "Whether the country has such numbers.")],
                examples: [
                    .gives(#"phone.valid("0151 23456789", "DE")"#, "true"),
                    .gives(#"phone.valid("0151 23456789")"#, "false"), .gives("phone.valid(nil)", "false"),
                ],
                body: .hosted { host, call in
                    guard case .number = try host.reading(call) else { return .value(.boolean(false)) }
                    return .value(.boolean(true))
                }
            ),
        ]
    )

    /// What ``phone``'s `parse` gives.
    static let phoneNumber = HostClass(
        "moonhook.PhoneNumber",
        "A phone number in parts.",
        [
            .init("number", "string", "The number in E.164 format."),
            .init("region", "string", "The country's ISO 3166-1 code, or `001` for numbers of no country."),
            .init("type", types, "The type of line, as far as the number shows it."),
            .init("extension", "string?", "The extension's digits."),
        ]
    )

    private static let typed = HostFunction.Parameter("text", "string?", "What a person typed.")
    private static let region = HostFunction.Parameter(
        "region",
        "string?",
        "ISO 3166-1 alpha-2 code of the country that is assumed for a number without a country code."
    )
    private static let options = HostFunction.Parameter(
        "options",
        "{ plus: \"lost\"|\"never\" }?",
        "`plus = \"lost\"` reads what may begin with the region's calling code so, `plus = \"never\"` as a number within the country."
    )
    private static let reason = HostFunction.Result("reason", "string?", "Why there is no number.")
    private static let styles = PhoneNumber.Style.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: "|")
    private static let types = PhoneNumber.LineType.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: "|")
}

extension ScriptHost {
    /// What a text turned out to be.
    fileprivate enum PhoneReading {
        case nothing
        case number(ReadPhone)
        case failure(PhoneNumberError)
    }

    /// Reads the number that a call is about.
    fileprivate func reading(
        _ call: borrowing LuaCall,
        _ known: PhoneNumber.Plus? = nil,
        needsParts: Bool = false
    ) throws -> PhoneReading {
        let text = try call.optionalString(1)
        // A territory without numbers of its own names no country code, as if there were no region.
        let region = try call.optionalString(2)?.uppercased()
        let plus = try known ?? plus(call, 3)
        guard let text else { return .nothing }
        do throws(PhoneNumberError) {
            let (phone, isRegionAssumed) = try phoneReadings.read(text, region: region, plus, needsParts: needsParts)
            if let region, isRegionAssumed { note(region: region) }
            return .number(phone)
        } catch {
            if case .unknownRegion = error { throw call.wrongArgument(2, error.description) }
            return .failure(error)
        }
    }

    /// The region and the type of a number that plain code has read.
    func phoneParts(_ call: borrowing LuaCall) throws -> LuaResults {
        let e164 = try call.string(1)
        // The table of numbers is the library's own, but perhaps of another version.
        guard let number = try? PhoneNumber.parse(e164, region: nil) else { return .none }
        return .values([.string(number.region), .string(number.type.rawValue)])
    }

    /// What a call's options say about lost plus signs.
    fileprivate func plus(_ call: borrowing LuaCall, _ position: Int) throws -> PhoneNumber.Plus {
        let value = try call.value(position)
        if value == .nil { return .asTyped }
        guard case .table(let table) = value, table.items.isEmpty, table.fields.keys.allSatisfy({ $0 == "plus" }) else {
            throw call.wrongArgument(position, "expected { plus = \"lost\" } or { plus = \"never\" }")
        }
        switch table.fields["plus"] {
        case nil: return .asTyped
        case .string("lost"): return .lost
        case .string("never"): return .never
        default: throw call.wrongArgument(position, "plus: expected \"lost\" or \"never\"")
        }
    }

    /// Counts a region that was given with a number without a country code, whatever the outcome.
    private func note(region: String) {
        if mode != .record {
            regionsOfPrograms[region, default: 0] += 1
        } else if !regionsOfRecord.contains(region) {
            regionsOfRecord.append(region)
        }
    }

    /// How often programs gave which region with a number without a country code, since the last time.
    package func takeRegionsOfPrograms() -> [String: Int] {
        defer { regionsOfPrograms.removeAll() }
        return regionsOfPrograms
    }

    /// Only valid numbers; else `nil` and the reason.
    fileprivate func phone(
        _ call: borrowing LuaCall,
        _ plus: PhoneNumber.Plus? = nil,
        needsParts: Bool = false,
        _ body: (ReadPhone) throws -> LuaResults
    ) throws -> LuaResults {
        switch try reading(call, plus, needsParts: needsParts) {
        case .nothing: .value(.nil)
        case .number(let number): try body(number)
        case .failure(let error): .failure(error.description)
        }
    }
}
