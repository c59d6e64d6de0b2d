import Foundation
import Journal
import PortalModel
import Scripting
import TestSupport
import Testing

extension UserID {
    static func of(_ number: Int) throws -> UserID { try #require(UserID(rawValue: number)) }
}

extension User {
    static func of(_ number: Int, _ fields: [String: FieldValue] = [:]) throws -> User {
        User(id: try .of(number), fields: fields)
    }

    /// An employee whose name and address are made of the number.
    static func employee(_ number: Int, _ fields: [String: FieldValue] = [:]) throws -> User {
        let common: [String: FieldValue] = [
            "ACTIVE": .boolean(true), "USER_TYPE": .string("employee"), "NAME": .string("N\(number)"),
            "EMAIL": .string("n\(number)@example.com"),
        ]
        return try .of(number, common.merging(fields) { _, own in own })
    }
}

extension Change {
    /// A change of texts.
    static func of(_ number: Int, _ before: [String: String] = [:], to after: [String: String]) throws -> Change {
        Change(
            user: try .of(number),
            person: "N\(number)",
            before: before.mapValues { .string($0) },
            after: after.mapValues { .string($0) }
        )
    }
}

extension TemporaryFolder {
    /// Writes a script.
    func script(_ source: String, name: String = "sample.lua") throws -> ScriptFile {
        try Data(source.utf8).write(to: URL(filePath: path(name)))
        return try ScriptFile(path: path(name))
    }
}

extension RunJournal {
    func begin() throws -> RecordedRun {
        try begin(RunHeader(scripts: [], portal: "north.example.com", startedAt: Date(timeIntervalSince1970: 0)))
    }
}

extension RecordedRun {
    /// A new run in a journal of its own.
    static func begin() throws -> RecordedRun { try RunJournal.temporary().begin() }

    /// Plans these changes, and nothing else.
    func plan(_ changes: [Change]) async throws {
        try await withPlan { plan in
            for change in changes { try plan.add(change) }
        }
    }
}
