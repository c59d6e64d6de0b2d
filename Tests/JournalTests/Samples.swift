import Foundation
import PortalModel
import Testing

@testable import Journal

extension RunHeader {
    /// All that a header can hold.
    static var full: RunHeader {
        get throws {
            var header = sample
            header.scripts[0].version = "1.2.0"
            header.options = [Option("--where", "NAME=Anna \"x\""), Option("--sample", "10")]
            header.person = "Åsa Nord"
            header.purpose = "ticket HR-1123"
            header.owner = Owner(id: try .of(1), name: "Ivan Sample")
            return header
        }
    }

    static let sample = RunHeader(
        scripts: [
            Script(name: "phones-e164.lua", sha256: String(repeating: "0a", count: 32)),
            Script(name: "names \"of\" people.lua", sha256: String(repeating: "f1", count: 32)),
        ],
        portal: "north.example.com",
        input: "hr.csv",
        startedAt: Date(timeIntervalSince1970: 1_760_000_000.25)
    )
}

extension Change {
    static func sample(_ user: Int, after: [String: FieldValue] = ["NAME": .string("Anna")]) throws -> Change {
        Change(user: try .of(user), person: "Anna Sample", before: ["NAME": .string("anna")], after: after)
    }
}

extension UserID {
    static func of(_ number: Int) throws -> UserID {
        try #require(UserID(rawValue: number))
    }
}

extension RunJournal {
    /// A new run with these changes, committed.
    func run(planning changes: [Change]) throws -> RecordedRun {
        let run = try begin(.sample)
        let plan = PlanWriter(run)
        for change in changes {
            try plan.add(change)
        }
        try plan.commit()
        return run
    }
}
