package import PortalModel

extension [RecipeError] {
    /// The errors with their locations in the script's text, in its order; the first ``ScriptFile/mostFindings``.
    func findings(in file: ScriptFile) -> [ScriptFinding] {
        guard !isEmpty else { return [] }
        return findings(in: SourceText(file.source), try? LuaParser.outline(of: file.source))
    }

    /// The errors with their locations in a text that was read already.
    ///
    /// - Parameters:
    ///   - text: The script's text.
    ///   - outline: Its outline; `nil` if it has none, and then all errors are at its first line.
    /// - Returns: The findings in the text's order.
    package func findings(in text: SourceText, _ outline: LuaOutline?) -> [ScriptFinding] {
        prefix(ScriptFile.mostFindings).map { error in
            let range = outline?.range(of: error.path, isKey: error.isAboutKey) ?? 0..<0
            return ScriptFinding(.error, error.code, error.message, at: text.span(range))
        }
        .sorted { $0.span < $1.span }
    }
}

extension RecipeError {
    /// Whether the path's last name is wrong, and not its value.
    fileprivate var isAboutKey: Bool {
        switch code {
        case .unknownKey: true
        case .unknownFieldName, .readOnlyName: path.steps.count > 1
        default: false
        }
    }
}
