import PortalModel
import Testing

@testable import Scripting

struct FieldValueCellTests {
    private static let languages = UserField("UF_LANGUAGES", .text, isMultiple: true, about: "Languages.")

    @Test(
        arguments: [
            (.null, ""), (.string("+49 30 1234"), "+49 30 1234"), (.integer(57), "57"), (.number(5), "5"),
            (.number(0.5), "0.5"), (.boolean(true), "Y"), (.boolean(false), "N"),
            (.list([.integer(1), .integer(5)]), "1|5"), (.list([]), ""),
        ] as [(FieldValue, String)]
    )
    func `a value is one cell`(value: FieldValue, cell: String) { #expect(value.cell == cell) }

    @Test(arguments: [
        ["a"], ["a", "b"], ["a|b", "c"], [#"a\"#, "b"], [#"a\|b"#], [#"\\"#, "|", #"\n"#], ["Köln, Deutz", " 2 "],
        ["a|\u{301}b"],
    ])
    func `a list comes back from its cell as it was`(items: [String]) {
        let list = FieldValue.list(items.map { .string($0) })
        #expect(FieldValue(cell: list.cell, of: Self.languages) == list)
    }

    @Test func `what people type into a cell is read as they mean it`() {
        #expect(FieldValue(cell: #"C:\new|"#, of: Self.languages) == .list([.string(#"C:\new"#)]))
        #expect(FieldValue(cell: "", of: Self.languages) == .list([]))
        let notes = UserField("WORK_NOTES", .text, about: "Notes.")
        #expect(FieldValue(cell: #"a|b\|c"#, of: notes) == .string(#"a|b\|c"#))
    }
}
