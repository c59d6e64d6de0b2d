import Foundation
import PortalEmulator
import TestSupport
import Testing
import Wire

extension KillLane {
    /// A user's update as the portal logged it.
    private struct Sent {
        var process: Int
        var fault: EmulatorFault?
    }

    /// The portal does what it is asked, and nobody hears of it.
    private static let losingAnswers: Set<EmulatorFault> = [.resetAfter, .truncated, .internalErrorAfter]

    /// Compares what the portal was sent and holds with the run in the journal.
    ///
    /// - Parameters:
    ///   - run: The run's number.
    ///   - begins: How many updates of this round had arrived when each process began.
    /// - Throws: What reading met.
    mutating func check(_ run: Int, _ begins: [Int]) async throws {
        let lines = try await lines("runs", "\(run)")
        let outcomes = Dictionary(grouping: lines.filter { $0["type"] == "outcome" }) { $0["user"]?.integerValue ?? 0 }
        let people = try await people()
        var sent: [Int: [Sent]] = [:]
        for (index, update) in updates().enumerated() {
            let user = try #require(update.parameters["ID"]?.text).filter(\.isNumber)
            let process = begins.lastIndex { $0 <= index } ?? 0
            sent[try #require(Int(user)), default: []].append(Sent(process: process, fault: update.fault))
        }
        let changes = lines.filter { $0["type"] == "change" }
        #expect(changes.count == outcomes.count)
        #expect(changes.count >= 200, "every employee changes in every round")
        tally.users += changes.count
        for change in changes {
            let user = try #require(change["user"]?.integerValue)
            let outcome = try #require(outcomes[user]?.first)
            #expect(outcome["state"] == "applied", "user \(user): \(outcome.text)")
            for field in Self.fields {
                expect(people[user]?[field], is: outcome["fields"]?[field], of: change, field)
            }
            let isPassedOver = Self.fields.allSatisfy { outcome["fields"]?[$0] == "ignored" }
            checkSending(sent[user] ?? [], of: user, isPassedOver: isPassedOver)
        }
    }

    /// The portal holds what the plan says, but for what it makes of values in its own way; and the journal knows.
    private func expect(_ now: JSONValue?, is outcome: JSONValue?, of change: JSONValue, _ field: String) {
        let after = change["after"]?[field]
        let words: Comment = "user \(change["user"]?.text ?? ""), \(field): \(outcome?.text ?? "nothing is known")"
        if outcome == "taken" {
            #expect(now == after, words)
        } else if outcome == "ignored" {
            #expect(now?.stringValue ?? "" == change["before"]?[field]?.stringValue ?? "", words)
        } else {
            let rewritten = after?.stringValue?.replacing("  ", with: " ")
            #expect(now?.stringValue == rewritten, words)
            #expect(outcome?["rewritten"] == now, words)
        }
    }

    /// Everybody is sent their update; once more only where its answer was lost to a process that went on, or where the portal
    /// had passed all of it over, which looks as if it never came: to a later process, or to one that had to read users again,
    /// for a slow answer or a limit of the portal.
    private mutating func checkSending(_ sent: [Sent], of user: Int, isPassedOver: Bool) {
        #expect(!sent.isEmpty, "user \(user) was never sent")
        tally.updates += sent.count
        for (first, second) in zip(sent, sent.dropFirst()) {
            if first.process == second.process {
                #expect(
                    first.fault.map(Self.losingAnswers.contains) ?? isPassedOver,
                    "user \(user) was sent twice by one process"
                )
                tally.afterLostAnswers += 1
            } else {
                #expect(isPassedOver, "user \(user) was sent again what the portal held")
                tally.afterPassingOver += 1
            }
        }
    }

    private func people() async throws -> [Int: JSONValue] {
        let fields = Self.fields.joined(separator: ",")
        let rows = try await lines("export", "--fields", fields)
        return try Dictionary(uniqueKeysWithValues: rows.map { (try #require($0["ID"]?.integerValue), $0) })
    }

    /// Another run wants nothing of those with whom the portal did as it was told.
    func checkThatNothingIsLeft() async throws {
        let runs = try await lines("runs", "--last", "100000")
        #expect(runs.allSatisfy { $0["state"] == "applied" || $0["states"]?["applied"] == nil }, "all runs are over")
        let last = try #require(runs.first?["run"]?.text)
        let passedOver = try await lines("runs", last).filter { line in
            line["type"] == "outcome" && Self.fields.contains { line["fields"]?[$0] != "taken" }
        }
        let planned = try await lines("run", "towns.lua", "--set", "round=\(tally.rounds)", "--dry-run").filter {
            $0["type"] == "change"
        }
        let users = Set(passedOver.compactMap { $0["user"]?.integerValue })
        #expect(planned.allSatisfy { $0["user"]?.integerValue.map(users.contains) ?? false })
    }

    /// What the program answers at once: waiting behind other tests' programs, lanes would be the last to end.
    private func lines(_ arguments: String...) async throws -> [JSONValue] {
        try await program.start(arguments + ["--format", "json"]).ended().json()
    }
}
