import ArgumentParser
import Foundation
import PortalClient
import PortalModel
import Workshop

struct TypesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "types",
        abstract: "Writes files for editors and luacheck into the folder of your recipes.",
        discussion: """
            LuaLS, in Visual Studio Code and other editors, then completes and checks modules, fields and the keys of recipes, \
            and luacheck knows the names of the sandbox. The fields are the portal's if you name one, otherwise the standard \
            fields. A file that is not Moonhook's, or was changed, is not overwritten.
            """
    )

    @Argument(help: ArgumentHelp("The folder; a missing one is created.", valueName: "folder"), completion: .directory)
    var folder: String

    @OptionGroup var portalOptions: PortalOptions

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let hasPortal = (try? portalOptions.portalName(environment)) != nil
        let schema =
            hasPortal ? try await portalOptions.withPortal { portal, _ in try await portal.schema() } : .standard
        var kept: [String] = []
        let output = Terminal.standardOutput
        for file in EditorFiles.all(for: schema) {
            if try write(file) { output.write("wrote  \(file.path)") } else { kept.append(file.path) }
        }
        let fields = hasPortal ? "the portal's" : "the standard ones; --portal adds a portal's own"
        output.writeParagraph(
            """
            Fields: \(fields).
            Put this line above a recipe's table, so that the editor recognizes it:

              ---@type moonhook.Recipe
              local recipe = { … }
              return recipe
            """
        )
        guard kept.isEmpty else { throw Failure(.partial, Self.refusal(kept)) }
    }

    private static func refusal(_ kept: [String]) -> ShownText {
        let lines = kept.map { "kept   \($0), which is not Moonhook's or has been changed" as ShownText }
        let them = kept.count == 1 ? "it" : "them"
        let remedy: ShownText =
            "       Move \(them) away and run this again, or run it on an empty folder and copy what you need from there."
        return ShownText(lines: lines + [remedy])
    }

    /// Writes a file; `false` if somebody else's file exists.
    private func write(_ file: GeneratedFile) throws -> Bool {
        let url = URL(filePath: folder, directoryHint: .isDirectory).appending(path: file.path)
        do {
            if FileManager.default.fileExists(atPath: url.path) {
                let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
                guard GeneratedFile.isUntouched(text) else { return false }
            }
            let parent = url.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            try Data(file.text.utf8).write(to: url, options: .atomic)
            return true
        } catch {
            throw Failure(.usage, "\(url.path) can't be written; name a folder that you may write to")
        }
    }
}
