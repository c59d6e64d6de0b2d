import ArgumentParser
import Foundation
import PortalModel

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Writes a first recipe for you to edit."
    )

    @Argument(help: "The name of the recipe, such as clean-names; its file is called clean-names.lua.")
    var name: String

    func validate() throws {
        guard name.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9_\-]{0,63}/) != nil else {
            throw ValidationError(
                "'\(name)' is not a valid name for a recipe: use letters, digits, - and _, as in clean-names, without .lua."
            )
        }
    }

    func run() throws {
        let file = "\(name).lua"
        do {
            try Data(Self.recipe(called: name).utf8).write(to: URL(fileURLWithPath: file), options: .withoutOverwriting)
        } catch let error as CocoaError where error.code == .fileWriteFileExists {
            throw Failure(.usage, "\(file) exists and was not changed; choose another name, or move it away")
        } catch {
            throw Failure(.usage, "\(file) can't be written here; check the folder's permissions")
        }
        Terminal.standardOutput.write(
            """
            \(file) is written: a recipe that removes extra spaces from names. Edit it, and try it with

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
