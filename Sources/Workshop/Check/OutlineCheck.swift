import PortalModel
import Scripting

/// Finds errors in a script's text: names of fields, functions, globals and parameters that don't exist.
///
/// It reports only what is certain. What a name means is followed if it is assigned once.
struct OutlineCheck {
    let outline: LuaOutline
    let fields: KnownFields
    let globals = ScriptGlobals.members
    let globalNames = ScriptGlobals.members.keys.sorted()
    /// The first parameter of each function that is given a user.
    let users: Set<Int>
    /// The second parameter of each such function: the row.
    let rows: Set<Int>
    /// The fields that a transform may write, and those that it sees; `nil` if the recipe doesn't say.
    let writes: Set<String>?
    let reads: Set<String>?
    /// Global names that the script or one of its modules sets; `nil` if it uses its globals as a table.
    let ownGlobals: Set<String>?
    private(set) var findings: Set<TextFinding> = []

    /// Everything that is wrong with a script's text.
    ///
    /// - Parameters:
    ///   - outline: The script's outline.
    ///   - modules: The outlines of the modules that it requires, which may use its parameters.
    ///   - isRecipe: Whether what it returns is a recipe.
    ///   - fields: The fields that users have.
    /// - Returns: The findings, each once.
    static func findings(
        in outline: LuaOutline,
        modules: [LuaOutline],
        isRecipe: Bool,
        fields: KnownFields
    ) -> Set<TextFinding> {
        var check = OutlineCheck(outline, modules, isRecipe: isRecipe, fields: fields)
        for (member, _) in outline.settings where !check.isFull { check.checkWritten(member) }
        for index in outline.expressions.indices where !check.isFull { check.check(index) }
        if isRecipe {
            check.checkParameters(modules)
            check.checkColumns(modules)
        }
        return check.findings
    }

    private init(_ outline: LuaOutline, _ modules: [LuaOutline], isRecipe: Bool, fields: KnownFields) {
        self.outline = outline
        self.fields = fields
        let texts = [outline] + modules
        ownGlobals = texts.contains(where: \.handlesGlobals) ? nil : Set(texts.flatMap(\.assigned))
        let functions = [RecipeKey.transform, .missing].compactMap { isRecipe ? outline.recipeValue($0) : nil }
        let parameters = functions.compactMap { index -> [Int]? in
            guard case .function(let parameters) = outline.expressions[outline.origin(of: index)].form else {
                return nil
            }
            return parameters
        }
        users = Set(parameters.compactMap(\.first))
        rows = Set(parameters.compactMap { $0.dropFirst().first })
        let names = { (key: RecipeKey) in
            isRecipe ? outline.names(in: outline.recipeValue(key)).map { Set($0.map(\.name)) } : nil
        }
        writes = names(.writes)
        reads = names(.reads).map { [writes = writes ?? []] in $0.union(writes).union(["ID"]) }
    }

    /// Whether there are enough findings: a text of a megabyte can have a mistake in every second byte.
    private var isFull: Bool { findings.count >= 2 * ScriptFile.mostFindings }

    /// Reports what is wrong with an expression.
    mutating func report(
        _ code: DiagnosticCode,
        _ message: String,
        at index: Int,
        severity: Diagnostic.Severity = .error
    ) {
        findings.insert(
            TextFinding(severity: severity, code: code, message: message, range: outline.expressions[index].range)
        )
    }
}

extension LuaOutline {
    /// Whether the text uses its globals as a table, so that they may have any name.
    fileprivate var handlesGlobals: Bool {
        expressions.contains { expression in
            if case .global(let name) = expression.form { ["_G", "_ENV"].contains(name) } else { false }
        }
    }
}
