import Wire

extension EmulatorRewriting {
    /// The parameters of `user.update` as this portal takes them.
    func applied(to parameters: JSONObject, of fields: [StoredField]) -> JSONObject {
        guard rewriteRate > 0 || ignoreRate > 0, let user = parameters["ID"]?.phpInteger else { return parameters }
        var parameters = parameters
        for field in fields where field.kind == .text {
            guard case .string(let text)? = parameters[field.name] else { continue }
            let share = share(user, field.name, text)
            if share < ignoreRate {
                parameters[field.name] = nil
            } else if share < ignoreRate + rewriteRate {
                parameters[field.name] = .string(Self.rewritten(text))
            }
        }
        return parameters
    }

    /// Where a value lies between 0 and 1: FNV-1a over seed, user, field and value, mixed once more.
    private func share(_ user: Int, _ field: String, _ value: String) -> Double {
        let hash = "\(user) \(field) \(value)".utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        var random = SplitMix64(seed: hash ^ seed, stream: 1)
        return random.share()
    }

    /// A text without the blanks that portals drop, and a phone number without its separators.
    static func rewritten(_ text: String) -> String {
        let isPhone =
            text.count { $0.isASCII && $0.isNumber } >= 6 && text.allSatisfy { "+0123456789 ()-/.".contains($0) }
        guard isPhone else { return text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        let digits = text.filter { $0.isNumber }
        return text.contains("+") ? "+" + digits : digits
    }
}
