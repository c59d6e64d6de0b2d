import Containment
import Engine
import Foundation
import PortalModel
import TestSupport
import Testing

@testable import moonhook

/// How the machine's `moonhook.lua` and others go together.
struct ConfigurationTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path("home/.config/moonhook"),
            withIntermediateDirectories: true
        )
    }

    /// What is configured by the machine's file and the account's, and by one that is named.
    private func configuration(system: String, own: String, named: String? = nil) throws -> Configuration {
        try Data("return { \(system) }".utf8).write(to: URL(filePath: folder.path("system.lua")))
        try Data("return { \(own) }".utf8).write(to: URL(filePath: folder.path("home/.config/moonhook/moonhook.lua")))
        if let named { try Data("return { \(named) }".utf8).write(to: URL(filePath: folder.path("named.lua"))) }
        return try Configuration.find(
            named: folder.path(named == nil ? "system.lua" : "named.lua"),
            administrators: try Configuration.administrators(
                ["HOME": folder.path("home")],
                system: folder.path("system.lua"),
                by: .uncontained
            ),
            trust: TrustStore(state: StateFolder(folder.path("state"))),
            accepting: { $0 },
            by: .uncontained
        )
    }

    @Test(arguments: ["another", "https://north.example.com/rest/7/other/", "north"])
    func `what is protected on a portal is protected by whichever name or address it is reached`(
        portal: String
    ) throws {
        let configuration = try configuration(
            system: "portals = { north = { address = 'https://north.example.com/rest/1/code/', "
                + "protect = { users = { 2 } } }, south = { address = 'https://south.example.com/rest/1/code/', "
                + "protect = { users = { 3 } } } }",
            own: "portals = { another = { address = 'https://NORTH.example.com/rest/' } }"
        )
        let access = try PortalAccess(portal, configuration, environment: ["MOONHOOK_TOKEN": "token"])
        #expect(try configuration.protection(on: portal, at: access?.address).map(\.key) == ["2"])
    }

    private let north = "portals = { north = { address = 'https://north.example.com/rest/1/code/' } }"

    @Test func `what each protects is protected, everywhere and on a portal that another defines`() throws {
        let configuration = try configuration(
            system: "protect = { users = { 1 } }, portals = { north = { protect = { users = { 2 } } } }",
            own: "protect = { fields = { 'EMAIL' } }, \(north)",
            named: "protect = { users = { 3 } }"
        )
        let access = try PortalAccess("north", configuration, environment: [:])
        let entries = try configuration.protection(on: "north", at: access?.address)
        #expect(entries.map(\.key) == ["1", "2", "EMAIL", "3"])
        #expect(entries.map(\.isForAllPortals) == [true, false, true, true])
        #expect(try configuration.portal("north").portal.address.hasPrefix("https://north.example.com/"))
        #expect(configuration.files.map(\.origin) == [.system, .own, .named])
    }

    @Test func `the file that defines a portal decides which locked fields are written there`() throws {
        let configuration = try configuration(
            system: "portals = { north = { address = 'https://north.example.com/rest/1/code/' } }",
            own: "fields = { 'XML_ID' }, portals = { "
                + "south = { address = 'https://south.example.com/rest/1/code/', fields = { 'WORK_LOGO' } } }"
        )
        #expect(try configuration.unlockedFields(on: "north") == [])
        #expect(try configuration.unlockedFields(on: "south") == ["XML_ID", "WORK_LOGO"])
        #expect(try configuration.unlockedFields(on: "https://west.example.com/rest/1/code/") == ["XML_ID"])
    }

    @Test(arguments: [
        ("fields = { 'XMLID' }", "fields: XMLID is not a user field; did you mean XML_ID?"),
        ("fields = { 'NAME' }", "fields: NAME can be written anyway"),
        ("fields = { 'LAST_LOGIN' }", "fields: LAST_LOGIN can never be written"),
        ("fields = { 5 }", "fields must list names of fields"),
        ("fields = 'XML_ID'", "expected fields = { \"XML_ID\" }"),
        ("field = { 'XML_ID' }", "did you mean 'fields'?"),
    ])
    func `only fields that are locked can be unlocked`(own: String, reason: String) {
        let failure = #expect(throws: Failure.self) { try configuration(system: "", own: own) }
        #expect(failure?.status == .usage)
        #expect(failure?.message.description.contains(reason) == true, "\(failure?.message.description ?? "")")
    }

    @Test func `the recipes of the file that counts most have the last word`() throws {
        let configuration = try configuration(system: "always = { 'a.lua' }", own: "always = { 'b.lua' }")
        #expect(configuration.always.map { URL(filePath: $0).lastPathComponent } == ["b.lua", "a.lua"])
    }

    @Test(arguments: [
        (own: "portals = { north = { address = 'https://other.example.com/rest/1/code/' } }", named: ""),
        (own: "pins = { ['a.lua'] = ('1'):rep(64) }", named: ""),
        (own: "", named: "portals = { north = { limits = 'off' } }"),
        (own: "", named: "pins = { ['a.lua'] = ('1'):rep(64) }"),
    ])
    func `what the machine's file says is not taken back`(own: String, named: String) throws {
        let system = "pins = { ['a.lua'] = ('0'):rep(64) }, \(north)"
        let failure = #expect(throws: Failure.self) { try configuration(system: system, own: own, named: named) }
        #expect(failure?.status == .usage)
        #expect(failure?.message.description.contains(folder.path("system.lua")) == true)
    }

    @Test func `the machine's authority vouches if no file's own does`() throws {
        let configuration = try configuration(system: "ca = 'a.pem'", own: "ca = 'b.pem', \(north)")
        #expect(configuration.authorities?.hasSuffix("/a.pem") == true)
        #expect(try configuration.portal("north").authorities?.hasSuffix("/b.pem") == true)
    }

    @Test func `the same text that says something else is not what was accepted`() throws {
        let file = try #require(try configuration(system: "", own: north).files.last)
        let now = try TrustRecord(of: file, [:])
        #expect(now.difference(from: now) == nil)
        #expect(TrustRecord(now.json) == now)
        let other = try #require(try configuration(system: "", own: "ca = 'b.pem'").files.last)
        #expect(now.difference(from: try TrustRecord(of: other, [:])) == "the same text now gives another result")
    }
}
