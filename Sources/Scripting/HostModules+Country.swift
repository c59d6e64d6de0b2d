import Lua

extension ScriptHost {
    static var countryFunctions: [String: Function] { ["code": countryCode] }

    /// `country.code("Deutschland")` is `DE`, as are those of `Germany`, `Германия`, `ger`, `DEU`, `49` and `+49`.
    ///
    /// `nil` and the reason where nobody, or more than one, is called that: `country.code("+1")` is `nil`,
    /// `ambiguous: CA, US`.
    private static func countryCode(_ call: borrowing LuaCall) throws -> LuaResults {
        guard let text = try call.optionalString(1) else { return .value(.nil) }
        do throws(Countries.Problem) {
            return .value(.string(try Countries.code(of: text)))
        } catch {
            switch error {
            case .unknown: return .failure("unknown country")
            case .ambiguous(let codes): return .failure("ambiguous: \(codes.joined(separator: ", "))")
            }
        }
    }
}
