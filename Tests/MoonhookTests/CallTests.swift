import PortalEmulator
import TestSupport
import Testing
import Wire

/// `moonhook call`: any method, through the same client.
@Suite(.endsHangs) struct CallTests {
    @Test func `a method that reads is called, and its answer is JSON`() async throws {
        try await withPortal(userCount: 3) { program, _, _ in
            let ended = try await program.run("call", "user.get", "FILTER[ID]=1", "select:=[\"ID\",\"EMAIL\"]")
            #expect(ended.status == 0)
            #expect(
                ended.output == """
                    {
                      "result": [
                        {
                          "ID": "1",
                          "EMAIL": "admin@example.com"
                        }
                      ],
                      "total": 1
                    }

                    """
            )
            let line = try await program.run("call", "user.get", "FILTER[ID]=1", "select[]=ID", "--format", "json")
            #expect(line.output == "{\"result\":[{\"ID\":\"1\"}],\"total\":1}\n")
        }
    }

    @Test func `a method that may write needs --yes if nobody can be asked`() async throws {
        try await withPortal(userCount: 3) { program, portal, _ in
            let refused = try await program.run("call", "user.update", "ID=1", "NAME=Anna")
            #expect(refused.status == 64)
            #expect(refused.error.contains("--yes"))
            #expect(portal.updates == 0)
            let ended = try await program.run("call", "user.update", "ID=1", "NAME=Anna", "--yes")
            #expect(ended.status == 0)
            #expect(portal.updates == 1)
        }
    }

    @Test func `what the portal refuses is reported in its words`() async throws {
        try await withPortal(userCount: 3) { program, _, _ in
            let unknown = try await program.run("call", "crm.deal.list")
            #expect(unknown.status == 3)
            #expect(unknown.error.contains("ERROR_METHOD_NOT_FOUND"))
            let nobody = try await program.run("call", "user.update", "ID=999999", "NAME=Anna", "--yes")
            #expect(nobody.status == 3)
            #expect(nobody.error.contains("access_denied"))
        }
    }

    @Test(arguments: ["NAME", "=x", "select:=[", "FILTER[ID"])
    func `a parameter that can't be read is wrong usage`(parameter: String) async throws {
        let ended = try await Program(environment: ["MOONHOOK_PORTAL": "demo"]).run("call", "user.get", parameter)
        #expect(ended.status == 64)
        #expect(ended.output == "")
    }

    @Test func `--verbose shows each request as one line`() async throws {
        try await withPortal(userCount: 3) { program, portal, _ in
            portal.setFaults(EmulatorFaults(list: [.html502]))
            let ended = try await program.run("call", "user.current", "--verbose")
            let lines = ended.error.split(separator: "\n").map(String.init)
            #expect(lines.count == 2)
            #expect(lines.first?.hasPrefix("user.current          502  try 1") == true)
            #expect(lines.last?.hasPrefix("user.current          200  try 2") == true)
            #expect(lines.last?.contains(" ms") == true)
        }
    }
}
