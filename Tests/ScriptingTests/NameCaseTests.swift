import Judgement
import PortalModel
import Testing
import Wire

@testable import Scripting

struct NameCaseTests {
    /// Pieces of names: letters with rules of their own, words with a case of their own, and what joins them.
    private static let pieces = [
        "a", "b", "E", "I", "i", "İ", "ı", "ß", "ẞ", "Ç", "ş", "Ğ", "Σ", "ς", "ΓΙΑ", "é", "e\u{301}", "I\u{307}",
        "i\u{307}", "ǆ", "Ǆ", "ŉ", "ﬁ", "Ж", "ñ", "Mc", "mac", "MACDONALD", "van", "VAN", "der", "ANH", "anh", "do",
        "DE", "la", "e", "Y", "und", "III", "vi", "XI", "phd", "MD", "JP", "IJ", "ij", "YILMAZ", "ФОН", "оглы", "О'",
        "Д’", "-VON ", "aus", "DEM", "DR. ", "med. ", "o'", "O’", "d´", "'s", "'t",
        "Anna", "MÜLLER", "silva", "ორი", "Ꭰ", "字", "3", " ", " ", " ", " ", "-", "‑", "/", ".", "(", "\"", ",",
        "\u{A0}",
    ]

    private static func name(_ random: inout SplitMix64) -> String {
        (0..<(1 + random.number(below: 9))).map { _ in random.pick(pieces) }.joined()
    }

    @Test(arguments: CaseLanguage.allCases.map(Optional.some) + [nil])
    func `a titled name stays as it is, and has the same letters`(language: CaseLanguage?) {
        var random = SplitMix64(seed: 7)
        for _ in 0..<400 {
            let name = Self.name(&random)
            let (title, doubt) = NameCase.title(name, in: language)
            #expect(doubt == nil || title.unicodeScalars.elementsEqual(name.unicodeScalars))
            let again = NameCase.title(title, in: language).name
            #expect(again.unicodeScalars.elementsEqual(title.unicodeScalars), "\(name) → \(title) → \(again)")
            let keeps = Promise.sameLetters.allows(.string(name), .string(title), phones: LibraryPhoneComparison())
            #expect(keeps, "\(name) → \(title)")
        }
    }

    @Test func `a text that is longer than a name stays as it is`() {
        let text = "bla " + String(repeating: "e ", count: 8_000) + "smith"
        #expect(NameCase.title(text) == (text, "longer than a name"))
        #expect(NameCase.title("anna", beside: text) == ("anna", "longer than a name"))
    }

    @Test(arguments: ["title", "lower", "upper"])
    func `an unknown language is an error that names the known ones`(function: String) throws {
        let error = #expect(throws: ScriptError.self) { try Workbench().run("text.\(function)('KILIÇ', 'Turkish')") }
        #expect(
            error?.message.hasPrefix(
                "program.lua:1: bad argument #2 to 'text.\(function)' (unknown language: it must be one of az, bg, ca, "
            ) == true
        )
    }
}
