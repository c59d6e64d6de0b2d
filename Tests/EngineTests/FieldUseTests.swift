import Containment
import Engine
import Foundation
import PortalClient
import PortalEmulator
import PortalModel
import Scripting
import TestSupport
import Testing
import Wire

/// A run fetches the fields that its scripts speak of, and never plans another thing than with all of them.
@Suite(.endsHangs) struct FieldUseTests {
    private static let always: Set<String> = ["ID", "ACTIVE", "USER_TYPE", "NAME", "LAST_NAME", "EMAIL"]

    /// What a script plans, what it printed, and the sets of fields that it asked for, in this order.
    private struct Outcome {
        var changes: [Int: [String: FieldValue]]
        var printed: [String]
        var findings: [String]
        var counts: PlanningResult
        var selects: [Set<String>]
    }

    private func outcome(
        of source: String,
        on portal: RESTPortal,
        _ emulator: EmulatedPortal,
        input: String? = nil,
        settings: [String: ParameterSetting] = [:]
    ) async throws -> Outcome {
        let seen = emulator.requests.count
        let planning = try Planning(portal)
        let counts = try await planning.plan(source, input: input, settings: settings)
        var selects: [Set<String>] = []
        for request in emulator.requests.dropFirst(seen) where request.method == "user.get" {
            if selects.last != request.selects { selects.append(request.selects) }
        }
        return Outcome(
            changes: try planning.changes(),
            printed: planning.printed,
            findings: try planning.findings(),
            counts: counts,
            selects: selects
        )
    }

    /// Expects that a script which hides a field's name starts over, and plans what the script plans that names it.
    private func expectSame(_ hidden: String, _ named: String, input: String? = nil) async throws {
        try await withPortal { portal, emulator in
            let all = Set(try await portal.schema().fields.map(\.name))
            let first = try await outcome(of: named, on: portal, emulator, input: input)
            let second = try await outcome(of: hidden, on: portal, emulator, input: input)
            #expect(first.selects.count == 1)
            // A name that is needed before anybody was fetched costs no read.
            #expect(second.selects.filter { $0 != Self.always } == [all])
            #expect(!second.changes.isEmpty)
            #expect(second.changes == first.changes)
            #expect(second.printed == first.printed)
            #expect(second.findings == first.findings)
            #expect(second.counts == first.counts)
        }
    }

    @Test func `the recipe for phones asks for phones, and for no departments`() async throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../examples")
        let recipe = try String(contentsOf: path.appending(path: "phones-e164.lua"), encoding: .utf8)
        try await withPortal { portal, emulator in
            let outcome = try await outcome(of: recipe, on: portal, emulator)
            #expect(!outcome.changes.isEmpty)
            let countries = ["PERSONAL_COUNTRY", "WORK_COUNTRY"]
            #expect(outcome.selects == [Self.always.union(["PERSONAL_MOBILE", "WORK_PHONE"] + countries)])
            let methods = Set(emulator.requests.map(\.method))
            #expect(methods.isDisjoint(with: ["department.get", "user.current"]))
        }
    }

    @Test func `a field whose name is put together reads as ever`() async throws {
        try await expectSame(
            "return { transform = function(user) user.NAME = (user['WORK_' .. 'PHONE'] or '') .. user.NAME end }",
            "return { transform = function(user) user.NAME = (user.WORK_PHONE or '') .. user.NAME end }"
        )
    }

    @Test func `catching doesn't hide that a field was missing, nor does what was said come twice`() async throws {
        func recipe(_ field: String) -> String {
            """
            local count = 0
            return { transform = function(user)
              print('user', user.ID)
              if user.ID % 3 == 0 then
                local _, phone = pcall(function() return user[\(field)] end)
                user.NAME = phone and user.NAME .. '!' or user.NAME
                warn('NAME', 'odd')
                user.LAST_NAME = user.LAST_NAME .. '!'
              end
            end }
            """
        }
        try await expectSame(recipe("'WORK_' .. 'PHONE'"), recipe("'WORK_PHONE'"))
    }

    @Test func `a write to a field whose name is put together is compared with what the portal has`() async throws {
        func program(_ field: String) -> String {
            """
            for user in users.each() do
              if user.ID <= 20 then _G.user.update { ID = user.ID, [\(field)] = "Berlin" } end
            end
            """
        }
        try await expectSame(program("'PERSONAL_' .. 'CITY'"), program("'PERSONAL_CITY'"))
    }

    @Test func `a filter whose name is put together finds the same people`() async throws {
        func program(_ field: String) -> String {
            "for each in users.each { [\(field)] = null } do user.update { ID = each.ID, NAME = 'Anna' } end"
        }
        try await expectSame(program("'PERSONAL_' .. 'FAX'"), program("'PERSONAL_FAX'"))
    }

    @Test func `the rows of an input come again from the first`() async throws {
        func program(_ field: String) -> String {
            """
            for row in input.rows() do
              print(row.Id)
              user.update { ID = row.Id, [\(field)] = row.Notes }
            end
            """
        }
        try await expectSame(
            program("'WORK_' .. 'NOTES'"),
            program("'WORK_NOTES'"),
            input: "Id,Notes\n3,one\n4,two\n5,three\n"
        )
    }

    @Test func `an input that can't be read twice is read with all fields`() async throws {
        try await withPortal { portal, emulator in
            let planning = try Planning(portal)
            let pipe = Pipe()
            try pipe.fileHandleForWriting.write(contentsOf: Data("ID,NAME\n3,Anna\n".utf8))
            try pipe.fileHandleForWriting.close()
            let script = try planning.folder.script("return { writes = { 'NAME' }, transform = function() end }")
            let request = PlanRequest(
                scripts: [script],
                input: try InputReader(ByteSource(path: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")),
                version: "1.0.0"
            )
            let planner = Planner(portal: portal, log: { _ in }, pool: .uncontained)
            _ = try await planner.plan(request, run: planning.run)
            let all = Set(try await portal.schema().fields.map(\.name))
            #expect(emulator.requests.filter { $0.method == "user.get" }.allSatisfy { $0.selects == all })
        }
    }

    @Test func `going through a user's fields meets all of them`() async throws {
        let recipe = """
            return { transform = function(user)
              local names = {}
              for name in pairs(user) do names[#names + 1] = name end
              user.WORK_NOTES = table.concat(names, ' ')
            end }
            """
        try await withPortal { portal, emulator in
            let all = Set(try await portal.schema().fields.map(\.name))
            let outcome = try await outcome(of: recipe, on: portal, emulator)
            #expect(outcome.selects == [all])
            let notes = outcome.changes.values.compactMap { $0["WORK_NOTES"] }
            #expect(notes.contains { "\($0)".contains("PERSONAL_CITY") && "\($0)".contains("DATE_REGISTER") })
        }
    }

    @Test func `a parameter's value may name a field`() async throws {
        let recipe = """
            return { params = { field = { required = true } }, transform = function(user)
              user.LAST_NAME = (user[params.field] or '-') .. user.NAME
            end }
            """
        try await withPortal { portal, emulator in
            let outcome = try await outcome(of: recipe, on: portal, emulator, settings: ["field": "PERSONAL_CITY"])
            #expect(outcome.selects == [Self.always.union(["PERSONAL_CITY"])])
        }
    }
}

extension ReceivedRequest {
    /// The fields that a read asks for.
    fileprivate var selects: Set<String> {
        let select = parameters.first { $0.key.lowercased() == "select" }?.value
        let names = select?.arrayValue ?? select?.objectValue?.map(\.value) ?? []
        return Set(names.compactMap(\.stringValue))
    }
}
