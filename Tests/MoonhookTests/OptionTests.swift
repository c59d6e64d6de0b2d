import PortalEmulator
import TestSupport
import Testing
import Wire

/// Options of an enumeration, of which two have one label, and which are renamed between a run and its undo.
@Suite(.endsHangs) struct OptionTests {
    private let recipe = """
        return { writes = { "UF_USR_PLAN" }, transform = function(user)
          if user.UF_USR_PLAN == "Gold" then user.UF_USR_PLAN = "Silver" end
        end }
        """

    /// Calls a method of the portal with parameters in JSON; returns its result.
    private func call(_ program: Program, _ method: String, _ parameters: JSONObject) async throws -> JSONValue {
        let parameters = parameters.map { "\($0.key):=\($0.value.text)" }
        let ended = try await program.run(["call", method] + parameters + ["--yes", "--format", "json"])
        try #require(ended.status == 0, "\(ended.error)")
        return try #require(try JSONReader.value(from: ended.output)["result"])
    }

    /// Makes the field, and gives user 2 the second of the options that are called Gold; returns the ids of the options.
    private func prepare(_ program: Program) async throws -> (field: JSONValue, options: [JSONValue]) {
        let list: JSONValue = [["VALUE": "Gold"], ["VALUE": "Gold"], ["VALUE": "Silver"]]
        let fields: JSONValue = ["FIELD_NAME": "PLAN", "USER_TYPE_ID": "enumeration", "LIST": list]
        _ = try await call(program, "user.userfield.add", ["fields": fields])
        let field = try #require(
            try await call(program, "user.userfield.list", ["filter": ["FIELD_NAME": "UF_USR_PLAN"]]).first
        )
        let options = try #require(field["LIST"]?.arrayValue?.compactMap { $0["ID"] })
        _ = try await call(program, "user.update", ["ID": 2, "UF_USR_PLAN": options[1]])
        return (try #require(field["ID"]), options)
    }

    private func held(_ program: Program) async throws -> JSONValue? {
        try await call(program, "user.get", ["ID": 2]).first?["UF_USR_PLAN"]
    }

    @Test func `undo puts back the id that was there, and people read labels`() async throws {
        try await withPortal { program, _, _ in
            let (field, options) = try await prepare(program)
            let before = try await held(program)
            try program.write(recipe, to: "plan.lua")
            let ran = try await program.run("run", "plan.lua", "--yes", "--save", "plan.jsonl")
            #expect(ran.status == 0, "\(ran.error)")
            let id = options[1].stringValue ?? ""
            #expect(ran.output.contains("Gold (\(id)) → Silver"), "\(ran.output)")
            #expect(try program.read("plan.jsonl").contains(#"{"id":\#(id),"label":"Gold"}"#))
            #expect(try await held(program) != before)

            let renamed: JSONValue = [["ID": options[0], "VALUE": "Silver"], ["ID": options[2], "VALUE": "Bronze"]]
            _ = try await call(program, "user.userfield.update", ["id": field, "fields": ["LIST": renamed]])
            let back = try await program.run("undo", "1", "--yes")
            #expect(back.status == 0, "\(back.error)")
            #expect(back.output.contains("Bronze → Gold"), "\(back.output)")
            #expect(try await held(program) == before)
        }
    }

    @Test func `a label that two options share is refused with both ids`() async throws {
        try await withPortal { program, _, _ in
            let (_, options) = try await prepare(program)
            try program.write("user.update { ID = 3, UF_USR_PLAN = 'Gold' }", to: "gold.lua")
            let ran = try await program.run("run", "gold.lua", "--dry-run")
            #expect(ran.status != 0)
            let ids = options.prefix(2).compactMap(\.stringValue).joined(separator: " and ")
            #expect((ran.output + ran.error).contains("the options \(ids) have the label"), "\(ran.output)\(ran.error)")
        }
    }
}

extension JSONValue {
    fileprivate var first: JSONValue? { arrayValue?.first }
}
