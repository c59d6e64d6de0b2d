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
                    Names are known in English, German, Russian and the country's own languages; codes are the two and the \
                    three letters of ISO 3166-1, and the calling code with or without `+` or `00`.
                    """,
                parameters: [.init("text", "string?", "The name or code; an integer is read as its digits.")],
                results: [
                    .init("code", "string?", "The ISO 3166-1 alpha-2 code, such as `DE`."),
                    .init("reason", "string?", "Why there is none."),
                ],
                examples: [
                    .gives(#"country.code("Deutschland")"#, #""DE""#), .gives(#"country.code("Германия")"#, #""DE""#),
                    .gives(#"country.code("ger")"#, #""DE""#), .gives("country.code(49)", #""DE""#),
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
