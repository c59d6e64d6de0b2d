import Containment
import Engine
import Foundation
import Gateway
import Journal
import PortalModel
import Scripting
import TestSupport
import Testing
import Wire

@testable import moonhook

/// What `moonhook.lua` says of a portal's gateway.
struct GatewayConfigurationTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A file that describes a gateway.
    private func file(_ gateway: String, _ origin: ConfigurationFile.Origin = .own) throws -> ConfigurationFile {
        let path = folder.path("moonhook.lua")
        let portal = "address = 'https://north.example.com/rest/1/code/', gateway = \(gateway)"
        try Data("return { portals = { north = { \(portal) } } }".utf8).write(to: URL(filePath: path))
        return try ConfigurationFile(ConfigurationFile.text(of: path), origin, by: .uncontained)
    }

    private func client(_ keys: String) throws -> ConfiguredGateway.Client {
        let file = try file("{ clients = { hr = { code_file = 'hr.code', \(keys) } } }")
        return try #require(try file.gateway(of: "north")?.clients.first)
    }

    private func message(_ body: () throws -> Void) -> String {
        let failure = #expect(throws: Failure.self, performing: body)
        #expect(failure?.status == .usage)
        return failure?.message.description ?? ""
    }

    @Test func `all keys are read`() throws {
        let file = try file(
            """
            {
              queue = "2s", cache = "1m", durability = "process",
              clients = {
                hr = {
                  code_file = "/etc/moonhook/hr.code",
                  recipes = { "phones-e164.lua", { "names.lua", on_error = "pass" } },
                  params = { region = "FR" }, fields = { "WORK_PHONE", "NAME" },
                  methods = { "user.update", "User.Get" }, limits = { dismiss = 20, email = 10 }, group = false,
                },
                bot = { code_file = "bot.code", methods = "all", limits = { readdress = 0 } },
              },
            }
            """
        )
        let entry = try #require(try file.gateway(of: "north"))
        #expect(entry.portal == "north" && entry.path == folder.path("moonhook.lua"))
        #expect(entry.queue == .seconds(2) && entry.cache == .seconds(60) && entry.durability == .process)
        #expect(entry.clients.map(\.name) == ["bot", "hr"])
        let (bot, hr) = (entry.clients[0], entry.clients[1])
        #expect(hr.codeFile == "/etc/moonhook/hr.code" && bot.codeFile == folder.path("bot.code"))
        #expect(
            hr.recipes == [
                ConfiguredGateway.Client.Recipe(path: folder.path("phones-e164.lua")),
                ConfiguredGateway.Client.Recipe(path: folder.path("names.lua"), passesOnError: true),
            ]
        )
        #expect(hr.settings["region"]?.value == "FR" && hr.settings["region"]?.isDefault == false)
        #expect(hr.fields == ["WORK_PHONE", "NAME"] && bot.fields == nil)
        #expect(hr.methods == .only(["user.update", "user.get"]) && bot.methods == .all)
        #expect(hr.limits == [.dismiss: 20, .readdress: 10] && bot.limits == [.readdress: 0])
        #expect(!hr.isGrouped && bot.isGrouped)
    }

    @Test func `what isn't said is as usual`() throws {
        let client = try client("")
        #expect(client.recipes == [] && client.settings == [:] && client.limits == [:])
        #expect(client.methods == .usual)
        #expect(try file("nil").gateway(of: "north") == nil)
    }

    @Test(arguments: [
        ("5", "expected portals.north.gateway = { clients = "), ("{}", "portals.north.gateway needs clients = "),
        ("{ clients = {} }", "portals.north.gateway needs clients = "),
        ("{ client = {} }", "portals.north.gateway has no key 'client'; did you mean 'clients'?"),
        ("{ queue = 8, clients = { hr = {} } }", "portals.north.gateway.queue must be a string"),
        ("{ queue = '8', clients = { hr = {} } }", "portals.north.gateway.queue: expected a unit, such as 8s or 8m"),
        ("{ cache = 'long', clients = { hr = {} } }", "portals.north.gateway.cache: expected a time such as 30s"),
        ("{ durability = 'disk', clients = { hr = {} } }", "gateway.durability must be \"power\" or \"process\""),
        ("{ clients = { hr = 5 } }", "expected portals.north.gateway.clients.hr = { code_file = "),
        ("{ clients = { ['h r'] = {} } }", "'h r' is not a name for a client"),
        (
            "{ clients = { hr = {} } }",
            "clients.hr needs a code_file with the SHA-256 of its code; 'moonhook gateway new-client hr'"
        ),
    ])
    func `a gateway that says something wrong is refused`(gateway: String, reason: String) {
        let message = message { _ = try file(gateway).gateway(of: "north") }
        #expect(message.hasPrefix(folder.path("moonhook.lua: ")) && message.contains(reason), "\(message)")
    }

    @Test func `a method that Moonhook doesn't know may be one of the portal's`() throws {
        let names: Set = ["crm.lead.add", "user.add", "user.userfield.add", "user.delete", "department.add"]
        let list = names.map { "'\($0)'" }.joined(separator: ", ")
        #expect(try client("methods = { \(list) }").methods == .only(names))
    }

    @Test(arguments: [
        ("recipe = {}", "clients.hr has no key 'recipe'; did you mean 'recipes'?"),
        ("code_file = 5", "clients.hr.code_file must be a string"),
        ("recipes = 'a.lua'", "expected portals.north.gateway.clients.hr.recipes = { … }, a list"),
        ("recipes = { 5 }", "clients.hr.recipes must list files, or { \"recipe.lua\", on_error = \"pass\" }"),
        (
            "recipes = { { 'a.lua', onerror = 'pass' } }",
            "recipes: a.lua has no key 'onerror'; did you mean 'on_error'?"
        ),
        ("recipes = { { 'a.lua', on_error = 'skip' } }", "on_error must be \"refuse\", which is usual, or \"pass\""),
        ("recipes = { '../a.lua' }", "clients.hr.recipes: '../a.lua' contains '..'"),
        ("params = { 5 }", "expected portals.north.gateway.clients.hr.params = { NAME = value }"),
        ("params = { region = {{}} }", "clients.hr.params.region must be a string"),
        ("fields = 'NAME'", "expected portals.north.gateway.clients.hr.fields = { … }, a list"),
        ("fields = { 5 }", "clients.hr.fields must list names of fields"),
        ("methods = 'some'", "clients.hr.methods must be a list such as { \"user.get\", \"user.update\" }, or \"all\""),
        ("methods = { 'user/get' }", "clients.hr.methods must list names such as \"user.update\""),
        ("methods = { 'user.get', 'all' }", "clients.hr.methods: write methods = \"all\", without braces"),
        ("methods = { 'user.get.json' }", "clients.hr.methods: 'user.get.json' is \"user.get\" here"),
        ("methods = { 'user.udpate' }", "there is no method 'user.udpate'; did you mean user.update?"),
        ("methods = {}", "clients.hr.methods names no method; leave it out for the usual ones"),
        ("fields = {}", "clients.hr.fields names no field; leave it out for all that can be written"),
        ("limits = 5", "expected portals.north.gateway.clients.hr.limits = { dismiss = 20 }"),
        ("limits = { dismis = 5 }", "clients.hr.limits: there is no bound 'dismis'; "),
        ("limits = { dismis = 5 }", "did you mean 'dismiss'?"),
        ("limits = { dismiss = -1 }", "clients.hr.limits.dismiss must be a whole number from 0"),
        ("limits = { dismiss = 1.5 }", "clients.hr.limits.dismiss must be a whole number from 0"),
        ("limits = { email = 1, readdress = 1 }", "email and readdress are the same bound"),
        ("group = 'no'", "clients.hr.group must be true or false"),
    ])
    func `a client that says something wrong is refused`(keys: String, reason: String) {
        let message = message { _ = try client(keys) }
        #expect(message.hasPrefix(folder.path("moonhook.lua: ")) && message.contains(reason), "\(message)")
    }

    @Test func `every command on the portal refuses a wrong gateway`() throws {
        let file = try file("{}")
        #expect(message { _ = try file.portal("north") }.contains("gateway needs clients"))
    }

    @Test func `a file of the working folder describes none`() {
        let message = message { _ = try file("{}", .workingFolder) }
        #expect(message.contains("'portals.north.gateway' can't be set here; only your own moonhook.lua"), "\(message)")
    }

    @Test func `only the file that defines the portal describes it`() throws {
        let defining = try file("{ clients = { hr = { code_file = 'hr.code' } } }", .system)
        let path = folder.path("other.lua")
        try Data("return { portals = { north = { gateway = { clients = {} } } } }".utf8).write(to: URL(filePath: path))
        let other = try ConfigurationFile(ConfigurationFile.text(of: path), .own, by: .uncontained)
        #expect(message { _ = try Configuration([defining, other]) }.contains("portals.north is defined in "))
        #expect(try Configuration([defining]).gateway(on: "north")?.clients.count == 1)
        #expect(try Configuration([defining]).gateway(on: "south") == nil)
    }

    // MARK: Files of codes

    /// What the client's file says if it holds that text, with these permissions.
    private func code(_ text: String?, permissions: Int = 0o600) throws -> String {
        if let text {
            try Data(text.utf8).write(to: URL(filePath: folder.path("hr.code")))
            try FileManager.default.setAttributes(
                [.posixPermissions: permissions],
                ofItemAtPath: folder.path("hr.code")
            )
        }
        return try client("").codeSHA256()
    }

    private static let hash = ClientCode.sha256(of: "hush0code")

    @Test func `the first line of a file is the hash of the client's code`() throws {
        #expect(try code("\(Self.hash.uppercased())\n# for the HR system\n", permissions: 0o644) == Self.hash)
    }

    @Test(arguments: [
        (nil, 0o600, "hr.code: no such file"), ("", 0o600, "hr.code is empty, or is not UTF-8 text"),
        ("hush0code\n", 0o600, "must be the SHA-256 of the client's code, 64 hexadecimal digits"),
        (hash, 0o660, "hr.code can be written by others, but it decides who may call the portal; run chmod go-w "),
        (hash, 0o602, "hr.code can be written by others, but it decides who may call the portal; run chmod go-w "),
    ])
    func `a file that holds no hash, or that others can write, is refused`(text: String?, mode: Int, reason: String) {
        let message = message { _ = try code(text, permissions: mode) }
        #expect(message.contains(reason) && !message.contains("hush0code"), "\(message)")
    }

    // MARK: Names

    @Test func `a client that isn't there is refused, with the one that was meant`() throws {
        let entry = try #require(
            try file("{ clients = { bot = { code_file = 'a' }, hr = { code_file = 'b' } } }").gateway(of: "north")
        )
        #expect(try entry.client("hr").name == "hr")
        #expect(message { _ = try entry.client("bots") }.hasSuffix("gateway has no client 'bots'; did you mean 'bot'?"))
        #expect(
            message { _ = try entry.client("payroll") }.hasSuffix("gateway has no client 'payroll'; it has bot, hr")
        )
    }
}
