import Lua
import PortalModel

extension HostModules {
    static let country = HostModule(
        "country",
        "The 249 countries and territories of ISO 3166-1, and Kosovo.",
        [
            HostFunction(
                "code",
                "Finds a country by any of its names and codes.",
                details: """
                    Names are known in English, German, Russian, the country's own languages, and Dutch, French, Italian, Polish, \
                    Portuguese, Spanish, Turkish, Ukrainian and Vietnamese; codes are the two or three letters and the three digits \
                    of ISO 3166-1, and the calling code with or without `+` or `00`. Digits that mean one country by ISO 3166-1 and \
                    another as a calling code are ambiguous without the `+`. A text may hold two names or codes of one country.
                    """,
                parameters: [.init("text", "string?", "The name or code; an integer is read as its digits.")],
                results: [
                    .init("code", "string?", "The ISO 3166-1 alpha-2 code, such as `DE`."),
                    .init("reason", "string?", "Why there is none."),
                ],
                examples: [
                    .gives(#"country.code("Deutschland")"#, #""DE""#), .gives(#"country.code("Германия")"#, #""DE""#),
                    .gives(#"country.code("ger")"#, #""DE""#), .gives("country.code(49)", #""DE""#),
                    .gives(#"country.code("Germany (DE)")"#, #""DE""#),
                    .gives(#"country.code("40")"#, #"nil, "ambiguous: AT, RO""#),
                    .gives(#"country.code("+1")"#, #"nil, "ambiguous: CA, US""#),
                    .gives(#"country.code("Atlantis")"#, #"nil, "unknown country""#),
                ],
                body: .plain { call in
                    guard let text = try call.optionalString(1) else { return .value(.nil) }
                    do throws(Countries.LookupError) {
                        return .value(.string(try Countries.code(of: text)))
                    } catch {
                        switch error {
                        case .unknown: return .failure("unknown country")
                        case .ambiguous(let codes): return .failure("ambiguous: \(codes.joined(separator: ", "))")
                        }
                    }
                }
            )
        ]
    )
}
