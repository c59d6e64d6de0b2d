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

    private static func recipe(called name: String) -> String {
        """
        --- Takes superfluous blanks out of names.
        return {
          name = "\(name)",
          version = "0.1.0",
          about = "Takes superfluous blanks out of first, last and middle names.",

          -- What people may choose, as in: moonhook run \(name).lua --set middle=no
          params = {
            middle = { type = "boolean", default = true, about = "Whether middle names are tidied, too." },
          },

          -- The fields that it may change, and what it promises of each: here that only blanks differ.
          writes = { NAME = "same text", LAST_NAME = "same text", SECOND_NAME = "same text" },

          -- Is given one user after another. A field that is not touched, or set to nil, stays as it is.
          transform = function(user)
            user.NAME = text.squeeze(user.NAME)
            user.LAST_NAME = text.squeeze(user.LAST_NAME)
            if params.middle then
              user.SECOND_NAME = text.squeeze(user.SECOND_NAME)
            end
          end,

          -- What it makes of what. People read it, and moonhook test tries it.
          examples = {
            {
              given = { NAME = " Anna  Maria", LAST_NAME = "Berg", SECOND_NAME = "K. " },
              expect = { NAME = "Anna Maria", SECOND_NAME = "K." },
            },
            {
              params = { middle = false },
              given = { SECOND_NAME = "K. " },
              expect = {},
            },
          },
        }

        """
    }
}
