import PortalModel

extension [RecipeError] {
    /// The problems with their places in the script's text, in its order.
    func findings(in file: ScriptFile) -> [ScriptFinding] {
        guard !isEmpty else { return [] }
        return findings(in: SourceText(file.source), try? LuaParser.outline(of: file.source))
    }

    func findings(in text: SourceText, _ outline: LuaOutline?) -> [ScriptFinding] {
        prefix(ScriptChecker.mostFindings).map { problem in
            let range = outline?.range(of: problem.path, isKey: problem.isAboutKey) ?? 0..<0
            return ScriptFinding(.error, problem.code, problem.message, at: text.span(range))
        }
        .sorted { $0.span < $1.span }
    }
}

extension RecipeError {
    /// Whether the path's last name is wrong, and not what stands under it.
    fileprivate var isAboutKey: Bool {
        switch code {
        case .unknownKey: true
        case .unknownFieldName, .readOnlyName: path.steps.count > 1
        default: false
        }
    }
}
