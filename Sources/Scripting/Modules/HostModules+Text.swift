import Lua
import PortalModel

extension HostModules {
    static let text = HostModule(
        "text",
        "Unicode text. All functions return `nil` for `nil`, so recipes need no checks.",
        [
            HostFunction(
                "trim",
                "Removes white space from both ends, in every script.",
                parameters: anyText,
                results: result("The text without it."),
                examples: [
                    .gives(#"text.trim(" Anna\n")"#, #""Anna""#), .gives(#"text.trim("\u{A0}\u{3000}")"#, #""""#),
                    .gives("text.trim(nil)", "nil"),
                ],
                body: .plain { call in try mapped(call) { $0.trimmed } }
            ),
            HostFunction(
                "squeeze",
                "Replaces each run of white space with one space, and removes it at the ends.",
                parameters: anyText,
                results: result("The text with single spaces."),
                examples: [.gives(#"text.squeeze(" Anna \u{A0} Maria\n")"#, #""Anna Maria""#)],
                body: .plain { call in
                    try mapped(call) { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
                }
            ),
            HostFunction(
                "lower",
                "Converts a text to lower case, with Unicode's full case mapping.",
                details:
                    "The small letter of `İ` is `i` in every language; that of `I` is `ı` if the language is `tr` or `az`.",
                parameters: anyText + language,
                results: result("The text in lower case."),
                examples: [
                    .gives(#"text.lower("ÄRGER ЖУК")"#, #""ärger жук""#),
                    .gives(#"text.lower("ΓΙΏΡΓΟΣ")"#, #""γιώργος""#),
                    .gives(#"text.lower("KILIÇ", "tr")"#, #""kılıç""#),
                ],
                body: .plain { call in
                    let hasDotlessI = try language(call)?.hasDotlessI ?? false
                    return try mapped(call) { $0.inSmallLetters(hasDotlessI: hasDotlessI) }
                }
            ),
            HostFunction(
                "upper",
                "Converts a text to upper case, with Unicode's full case mapping.",
                details: "The capital of `i` is `İ` if the language is `tr` or `az`.",
                parameters: anyText + language,
                results: result("The text in upper case."),
                examples: [
                    .gives(#"text.upper("Straße ёж")"#, #""STRASSE ЁЖ""#),
                    .gives(#"text.upper("izmir", "tr")"#, #""İZMİR""#),
                ],
                body: .plain { call in
                    let hasDotlessI = try language(call)?.hasDotlessI ?? false
                    return try mapped(call) { $0.inCapitals(hasDotlessI: hasDotlessI) }
                }
            ),
            HostFunction(
                "title",
                "Writes a name in the usual case.",
                details: """
                    Words in mixed case stay unchanged. Particles such as `van der` are lower case, generations such as `III` upper \
                    case. A capital follows `O'` and `Mc`, and begins each part of a word with a hyphen, a dot or a slash. \
                    What nobody can know without the language stays as it is, with a reason: whether an `I` is Turkish, whether \
                    `VAN ANH` is Dutch or Vietnamese. In Italian and English a family name may begin with a large particle: \
                    `DEL PIERO` is `Del Piero` if the language is `it`. Accents are not added.
                    """,
                parameters: name + language + [
                    .init(
                        "names",
                        "string?",
                        "Other names of the same person, whose letters may show that an `I` is Turkish."
                    )
                ],
                results: [
                    .init("text", "string?", "The name."),
                    .init("reason", "string?", "Why it is as it was, if that can't be decided."),
                ],
                examples: [
                    .gives(#"text.title("ANNA-MARIA o'neill")"#, #""Anna-Maria O'Neill""#),
                    .gives(#"text.title("VINCENT VAN DER BERG")"#, #""Vincent van der Berg""#),
                    .gives(#"text.title("Leonardo DiCaprio")"#, #""Leonardo DiCaprio""#),
                    .gives(#"text.title("KILIÇ", "tr")"#, #""Kılıç""#),
                    .gives(#"text.title("KILIÇ", nil, "İBRAHİM")"#, #""Kılıç""#),
                    .gives(
                        #"text.title("KILIÇ")"#,
                        #""KILIÇ", "\#(NameCase.Doubt.dotlessI.reason)""#
                    ),
                ],
                body: .plain { call in
                    let others = try call.optionalString(3) ?? ""
                    try checkLength(call, 3)
                    let language = try language(call)
                    var doubt: String?
                    let name = try named(call) { text in
                        let titled = NameCase.title(text, in: language, beside: others)
                        doubt = titled.doubt
                        return titled.name
                    }
                    guard let doubt, case .value(let name) = name else { return name }
                    return .values([name, .string(doubt)])
                }
            ),
            HostFunction(
                "fold",
                "Removes the accents from Latin and Greek letters, and spells out letters such as `ß`.",
                parameters: name,
                results: result("The text without accents."),
                examples: [
                    .gives(#"text.fold("Zoë Strauß-Sørensen")"#, #""Zoe Strauss-Sorensen""#),
                    .gives(#"text.fold("Андрей Ёлкин")"#, #""Андрей Ёлкин""#),
                ],
                body: .plain { call in try named(call, FoldedText.folded) }
            ),
            HostFunction(
                "latin",
                "Writes Cyrillic and Greek in Latin letters.",
                details: """
                    Cyrillic follows ICAO Doc 9303, as in passports, with the nearest letters for the additional ones of Kazakh, \
                    Kyrgyz, Tatar and Mongolian. Greek follows ELOT 743 (ISO 843). Other letters stay unchanged.
                    """,
                parameters: name,
                results: result("The text in Latin letters."),
                examples: [
                    .gives(#"text.latin("Юлия Щукина")"#, #""Iuliia Shchukina""#),
                    .gives(#"text.latin("Γιώργος Παπαδόπουλος")"#, #""Giorgos Papadopoulos""#),
                    .gives(#"text.latin("Müller")"#, #""Müller""#),
                ],
                body: .plain { call in try named(call, LatinText.latin) }
            ),
        ]
    )

    static let email = HostModule(
        "email",
        "E-mail addresses.",
        [
            HostFunction(
                "normalize",
                "Writes an address with A to Z in lower case, without spaces around it.",
                details: """
                    A letter with a mark of its own stays as it is, since a mail server need not know its case. An address that \
                    holds a character that nobody sees, such as U+200B, is no address.
                    """,
                parameters: [.init("text", "string?", "What a person typed.")],
                results: [
                    .init("address", "string?", "The address."), .init("reason", "string?", "Why there is none."),
                ],
                examples: [
                    .gives(#"email.normalize(" Anna@Example.COM ")"#, #""anna@example.com""#),
                    .gives(#"email.normalize("anna")"#, #"nil, "not an e-mail address""#),
                    .gives(
                        #"email.normalize("anna\u{200B}@example.com")"#,
                        #"nil, "not an e-mail address: it holds U+200B, which nobody sees""#
                    ),
                    .gives("email.normalize(nil)", "nil"),
                ],
                body: .plain { call in
                    guard let text = try call.optionalString(1) else { return .value(.nil) }
                    // A mail server need not know the case of other letters, such as E with an accent of its own.
                    let small = text.trimmed.map { $0.isASCII ? $0.lowercased() : String($0) }
                    let address = small.joined()
                    guard !TextRules.isEmail(address) else { return .value(.string(address)) }
                    let hidden = TextRules.shapelessScalar(in: address)
                    let reason = hidden.map { ": it holds \($0.codePoint), which nobody sees" } ?? ""
                    return .failure("not an e-mail address" + reason)
                }
            ),
            HostFunction(
                "valid",
                "Returns whether a text is one address and nothing else; `false` for `nil`.",
                parameters: [.init("text", "string?", "What a person typed.")],
                results: [.init("valid", "boolean", "Whether it could be somebody's address.")],
                examples: [
                    .gives(#"email.valid("anna@example.com")"#, "true"),
                    .gives(#"email.valid("anna@localhost")"#, "false"),
                    .gives("email.valid(nil)", "false"),
                ],
                body: .plain { call in
                    .value(.boolean(try call.optionalString(1).map(TextRules.isEmail) ?? false))
                }
            ),
        ]
    )

    private static let anyText = [
        HostFunction.Parameter("text", "string?", "The text; an integer is read as its digits.")
    ]
    private static let name = [
        HostFunction.Parameter("name", "string?", "The name, of at most 16 KiB; an integer is read as its digits.")
    ]

    private static let language = [
        HostFunction.Parameter("language", "string?", "The text's language, such as `tr`, `nl`, `vi` or `en`.")
    ]

    /// The language that the second argument names.
    private static func language(_ call: borrowing LuaCall) throws(LuaError) -> CaseLanguage? {
        guard let code = try call.optionalString(2) else { return nil }
        guard let language = CaseLanguage(rawValue: code) else {
            let known = CaseLanguage.allCases.map(\.rawValue).joined(separator: ", ")
            throw call.wrongArgument(2, "unknown language: it must be one of \(known)")
        }
        return language
    }

    private static func result(_ about: String) -> [HostFunction.Result] { [.init("text", "string?", about)] }

    private static func mapped(_ call: borrowing LuaCall, _ body: (String) -> String) throws -> LuaResults {
        try call.optionalString(1).map { .value(.string(body($0))) } ?? .value(.nil)
    }

    /// The longest text that is processed letter by letter: no name is longer, and it can't be interrupted.
    private static let longestName = 16 << 10

    private static func named(_ call: borrowing LuaCall, _ body: (String) -> String) throws -> LuaResults {
        try checkLength(call, 1)
        return try mapped(call, body)
    }

    private static func checkLength(_ call: borrowing LuaCall, _ argument: Int) throws(LuaError) {
        guard call.byteCount(argument) <= longestName else {
            throw call.wrongArgument(argument, "a name of at most 16 KiB expected")
        }
    }
}
