import ArgumentParser
import PortalModel
import Report
import Scripting
import Wire
import Workshop

struct InfoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "Describes a recipe: what it does, what it may change, and its parameters.",
        discussion: "Loads the file in the sandbox without running its functions. No portal is called."
    )

    @Argument(help: ArgumentHelp("A recipe or a program.", valueName: "script"), completion: .file(extensions: ["lua"]))
    var file: String

    @Option(help: "The format of the output: text or json.")
    var format = OutputFormat.text

    @OptionGroup var containment: ContainmentOptions

    func run() async throws {
        let script = try ScriptFile(path: file)
        let inspection = try containment.workers(for: [script]).inspect(script)
        if let refusal = inspection.refusal { throw refusal }
        try inspection.checkSyntax()
        let output = Terminal.standardOutput
        let description = RecipeDescription(inspection)
        if format == .json {
            output.write(json: description.json.text)
        } else {
            output.write(report: description.text(output.style))
        }
    }
}

/// A recipe in plain words.
struct RecipeDescription {
    /// One entry.
    struct Entry {
        var label: String
        /// The entries, each after its name, if any.
        var lines: [(term: String, words: String)]
        /// Whether somebody should look at it before the script runs.
        var isGrave = false

        init(_ label: String, _ words: String...) {
            self.init(label, terms: words.map { ("", $0) })
        }

        init(_ label: String, terms: [(String, String)]) {
            self.label = label
            lines = terms
        }

        func text(width: Int) -> [String] {
            let indent = lines.reduce(0) { max($0, $1.term.columns) } + 2
            return lines.flatMap { term, words in
                guard !term.isEmpty else { return words.wrapped(to: width) }
                guard !words.isEmpty else { return [term] }
                return words.wrapped(to: max(24, width - indent)).enumerated()
                    .map { ($0.offset == 0 ? term : "").padded(to: indent) + $0.element }
            }
        }
    }

    private let inspection: RecipeInspection
    private let parts: [RecipeInspection.Part]
    private let sha256: String

    init(_ inspection: RecipeInspection) {
        self.inspection = inspection
        parts = inspection.parts()
        sha256 = RecipeInspection.sha256(of: parts)
    }

    // MARK: Text

    func text(_ style: ReportStyle) -> String {
        let entries = entries
        let width = entries.reduce(0) { max($0, $1.label.columns) } + 2
        let margin = String(repeating: " ", count: width)
        let body = entries.map { entry in
            let lines = entry.text(width: max(40, style.width - width))
            let shown = entry.isGrave ? lines.map { style.mark($0, isGood: false) } : lines
            return style.mark(entry.label.padded(to: width), isGood: nil) + shown.joined(separator: "\n\(margin)")
        }
        return ([heading(style)] + body).joined(separator: "\n")
    }

    private func heading(_ style: ReportStyle) -> String {
        guard let recipe = inspection.recipe else { return "\(ForeignText(inspection.file.name)), a program" }
        return [recipe.name, recipe.version].compactMap(\.self).map(\.description).joined(separator: " ")
            + "\n" + (recipe.about.map { about($0, style) } ?? "")
    }

    /// The recipe's description, indented, so that it doesn't look like an entry.
    private func about(_ text: ForeignText, _ style: ReportStyle) -> String {
        text.description.wrapped(to: max(40, style.width - 2)).map { "  \($0)\n" }.joined()
    }

    private var entries: [Entry] {
        let files = Entry("Files", terms: parts.map { ($0.name.description, "") })
        let end = (parts.count > 1 ? [files] : []) + [Entry("SHA-256", sha256), Entry("Pin", terms: pin)]
        guard let recipe = inspection.recipe else {
            let write = Entry("May write", "any field: a program is limited only by the bounds of every plan")
            return [write] + attention + end
        }
        var entries = [Entry("Runs", runs(recipe)), Entry("Reads", shown(recipe))]
        entries.append(Entry("May write", terms: written(recipe)))
        entries += attention
        if !recipe.limits.isEmpty { entries.append(Entry("At most", terms: limits(recipe))) }
        if recipe.match != nil || recipe.columns != nil { entries.append(Entry("Rows", terms: rows(recipe))) }
        if !recipe.parameters.isEmpty { entries.append(Entry("Parameters", terms: parameters(recipe))) }
        entries.append(Entry("Examples", examples(recipe)))
        if let version = recipe.requires { entries.append(Entry("Requires", "Moonhook \(version)")) }
        return entries + end
    }

    /// What the script may do to people that somebody should look at.
    private var deeds: [PlanAttention.Deed] { inspection.recipe.map(\.deeds) ?? PlanAttention.Deed.declarable }

    private var attention: [Entry] {
        guard !deeds.isEmpty else { return [] }
        var entry = Entry("Attention", terms: deeds.map { ("\($0.permission) (\($0.field ?? ""))", "") })
        entry.isGrave = true
        return [entry]
    }

    /// The entry for `pins` in `moonhook.lua`.
    private var pin: [(String, String)] {
        let name = "[\(LuaLiteral.text(inspection.file.name))]"
        guard let declaration = inspection.recipe?.declarationSHA256 else { return [("\(name) = \"\(sha256)\",", "")] }
        let lines = [
            "\(name) = {", "  sha256 = \"\(sha256)\",", "  declaration = \"\(declaration)\",", "},",
        ]
        return lines.map { ($0, "") }
    }

    private func runs(_ recipe: Recipe) -> String {
        var words: [String] = []
        if recipe.hasProgram { words.append("as a program") }
        if recipe.hasTransform {
            let needsRows = recipe.match != nil
            words.append(needsRows ? "over the rows of an input" : "over every employee, or the rows of an input")
        }
        if recipe.hasMissing { words.append("over the employees that no row names") }
        return words.joined(separator: ", and ")
    }

    private func shown(_ recipe: Recipe) -> String {
        guard let reads = recipe.reads else { return "every field of a user that the credentials can read" }
        let fields = Schema.standard.sorted(reads.union((recipe.writes ?? [:]).keys))
        return fields.isEmpty ? "only a user's ID" : fields.joined(separator: ", ")
    }

    private func written(_ recipe: Recipe) -> [(String, String)] {
        guard let writes = recipe.writes else { return [("", "any field: the recipe doesn't declare writes")] }
        guard !writes.isEmpty else { return [("", "nothing")] }
        let sources = writes.values.contains(.samePhone) ? inspection.regionSources : []
        let regions = sources.isEmpty ? "" : " (here: \(sources.joined(separator: "; ")))"
        return Schema.standard.sorted(writes.keys).map { field in
            (field, (writes[field]?.meaning ?? "") + (writes[field] == .samePhone ? regions : ""))
        }
    }

    private func limits(_ recipe: Recipe) -> [(String, String)] {
        recipe.limits.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.rawValue, String($0.value)) }
    }

    private func rows(_ recipe: Recipe) -> [(String, String)] {
        let columns = recipe.columns ?? [:]
        let match = recipe.match ?? "ID"
        let bound = Schema.standard.sorted(columns.keys).filter { $0 != match }
        return [(match, "from column \"\(ForeignText(columns[match] ?? match))\", finds a row's user")]
            + bound.map { field in
                let isWritten = recipe.writes.map { $0[field] != nil } ?? true
                let column = "from column \"\(ForeignText(columns[field] ?? field))\""
                return (field, column + (isWritten ? "" : ", read but never written"))
            }
    }

    private func parameters(_ recipe: Recipe) -> [(String, String)] {
        recipe.parameters.sorted { $0.key < $1.key }.map { name, parameter in
            let needs = parameter.isRequired && parameter.defaultText == nil ? " (required)" : ""
            let otherwise = parameter.defaultText.map { " (default \($0))" } ?? ""
            let about = parameter.about.map { ": \($0)" } ?? ""
            return (ForeignText(name).description, parameter.expected + otherwise + needs + about)
        }
    }

    private func examples(_ recipe: Recipe) -> String {
        recipe.examples.isEmpty
            ? "none" : "\(recipe.examples.count); 'moonhook test \(ForeignText(inspection.file.path))' runs them"
    }

    // MARK: JSON

    var json: JSONValue {
        var object: JSONObject = ["file": .string(inspection.file.name), "sha256": .string(sha256)]
        object["parts"] = .array(
            parts.map { ["name": .string($0.name.verbatim), "sha256": .string($0.sha256)] }
        )
        object["may"] = .array(deeds.map { .string($0.permission) })
        guard let recipe = inspection.recipe else { return .object(object) }
        object["declaration"] = .string(recipe.declarationSHA256)
        object["name"] = .string(recipe.name.verbatim)
        object["version"] = recipe.version.map { .string($0.verbatim) }
        object["about"] = recipe.about.map { .string($0.verbatim) }
        object["requires"] = recipe.requires.map { .string($0.verbatim) }
        object["reads"] = recipe.reads.map { .array(Schema.standard.sorted($0).map { .string($0) }) }
        object["writes"] = recipe.writes.map { writes in
            .object(
                JSONObject(Schema.standard.sorted(writes.keys).map { ($0, .string(writes[$0]?.rawValue ?? "any")) })
            )
        }
        object["match"] = recipe.match.map { .string($0) }
        object["columns"] = recipe.columns.map { columns in
            .object(JSONObject(Schema.standard.sorted(columns.keys).map { ($0, .string(columns[$0] ?? "")) }))
        }
        let limits = recipe.limits.sorted { $0.key.rawValue < $1.key.rawValue }
        object["limits"] = .object(JSONObject(limits.map { ($0.key.rawValue, .integer($0.value)) }))
        object["pure"] = .boolean(recipe.isPure)
        object["settles"] = .boolean(recipe.settles)
        object["parameters"] = .object(
            JSONObject(
                recipe.parameters.sorted { $0.key < $1.key }.map { name, parameter in
                    var entry: JSONObject = [
                        "type": .string(parameter.kind.name), "required": .boolean(parameter.isRequired),
                    ]
                    entry["about"] = parameter.about.map { .string($0.verbatim) }
                    entry["default"] = parameter.defaultText.map { .string($0.verbatim) }
                    return (name, .object(entry))
                }
            )
        )
        object["examples"] = .integer(recipe.examples.count)
        return .object(object)
    }
}
