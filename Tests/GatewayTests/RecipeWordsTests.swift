import PortalEmulator
import PortalModel
import Scripting
import TestSupport
import Testing
import Wire

@testable import Gateway

/// What a caller may read of why a recipe refuses a call.
@Suite(.endsHangs) struct RecipeWordsTests {
    private static let source = """
        return { writes = { NAME = "any" }, transform = function(user)
          -- bad name of somebody's domain, at\\nhome; table of titles: Lead
          reject("bad name " .. user.NAME)
        end }
        """

    @Test(arguments: [
        ("bad name ANNABELLA", "bad name …"), ("bad name Li", "bad name …"),
        ("bad domain of annabella.lovelace", "bad domain of …"),
        ("name ecalevoL", "name …"), ("taken by u3@example.com N3", "… by … …"), ("bad name Ж", "bad name …"),
        ("home domain", "home domain"), ("bad NAME", "bad NAME"), ("bad Lead", "bad …"), ("bad name 7", "bad name …"),
        ("attempt to index a nil value (field 'EMAIL')", "attempt to index a nil value (field 'EMAIL')"),
        ("attempt to compare number with nil", "attempt to compare number with nil"), ("", ""), ("…", "…"),
        ("bad argument #1 to 'upper' (string expected, got nil)", "bad argument #… to '…' (string expected, got nil)"),
    ])
    func `only words of the recipe and of errors are kept, and no value as a whole`(said: String, kept: String) {
        let words = RecipeWords([ScriptFile(name: "recipe.lua", source: Self.source)], Schema(custom: []))
        #expect(words.keeping(said, without: ["Annabella", "Lead", "nil", "index a nil value"]) == kept)
    }

    @Test func `a value is hidden as a whole, and never within a word`() {
        #expect("no department 7 of 77, but [7]".hidingWholes(["7"]) == "no department … of 77, but […]")
        #expect("+49 30 7 and table".hidingWholes(["+49 30 7", "tab", ""]) == "… and table")
        #expect("aa aaa aa".hidingWholes(["aa"]) == "… aaa …")
        #expect("……".hidingWholes(["…"]) == "……")
    }

    @Test func `no answer tells what a recipe has seen of anybody`() async throws {
        let recipe = """
            return { reads = { "EMAIL", "LAST_NAME" }, writes = { WORK_CITY = "any" }, transform = function(user)
              if user.WORK_CITY == "a" then reject("no " .. text.upper(user.LAST_NAME) .. " " .. user.EMAIL) end
              if user.WORK_CITY == "b" then error(string.reverse(user.EMAIL)) end
              skip("left alone: " .. user.LAST_NAME:sub(1, 4))
            end }
            """
        try await Front.serve([Front.client([recipe])]) { front in
            _ = try await Front.send(
                front.direct.webhook + "user.update",
                body: #"{"ID": 7, "LAST_NAME": "Quillfeather"}"#
            )
            let address = try await front.user(7)["EMAIL"]?.stringValue ?? "?"

            for city in ["a", "b", "c"] {
                let answer = try await front.call("user.update", ["ID": 7, "WORK_CITY": .string(city)])
                #expect(answer.status == 400)
                for part in ["uill", "UILL", address, String(address.prefix(4)), String(address.reversed().prefix(5))] {
                    #expect(!answer.words.contains(part), "\(answer.words)")
                }
                #expect(answer.words.contains("…") && answer.words.contains("recipe1.lua"), "\(answer.words)")
            }
        }
    }
}
