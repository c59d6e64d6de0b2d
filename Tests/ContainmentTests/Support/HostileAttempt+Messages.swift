import Lua
import PortalModel
import Scripting

@testable import Containment

/// What a worker may send instead of what it should.
extension HostileAttempt {
    static let messages: [HostileAttempt] = [
        tries("another answer", .death, Forgery.done()),
        tries("a verdict that nobody asked for", .death, Forgery.message(.compared(.kept(nil)))),
        tries("an unknown kind of message", .death, [99]),
        tries("an empty message", .death, []),
        tries("bytes behind a message", .death, Forgery.outcomes(3, .passed()) + [0]),
        HostileAttempt(name: "an endless length", outcome: .death, sendings: [.bytes([0xFF, 0xFF, 0xFF, 0xFF])]),
        HostileAttempt(name: "a length, and the end", outcome: .death, sendings: [.bytes([9, 0, 0, 0]), .end]),
        HostileAttempt(name: "a length, and silence", outcome: .death, sendings: [.bytes([9, 0, 0, 0]), .silence]),
        HostileAttempt(name: "a byte at a time", outcome: .death, sendings: [.dripping([0, 0, 0, 1])]),
        HostileAttempt(name: "silence", outcome: .death, sendings: [.silence]),
        HostileAttempt(name: "the end", outcome: .death, sendings: [.end]),
        HostileAttempt(
            name: "endless bytes",
            outcome: .death,
            sendings: [.forever(Array(repeating: 0x41, count: 1 << 16))]
        ),
        HostileAttempt(
            name: "endless questions whose answers it doesn't read",
            outcome: .death,
            sendings: [.forever(framed(Forgery.question(.departments)))]
        ),
        HostileAttempt(
            name: "a thousand questions",
            outcome: .plan,
            sendings: Array(repeating: .exchange(Forgery.question(.departments)), count: 1_000)
                + [.message(Forgery.outcomes(3, .passed()))]
        ),
        HostileAttempt(
            name: "two answers",
            outcome: .death,
            sendings: Array(repeating: .message(Forgery.outcomes(3, .passed())), count: 2)
        ) { original in
            // The second one waits for the next request: only where there is one, somebody finds it.
            guard case .load = original.request, case .done? = original.message else { return nil }
            return [.message(original.bytes), .message(original.bytes), .message(original.bytes)]
        },
        tries("outcomes before there are records", .death, for: .load) { _ in
            [.message(Forgery.outcomes(3, .passed()))]
        },
        tries("a promise that it hasn't declared", .failure, for: .load) { _ in
            [.message(Forgery.done([.table(LuaTable(fields: ["transform": .reference(.elsewhere)]))]))]
        },
        tries("a program in place of a recipe", .failure, for: .load) { _ in
            [.message(Forgery.done())]
        },
        tries("another declaration at the inspection", .failure, for: .inspection) { _ in
            [.message(Forgery.done([.table(LuaTable(fields: ["transform": .reference(.elsewhere)]))]))]
        },
        tries("tables that are too deep", .death, for: .inspection) { _ in
            [.message([4, 1, 0, 0, 0] + Array(repeating: [7, 1, 0, 0, 0], count: 100_000).joined())]
        },
        tries("a table of millions", .death, for: .inspection) { _ in
            [.message([4, 0, 0, 0x40, 0] + Array(repeating: 0, count: 4 << 20))]
        },
        tries("notes of a million columns", .death, for: .load) { _ in
            [.message(Forgery.done([], WorkerNotes(askedColumns: Array(repeating: "x", count: 1_000_000))))]
        },
        tries("a count of regions that overflows", .death, for: .load) { _ in
            [.message(Forgery.done([], WorkerNotes(regions: ["DE": .max])))]
        },
    ]

    static func framed(_ message: [UInt8]) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: message.count >> (8 * $0)) } + message
    }
}
