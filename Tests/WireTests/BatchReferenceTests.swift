import Testing

@testable import Wire

/// References to earlier answers of a batch, as a portal's own source looks for them.
struct BatchReferenceTests {
    @Test(arguments: [
        ("$result[me][ID]", ["me", "ID"]), ("$results[g][0][EMAIL]", ["g", "0", "EMAIL"]), ("$result.x[g]", ["g"]),
        ("$RESULT[g]", ["g"]), ("$Total[g]", ["g"]), ("$next[g]", ["g"]), ("$time[g][start]", ["g", "start"]),
        ("$error[g][error]", ["g", "error"]), ("price $5 $result[a]", ["a"]), ("$result [a] $result[b]", ["b"]),
        ("$$result[a]", ["a"]), ("$result$result[a]", ["a"]), ("$result[][a]", ["a"]), ("$result[[a]", ["[a"]),
        ("$result[a]x[b]", ["a", "b"]), ("Ж$result[Ж]", ["Ж"]),
    ])
    func `a reference goes as far as the next blank, and has the keys in brackets`(text: String, keys: [String]) {
        #expect(BatchReference(in: text.utf8)?.keys == keys)
        #expect(text.holdsReference)
    }

    @Test(arguments: [
        "", "$", "$result", "$result[]", "$result[a", "$res[a]", "result[a]", "$ result[a]", "$result [a]",
        "$result\t[a]",
        "US$ 5 [net]", "$5[a]", "$tota[l]",
    ])
    func `any other text is none`(text: String) {
        #expect(BatchReference(in: text.utf8) == nil)
        #expect(!text.holdsReference)
    }

    @Test func `each reference in a text is found where it stands`() throws {
        let text = Array("a $result[x] b$total[y]c d".utf8)
        let first = try #require(BatchReference(in: text))
        let second = try #require(BatchReference(in: text, from: first.range.upperBound))
        #expect([first.range, second.range] == [2..<12, 14..<24])
        #expect([first.table, second.table] == ["result", "total"])
        #expect(BatchReference(in: text, from: second.range.upperBound) == nil)
    }

    @Test func `PHP takes for no what is empty or 0, and nothing else`() {
        let no: [JSONValue] = [.null, false, 0, 0.0, "", "0", [], [:]]
        let yes: [JSONValue] = [true, 1, -1, 0.5, "1", "N", "false", " ", "00", [0], ["a": ""]]
        #expect(no.allSatisfy { !$0.phpBoolean } && yes.allSatisfy(\.phpBoolean))
    }
}
