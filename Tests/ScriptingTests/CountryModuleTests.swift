import Foundation
import PhoneNumbers
import PortalModel
import Testing

@testable import Scripting

struct CountryModuleTests {
    @Test(arguments: [
        ("DE", ["Germany", "Deutschland", "Германия", "ger", "DEU", "49", "276", "+49", "0049", " de ", "GERMANY"]),
        ("GB", ["UK", "United Kingdom", "Großbritannien", "Grossbritannien", "Великобритания", "+44", "gbr"]),
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
        ("CN", ["China", "Китай", "中国", "VR China"]),
        ("XK", ["Kosovo", "Косово", "Kosovë", "XKX", "383"]),
        ("KR", ["Korea, Republic of", "Südkorea", "대한민국"]),
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

    @Test func `each of the 249 countries, and Kosovo, is found by its codes`() {
        let countries = CountryTable.codes.split { ";\n".contains($0) }.map {
            $0.split(separator: " ").map(String.init)
        }
        #expect(countries.count == 250)
        for codes in countries {
            for code in codes.prefix(2) { #expect(found(code, codes[0]), "\(code)") }
            // Kosovo has none; others are another country's calling code.
            if let number = codes.dropFirst(2).first { #expect(candidates(number).contains(codes[0]), "\(number)") }
        }
    }

    @Test func `each name of the table is written as it is compared, and is found`() throws {
        let entries = CountryTable.names.split { ";\n".contains($0) }.map(String.init)
        #expect(entries.count > 2500)
        for entry in entries {
            let space = try #require(entry.lastIndex(of: " "))
            let (name, codes) = (
                String(entry[..<space]), entry[space...].dropFirst().split(separator: "/").map(String.init)
            )
            #expect(CountryName.key(of: name) == name)
            #expect(CountryTable.codes(named: name) == Set(codes), "\(name)")
        }
    }

    @Test(arguments: [nil, "de", "ru"])
    func `each country is found by all its names in Debian's iso-codes`(language: String?) throws {
        let translations = try language.map { language in
            try GettextCatalogue("/usr/share/locale/\(language)/LC_MESSAGES/iso_3166-1.mo")
        }
        let countries = try ISOCountry.all()
        #expect(countries.count >= 249)
        for country in countries {
            let names = [country.name, country.commonName, country.officialName].compactMap(\.self)
            for name in names {
                guard let translations else {
                    #expect(found(name, country.code), "\(name)")
                    continue
                }
                // Not every version of the package translates all.
                if let name = translations.texts[name] { #expect(found(name, country.code), "\(name)") }
            }
        }
        if let translations { #expect(countries.count { translations.texts[$0.name] != nil } > 240) }
    }

    /// Whether a name means a country; two are called Congo.
    private func found(_ name: String, _ code: String) -> Bool {
        do throws(Countries.LookupError) {
            return try Countries.code(of: name) == code
        } catch {
            return error == .ambiguous(["CD", "CG"]) && ["Congo", "Kongo", "Конго"].contains(name) && code == "CG"
        }
    }

    /// The countries that a text may mean.
    private func candidates(_ text: String) -> [String] {
        do throws(Countries.LookupError) {
            return [try Countries.code(of: text)]
        } catch {
            guard case .ambiguous(let codes) = error else { return [] }
            return codes
        }
    }

    @Test func `a region may be named of which libphonenumber knows numbers`() {
        let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }
        for code in letters.flatMap({ first in letters.map { first + $0 } }) {
            #expect(Countries.hasNumbers(code) == PhoneNumber.knows(region: code), "\(code)")
        }
    }
}

/// A country of Debian's package iso-codes.
private struct ISOCountry: Decodable {
    let code: String
    let name: String
    let commonName: String?
    let officialName: String?

    private enum CodingKeys: String, CodingKey {
        case code = "alpha_2"
        case name
        case commonName = "common_name"
        case officialName = "official_name"
    }

    static func all() throws -> [ISOCountry] {
        let file = try Data(contentsOf: URL(filePath: "/usr/share/iso-codes/json/iso_3166-1.json"))
        return try JSONDecoder().decode([String: [ISOCountry]].self, from: file)["3166-1"] ?? []
    }
}

/// The translations in a file of GNU gettext: two tables of lengths and offsets, of the texts and of what they are translated to.
private struct GettextCatalogue {
    var texts: [String: String] = [:]

    init(_ path: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        func number(_ offset: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) } }
        func text(_ entry: Int) -> String {
            let start = number(entry + 4)
            return String(decoding: bytes[start..<start + number(entry)], as: UTF8.self)
        }
        let (count, originals, translated) = (number(8), number(12), number(16))
        for index in 0..<count { texts[text(originals + 8 * index)] = text(translated + 8 * index) }
    }
}
