import PortalModel
import TestSupport
import Testing

@testable import moonhook

/// `moonhook help PAGE`: the guide that the program holds.
@Suite(.endsHangs) struct GuidePageTests {
    private static let landing = "Sources/moonhook/Moonhook.docc/Moonhook.md"
    private static let names = GuidePage.all.map(\.name)

    /// The pages to which the guide's first page links, as paths, in its order.
    private static var linked: [String] {
        get throws {
            try MarkdownPage(Repository.text(of: landing)).links.compactMap { Repository.path(of: $0, from: landing) }
        }
    }

    @Test func `the program holds every page of the guide, as it is, in the guide's order`() throws {
        let paths = try Self.linked
        #expect(GuidePage.all.map(\.file) == paths.map { $0.split(separator: "/").last.map(String.init) })
        for (page, path) in zip(GuidePage.all, paths) {
            #expect(try page.markdown == Repository.text(of: path), "\(page.name)")
        }
        let files = Repository.files(in: "Sources/moonhook/Moonhook.docc", ending: ".md")
        #expect(Set(files).subtracting(paths) == [Self.landing])
    }

    @Test(arguments: names)
    func `a page is printed as plain text that a terminal can hold`(name: String) async throws {
        let ended = try await Program().run("help", name)
        #expect(ended.status == 0)
        #expect(ended.error == "")
        let page = try #require(GuidePage.named(name))
        #expect(page.markdown.hasPrefix("# \(ended.lines.first ?? "?")\n"))
        #expect(ended.lines.count > 5)
        // Code is as it was written; the cells of some tables are indented as far, and are measured by other tests.
        for line in ended.output.split(separator: "\n") where !line.hasPrefix("        ") {
            #expect(line.count <= 100, "\(line)")
            for mark in ["](", "**", "``", "| ", "\u{1B}", "\u{A0}"] { #expect(!line.contains(mark), "\(line)") }
        }
    }

    @Test(arguments: [["help", "your-portal"], ["help", "personal-data"], ["explain", "MH0306"]])
    func `lines of code are whole on a terminal that is narrower`(arguments: [String]) async throws {
        let program = try Program(environment: ["COLUMNS": "60", "NO_COLOR": "1"])
        let whole = try await program.run(arguments).lines.filter { $0.hasPrefix("        ") && $0.count > 60 }
        let words = ([try Program.executable()] + arguments).joined(separator: " ")
        let ended = try await program.command("/usr/bin/script", ["-qec", words, "/dev/null"]).run()
        #expect(ended.status == 0)
        let shown = Set(ended.output.split(whereSeparator: \.isNewline).map(String.init))
        #expect(!whole.isEmpty && shown.isSuperset(of: whole), "\(whole)")
    }

    @Test func `every command that a page names for reading on prints something`() async throws {
        var commands: Set<[String]> = []
        for name in Self.names {
            let text = try await Program().run("help", name).output
            for match in text.matches(of: /\(moonhook (help|explain) ([A-Za-z0-9-]+)\)/) {
                commands.insert([String(match.output.1), String(match.output.2)])
            }
        }
        #expect(commands.count > 10)
        #expect(commands.contains(["help", "import"]))
        for command in commands {
            let ended = try await Program().run(command)
            #expect(ended.status == 0, "\(command)")
            #expect(ended.lines.count > 5, "\(command)")
            #expect(command[0] == "explain" || Self.names.contains(command[1]), "\(command)")
        }
    }

    @Test func `a link becomes the command that prints what it leads to`() {
        #expect(GuidePage.command(for: "YourPortal.md#bounds") == "moonhook help your-portal")
        #expect(GuidePage.command(for: "../../Scripting/Scripting.docc/Modules.md") == "moonhook help modules")
        let code = "../../Report/Report.docc/Diagnostics.md#mh0306-the-transform-left-a-field-unchanged"
        #expect(GuidePage.command(for: code) == "moonhook explain MH0306")
        #expect(GuidePage.command(for: "../../../examples/README.md") == nil)
        #expect(GuidePage.command(for: "#bounds") == nil)
    }

    @Test(arguments: [[], ["help"], ["--help"]])
    func `the program's help lists the pages behind the commands`(arguments: [String]) async throws {
        let ended = try await Program().run(arguments)
        #expect(ended.status == 0)
        let list = try #require(ended.output.split(separator: "PAGES OF THE GUIDE:\n").dropFirst().first)
        let listed = list.split(separator: "\n").compactMap { $0.firstMatch(of: /^[ ]{2}([a-z-]+)[ ]{2}/)?.output.1 }
        #expect(listed.map(String.init) == Self.names)
        #expect(ended.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test func `the name of a command still means the command, whose help names its pages`() async throws {
        let program = try Program()
        for page in GuidePage.all {
            for command in page.commands {
                for arguments in [["help", command], [command, "--help"]] {
                    let ended = try await program.run(arguments)
                    #expect(ended.status == 0)
                    #expect(ended.output.contains("USAGE: moonhook \(command)"))
                    #expect(ended.output.contains("In the guide: "))
                    #expect(ended.output.contains("'moonhook help \(page.name)'"))
                }
            }
            #expect(!(try await program.run("help", page.name)).output.contains("USAGE: "), "\(page.name)")
        }
    }

    @Test(arguments: [
        ("Installing", "installing"), ("NIGHTLY", "nightly"), ("Nightly.md", "nightly"), ("Rows.md", "import"),
        ("rows", "import"), ("gettingstarted", "start"), ("Gateway.md", "the-gateway"), ("Gateway", "the-gateway"),
        ("Recipes.md", "recipe-keys"), ("Recipes", "recipes"),
    ])
    func `a page has also the name of its file, and case doesn't count`(name: String, page: String) async throws {
        let ended = try await Program().run("help", name)
        #expect(ended.status == 0)
        #expect(try await Program().run("help", page).output == ended.output)
    }

    @Test(arguments: ["MH0306", "mh0306", "MOONHOOK_MH0306"])
    func `help for a code is what explain prints`(code: String) async throws {
        let ended = try await Program().run("help", code)
        #expect(ended.status == 0)
        #expect(try await Program().run("explain", "306").output == ended.output)
    }

    @Test(arguments: [
        (["help", "imprt"], "there is no command or page 'imprt'; did you mean 'import'?\n"),
        (["help", "rnu"], "there is no command or page 'rnu'; did you mean 'run'?\n"),
        (
            ["help", "everything"],
            "there is no command or page 'everything'; 'moonhook help' lists commands and pages\n"
        ),
        (["help", "import", "csv"], "a page of the guide is printed whole: 'moonhook help import'\n"),
        (["nightly"], "there is no command 'nightly'; 'moonhook help nightly' prints the page of that name\n"),
    ])
    func `a name that is none is reported with what was probably meant`(
        arguments: [String],
        message: String
    ) async throws {
        let ended = try await Program().run(arguments)
        #expect(ended.status == 64)
        #expect(ended.output == "")
        #expect(ended.error == message)
    }
}
