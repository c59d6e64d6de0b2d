import Foundation
import GRDB
import Journal
import Logging
import NIOHTTP1
import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

@testable import Gateway

/// What a program's `user.update` meets on its way.
@Suite(.endsHangs) struct UpdateTests {
    private static let capitals = """
        return { writes = { LAST_NAME = "same letters" },
          transform = function(user) user.LAST_NAME = text.upper(user.LAST_NAME) end }
        """

    @Test func `an update passes through the recipes, and is recorded with its before-value`() async throws {
        try await Front.serve([Front.client([Self.capitals])]) { front in
            let before = try await front.user(7)
            let answer = try await front.call("user.update", ["ID": 7, "LAST_NAME": "Okafor"])
            #expect(answer.status == 200, "\(answer.text)")
            #expect(answer.json["result"] == true)
            #expect(answer.json["time"]?["duration"] != nil)
            #expect(try await front.user(7)["LAST_NAME"] == "OKAFOR")
            let changes = try front.run().changes(limit: 10)
            #expect(changes.map(\.change.after) == [["LAST_NAME": .string("OKAFOR")]])
            #expect(changes.first?.change.before["LAST_NAME"]?.json == before["LAST_NAME"])
        }
    }

    @Test(arguments: ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=xx", ""])
    func `an update may travel in any form`(type: String) async throws {
        try await Front.serve([Front.client([Self.capitals])]) { front in
            let body: String? =
                switch type {
                case "application/json": #"{"id": "7", "last_name": "Okafor"}"#
                case "": nil
                case let type where type.hasPrefix("multipart"):
                    "--xx\r\nContent-Disposition: form-data; name=\"ID\"\r\n\r\n7\r\n--xx\r\n"
                        + "Content-Disposition: form-data; name=\"LAST_NAME\"\r\n\r\nOkafor\r\n--xx--\r\n"
                default: "ID=7&LAST_NAME=Okafor"
                }
            let query = type.isEmpty ? "?ID=7&LAST_NAME=Okafor" : "?bx24_request_id=1"
            for end in ["", ".json", "/", ".json/"] {
                let url = front.address + "USER.Update\(end)\(query)"
                let answer = try await Front.send(url, type.isEmpty ? .GET : .POST, body: body, type: type)
                #expect(answer.json["result"] == true, "\(end): \(answer.text)")
            }
            #expect(try await front.user(7)["LAST_NAME"] == "OKAFOR")
        }
    }

    @Test func `a recipe that rejects a record refuses the call, without a value`() async throws {
        let recipe = """
            return { writes = { NAME = "any" },
              transform = function(user) if user.NAME == "Secretname" then reject("not " .. user.NAME) end end }
            """
        try await Front.serve([Front.client([recipe])]) { front in
            let answer = try await front.call("user.update", ["ID": 7, "NAME": "Secretname"])
            #expect(answer.status == 400)
            #expect(answer.error == "MOONHOOK_MH0305")
            #expect(answer.words.contains("recipe1.lua"), "\(answer.words)")
            #expect(!answer.text.contains("Secretname"))
            #expect(try await front.user(7)["NAME"] != "Secretname")
            #expect(try front.run().changes(limit: 10) == [])
        }
    }

    @Test(
        arguments: [
            ("Y", true), ("N", false), ("1", true), ("0", false), ("true", true), ("false", false), (true, true),
            (false, false), (1, true), (0, false), ("", false), (nil, false),
        ] as [(JSONValue?, Bool)]
    )
    func `ACTIVE has the portal's meaning`(value: JSONValue?, isActive: Bool) async throws {
        try await Front.serve { front in
            _ = try await Front.send(
                front.direct.webhook + "user.update",
                body: #"{"ID": 7, "ACTIVE": "\#(isActive ? "N" : "Y")"}"#
            )
            let answer = try await front.call("user.update", ["ID": 7, "ACTIVE": value ?? .null])
            #expect(answer.json["result"] == true, "\(answer.text)")
            #expect(try await front.user(7)["ACTIVE"] == .boolean(isActive))
        }
    }

    @Test(arguments: ["False", "no", "n", "maybe", "TRUE", "2"])
    func `a word for ACTIVE that the portal takes for yes is refused`(word: String) async throws {
        try await Front.serve { front in
            let answer = try await front.call("user.update", ["ID": 7, "ACTIVE": .string(word)])
            #expect(answer.status == 400)
            #expect(answer.error == "MOONHOOK_MH0203")
        }
    }

    @Test func `a field that the portal got later is written, and a name that no field has is told`() async throws {
        try await Front.serve { front in
            let made = try await Front.send(
                front.direct.webhook + "user.userfield.add",
                body: #"{"fields": {"FIELD_NAME": "BADGE", "USER_TYPE_ID": "string"}}"#
            )
            #expect(made.json["result"] != nil, "\(made.text)")
            let answer = try await front.call("user.update", ["ID": 7, "UF_USR_BADGE": "42", "SHOE_SIZE": "44"])
            #expect(answer.json["result"] == true, "\(answer.text)")
            let direct = try await Front.send(front.direct.webhook + "user.get", body: #"{"ID": 7}"#)
            #expect(direct.json["result"]?[0]?["UF_USR_BADGE"] == "42", "\(direct.text)")
            try await wait(until: "the warning is written") {
                try front.run().diagnostics().contains { $0.code == .unknownField && $0.message.contains("SHOE_SIZE") }
            }
        }
    }

    @Test(arguments: ["application/json", "application/x-www-form-urlencoded"])
    func `an empty list clears a field of a list`(type: String) async throws {
        try await Front.serve { front in
            let body = type == "application/json" ? #"{"ID": 7, "UF_DEPARTMENT": [""]}"# : "ID=7&UF_DEPARTMENT[]="
            let answer = try await Front.send(front.address + "user.update", body: body, type: type)
            #expect(answer.json["result"] == true, "\(answer.text)")
            #expect(try await front.user(7)["UF_DEPARTMENT"] == [])
        }
    }

    @Test func `calls that change nothing are counted, no matter how many others come`() async throws {
        let recipe = "return { writes = { 'WORK_CITY' }, transform = function(user) end }"
        try await Front.serve([Front.client([recipe])]) { front in
            var calls = 0
            repeat {
                let answer = try await front.call("user.update", ["ID": 7, "WORK_CITY": "Ulm"])
                #expect(answer.json["result"] == true, "\(answer.text)")
                calls += 1
                // The first ones are counted with the change, and with what is read back of it.
            } while try front.run().callCounts()["taken"] ?? 0 < 10
            try await wait(until: "all are counted") { try front.run().callCounts()["taken"] == calls }
            #expect(try front.run().changes(limit: 10).count == 1)
        }
    }

    @Test(arguments: [false, true])
    func `what can't be written is counted once that is possible again, and a monitor is told`(
        isBatch: Bool
    ) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("runs.sqlite")
        try await Front.serve(journal: try RunJournal(path: path)) { front in
            let database = try DatabaseQueue(besideGatewayOn: path)
            try await database.write { database in
                try database.execute(
                    sql: "CREATE TRIGGER refusal BEFORE INSERT ON callCount BEGIN SELECT RAISE(ABORT, 'full'); END"
                )
            }
            #expect(await front.gateway.metrics.contains("\nmoonhook_journal_failures_total 0\n"))
            let answer =
                isBatch
                ? try await front.call("batch", ["cmd": ["a": "user.update?ID=7&WORK_CITY=Ulm"]])
                : try await front.call("user.update", ["ID": 7, "WORK_CITY": "Ulm"])
            #expect(answer.error == "MOONHOOK_JOURNAL" && answer.words.contains("has carried the call out"))
            #expect(try await front.user(7)["WORK_CITY"] == "Ulm")
            #expect(await front.gateway.metrics.contains(#/\nmoonhook_journal_failures_total [1-9]/#))
            try await database.write { try $0.execute(sql: "DROP TRIGGER refusal") }
            try await wait(until: "it is counted") { try front.run().callCounts() == ["taken": 1] }
            #expect(try front.run().changes(limit: 10).map(\.change.after) == [["WORK_CITY": .string("Ulm")]])
            #expect(try front.journal.callsWithoutAnswer().isEmpty)
        }
    }

    @Test func `a refusal is recorded with the user, and without a value`() async throws {
        try await Front.serve([Front.client(fields: ["WORK_PHONE", "EMAIL"])]) { front in
            _ = try await front.call("user.update", ["ID": 7, "EMAIL": "nobody at all"])
            _ = try await front.call("user.update", ["ID": 8, "NAME": "Secretname"])
            try await wait(until: "the refusals are written") { try front.run().callCounts()["refused"] == 2 }
            let findings = try front.run().diagnostics()
            #expect(Set(findings.map(\.code)) == [.wrongForm, .readOnlyField])
            #expect(!findings.contains { $0.message.contains("Secretname") || $0.message.contains("nobody at all") })
        }
    }

    @Test func `each refusal is counted once, and recorded with its user if it is about a value`() async throws {
        let recipe = "return { writes = {}, transform = function(user) if user.NAME == 'Skip' then skip('so') end end }"
        try await Front.serve([Front.client([recipe])]) { front in
            #expect(try await front.call("user.update", ["ID": 7, "ACTIVE": "no"]).status == 400)
            #expect(try await front.error("user.update", ["ID": 8, "NAME": "Skip"]) == "MOONHOOK_SKIPPED")
            #expect(try await front.call("crm.lead.add").status == 403)
            let batch = try await front.call(
                "batch",
                [
                    "cmd": [
                        "a": "user.update?ID=9&ACTIVE=no", "b": "crm.lead.add", "c": "user.update?ID=10&NAME=Skip",
                        "d": "scope",
                    ]
                ]
            )
            #expect(batch.json["result"]?["result_error"]?.objectValue?.count == 3, "\(batch.text)")
            try await wait(until: "all are counted") { try front.run().callCounts()["refused"] == 6 }
            let findings = try front.run().diagnostics()
            let users = { (code: DiagnosticCode) in
                findings.filter { $0.code == code }.flatMap(\.examples).compactMap { $0.user?.rawValue }.sorted()
            }
            #expect(users(.wrongType) == [7, 9])
            #expect(users(.rejected) == [8, 10])
        }
    }

    /// A picture of one point.
    private static let picture =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="

    @Test(arguments: [
        picture, String(picture.dropLast(2)),
        picture.prefix(76) + "\r\n" + picture.dropFirst(76) + "\n",
    ])
    func `a photo is sent however its Base64 is written`(base64: String) async throws {
        try await Front.serve { front in
            let held = try await front.user(7)["PERSONAL_PHOTO"]
            let answer = try await front.call("user.update", ["ID": 7, "PERSONAL_PHOTO": ["a.png", .string(base64)]])
            #expect(answer.json["result"] == true, "\(answer.text)")
            let photo = try await front.user(7)["PERSONAL_PHOTO"]
            #expect(photo != held && photo?.stringValue?.isEmpty == false, "\(photo?.text ?? "")")
            #expect(try front.run().changes(limit: 10).first?.change.after["PERSONAL_PHOTO"] != nil)
        }
    }

    /// A recipe that changes nothing.
    private static let quiet = "return { writes = {}, transform = function(user) end }"

    /// Adds a field of the portal's own.
    private func addField(_ name: String, _ type: String, isMultiple: Bool = false, _ front: Front) async throws {
        let multiple = isMultiple ? "Y" : "N"
        let made = try await Front.send(
            front.direct.webhook + "user.userfield.add",
            body: #"{"fields": {"FIELD_NAME": "\#(name)", "USER_TYPE_ID": "\#(type)", "MULTIPLE": "\#(multiple)"}}"#
        )
        #expect(made.json["result"] != nil, "\(made.text)")
    }

    @Test(arguments: [["0"], ["N"], [0], [false]] as [[JSONValue]], [true, false])
    func `a yes is turned off, with recipes and without`(no: [JSONValue], hasRecipe: Bool) async throws {
        try await Front.serve([Front.client(hasRecipe ? [Self.quiet] : [])]) { front in
            try await addField("BOOL", "boolean", front)
            #expect(try await front.call("user.update", ["ID": 7, "UF_USR_BOOL": "1"]).json["result"] == true)
            #expect(try await front.user(7)["UF_USR_BOOL"]?.phpFlag == true)
            let answer = try await front.call("user.update", ["ID": 7, "UF_USR_BOOL": no[0]])
            #expect(answer.json["result"] == true, "\(answer.text)")
            #expect(try await front.user(7)["UF_USR_BOOL"]?.phpFlag == false)
        }
    }

    @Test func `fields are found however soon after each other they were made`() async throws {
        try await Front.serve { front in
            for name in ["A", "B", "C"] {
                try await addField(name, "string", front)
                let answer = try await front.call("user.update", ["ID": 7, .init("UF_USR_\(name)"): "42"])
                #expect(answer.json["result"] == true, "\(answer.text)")
                #expect(try await front.user(7)["UF_USR_\(name)"] == "42")
            }
        }
    }

    @Test func `fields that many calls name at once are looked for together`() async throws {
        try await Front.serve { front in
            let names = (1...12).map { "N\($0)" }
            for name in names { try await addField(name, "string", front) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (index, name) in names.enumerated() {
                    group.addTask {
                        let id = JSONValue.integer(index + 2)
                        let answer = try await front.call("user.update", ["ID": id, .init("UF_USR_\(name)"): "42"])
                        #expect(answer.json["result"] == true, "\(answer.text)")
                        #expect(try await front.user(index + 2)["UF_USR_\(name)"] == "42")
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func `a field that the same batch adds can't be set by it, and that is said`() async throws {
        try await Front.serve([Front.client(methods: .all)]) { front in
            let batch = try await front.call(
                "batch",
                [
                    "cmd": [
                        "a": "user.userfield.add?fields[FIELD_NAME]=A&fields[USER_TYPE_ID]=string",
                        "b": "user.update?ID=7&UF_USR_A=42",
                    ]
                ]
            )
            let error = batch.json["result"]?["result_error"]?["b"]
            #expect(error?["error"] == "MOONHOOK_SINGLE", "\(batch.text)")
            #expect(error?["error_description"]?.stringValue?.hasPrefix("UF_USR_A is no field yet") == true)
        }
    }

    @Test(arguments: [true, false])
    func `a department that was made just now is there`(hasRecipe: Bool) async throws {
        try await Front.serve([Front.client(hasRecipe ? [Self.quiet] : [])]) { front in
            for _ in 1...3 {
                let made = try await Front.send(
                    front.direct.webhook + "department.add",
                    body: #"{"NAME": "New", "PARENT": 1}"#
                )
                let id = try #require(made.json["result"]?.phpInteger, "\(made.text)")
                let answer = try await front.call("user.update", ["ID": 7, "UF_DEPARTMENT": [.integer(id)]])
                #expect(answer.json["result"] == true, "\(answer.text)")
                #expect(try await front.user(7)["UF_DEPARTMENT"] == [.integer(id)])
            }
            #expect(try await front.error("user.update", ["ID": 7, "UF_DEPARTMENT": [9_999]]) == "MOONHOOK_MH0207")
            #expect(try await front.error("user.update", ["ID": 7, "UF_DEPARTMENT": [9_999]]) == "MOONHOOK_MH0207")
        }
    }

    @Test(arguments: [true, false])
    func `another order of a list is sent and recorded`(hasRecipe: Bool) async throws {
        try await Front.serve([Front.client(hasRecipe ? [Self.quiet] : [])]) { front in
            try await addField("TAGS", "string", isMultiple: true, front)
            for (name, values) in [
                ("UF_DEPARTMENT", [[3, 5], [5, 3]] as [JSONValue]),
                ("UF_USR_TAGS", [["de", "\u{E9}"], ["\u{E9}", "de"], ["e\u{301}", "de"]]),
            ] {
                // Recipes see composed and decomposed letters in a list as the same.
                for value in hasRecipe ? values.prefix(2) : values[...] {
                    let answer = try await front.call("user.update", ["ID": 7, .init(name): value])
                    #expect(answer.json["result"] == true, "\(answer.text)")
                    let held = try await front.user(7)[name]
                    #expect(held?.text.utf8.elementsEqual(value.text.utf8) == true, "\(held?.text ?? "")")
                    let change = try front.run().changes(limit: 10).first?.change
                    #expect(change?.after[name]?.json.text.utf8.elementsEqual(value.text.utf8) == true)
                }
            }
        }
    }

    @Test func `what stands in 'fields' is in no field, and that is said`() async throws {
        try await Front.serve { front in
            let answer = try await front.call("user.update", ["ID": 7, "fields": ["WORK_CITY": "Ulm"]])
            #expect(answer.json["result"] == true, "\(answer.text)")
            try await wait(until: "the warning is written") {
                try front.run().diagnostics().contains { $0.code == .unknownField && $0.message.contains("fields") }
            }
        }
    }

    /// The run that an earlier process has begun for this day.
    private static func today(in journal: RunJournal) throws -> RecordedRun {
        var header = RunHeader(scripts: [], portal: "demo", startedAt: Date())
        header.origin = .gateway(client: "hr")
        return try journal.clientDay("hr", day: ClientDays.day(of: Date()), header)
    }

    @Test func `a call of an earlier process was carried out if one of its fields shows that`() async throws {
        let journal = try RunJournal.temporary()
        let user = try await Front.serve { try await $0.user(7) }
        let held = { @Sendable (name: String) in FieldValue.string(user[name]?.stringValue ?? "") }
        let day = try Self.today(in: journal)
        var entry = GatewayEntry()
        entry.begun = [
            ClientCall(
                run: day.id,
                change: Change(
                    user: try #require(UserID(rawValue: 7)),
                    person: "Anna Sample",
                    before: ["WORK_CITY": .string("Old"), "WORK_COUNTRY": .string("Old"), "NAME": held("NAME")],
                    after: ["WORK_CITY": held("WORK_CITY"), "WORK_COUNTRY": .string("New"), "NAME": held("NAME")]
                )
            )
        ]
        _ = try journal.record(entry)
        try await Front.serve(journal: journal) { front in
            let change = try #require(try front.run().changes(limit: 10).first)
            // Somebody has written over one of them since.
            #expect(
                change.outcome
                    == .applied(["WORK_CITY": .taken, "WORK_COUNTRY": .unproven, "NAME": .taken])
            )
            #expect(try front.run().callCounts() == ["taken": 1])
        }
    }

    @Test func `what an earlier process had no time to read back is read back at the next start`() async throws {
        let journal = try RunJournal.temporary()
        let held = try await Front.serve { try await $0.user(7)["WORK_CITY"]?.stringValue ?? "" }
        let day = try Self.today(in: journal)
        var entry = GatewayEntry()
        let change = Change(
            user: try #require(UserID(rawValue: 7)),
            person: "Anna Sample",
            before: ["WORK_CITY": .string("Old"), "WORK_NOTES": .null],
            after: ["WORK_CITY": .string(held.uppercased()), "WORK_NOTES": .string("New")]
        )
        entry.begun = [ClientCall(run: day.id, change: change)]
        let calls = try journal.record(entry)
        entry = GatewayEntry()
        entry.ended = calls.map { ($0, .taken) }
        _ = try journal.record(entry)
        try await Front.serve(journal: journal) { front in
            let outcome = try front.run().changes(limit: 10).first?.outcome
            #expect(outcome == .applied(["WORK_CITY": .rewritten(.string(held)), "WORK_NOTES": .ignored]))
        }
    }

    @Test func `calls of an earlier process are counted once it is known how they ended`() async throws {
        let journal = try RunJournal.temporary()
        let city = try await Front.serve { try await $0.user(7)["WORK_CITY"]?.stringValue ?? "" }
        let day = try Self.today(in: journal)
        var entry = GatewayEntry()
        for value in [city, "Nowhere"] {
            let change = Change(
                user: try #require(UserID(rawValue: 7)),
                person: "Anna Sample",
                before: [:],
                after: ["WORK_CITY": .string(value)]
            )
            entry.begun.append(ClientCall(run: day.id, change: change))
        }
        _ = try journal.record(entry)
        try await Front.serve(journal: journal) { front in
            let counts = try front.run().callCounts()
            #expect(counts == ["taken": 1, "failed": 1])
        }
    }

    /// Fails or rejects by the name that it is given.
    private static let failing = """
        return { writes = { NAME = "any" }, transform = function(user)
          if user.NAME == "Reject" then reject("so it is") end
          if user.NAME == "Fail" then error("so it is") end
          user.NAME = "Changed"
        end }
        """

    @Test func `a recipe that may fail is left out if it fails, and not if it rejects`() async throws {
        try await Front.serve([Front.client([Self.failing], passesOnError: true)]) { front in
            #expect(try await front.call("user.update", ["ID": 7, "NAME": "Reject"]).status == 400)
            #expect(try await front.call("user.update", ["ID": 7, "NAME": "Fail"]).status == 200)
            #expect(try await front.user(7)["NAME"] == "Fail")
            _ = try await front.call("user.update", ["ID": 7, "NAME": "Anna"])
            #expect(try await front.user(7)["NAME"] == "Changed")
        }
    }

    @Test func `why a recipe is left out is what has failed, and no warning before that`() async throws {
        let careful = "return { writes = {}, transform = function(user) warn('WORK_FAX', 'short') end }"
        let client = Front.client([careful, Self.failing], passesOnError: true)
        let lines = LoggedLines()
        try await Front.serve([client], logger: Logger(label: "test") { _ in lines }) { front in
            #expect(try await front.call("user.update", ["ID": 7, "NAME": "Fail"]).status == 200)
            try await wait(until: "it is logged") { lines.text.contains("without a recipe") }
            #expect(lines.text.contains("MH0301") && !lines.text.contains("MH0306"), "\(lines.text)")
        }
    }

    @Test func `a date with a time and a zone is refused if that may be another day`() async throws {
        try await Front.serve { front in
            let update = { @Sendable (text: String) in
                try await front.error("user.update", ["ID": 7, "PERSONAL_BIRTHDAY": .string(text)])
            }
            let errors = [
                try await update("1980-02-02T21:00:00.000Z"), try await update("1980-02-03T03:00:00+03:00"),
            ]
            #expect(errors == ["MOONHOOK_MH0205", ""])
            #expect(try await front.user(7)["PERSONAL_BIRTHDAY"]?.stringValue?.hasPrefix("1980-02-03") == true)
        }
    }

    @Test func `a recipe that may fail is left out of a new record, too`() async throws {
        let client = Front.client([Self.failing], passesOnError: true, methods: .only(["user.add"]))
        try await Front.serve([client]) { front in
            let add = { (name: String) in
                try await front.call(
                    "user.add",
                    ["EMAIL": .string("\(name.lowercased())@example.com"), "NAME": .string(name), "UF_DEPARTMENT": [1]]
                )
            }
            #expect(try await add("Reject").status == 400)
            for (name, added) in [("Fail", "Fail"), ("Anna", "Changed")] {
                let answer = try await add(name)
                let id = try #require(answer.json["result"]?.integerValue, "\(answer.text)")
                #expect(try await front.user(id)["NAME"] == .string(added))
            }
            try await wait(until: "the failure is written") {
                try front.run().diagnostics().contains { $0.code == .raised && $0.severity == .warning }
            }
        }
    }

    @Test func `a refusal is recorded once, beside a recipe that may fail, too`() async throws {
        let strict = "return { writes = {}, transform = function(user) user.NAME = 'Changed' end }"
        let other = "return { writes = { NAME = 'any' }, transform = function(user) end }"
        var client = Front.client([strict, other])
        client.recipes[1].passesOnError = true
        try await Front.serve([client]) { front in
            #expect(try await front.call("user.update", ["ID": 7, "NAME": "Anna"]).status == 400)
            try await wait(until: "it is written") { try !front.run().diagnostics().isEmpty }
            #expect(try front.run().diagnostics().map(\.severity) == [.error])
        }
    }

    @Test func `what strict recipes say is said once, if one that may fail is left out`() async throws {
        let strict = """
            return { writes = { NAME = "any" }, transform = function(user)
              warn("WORK_CITY", "it stays")
              user.NAME = "Changed"
            end }
            """
        let failing = "return { writes = { NAME = 'any' }, transform = function(user) error('always') end }"
        var client = Front.client([strict, failing])
        client.recipes[1].passesOnError = true
        try await Front.serve([client]) { front in
            let answer = try await front.call("user.update", ["ID": 7, "WORK_CITY": "Ulm", "SHOE_SIZE": "44"])
            #expect(answer.json["result"] == true, "\(answer.text)")
            #expect(answer.headers["X-Moonhook-Kept"] == ["WORK_CITY"])
            #expect(try await front.user(7)["NAME"] == "Changed")
            try await wait(until: "the findings are written") {
                try front.run().diagnostics().contains { $0.code == .unknownField }
            }
            #expect(try front.run().diagnostics().count { $0.code == .unknownField } == 1)
        }
    }
}
