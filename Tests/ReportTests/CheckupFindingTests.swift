import Report
import Testing

struct CheckupFindingTests {
    private typealias State = CheckupFinding.State

    @Test func `a finding has its remedy below`() {
        let finding = CheckupFinding("rights", "none", .failed, remedy: "Ask for some.")
        #expect(
            finding.text(ReportStyle(width: 80, colour: false)) == """
                rights         fails  none
                                      Ask for some.
                """
        )
        #expect(finding.json == #"{"check":"rights","state":"fails","what":"none","remedy":"Ask for some."}"#)
        #expect(CheckupFinding.unchecked("users").json.contains(#""state":"unknown""#))
    }

    @Test func `a gateway's clients are named, and what lets them do more than most`() {
        #expect(CheckupFinding.gateway(clients: ["hr"]).what == "for 1 client: hr")
        #expect(CheckupFinding.gateway(clients: ["bot", "hr"]).what == "for 2 clients: bot, hr")
        #expect(CheckupFinding.gatewayWithAllMethods("bot").state == .notice)
        #expect(
            CheckupFinding.gatewayWithoutRecipes("bot", hasAlways: false).what
                == "bot has no recipes: no recipe sees its updates"
        )
        let always = CheckupFinding.gatewayWithoutRecipes("bot", hasAlways: true)
        #expect(always.what == "bot has no recipes: its updates pass through those of 'always' alone")
        let missing = CheckupFinding.gatewayRecipe(missing: "a\nb.lua", of: "hr")
        #expect(missing.state == .failed && missing.what == "hr: there is no recipe a↵b.lua")
        let code = CheckupFinding.gatewayCode(of: "hr", "hr.code: no such file", command: "make hr")
        #expect(code.state == .failed && code.remedy.contains("'make hr' makes the file"))
    }

    @Test(
        arguments: [
            ("7", true, [.well, .well]), ("7", false, [.well, .notice]), ("", true, [.failed, .unknown]),
            (nil, false, [.failed, .unknown]),
        ] as [(String?, Bool, [State])]
    )
    func `credentials need an owner, and without an administrator's flag only an update can tell`(
        id: String?,
        isAdministrator: Bool,
        states: [CheckupFinding.State]
    ) {
        let findings = CheckupFinding.owner(id, isAdministrator: isAdministrator)
        #expect(findings.map(\.point) == ["credentials", "rights"])
        #expect(findings.map(\.state) == states)
    }

    @Test(
        arguments: [
            (["user", "user.userfield", "department"], .well, ""),
            (["user", "department"], .notice, "Select user.userfield in the webhook's settings."),
            ([], .failed, "Select user, user.userfield, department in the webhook's settings."),
        ] as [(Set<String>, State, String)]
    )
    func `without the scope for updates nothing goes, without the others less`(
        scopes: Set<String>,
        state: CheckupFinding.State,
        remedy: String
    ) {
        let finding = CheckupFinding.scopes(scopes)
        #expect(finding.state == state && finding.remedy == remedy)
    }

    @Test(
        arguments: [
            (60, .well, "differs by less than a minute"), (61, .notice, "the portal's is 61 seconds ahead"),
            (-90, .notice, "the portal's is 90 seconds behind"), (nil, .notice, "the portal's time can't be read"),
        ] as [(Int?, State, String)]
    )
    func `a clock may differ by a minute`(seconds: Int?, state: CheckupFinding.State, what: String) {
        let finding = CheckupFinding.clock(ahead: seconds)
        #expect(finding.state == state && finding.what == what)
    }
}
