import Judgement
import PortalModel
import TestSupport
import Testing
import Wire

@testable import Scripting

/// Under `"same phone"` a recipe doesn't choose the country of a number that has no country code.
struct AssumedRegionTests {
    private static let before = "0171-3920019"
    private static let austrian = "+43 171 3920019"

    /// What a recipe makes of a user whose number has no country code.
    private func bench(
        _ keys: String,
        _ body: String = "user.WORK_PHONE = '+43 171 3920019'",
        writes: String = "WORK_PHONE = 'same phone'",
        settings: [String: ParameterSetting] = [:],
        table: String? = nil
    ) throws -> Workbench {
        let bench = try Workbench(settings: settings)
        if let table { try table.write(toFile: bench.folder.path("table.csv")) }
        try bench.load("return { \(keys) writes = { \(writes) }, transform = function(user, row)\n\(body)\nend }")
        return bench
    }

    private func user(_ fields: [String: FieldValue] = [:]) -> User {
        .sample(57, fields.merging(["WORK_PHONE": .string(Self.before)]) { own, _ in own })
    }

    private func regions(_ bench: Workbench) -> [AssumedRegion: Int] { bench.takeRegions() }

    @Test(arguments: [
        ("", nil, nil),
        ("params = { region = { default = 'DE' } },", nil, nil),
        ("params = { region = { default = 'AT' } },", nil, "parameter region"),
        ("params = { region = { default = 'Austria' } },", nil, "parameter region"),
        ("params = { region = { default = 'aut' } },", nil, "parameter region"),
        ("params = { region = { default = '43' } },", nil, nil),  // any number could be a calling code
        ("params = { region = { default = 'DE' } },", "AT", "parameter region"),
        ("params = { region = { type = 'choice', choices = { 'DE', 'AT' }, default = 'DE' } },", nil, nil),
        (
            "params = { region = { type = 'choice', choices = { 'DE', 'AT' }, default = 'DE' } },", "AT",
            "parameter region"
        ),
        ("params = { region = { type = 'list', default = { 'DE', 'AT' } } },", nil, nil),  // could hold all regions
        ("params = { region = { type = 'list' } },", "DE,AT", "parameter region"),
        ("params = { a = { default = 'AT' }, b = { default = 'CH' } },", nil, nil),  // could be any number of them
        ("params = { region = { default = 'AT' }, b = { default = 'IT' } },", nil, "parameter region"),
        ("params = { region = { default = 'DE' }, b = { default = 'AT' } },", nil, nil),
        ("params = { region = {}, b = { default = 'CH' }, c = { default = 'DE' } },", "AT", "parameter region"),
    ])
    func `a parameter names a region as it is set for the run`(keys: String, set: String?, source: String?) throws {
        let settings = set.map { ["region": ParameterSetting(.string($0), origin: "--set")] } ?? [:]
        let bench = try bench(keys, settings: settings)
        let after = try bench.after(user())
        #expect(after == (source == nil ? nil : ["WORK_PHONE": .string(Self.austrian)]))
        #expect(regions(bench) == (source == nil ? [:] : [AssumedRegion("AT", source): 1]))
        #expect(bench.findings.map(\.code) == (source == nil ? [.brokenPromise] : []))
    }

    @Test func `the message names the region, what is named, and where another one may come from`() throws {
        let bench = try bench("params = { region = { default = 'DE' } },")
        _ = try bench.after(user(["WORK_COUNTRY": .string("France")]))
        #expect(
            bench.findings.map(\.message) == [
                """
                WORK_PHONE must stay the same phone number: the recipe promises "same phone"; without a country code it is of \
                AT only if a parameter, a column of a declared table or a country of the user names it, and these name \
                DE (parameter region), WORK_COUNTRY
                """
            ]
        )
    }

    @Test(arguments: [
        ("code,country\nb,Austria\n", "", "table codes"),
        ("code,country\nAT,x\n", "", "table codes"),
        ("code,country\nAT,x\n", "value = 'country',", nil),  // the recipe isn't given that column's cells
        ("code,country\nb,AT\n", "value = 'country',", "table codes"),
        ("code,country\n43,0043\n", "", nil),
        ("code,country\n1,+43\n", "", "table codes"),
        ("code,country\n1,\n", "", nil),
    ])
    func `a column of a declared table names regions`(table: String, value: String, source: String?) throws {
        let keys = "params = { codes = { type = 'table', \(value) default = 'table.csv' } },"
        let bench = try bench(keys, table: table)
        #expect(try bench.after(user()) == (source == nil ? nil : ["WORK_PHONE": .string(Self.austrian)]))
        #expect(regions(bench) == (source == nil ? [:] : [AssumedRegion("AT", source): 1]))
    }

    @Test(arguments: [
        ("WORK_COUNTRY", "AT", true), ("PERSONAL_COUNTRY", "Österreich", true), ("WORK_COUNTRY", "43", false),
        ("WORK_CITY", "Austria", false), ("WORK_COUNTRY", "Germany", false), ("LAST_NAME", "Austria", false),
    ])
    func `a country of the user names a region, as the portal has it`(field: String, value: String, isKept: Bool) throws
    {
        let bench = try bench("")
        let after = try bench.after(user([field: .string(value)]))
        #expect(after == (isKept ? ["WORK_PHONE": .string(Self.austrian)] : nil))
        let verdict = try bench.change(user([field: .string(value)]))
        let change: Change? = if case .passed(let change) = verdict { change } else { nil }
        #expect(change?.assumed == (isKept ? ["WORK_PHONE": "AT (\(field))"] : nil))
        #expect(regions(bench) == (isKept ? [AssumedRegion("AT", field): 2] : [:]))
    }

    @Test(arguments: ["'same phone'", "'any'"])
    func `a change names no country if its number has a code`(promise: String) throws {
        let bench = try bench("params = { region = { default = 'AT' } },", writes: "WORK_PHONE = \(promise)")
        let verdict = try bench.change(user(["WORK_PHONE": .string("+43  171  3920019")]))
        let change: Change? = if case .passed(let change) = verdict { change } else { nil }
        #expect(change?.assumed == [:])
    }

    @Test(arguments: [
        ("0171-3920019", "params = { region = { default = 'AT' } },", "AT (parameter region)"),
        ("0171-3920019", "", "AT"), ("Tel. 0171/3920019 (private)", "", "AT"),
    ])
    func `a change names the country even if its recipe promises nothing`(
        number: String,
        keys: String,
        country: String
    ) throws {
        let body = "user.WORK_PHONE = '\(Self.austrian)'"
        let bench = try bench(keys, body, writes: "WORK_PHONE = 'any'")
        let verdict = try bench.change(user(["WORK_PHONE": .string(number)]))
        let change: Change? = if case .passed(let change) = verdict { change } else { nil }
        #expect(change?.assumed == ["WORK_PHONE": country])
    }

    @Test func `a country that a recipe writes names nothing`() throws {
        let body = "user.WORK_COUNTRY = 'AT' user.WORK_PHONE = '+43 171 3920019'"
        let bench = try bench("", body, writes: "WORK_PHONE = 'same phone', WORK_COUNTRY = 'any'")
        #expect(try bench.after(user()) == nil)
        #expect(try bench.after(user(), setting: ["WORK_COUNTRY": .string("AT")]) == nil)
    }

    @Test(arguments: [
        ("ID,Country\n57,Austria\n", "", "column Country"),
        ("ID,Country\n57,43\n", "", nil), ("ID,Married\n57,at\n", "", nil), ("ID,C\n57,aut\n", "", nil),
        ("ID,Country\n57,AUT\n", "", "column Country"),
        ("{\"ID\":57,\"Land\":\"AT\"}", "", "column Land"),
        ("ID,Country\n57,Austria\n", "columns = { WORK_COUNTRY = 'Country' },", "WORK_COUNTRY"),
        ("ID,Name\n57,Austria\n", "columns = { LAST_NAME = 'Name' },", nil),  // people are called like countries
        ("XML_ID\nAT\n", "match = 'XML_ID',", nil),
    ])
    func `a row names a region if it holds one`(input: String, keys: String, source: String?) throws {
        let bench = try bench(keys)
        var findings: [Diagnostic] = []
        let verdict = try bench.change(user(), row: input) { findings.append($0) }
        #expect((verdict == .refused) == (source == nil))
        #expect(regions(bench) == (source == nil ? [:] : [AssumedRegion("AT", source): 1]))
    }

    @Test func `a number that is not written is not counted, whatever the script gave with it`() throws {
        let body = "user.WORK_PHONE = phone.e164(user.WORK_PHONE, params.region) phone.valid('01 5134567', 'AT')"
        let bench = try bench("params = { region = { default = 'DE' } },", body)
        #expect(try bench.after(user()) == ["WORK_PHONE": .string("+491713920019")])
        #expect(regions(bench) == [AssumedRegion("DE", "parameter region"): 1])
    }

    @Test func `a number that only the script has is counted by what the script gave with it`() throws {
        let body = "user.WORK_PHONE = phone.e164('01 5134567', 'AT')"
        let bench = try bench("params = { region = { default = 'AT' } },", body, writes: "WORK_PHONE = 'any'")
        #expect(try bench.after(user()) == ["WORK_PHONE": .string("+4315134567")])
        #expect(regions(bench) == [AssumedRegion("AT"): 1])
    }

    @Test(arguments: [
        ("params = { region = { default = 'AT' } },", "", true),
        ("params = { region = { default = 'DE' } },", "", false),
        ("", "WORK_COUNTRY = 'AT',", false),
    ])
    func `a program is held to that too`(keys: String, also: String, isKept: Bool) throws {
        let user = user()
        let bench = try Workbench(directory: DirectoryDouble([user]))
        let script = try bench.host.load(
            try bench.file(
                """
                return { \(keys) writes = { WORK_PHONE = 'same phone', WORK_COUNTRY = 'any' },
                  run = function()
                    user.update { ID = 57, \(also) }
                    user.update { ID = 57, \(also) WORK_PHONE = phone.e164('\(Self.before)', 'AT') }
                    user.update { ID = 57, \(also) }  -- what was planned before is not counted again
                  end,
                  transform = function() end }
                """
            )
        )
        let updates = try bench.updates(script)
        if isKept {
            try bench.host.runProgram(of: script, into: updates)
            #expect(regions(bench) == [AssumedRegion("AT", "parameter region"): 1])
            #expect(bench.plan.changes[user.id]?.assumed == ["WORK_PHONE": "AT (parameter region)"])
        } else {
            let error = #expect(throws: ScriptError.self) { try bench.host.runProgram(of: script, into: updates) }
            #expect(error?.diagnostic == .brokenPromise)
        }
    }

    @Test(arguments: ["international", "e164", "rfc3966"])
    func `whatever form the library writes a number in keeps it`(style: String) throws {
        let bench = try Workbench()
        let body = "user.WORK_PHONE = phone.format(user.WORK_PHONE, nil, '\(style)')"
        try bench.load(Workbench.recipe(body, writes: "WORK_PHONE = 'same phone'"))
        let numbers = [
            "+4930123456", "+43158858", "+41446681800", "+390612345678", "+33142685300", "+442079460018",
            "+12125550123",
            "+74951234567", "+77172551234", "+5491112345678", "+525512345678", "+551123456789", "+81312345678",
            "+861012345678", "+911123456789", "+2721234567", "+61212345678", "+6431234567", "+97221234567",
            "+3725123456", "+4535123456", "+80012345678", "+870773111632", "+88213300655", "+3544101234", "+6565123456",
            "+390698", "+35312345678", "+50622123456", "+82212345678",
        ]
        for number in numbers.flatMap({ style == "e164" ? [$0] : [$0, $0 + " ext. 12"] }) {
            _ = try bench.after(.sample(57, ["WORK_PHONE": .string(number)]))
        }
        #expect(bench.findings.filter { $0.severity == .error }.isEmpty)
    }
}
