import PortalModel
import Scripting
import Testing

@testable import Workshop

/// What a trial finds on invented users, and what it leaves alone.
struct TrialTests {
    @Test(arguments: [
        ("user.NAME = text.trim(user.NAME)", "writes = { 'NAME' },"),
        ("if user.NAME == 'Anna' then skip('known') end", ""),
        ("if not user.EMAIL then reject('no address') end", ""),
        ("if user.WORK_PHONE then warn('WORK_PHONE', 'leave it') user.WORK_PHONE = '1' end", "writes = { 'NAME' },"),
        ("user.EMAIL = text.lower(user.EMAIL)", "writes = { EMAIL = 'same mailbox' }, columns = { EMAIL = 'mail' },"),
        ("user.PERSONAL_BIRTHDAY = date.parse(row.born)", "writes = { 'PERSONAL_BIRTHDAY' },"),
        ("if row.kind == 'x' then user.NAME = row['First name'] end", "writes = { 'NAME' },"),
    ])
    func `nothing is found if nothing is wrong`(body: String, keys: String) async throws {
        let result = try await tried(body, keys: keys)
        #expect(result.findings == [])
        #expect(result.users == 500)
    }

    @Test(arguments: [
        ("user.NAME = user.NAME:upper()", "", DiagnosticCode.trialRaises, "{ given = {} },"),
        (
            "if user.WORK_PHONE then user.WORK_PHONE = tostring(#user.WORK_PHONE + user.WORK_CITY) end", "",
            .trialRaises, ""
        ),
        ("while user.NAME do end", "", .trialRaises, ""),
        ("user.PERSONAL_BIRTHDAY = '1.2.1990'", "", .trialInvalid, "{ given = {} },"),
        ("user.PERSONAL_BIRTHDAY = row.born", "writes = { 'PERSONAL_BIRTHDAY' },", .trialInvalid, ""),
        ("if user.LAST_NAME then user.WORK_CITY = 'Bonn' end", "writes = { 'NAME' },", .trialBreaksPromise, ""),
        ("user.ID = 1", "writes = {},", .trialBreaksPromise, "{ given = {} },"),
        (
            "if user.NAME then user.NAME = user.NAME .. 'x' end", "writes = { NAME = 'same text' },",
            .trialBreaksPromise, ""
        ),
        ("if user.NAME then user.NAME = user.NAME:upper() end", "", .trialASCIICase, ""),
        (
            "if user.NAME then user.NAME = user.NAME:sub(1, 1):upper() .. user.NAME:sub(2):lower() end",
            "settles = false,", .trialASCIICase, ""
        ),
        (
            "if user.NAME then user.NAME = user.NAME .. '!' end", "writes = { NAME = 'same letters' },",
            .trialUnsettled, ""
        ),
    ])
    func `what is wrong is found, with one user`(
        body: String,
        keys: String,
        code: DiagnosticCode,
        example: String
    ) async throws {
        let result = try await tried(body, keys: keys)
        let finding = try #require(result.findings.first)
        #expect(finding.code == code)
        #expect(example.isEmpty || finding.example == example)
        #expect(finding.count > 0)
    }

    @Test func `the smallest user that shows it is found`() async throws {
        let body = """
            if user.WORK_PHONE and user.WORK_PHONE:find("ext", 1, true) and user.LAST_NAME then error("no") end
            """
        let finding = try #require(try await tried(body, users: 2_000).findings.first)
        let fields = try #require(finding.example.firstMatch(of: /LAST_NAME = "(.+)", WORK_PHONE = "ext"/))
        #expect(fields.1.count == 1)
        #expect(finding.location == "sample.lua:2")
        #expect(finding.sourceLine?.verbatim.hasPrefix("if user.WORK_PHONE") == true)
        #expect(finding.message == "it raises an error: no")
    }

    @Test func `the smallest row is found as well`() async throws {
        let body = "if row.note:find('@') then user.WORK_NOTES = row.note:rep(100)[1].x end"
        let finding = try #require(try await tried(body, keys: "match = 'EMAIL',", users: 2_000).findings.first)
        #expect(finding.example == #"{ row = { note = "@" } },"#)
    }

    @Test func `a finding becomes a failing example where it is pasted`() async throws {
        let body = "if user.NAME and user.NAME:find('ß') then user.WORK_CITY = 'x' end"
        let keys = "writes = { 'NAME' },"
        let finding = try #require(try await tried(body, keys: keys, users: 2_000).findings.first)
        let pasted = "return { \(keys) transform = function(user) \(body) end, examples = { \(finding.example) } }"
        #expect(try await tested(pasted).failures.count == 1)
    }

    @Test func `the same seed gives the same, another one others`() async throws {
        let body = "if user.NAME and #user.NAME > 3 then user.NAME = user.NAME .. user.LAST_NAME end"
        let first = try await tried(body)
        #expect(try await tried(body) == first)
        #expect(try await tried(body, seed: 2).findings != first.findings)
    }

    @Test func `settles = false says that it is meant`() async throws {
        let result = try await tried("user.WORK_NOTES = (user.WORK_NOTES or '') .. 'x'", keys: "settles = false,")
        #expect(result.findings == [])
        #expect(result.checks.first { $0.code == .trialUnsettled }?.leftOut == "it has settles = false")
    }

    // MARK: Purity

    private func impure(_ body: String, keys: String = "pure = true,") async throws -> TrialFinding? {
        let source = "local last, count = nil, 0 return { \(keys) transform = function(user) \(body) end }"
        let trial = try #require(try await tested(source, users: 500).trial)
        return trial.findings.first { $0.code == .trialImpure }
    }

    @Test func `a transform that remembers is not pure`() async throws {
        let body = "if last and last == user.WORK_CITY then user.WORK_NOTES = 'seen' end last = user.WORK_CITY"
        let finding = try #require(try await impure(body))
        #expect(finding.example.contains("\n-- gives another result after\n"))
        #expect(try await impure(body, keys: "") == nil)
    }

    @Test func `a transform that counts is not pure`() async throws {
        #expect(try await impure("count = count + 1 if count == 7 then user.WORK_NOTES = 'seven' end") != nil)
        #expect(try await impure("count = count + 1 user.WORK_NOTES = count .. ''") != nil)
    }

    @Test(arguments: ["os.time()", "math.random(1000)"])
    func `what is neither in the record nor in the parameters is an impurity`(source: String) async throws {
        #expect(try await impure("user.WORK_NOTES = \(source) .. ''") != nil)
        #expect(try await impure("user.WORK_NOTES = \(source) .. ''", keys: "") == nil)
    }

    // MARK: Other moments

    @Test(arguments: [
        "if os.date('%d') == '13' then user.ACTIVE = false end",
        // Tame on the day of all trials, and on no other.
        "if os.date('!%F') ~= '2025-06-02' then user.ACTIVE = false end",
        "if os.date('*t').month == 12 then user.ACTIVE = false end",
        "if os.date('%d%m') == '2902' then user.ACTIVE = false end",
        "if date.today():find('%-12%-31$') then user.ACTIVE = false end",
        "if os.date('%w %d') == '5 13' then user.ACTIVE = false end",
        "if os.date('%H') == '03' then user.ACTIVE = false end",
        "if os.time() > 1798758000 then user.ACTIVE = false end",
        "if os.time() > 1988150400 then user.ACTIVE = false end",
        "local clock = _G['o' .. 's'] if clock.date('%m') == '08' then user.ACTIVE = false end",
        "local d = date if user.NAME and d['to' .. 'day']() > '2027-03' then user.ACTIVE = false end",
        "if math.random() < 0.01 then user.ACTIVE = false end",
    ])
    func `what a transform does on some days only, or by chance, is found`(body: String) async throws {
        let result = try await tried(body, keys: "settles = false,")
        #expect(result.findings == [])
        let warning = try #require(result.warnings.first)
        #expect(warning.code == (body.contains("random") ? .trialDependsOnChance : .trialDependsOnDay))
        #expect(warning.field == "ACTIVE" && warning.location == "sample.lua:2" && warning.count > 0)
    }

    @Test func `a day that was read when the file was loaded is another one, too`() async throws {
        let source = """
            local day = os.date("%m-%d")
            return { settles = false, transform = function(user) if day == "08-17" then user.ACTIVE = false end end }
            """
        let trial = try #require(try await tested(source, users: 100).trial)
        #expect(trial.warnings.map(\.field) == ["ACTIVE"])
        #expect(trial.warnings.first?.message.verbatim.hasSuffix("-08-17") == true)
    }

    @Test func `an error on another day is a finding with that day`() async throws {
        let result = try await tried("if os.date('%d') == '31' then error('no rest') end", keys: "settles = false,")
        let finding = try #require(result.findings.first)
        #expect(
            finding.code == .trialRaises
                && finding.message.verbatim.contains(/^on [0-9-]+-31, it raises an error: no rest/)
        )
        #expect(finding.example == "{ given = {} },")
        let broken = try await tried(
            "if os.date('%m') == '02' then user.NAME = 'x' end",
            keys: "writes = { 'WORK_CITY' },"
        )
        #expect(broken.findings.map(\.code) == [.trialBreaksPromise])
    }

    @Test func `a date in the record is a reason to look at the day`() async throws {
        let body =
            "if row.last and row.last:find('^%d+%-%d+%-%d+$') and row.last < date.today() then user.ACTIVE = false end"
        let keys = "writes = { 'ACTIVE' },"
        let source =
            "return { \(keys) transform = function(user, row) \(body) end, examples = { { row = { last = '2026-12-24' }, expect = {} } } }"
        let test = try await tested(source, users: 500)
        #expect(test.trial?.warnings == [] && test.trial?.findings == [])
        #expect(test.notices == ["ACTIVE depends on the day: sample.lua:1"])
    }

    @Test func `a transform that doesn't end on another day is not tried for long`() async throws {
        let result = try await tried("while os.date('%d') == '25' do end", keys: "settles = false,", users: 20)
        #expect(result.findings.map(\.code) == [.trialRaises])
    }

    @Test func `a transform that reads neither is not tried at other moments`() async throws {
        let body = "user.PERSONAL_BIRTHDAY = date.parse(row.date or '') user.WORK_NOTES = '' .. math.floor(2.5)"
        let result = try await tried(body, keys: "settles = false,")
        #expect(result.warnings == [] && result.notices == [])
    }

    // MARK: The world

    @Test func `there are departments, and some people have none`() async throws {
        let body = """
            for _, id in ipairs(user.UF_DEPARTMENT) do assert(departments.get(id)) end
            if #user.UF_DEPARTMENT == 0 then warn("WORK_DEPARTMENT", "none") end
            """
        #expect(try await tried(body).findings == [])
    }

    @Test func `what examples know is tried too`() async throws {
        let source = """
            return {
              transform = function(user) if user.WORK_POSITION == "K-4711" then error("known") end end,
              examples = { { given = { WORK_POSITION = "K-4711" }, rejects = "known" } },
            }
            """
        #expect(try await tested(source, users: 500).trial?.findings.map(\.message) == ["it raises an error: known"])
    }

    @Test func `a parameter has its default, what is given, or, where it is required, something of its type`()
        async throws
    {
        let keys = """
            params = {
              a = { default = "x" }, b = { type = "integer", min = 7, required = true },
              c = { type = "choice", choices = { "u", "v" }, required = true }, d = { type = "date", required = true },
              e = {}, f = { type = "folder" },
            },
            """
        let body = """
            assert(params.a == "x" and params.b == 7 and params.c == "u" and params.d == "2025-06-02")
            assert(params.f == nil)
            if params.e == "known" then error("no") end
            """
        #expect(try await tried(body, keys: keys).findings == [])
        let finding = try #require(try await tried(body, keys: keys, settings: ["e": "known"]).findings.first)
        #expect(
            finding.example == #"{ params = { b = 7, c = "u", d = "2025-06-02", e = "known" }, given = {} },"#
        )
    }

    @Test func `a transform whose file nobody gave is not tried, and that is said`() async throws {
        let source = """
            return { params = { photos = { type = "folder", required = true } }, transform = function(user) user.NAME = params.photos["x"].name end }
            """
        let test = try await tested(source, users: 100)
        #expect(test.trial == nil)
        #expect(
            test.notices == [
                "it has no examples",
                "its transform was not tried: parameter 'photos' is a folder without a default; give it with --set photos=…",
            ]
        )
    }

    @Test func `a transform that never ends is not tried for long`() async throws {
        let result = try await tried("while true do end")
        #expect(result.users == 3)
        #expect(result.findings.map(\.code) == [.trialRaises])
    }
}

/// The invented users themselves.
struct TrialPeopleTests {
    private let people = TrialPeople(seed: 1, fields: Schema.standard.fields, examples: [], departments: [1, 2])

    @Test func `each field is missing once, where all others are there`() {
        #expect(people.fields(of: 0) == [:])
        let all = Set(Schema.standard.fields.map(\.name)).subtracting(["ID", "ACTIVE", "USER_TYPE"])
        let missing = (1...all.count).flatMap { all.subtracting(people.fields(of: $0).keys) }
        #expect(missing.count == all.count)
        #expect(Set(missing) == all)
    }

    @Test func `one more field changes no other`() {
        let few = TrialPeople(
            seed: 1,
            fields: Schema.standard.fields.filter { $0.name == "NAME" },
            examples: [],
            departments: [1]
        )
        for index in 100..<200 { #expect(few.fields(of: index)["NAME"] == people.fields(of: index)["NAME"]) }
    }

    struct Untidiness: Sendable {
        let field: String
        let kind: String
        let fits: @Sendable (String) -> Bool

        init(_ field: String, _ kind: String, _ fits: @escaping @Sendable (String) -> Bool) {
            (self.field, self.kind, self.fits) = (field, kind, fits)
        }
    }

    private static let untidiness: [Untidiness] = [
        Untidiness("NAME", "blank") { text in text.allSatisfy { $0.isWhitespace } },
        Untidiness("NAME", "Cyrillic") { $0.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) } },
        Untidiness("NAME", "Greek") { $0.unicodeScalars.contains { (0x370...0x3FF).contains($0.value) } },
        Untidiness("NAME", "wide") { $0.unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) } },
        Untidiness("NAME", "from right to left") { $0.unicodeScalars.contains { (0x590...0x6FF).contains($0.value) } },
        Untidiness("NAME", "combined") { $0.unicodeScalars.contains { (0x300...0x36F).contains($0.value) } },
        Untidiness("NAME", "a no-break space") { $0.contains("\u{A0}") },
        Untidiness("NAME", "two blanks") { $0.contains("  ") },
        Untidiness("NAME", "a tab") { $0.contains("\t") },
        Untidiness("NAME", "long") { $0.count > 200 },
        Untidiness("NAME", "a number") { Int($0) != nil },
        Untidiness("NAME", "an emoji") { $0.unicodeScalars.contains { $0.properties.isEmojiPresentation } },
        Untidiness("NAME", "capitals") { $0.count > 3 && $0 == $0.uppercased() && $0 != $0.lowercased() },
        Untidiness("NAME", "a hyphen") { $0.contains("-") },
        Untidiness("LAST_NAME", "an apostrophe") { $0.contains("’") },
        Untidiness("LAST_NAME", "a particle") { $0.contains("van der") },
        Untidiness("WORK_PHONE", "national") { $0.hasPrefix("0") && !$0.hasPrefix("00") },
        Untidiness("WORK_PHONE", "international") { $0.hasPrefix("+") },
        Untidiness("WORK_PHONE", "with zeros") { $0.hasPrefix("00") },
        Untidiness("WORK_PHONE", "with a trunk zero") { $0.contains("(0)") },
        Untidiness("WORK_PHONE", "with an extension") { $0.contains("доб. ") },
        Untidiness("WORK_PHONE", "two numbers") { $0.contains(" / ") },
        Untidiness("WORK_PHONE", "the Russian eight") { $0.hasPrefix("8") },
        Untidiness("WORK_PHONE", "letters") { $0.contains("Anna") },
        Untidiness("EMAIL", "capitals") { $0.contains("EXAMPLE") },
        Untidiness("EMAIL", "blanks") { $0.hasPrefix(" ") && $0.contains("@") },
        Untidiness("EMAIL", "an address") { TextRules.isEmail($0) },
    ]

    @Test func `they are as untidy as real ones`() {
        let records = (100..<2_000).map { people.fields(of: $0) }
        for wanted in Self.untidiness {
            let texts = records.compactMap { $0[wanted.field]?.text }
            #expect(texts.contains { wanted.fits($0) }, "\(wanted.field): \(wanted.kind)")
        }
    }

    @Test func `a row often holds what its user has`() {
        let name = people.column("Last name", over: nil)
        let same = (100..<300).count { index in
            let user = people.fields(of: index)
            return user["LAST_NAME"].map { $0.text == people.cell(name, of: index, user) } ?? false
        }
        #expect((20..<100).contains(same))
    }

    @Test func `dates in a record are dates, in a row anything`() {
        let born = people.column("Born", over: Schema.standard["PERSONAL_BIRTHDAY"])
        var cells: [String] = []
        for index in 0..<500 {
            if let text = people.fields(of: index)["PERSONAL_BIRTHDAY"]?.text { #expect(TextRules.isDate(text)) }
            cells.append(people.cell(born, of: index, [:]))
        }
        #expect(cells.contains { TextRules.isDate($0) } && cells.contains { $0.contains("/") } && cells.contains(""))
    }
}

/// Values as a recipe's author would write them.
struct LuaLiteralTests {
    @Test(arguments: [
        ("Anna", #""Anna""#), ("O'Neill \"x\" \\", #""O'Neill \"x\" \\""#), ("a\n\t", #""a\n\t""#),
        ("a\u{A0}b", #""a\u{A0}b""#), ("e\u{301}", #""e\u{301}""#), ("é", #""é""#), ("\u{202E}x", #""\u{202E}x""#),
        (String(repeating: "x", count: 300), #"("x"):rep(300)"#),
    ])
    func `a text reads back as it was`(text: String, literal: String) throws {
        #expect(LuaLiteral.text(text) == literal)
        #expect(try printed(by: "print(\(literal))") == [text])
    }

    @Test(arguments: [
        ("NAME", "NAME"), ("First name", #"["First name"]"#), ("end", #"["end"]"#), ("1a", #"["1a"]"#), ("", #"[""]"#),
    ])
    func `a name is bare if it may be`(name: String, key: String) { #expect(LuaLiteral.key(name) == key) }
}
