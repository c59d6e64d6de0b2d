import PortalModel
import TestSupport
import Testing

@testable import Scripting

/// The pages about scripts are made of the tables that the host goes by.
struct ScriptReferenceTests {
    @Test func `the reference of modules is the table that the host registers`() throws {
        #expect(try reference("Scripting/Scripting.docc/Modules.md", recording: Self.modules) == Self.modules)
    }

    @Test func `the reference of recipes is what the host reads`() throws {
        #expect(try reference("Scripting/Scripting.docc/Recipes.md", recording: Self.recipes) == Self.recipes)
    }

    // MARK: Modules

    private static var modules: String {
        let modules = HostModules.all.map { module in
            "## \(module.name)\n\n\(module.about)\n\n"
                + module.functions.map { section($0, "\(module.name).\($0.name)") }.joined(separator: "\n")
        }
        let values = HostModules.values.map { value in
            "### \(value.name)\n\n\(value.about)\n" + code(value.examples)
        }
        let classes = HostModules.classes.map { it in
            "### \(it.name)\n\n\(it.about)\n\n" + table(["field", "type", ""], it.fields.map { parameter($0) })
        }
        return """
            # What scripts find

            The host's modules, functions and values, and what is there of Lua 5.4.

            `nil` in is `nil` out for all that takes text, so that recipes stay free of guards. What can't be done gives `nil` and
            the reason; a value of a wrong type raises, and so does a name that doesn't exist. The examples are run by tests.

            ## By themselves

            \(HostModules.functions.map { section($0, $0.name) }.joined(separator: "\n"))
            \(values.joined(separator: "\n"))
            \(modules.joined(separator: "\n"))
            ## Tables

            \(classes.joined(separator: "\n"))
            ## Transliteration

            `text.latin` writes these letters, capitals alike; all others stay.

            ```
            \(letters(LatinText.cyrillic.map { (String($0), $1) }))

            \(letters(LatinText.greek.map { (String($0), $1) } + LatinText.pairs.map { ($0, $1) }))
            ```

            In Greek `αυ` `ευ` `ηυ` end in `f` before a voiceless letter or none, else in `v`, and `μπ` is `b` where a word begins.

            ## Lua

            \(lua)

            """
    }

    private static func section(_ function: HostFunction, _ name: String) -> String {
        let parameters = function.parameters.map(\.name).joined(separator: ", ")
        let about = [function.about, function.details, function.availability.words].compactMap(\.self).joined(
            separator: " "
        )
        let results = function.results.map { ["→ `\($0.name)`", "`\($0.type.escaped)`", $0.about] }
        let rows = function.parameters.map { parameter($0) } + results
        let list = rows.isEmpty ? "" : "\n" + table(["", "type", ""], rows)
        return "### \(name)(\(parameters))\n\n\(about)\n\(list)\(code(function.examples))"
    }

    private static func parameter(_ it: HostFunction.Parameter) -> [String] {
        ["`\(it.name)`", "`\(it.type.escaped)`", it.about]
    }

    private static func code(_ examples: [HostExample]) -> String {
        examples.isEmpty ? "" : "\n```lua\n\(HostExample.lines(of: examples).joined(separator: "\n"))\n```\n"
    }

    private static func letters(_ pairs: [(String, String)]) -> String {
        let cells = pairs.sorted { ($0.0.count, $0.0) < ($1.0.count, $1.0) }.map { letter, latin in
            "\(letter) \(latin.isEmpty ? "–" : latin)".padding(to: 9)
        }
        return stride(from: 0, to: cells.count, by: 12).map { start in
            cells[start..<min(start + 12, cells.count)].joined().trimmed
        }
        .joined(separator: "\n")
    }

    private static var lua: String {
        let libraries = Sandbox.standard.filter { $0.key != "_G" }.sorted { $0.key < $1.key }
        let globals = (Sandbox.globals + Sandbox.own).sorted()
        let rows = [("by themselves", globals)] + libraries.map { ("`\($0.key)`", $0.value) }
        return table(["", "names"], rows.map { [$0.0, $0.1.map { "`\($0)`" }.joined(separator: " ")] })
    }

    // MARK: Recipes

    private static var recipes: String {
        let keys = RecipeKey.allCases.map { ["`\($0.rawValue)`", "`\($0.type.escaped)`", $0.about] }
        let parameters = RecipeReader.parameterKeys.map { ["`\($0.0)`", "`\($0.1.escaped)`", $0.2] }
        let types = Parameter.Kind.table.map { ["`\($0.name)`", $0.given, $0.read] }
        let examples = RecipeReader.exampleKeys.map { ["`\($0.0)`", "`\($0.1.escaped)`", $0.2] }
        let promises = Promise.allCases.map { ["`\"\($0.rawValue)\"`", "It writes the field \($0.meaning)."] }
        return """
            # Recipes

            The table that a recipe's file returns, key by key.

            \(table(["key", "type", ""], keys))
            ## Parameters

            Each entry of `params` declares one; scripts read `params.NAME`.

            \(table(["key", "type", ""], parameters))
            What it may hold:

            \(table(["type", "`--set NAME=`", "`params.NAME`"], types))
            ## Promises

            A field in `writes` may carry one; the host compares what the recipe was given with what it left. Where a row's cell is
            laid over the field, it compares what the portal holds with what cell and recipe leave together.

            \(table(["promise", ""], promises))
            Texts are compared by Unicode scalar: a mark counts wherever it stands, and control characters, line separators and
            what else nobody sees may not become more. On an address, `"same letters"` and `"same digits"` promise nothing and are
            refused.

            Under `"same phone"` a number without a country code may be read in these regions alone, by a country's name, its ISO
            code or its calling code with `+`: the value of a parameter (of a list as it was given for the run, not its default),
            `PERSONAL_COUNTRY`, `WORK_COUNTRY` and the portal's own fields called `…COUNTRY` of the user, a column of the row that
            is laid over no other field, and a column of a table parameter (with `value`, that one). The plan counts the assumed
            regions by these sources. The new value is a number with its country code, perhaps with an extension, and nothing else.

            ## Limits

            A plan that goes beyond these is shown and not applied, but where `--allow NAME=N` says exactly how many; `limits` of
            a recipe can only tighten them.

            \(table(["bound", ""], Bound.allCases.map { ["`\($0.rawValue)`", $0.about] }))
            What a script may use, whatever it catches:

            \(table(["", "at most"], usage))
            ## Examples

            Each entry of `examples` is one.

            \(table(["key", "type", ""], examples))
            """
    }

    private static var usage: [[String]] {
        let limits = ScriptLimits()
        return [
            ["memory", "\(limits.memoryBytes >> 20) MiB (`--memory-limit`)"],
            [
                "a program's time",
                "\(limits.programTime.components.seconds) s (`--time-limit`); waiting for the portal is free",
            ],
            ["a transform's time for one record", "\(limits.recordTime.components.seconds) s"],
            [
                "a transform's steps for one record",
                "\(limits.recordSteps / 1_000_000) million, on every machine alike",
            ],
            ["`print` and `log`", "\(limits.outputBytes >> 20) MiB a run, then a cut"],
            ["a record's text", "\(RecordPipeline.longestRecord >> 20) MiB, photos aside"],
            ["source text", "\(ScriptFile.maximumBytes >> 20) MiB a file"],
            ["records that were stopped", "\(limits.stoppedRecords) end the run"],
        ]
    }

    private static func table(_ head: [String], _ rows: [[String]]) -> String {
        let lines = [head, head.map { _ in "---" }] + rows
        return lines.map { "| \($0.joined(separator: " | ")) |\n" }.joined()
    }
}

extension String {
    /// The text in a cell of a table, where a bar would end it.
    fileprivate var escaped: String { replacing("|", with: "\\|") }

    fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
