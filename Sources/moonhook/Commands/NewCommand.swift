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

    private static func recipe(called name: String) -> String {
        """
        --- Removes extra spaces from names.
        return {
          name = "\(name)",
          version = "0.1.0",
          about = "Removes extra spaces from first, last and middle names.",

          -- Settings, as in: moonhook run \(name).lua --set middle=no
          params = {
            middle = { type = "boolean", default = true, about = "Whether to clean up middle names too." },
          },

          -- The fields that it may change, and what it preserves of each: here all but spaces.
          writes = { NAME = "same text", LAST_NAME = "same text", SECOND_NAME = "same text" },

          -- Called for each user. A field that is not set, or set to nil, stays unchanged.
          transform = function(user)
            user.NAME = text.squeeze(user.NAME)
            user.LAST_NAME = text.squeeze(user.LAST_NAME)
            if params.middle then
              user.SECOND_NAME = text.squeeze(user.SECOND_NAME)
            end
          end,

          -- Values before and after, for readers and for 'moonhook test'.
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
