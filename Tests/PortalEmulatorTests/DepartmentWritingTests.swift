import PortalEmulator
import TestSupport
import Testing
import Wire

@Suite(.endsHangs) struct DepartmentWritingTests {
    private static let secondRoot = "В структуре компании должен быть только один раздел верхнего уровня"

    @Test func `a department is made, changed and read back`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 2)) { portal in
            let id = try await portal.call("department.add", ["NAME": "Labs & Co", "PARENT": "9", "HEAD": 2]).result
            #expect(id == 21)
            let made = try await portal.call("department.get", ["ID": 21]).result?[0]
            #expect(made == ["ID": "21", "NAME": "Labs & Co", "SORT": 500, "PARENT": "9"])
            let change: JSONObject = ["ID": 21, "NAME": "Labs", "SORT": 123, "UF_HEAD": 2, "PARENT": 1]
            #expect(try await portal.call("department.update", change).result == true)
            let changed = try await portal.call("department.get", ["ID": 21]).result?[0]
            #expect(changed == ["ID": "21", "NAME": "Labs", "SORT": 123, "PARENT": "1", "UF_HEAD": "2"])
            _ = try await portal.call("department.update", ["ID": "21", "UF_HEAD": ""])
            #expect(try await portal.call("department.get", ["ID": 21]).result?[0]?["UF_HEAD"] == nil)
        }
    }

    @Test func `what and who was in a deleted department goes to the one above`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 3)) { portal in
            _ = try await portal.call("user.update", ["ID": 2, "UF_DEPARTMENT": [2, 1]])
            _ = try await portal.call("user.update", ["ID": 3, "UF_DEPARTMENT": [20]])
            #expect(try await portal.call("department.delete", ["ID": 2]).result == true)
            #expect(try await portal.call("department.get", ["ID": 2]).ids == [])
            #expect(try await portal.call("department.get", ["ID": [3, 4]]).result?[1]?["PARENT"] == "1")
            #expect(try await portal.user(2)["UF_DEPARTMENT"] == [1])
            #expect(try await portal.user(3)["UF_DEPARTMENT"] == [20])
        }
    }

    @Test(
        arguments: [
            ("add", [:], "Не введено название раздела.<br>"),
            ("add", ["NAME": "", "PARENT": 1], "Не введено название раздела.<br>"),
            ("add", ["NAME": "X"], secondRoot),
            ("add", ["NAME": "X", "PARENT": 99], secondRoot),
            ("update", ["NAME": "X"], "Department not found"),
            ("update", ["ID": 99, "NAME": "X"], "Department not found"),
            ("update", ["ID": 2, "NAME": ""], "Не введено название раздела.<br>"),
            ("update", ["ID": 2, "PARENT": 3], secondRoot),  // which lies below it
            ("delete", ["ID": 99], "Department not found"),
            ("delete", ["ID": 1], "Access denied"),  // the root
        ] as [(String, JSONObject, String)]
    )
    func `a wrong call is refused in the documented words`(
        method: String,
        parameters: JSONObject,
        text: String
    ) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let answer = try await portal.call("department.\(method)", parameters)
            #expect(answer.status == 400)
            #expect(answer.error == "ERROR_CORE|\(text)")
            if text.hasSuffix("<br>") { #expect(answer.text.contains(#"\u003Cbr\u003E"#)) }
        }
    }

    @Test(arguments: ["add", "update", "delete"])
    func `only an administrator changes the structure`(method: String) async throws {
        let plain = EmulatorCredential(ownerID: 2, webhookCode: "p", accessToken: "p", scopes: ["department"])
        try await withPortal(EmulatorConfiguration(userCount: 2, credentials: [plain])) { portal in
            let answer = try await portal.call("department.\(method)", ["ID": 2, "NAME": "X", "PARENT": 1])
            #expect(answer.error == "ERROR_CORE|Access denied")
            #expect(try await portal.call("department.get", ["ID": 2]).ids == ["2"])
        }
    }

    @Test func `the fields have titles`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let fields = try await portal.call("department.fields").result?.objectValue
            #expect(fields?.keys == ["ID", "NAME", "SORT", "PARENT", "UF_HEAD"])
        }
    }
}
