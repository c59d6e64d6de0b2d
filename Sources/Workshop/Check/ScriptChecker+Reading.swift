import Containment
import Lua
import PortalModel
import Scripting

extension ScriptChecker {
    /// A script that is being checked.
    struct Reading {
        let file: ScriptFile
        let modules: ArraySlice<ScriptFile>
        let fields: KnownFields
        let context: ScriptContext
        let pool: WorkerPool
        let text: SourceText

        init(
            of file: ScriptFile,
            modules: ArraySlice<ScriptFile>,
            _ fields: KnownFields,
            _ context: ScriptContext,
            _ pool: WorkerPool
        ) {
            self.file = file
            self.modules = modules
            self.fields = fields
            self.context = context
            self.pool = pool
            text = SourceText(file.source)
        }

        func report(mayBeModule: Bool) throws -> Report {
            let (outline, stop) = outline()
            do {
                try pool.compile(file)
            } catch let error as LuaError {
                guard error.code != .cancelled else { throw CancellationError() }
                return Report(kind: .unknown, text: text, findings: [finding(error, stop: stop)])
            }
            guard let outline else {
                // Lua accepts it, and we don't: only reading the recipe can find errors.
                return Report(kind: .recipe, text: text, findings: try recipeFindings(nil))
            }
            let kind = outline.kind(mayBeModule: mayBeModule)
            let shown = kind == .recipe ? try recipeFindings(outline) : []
            let check = OutlineCheck.findings(
                in: outline,
                modules: modules.compactMap { try? LuaParser.outline(of: $0.source) },
                isRecipe: kind == .recipe,
                fields: fields
            )
            // Each column costs a pass over its line.
            let read = check.sorted { $0.range.lowerBound < $1.range.lowerBound }.prefix(ScriptFile.mostFindings)
                .map { ScriptFinding($0.severity, $0.code, $0.message, at: text.span($0.range)) }
            // What the text shows by itself, an example need not show again.
            let findings = read + shown.filter { finding in !read.contains { $0.covers(finding) } }
            return Report(
                kind: kind,
                text: text,
                findings: Array(findings.inOrder().prefix(ScriptFile.mostFindings))
            )
        }

        private func outline() -> (LuaOutline?, LuaToken?) {
            do throws(LuaParser.SyntaxError) {
                return (try LuaParser.outline(of: file.source), nil)
            } catch {
                return (nil, error.token)
            }
        }

        /// What is wrong with the recipe's table.
        private func recipeFindings(_ outline: LuaOutline?) throws -> [ScriptFinding] {
            do {
                let (recipe, problems) = try pool.inspect(file, in: context)
                guard let recipe else { return [] }
                var findings = problems.findings(in: text, outline)
                if problems.isEmpty { findings += try exampleFindings(recipe) }
                if recipe.writes == nil, !problems.contains(where: { $0.path.steps.first == .name("writes") }) {
                    let message = "the recipe doesn't say what it writes; add writes = { … } before you share it"
                    let range = outline?.range(of: RecipePath(), isKey: false) ?? 0..<0
                    findings.append(ScriptFinding(.notice, .unboundWrites, message, at: text.span(range)))
                }
                return findings
            } catch let error as ScriptError {
                return [finding(error, outline)]
            }
        }

        /// Where the recipe's examples go beyond its `reads` and `writes`; `moonhook test` reports their other errors.
        private func exampleFindings(_ recipe: Recipe) throws -> [ScriptFinding] {
            var context = context
            if !fields.isComplete { context.schema = context.schema.refined(by: recipe.examples) }
            let runner = ExampleRunner(file.declaring(recipe), recipe, context: context, pool: pool)
            let end = ContinuousClock.now + ScriptChecker.limits.programTime
            var findings: [ScriptFinding] = []
            for (offset, example) in recipe.examples.enumerated()
            where example.rejects == nil && ContinuousClock.now < end {
                for finding in try runner.run(offset + 1).findings where finding.code.isOfBounds {
                    let message = "\(finding.message), as example \(offset + 1) shows"
                    findings.append(
                        ScriptFinding(.error, finding.code, message, at: span(of: finding, example: offset + 1))
                    )
                }
            }
            return findings
        }

        /// The line that caused it, or else the example.
        private func span(of finding: Diagnostic, example: Int) -> SourceSpan {
            let location = finding.location?.split(separator: ":") ?? []
            if location.count == 2, location[0] == file.name, let line = Int(location[1]) {
                return text.span(ofLine: line)
            }
            let outline = try? LuaParser.outline(of: file.source)
            return text.span(outline?.range(of: RecipePath("examples").appending(example), isKey: false) ?? 0..<0)
        }

        private func finding(_ error: LuaError, stop: LuaToken?) -> ScriptFinding {
            ScriptFinding(.error, error.finding, error.message, at: error.span(in: file, text, stop: stop))
        }

        private func finding(_ error: ScriptError, _ outline: LuaOutline?) -> ScriptFinding {
            guard let lua = error.lua else {
                let range = outline?.range(of: RecipePath(), isKey: false) ?? 0..<0
                let words = error.lines.map(\.verbatim).joined(separator: "\n")
                let message =
                    words.hasPrefix("\(file.name): ") ? words.dropFirst(file.name.count + 2) : words[...]
                return ScriptFinding(.error, error.diagnostic ?? .noRecipe, String(message), at: text.span(range))
            }
            let isElsewhere = lua.chunk != nil && lua.chunk != file.name
            var finding = finding(lua, stop: nil)
            if isElsewhere { finding.message = lua.description }
            return finding
        }
    }
}

extension ScriptFinding {
    /// Whether an example shows the same finding on the same line.
    fileprivate func covers(_ other: ScriptFinding) -> Bool {
        code == other.code && span.line == other.span.line && other.message.hasPrefix("\(message), as example ")
    }
}

extension DiagnosticCode {
    /// Whether a recipe goes beyond its declarations.
    fileprivate var isOfBounds: Bool { [.outsideReads, .outsideWrites, .brokenPromise].contains(self) }
}
