import ArgumentParser
import Foundation
import PortalModel

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Writes a first recipe, ready to be changed."
    )

    @Argument(help: "What the recipe is called, such as clean-names; its file is that name with .lua behind.")
    var name: String

    func validate() throws {
        guard name.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9_\-]{0,63}/) != nil else {
            throw ValidationError(
                "'\(name)' is no name for a recipe: take letters, digits, - and _, as in clean-names, without .lua."
            )
        }
    }

    func run() throws {
        let file = "\(name).lua"
        do {
            try Data(Self.recipe(called: name).utf8).write(to: URL(fileURLWithPath: file), options: .withoutOverwriting)
        } catch let error as CocoaError where error.code == .fileWriteFileExists {
            throw Failure(.usage, "\(file) is there already, and stays as it is; take another name, or move it away")
        } catch {
            throw Failure(.usage, "\(file) can't be written here; check the folder's permissions")
        }
        Terminal.standardOutput.write(
            """
            \(file) is written: a recipe that tidies up blanks in names. Make it yours, and look at it with

              moonhook check \(file)
              moonhook test \(file)
              moonhook run \(file) --portal demo --dry-run
            """
        )
    }

    /// The recipe of `first-recipe.lua`, under that name.
    private static func recipe(called name: String) -> String {
        String(decoding: PackageResources.first_recipe_lua, as: UTF8.self).replacing("first-recipe", with: name)
    }
}
