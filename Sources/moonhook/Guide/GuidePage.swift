import CGuide
import PortalModel
import Report

/// A page of the guide, which the program holds.
struct GuidePage {
    /// By which `moonhook help` prints it; no command has such a name.
    let name: String
    /// The file that it comes from.
    let file: String
    /// The commands that it is about.
    let commands: [String]
    private let number: cguide_page

    private init(_ name: String, _ file: String, _ number: cguide_page, for commands: String...) {
        (self.name, self.file, self.number, self.commands) = (name, file, number, commands)
    }

    /// All pages, in the order of the guide.
    static let all = [
        GuidePage("start", "GettingStarted.md", CGUIDE_GETTING_STARTED, for: "new", "types", "info"),
        GuidePage("recipes", "WritingRecipes.md", CGUIDE_WRITING_RECIPES, for: "new", "check", "test"),
        GuidePage("import", "Rows.md", CGUIDE_ROWS, for: "run", "transform", "export"),
        GuidePage("your-portal", "YourPortal.md", CGUIDE_YOUR_PORTAL, for: "doctor", "trust", "portal", "call"),
        GuidePage("plans", "ReadingAPlan.md", CGUIDE_READING_A_PLAN, for: "run"),
        GuidePage("resume-and-undo", "ResumeAndUndo.md", CGUIDE_RESUME_AND_UNDO, for: "runs", "resume", "undo"),
        GuidePage("plan-files", "PlansAsFiles.md", CGUIDE_PLANS_AS_FILES, for: "apply"),
        GuidePage("nightly", "Nightly.md", CGUIDE_NIGHTLY, for: "run"),
        GuidePage("the-gateway", "Gateway.md", CGUIDE_GATEWAY, for: "gateway"),
        GuidePage("the-emulator", "Emulator.md", CGUIDE_EMULATOR, for: "emulator"),
        GuidePage("exit-status", "ExitStatus.md", CGUIDE_EXIT_STATUS),
        GuidePage("personal-data", "PersonalData.md", CGUIDE_PERSONAL_DATA, for: "runs", "forget"),
        GuidePage("formats", "Formats.md", CGUIDE_FORMATS),
        GuidePage("installing", "Installing.md", CGUIDE_INSTALLING),
        GuidePage("what-stays", "Promises.md", CGUIDE_PROMISES),
        GuidePage("commands", "Commands.md", CGUIDE_COMMANDS),
        GuidePage("modules", "Modules.md", CGUIDE_MODULES),
        GuidePage("recipe-keys", "Recipes.md", CGUIDE_RECIPES),
        GuidePage("fields", "Fields.md", CGUIDE_FIELDS),
        GuidePage("codes", "Diagnostics.md", CGUIDE_DIAGNOSTICS, for: "explain"),
    ]

    /// The page of that name, or of the file with that name; case doesn't count, nor does `.md`.
    static func named(_ name: String) -> GuidePage? {
        let name = name.lowercased()
        let file = name.hasSuffix(".md") ? name : name + ".md"
        return all.first { $0.name == name } ?? all.first { $0.file.lowercased() == file }
    }

    /// The command that prints what a link of a page leads to, such as `YourPortal.md#bounds`; `nil` if none does.
    static func command(for target: String) -> String? {
        let parts = target.split(separator: "#", maxSplits: 1)
        let file = parts.first?.split(separator: "/").last
        guard let page = all.first(where: { $0.file[...] == file }) else { return nil }
        let code = parts.last.flatMap { DiagnosticCode(rawValue: $0.prefix(6).uppercased()) }
        return code.map { "moonhook explain \($0.rawValue)" } ?? "moonhook help \(page.name)"
    }

    /// Its text, in Markdown.
    var markdown: String {
        String(decoding: (0..<cguide_size(number)).map { cguide_byte(number, $0) }, as: UTF8.self)
    }

    /// What is put behind the help of a command, or that of the program: the pages of the guide, or those about the command.
    ///
    /// - Parameters:
    ///   - help: The help, as the argument parser words it.
    ///   - width: How many columns it has.
    /// - Returns: The lines; `nil` for a text that is no help.
    static func note(for help: String, width: Int) -> String? {
        guard let usage = help.firstMatch(of: /USAGE: moonhook (?<command>[a-z]*)/) else { return nil }
        guard usage.command.isEmpty else {
            let pages = all.filter { $0.commands.contains(String(usage.command)) }
            let commands = pages.map { "'moonhook help \($0.name)'" }.joined(separator: ", ")
            return pages.isEmpty ? nil : "  In the guide: \(commands)."
        }
        return "PAGES OF THE GUIDE:\n\(list(width: width))\n\n  See 'moonhook help <page>' to read one."
    }

    private static func list(width: Int) -> String {
        let indent = 26
        let text = GuideText(style: ReportStyle(width: width, colour: false)) { _ in nil }
        return all.map { page in
            let words = text.about(page.markdown).wrapped(to: max(24, width - indent))
            return "  \(page.name)".padded(to: indent)
                + words.joined(separator: "\n" + String(repeating: " ", count: indent))
        }
        .joined(separator: "\n")
    }
}
