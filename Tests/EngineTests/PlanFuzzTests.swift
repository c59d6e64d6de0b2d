import Foundation
import PortalModel
import Scripting
import Testing
import Wire

@testable import Engine

/// Chains of generated recipes do what they like to records: what comes into the plan was declared, and keeps what was promised.
///
/// More of them with `MOONHOOK_CASES=10000 swift test --filter PlanFuzzTests`.
struct PlanFuzzTests {
    private static let cases = ProcessInfo.processInfo.environment["MOONHOOK_CASES"].flatMap { Int($0) } ?? 90

    private static func people() throws -> [User] {
        try (1...7).map { number in
            var fields: [String: FieldValue] = [:]
            if number % 2 == 0 { fields["LAST_NAME"] = .string("de Boer") }
            if number % 3 == 0 { fields["WORK_CITY"] = .string("Ulm") }
            if number % 4 != 0 { fields["UF_DEPARTMENT"] = .list([.integer(1)]) }
            return try .employee(number, fields.merging(["NAME": .string("anna")]) { own, _ in own })
        }
    }

    private func plan(
        _ chain: GeneratedChain,
        explains: Bool = false,
        workers: Int = 1
    ) async throws -> (planning: Planning, changes: [Int: [String: FieldValue]]) {
        let planning = try Planning(try Self.people())
        do {
            try await planning.plan(
                chain.source,
                with: chain.behind,
                input: chain.input,
                emptyCells: chain.emptyCells,
                explains: explains,
                workers: workers
            )
        } catch is ScriptError {
            // A program that fails, and too many records that were stopped: then there is no plan.
        }
        return (planning, try planning.changes())
    }

    @Test func `a plan holds no field that wasn't declared, and no value that breaks a promise`() async throws {
        var (changes, refused) = (0, 0)
        for seed in 0..<Self.cases {
            let chain = GeneratedChain(seed: seed)
            let people = Dictionary(uniqueKeysWithValues: try Self.people().map { ($0.id.rawValue, $0) })
            let plan = try await plan(chain)
            for (number, after) in plan.changes {
                for (field, value) in after {
                    let isKept = chain.allows(people[number]?.fields[field], value, of: field)
                    #expect(isKept, "seed \(seed): \(field) of \(number) becomes \(value)\n\(chain)")
                }
            }
            changes += plan.changes.count
            refused += try plan.planning.findings().count
        }
        #expect(changes > Self.cases && refused > Self.cases, "\(changes) changes, \(refused) findings")
    }

    @Test func `whether somebody asks, and how many states work, changes nothing of a plan`() async throws {
        for seed in 0..<Self.cases / 3 {
            for isPure in [false, true] {
                let chain = GeneratedChain(seed: seed, isPure: isPure)
                let one = try await plan(chain)
                let others = [
                    try await plan(chain, explains: true),
                    try await plan(chain, explains: isPure, workers: isPure ? 3 : 1),
                ]
                for other in others {
                    #expect(other.changes == one.changes, "seed \(seed)\n\(chain)")
                    // Their order follows the lines that they name, and a trace that saw all records can name more.
                    let findings = try [one, other].map { try $0.planning.findings().sorted() }
                    #expect(findings[0] == findings[1], "seed \(seed)\n\(chain)")
                    #expect(other.planning.printed == one.planning.printed, "seed \(seed)\n\(chain)")
                }
            }
        }
    }
}
