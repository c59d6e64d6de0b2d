import Foundation
import PhoneNumbers
import PortalModel
import Testing

@testable import Scripting

struct CountryModuleTests {
    @Test(arguments: [
        ("DE", ["Germany", "Deutschland", "Германия", "ger", "DEU", "49", "+49", "0049", " de ", "GERMANY"]),
        ("GB", ["UK", "United Kingdom", "Großbritannien", "Grossbritannien", "Великобритания", "44", "gbr"]),
        ("US", ["USA", "U.S.A.", "United States", "the United States of America", "Vereinigte Staaten", "США"]),
        ("RU", ["Россия", "Russian Federation", "Russland", "РФ"]),
        ("CI", ["Côte d'Ivoire", "Cote d’Ivoire", "Elfenbeinküste", "225"]),
        ("CH", ["Schweiz", "Suisse", "Svizzera", "Switzerland", "Швейцария"]),
        ("CZ", ["Czechia", "Česko", "Tschechien", "Czech Republic"]),
        ("FI", ["Suomi", "Finnland", "358"]),
        ("JP", ["日本"]),
        ("GR", ["Ελλάδα", "Греция"]),
        ("KZ", ["Қазақстан", "Kasachstan"]),
        ("LC", ["Saint Lucia", "St. Lucia"]),
        ("TT", ["Trinidad & Tobago", "Trinidad und Tobago", "+1 868", "1-868"]),
        ("HK", ["Hong Kong", "Hongkong", "香港"]),
        ("JE", ["Jersey", "+44 1534"]),
    ])
    func `a country is known by its names and codes`(code: String, names: [String]) throws {
        for name in names { #expect(try Workbench().values("country.code(\"\(name)\")") == [code], "\(name)") }
    }

    @Test(arguments: [
        ("'1'", "ambiguous: CA, US"), ("7", "ambiguous: KZ, RU"), ("'Congo'", "ambiguous: CD, CG"),
        ("'Korea'", "ambiguous: KP, KR"), ("'Atlantis'", "unknown country"), ("''", "unknown country"),
        ("'XX'", "unknown country"), ("999", "unknown country"), ("('x'):rep(1 << 20)", "unknown country"),
    ])
    func `what is no country, or several, is nil and why`(argument: String, reason: String) throws {
        #expect(try Workbench().values("country.code(\(argument))") == ["nil", reason])
    }

    @Test func `nothing gives nothing, and what is no text raises`() throws {
        #expect(try Workbench().values("country.code(nil)") == ["nil"])
        let error = #expect(throws: ScriptError.self) { try Workbench().run("country.code(true)") }
        #expect(error?.message == "program.lua:1: bad argument #1 to 'country.code' (string expected, got boolean)")
    }

    @Test func `each of the 249 countries is found by all that its line says, calling codes aside`() {
        let lines = CountryTable.countries.split(separator: "\n")
        #expect(lines.count == 249)
        for line in lines {
            let parts = line.split(separator: " ", maxSplits: 3).map(String.init)
            #expect(parts[0].count == 2 && parts[1].count == 3)
            for name in parts[3].components(separatedBy: "; ") + parts[..<2] {
                #expect((try? Countries.code(of: name)) == parts[0], "\(name)")
            }
        }
    }

    @Test func `a region may be named of which libphonenumber knows numbers`() {
        let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }
        for code in letters.flatMap({ first in letters.map { first + $0 } }) {
            #expect(Countries.hasNumbers(code) == PhoneNumber.knows(region: code), "\(code)")
        }
    }
}
