import Foundation
import TestSupport
import Testing
import Wire

/// The recipes in `examples`, run as people run them: the built program, the demo portal, the data beside them.
@Suite(.endsHangs) struct ExampleTests {
    /// How a recipe is tried, and what is seen then.
    struct Try: Sendable, CustomTestStringConvertible {
        let recipe: String
        /// The options besides the portal; those that begin with `data/` are files beside the recipes.
        var options: [String] = []
        var status: Int32 = 0
        /// Lines and pieces of standard output.
        let shows: [String]
        /// The same of standard error, which stays empty otherwise.
        var says: [String] = []

        var testDescription: String { ([recipe] + options).joined(separator: " ") }
    }

    private static let tries: [Try] = [
        Try(
            recipe: "birthdays.lua",
            options: ["--input", "data/birthdays.csv"],
            shows: [
                "\nPERSONAL_BIRTHDAY  4 users\n", "  (empty) → 1985-03-03\n", "  (empty) → 1972-12-24\n",
                "PERSONAL_BIRTHDAY: ambiguous\n", "PERSONAL_BIRTHDAY: no such day\n",
                "PERSONAL_BIRTHDAY: in the future\n",
                "PERSONAL_BIRTHDAY: the portal has another birthday\n", "\n4 of 10 users change\n",
                "\n10 rows: 10 matched\n1 skipped\n  1  ",
            ]
        ),
        Try(
            recipe: "birthdays.lua",
            options: ["--input", "data/birthdays.csv", "--set", "format=MM/DD/YYYY"],
            shows: ["    PERSONAL_BIRTHDAY  (empty) → 1988-04-05\n", "\n1 of 10 users changes\n"]
        ),
        Try(
            recipe: "contracts.lua",
            options: ["--input", "data/contracts.csv", "--allow", "refused=2"],
            status: 1,
            shows: [
                "      UF_USR_CONTRACT      Freelance  → Permanent\n      UF_USR_CONTRACT_END  2028-07-06 → (cleared)\n",
                "unknown contract code\n", "UF_USR_CONTRACT_END: this contract needs an end date\n",
                "\n6 of 8 users change\n",
                "\n8 rows: 6 matched, 2 refused\n",
            ]
        ),
        Try(
            recipe: "department-names.lua",
            shows: [
                "     WORK_DEPARTMENT  North         → Operations / North\n",
                "11×  WORK_DEPARTMENT: in several departments\n", "\n154 of 183 users change\n",
            ]
        ),
        Try(
            recipe: "hr-import.lua",
            options: ["--input", "data/hr.csv", "--allow", "refused=7"],
            status: 1,
            shows: [
                "129×  EMAIL: not in the HR export\n", "the company has no department Company/Sales/East\n",
                "\n60 rows: 53 matched, 3 without an account, 4 refused\n",
            ]
        ),
        Try(
            recipe: "inner-phones.lua",
            shows: [
                "       WORK_PHONE      040 669 690 14 ext. 70    → 040 669 690 14\n       UF_PHONE_INNER  (empty)                   → 70\n",
                "14×  WORK_PHONE: there is already another inner number\n", "\n7 of 183 users change\n",
            ]
        ),
        Try(
            recipe: "leavers.lua",
            options: ["--input", "data/leavers.csv", "--allow", "refused=2"],
            status: 3,
            shows: [
                "\nACTIVE  4 users\n", "  yes → no\n", "the employee with this number has another last name\n",
                "the last day is not a date in the format DD.MM.YYYY\n", "\n4 of 8 users change\n", "\n1 skipped\n",
            ],
            says: ["  MH0501  4 users would be dismissed, more than the recipe's limit of 3\n", "--allow dismiss=4\n"]
        ),
        Try(
            recipe: "leavers.lua",
            options: ["--input", "data/leavers.csv", "--allow", "refused=2", "--allow", "dismiss=4"],
            status: 1,
            shows: ["\n4 of 8 users change\n"]
        ),
        Try(
            recipe: "phone-gaps.lua",
            shows: ["Nothing to change"],
            says: ["   1 of   13  Company\n", "   1 of    7  Company/Administration/IT Support\n"]
        ),
        Try(
            recipe: "phones-by-country.lua",
            shows: [
                "\n170 of 183 users change, with an assumed country for 91 numbers\n",
                "\nCountry assumed for numbers without a code: DE 85, AT 1, BR 1, CH 1, IT 1, UA 1, US 1\n"
                    + "Named by: PERSONAL_COUNTRY (AT 1, BR 1, CH 1, IT 1, UA 1, US 1), parameter region (DE 85)\n",
                "  PERSONAL_MOBILE: no country code, and the department names another country",
            ]
        ),
        Try(
            recipe: "phones-e164.lua",
            shows: [
                "21×  WORK_PHONE: an extension has no place in E.164\n",
                "  PERSONAL_MOBILE: no country code, and PERSONAL_COUNTRY names another country",
                "\n169 of 183 users change, with an assumed country for 87 numbers\n",
            ]
        ),
        Try(
            recipe: "photos.lua",
            options: ["--set", "folder=data/photos"],
            shows: ["   PERSONAL_PHOTO  (empty) → HR-10003.png (79 B)\n", "\n2 of 183 users change\n"]
        ),
        Try(
            recipe: "proper-names.lua",
            shows: ["  Tyler o'brien                    o'brien             → O'Brien\n", "\n32 of 183 users change\n"]
        ),
    ]

    private static var recipes: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: Program.example(""))
                .filter { $0.hasSuffix(".lua") }.sorted()
        }
    }

    @Test(arguments: tries)
    func `it does on the demo portal what its name says`(this: Try) async throws {
        let options = this.options.map { $0.replacing("data/", with: Program.example("data/")) }
        let ended = try await Program().run(
            ["run", Program.example(this.recipe), "--portal", "demo", "--dry-run"] + options
        )
        #expect(ended.status == this.status)
        for text in this.shows { #expect(ended.output.contains(text)) }
        for text in this.says { #expect(ended.error.contains(text)) }
        if this.says.isEmpty { #expect(ended.error == "") }
    }

    @Test func `each is tried here, and has its line in the index`() throws {
        let index = try String(contentsOfFile: Program.example("README.md"), encoding: .utf8)
        #expect(try Self.recipes == Set(Self.tries.map(\.recipe)).sorted())
        for recipe in try Self.recipes { #expect(index.contains("\n| [\(recipe)](\(recipe)) | ")) }
    }

    @Test func `check finds nothing wrong with any`() async throws {
        let ended = try await Program().run("check", Program.example(""))
        #expect(ended.output == "\(try Self.recipes.count) files, no findings\n")
        #expect(ended.status == 0)
    }

    @Test func `each passes its examples, and handles untidy users`() async throws {
        let ended = try await Program().run("test", Program.example(""), "--quiet")
        #expect(ended.output == "")
        #expect(ended.status == 0)
    }

    @Test(arguments: try recipes)
    func `each says what it is, what it may do, and shows how`(recipe: String) async throws {
        let info = try await Program().run("info", Program.example(recipe), "--format", "json")
        let about = try JSONReader.value(from: info.output)
        for key in ["name", "version", "about", "reads", "writes"] { #expect(about[key] != nil) }
        #expect(about["name"]?.stringValue == String(recipe.dropLast(4)))
    }
}
