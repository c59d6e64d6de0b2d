import Foundation
import GRDB
import Journal
import Logging
import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

@testable import Gateway

/// What a gateway's log says of a portal or a journal that doesn't work.
@Suite(.endsHangs) struct HealthTests {
    @Test(arguments: ["user.update", "department.get"])
    func `a portal that fails is told once, and that it works again`(method: String) async throws {
        let lines = LoggedLines()
        // It looks at what calls don't give, so that the user is read first.
        let recipe = "return { writes = {}, transform = function(user) local _ = user.TITLE end }"
        let logger = Logger(label: "test") { _ in lines }
        try await Front.serve([Front.client([recipe])], logger: logger) { front in
            front.emulator.setFaults(EmulatorFaults(rates: [.html502: 1]))
            for id in 7...9 {
                let answer = try await front.call(method, ["ID": .integer(id), "LAST_NAME": "Secretname"])
                #expect(answer.status == 502, "\(answer.text)")
            }
            #expect(lines.text.components(separatedBy: "the portal fails").count == 2, "\(lines.text)")
            #expect(!lines.text.contains("answers again"))
            front.emulator.setFaults(EmulatorFaults())
            for _ in 1...2 { #expect(try await front.call("department.get").status == 200) }
            #expect(lines.text.components(separatedBy: "the portal answers again").count == 2, "\(lines.text)")
            #expect(!lines.text.contains("Secretname") && !lines.text.contains(Front.code))
        }
    }

    @Test func `limits of the portal are no failure`() async throws {
        let lines = LoggedLines()
        try await Front.serve(logger: Logger(label: "test") { _ in lines }) { front in
            front.emulator.setFaults(EmulatorFaults(list: [.rateRefusal, .operatingRefusal]))
            for _ in 1...3 { _ = try await front.call("user.update", ["ID": 7, "WORK_CITY": "Ulm"]) }
            #expect(!lines.text.contains("the portal fails"), "\(lines.text)")
        }
    }

    @Test func `a journal that can't be written is told, with its file`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("runs.sqlite")
        let lines = LoggedLines()
        try await Front.serve(
            journal: try RunJournal(path: path),
            logger: Logger(label: "test") { _ in lines }
        ) { front in
            let database = try DatabaseQueue(besideGatewayOn: path)
            try await database.write { database in
                try database.execute(
                    sql: "CREATE TRIGGER refusal BEFORE INSERT ON call BEGIN SELECT RAISE(ABORT, 'full'); END"
                )
            }
            #expect(try await front.error("user.update", ["ID": 7, "WORK_CITY": "Ulm"]) == "MOONHOOK_JOURNAL")
            #expect(lines.text.contains("calls can't be recorded, and are refused"), "\(lines.text)")
            #expect(lines.text.contains(path))
            try await database.write { try $0.execute(sql: "DROP TRIGGER refusal") }
            #expect(try await front.call("user.update", ["ID": 8, "WORK_CITY": "Ulm"]).json["result"] == true)
            #expect(lines.text.contains("calls can be recorded again"), "\(lines.text)")
        }
    }
}
