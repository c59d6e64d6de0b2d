import Lua
import PortalModel
import Scripting

@testable import Containment

/// What a worker may ask, and how a program may update.
extension HostileAttempt {
    static func asks(_ name: String, _ outcome: Outcome, _ question: WorkerQuestion) -> HostileAttempt {
        HostileAttempt(
            name: name,
            outcome: outcome,
            sendings: [.exchange(Forgery.question(question)), .message(Forgery.outcomes(3, .passed()))]
        )
    }

    static let questions: [HostileAttempt] = [
        asks("a billion users", .death, .users(UserFilter(), after: nil, limit: 1_000_000_000)),
        asks("no users", .death, .users(UserFilter(), after: nil, limit: -1)),
        asks("the users behind the last one", .plan, .users(UserFilter(), after: UserID(rawValue: .max), limit: 1)),
        asks(
            "users by a hidden field",
            .death,
            .users(UserFilter(["PERSONAL_MOBILE": .string("1")]), after: nil, limit: 1)
        ),
        asks("users by a hidden flag", .death, .users(UserFilter(["ACTIVE": .boolean(true)]), after: nil, limit: 1)),
        asks("users by no field", .death, .users(UserFilter(["SALARY": .integer(1)]), after: nil, limit: 1)),
        asks(
            "users by a list of lists",
            .plan,
            .users(UserFilter(["LAST_NAME": Forgery.nested(8)]), after: nil, limit: 1)
        ),
        asks("a user who doesn't exist", .plan, UserID(rawValue: .max).map { .user($0) } ?? .departments),
        asks("files that it wasn't given", .death, .file("passwd", ofFolder: "region")),
        asks("a module outside of its folder", .plan, .module("../../x")),
        asks("a module of a long name", .plan, .module(String(repeating: "x.", count: 100_000) + "x")),
        asks("rows that nobody gave", .death, .rows),
        tries("an update in a transform", .death, Forgery.update(1, ["NAME": .string("Eve")])),
    ]

    static func updates(_ name: String, _ outcome: Outcome, _ message: [UInt8]...) -> HostileAttempt {
        HostileAttempt(name: name, outcome: outcome) { original in
            // The last request was for a record, if an update was judged.
            switch (original.request, original.message) {
            case (.program, .done), (.records, .done): message.map { .exchange($0) } + [.message(original.bytes)]
            default: nil
            }
        }
    }

    /// Asks something before a record is given back.
    static func meanwhile(_ name: String, _ outcome: Outcome, _ question: [UInt8]) -> HostileAttempt {
        HostileAttempt(name: name, outcome: outcome) { original in
            guard case .outcomes? = original.message else { return nil }
            return [.exchange(question), .message(original.bytes)]
        }
    }

    static let updates: [HostileAttempt] = [
        updates(
            "a field that the recipe doesn't write",
            .plan,
            Forgery.update(1, ["EMAIL": .string("eve@example.com")])
        ),
        updates("another number", .plan, Forgery.update(1, ["WORK_PHONE": .string("+49301234567")])),
        updates("a field filled again", .plan, Forgery.update(2, ["WORK_NOTES": .string("new")])),
        updates("a person who doesn't exist", .plan, Forgery.update(999, ["WORK_NOTES": .string("new")])),
        updates("no person", .plan, Forgery.update(-1, ["WORK_NOTES": .string("new")])),
        updates(
            "a file for a text",
            .plan,
            Forgery.update(1, ["WORK_NOTES": .file(UploadedFile(name: "", base64: "?"))])
        ),
        updates("lists in lists", .plan, Forgery.update(1, ["WORK_NOTES": Forgery.nested(8)])),
        updates("infinity", .plan, Forgery.update(1, ["WORK_NOTES": .number(.infinity)])),
        updates(
            "more fields than a user has",
            .death,
            Forgery.update(1, Dictionary(uniqueKeysWithValues: (0..<1_001).map { ("F\($0)", .null) }))
        ),
        updates(
            "a count of regions that overflows",
            .death,
            Forgery.update(1, [:], regions: ["DE": .max]),
            Forgery.update(1, [:], regions: ["DE": .max])
        ),
        updates("a negative count of regions", .death, Forgery.update(1, [:], regions: ["DE": -1])),
        updates(
            "a reason that no script causes",
            .death,
            Forgery.question(
                .update(
                    ProposedUpdate(
                        fields: ["NAME": .failure(Schema.Refusal(.workerDied, field: "NAME", message: "no"))],
                        unnamed: nil,
                        location: nil,
                        regions: [:]
                    )
                )
            )
        ),
        updates(
            "a long location",
            .death,
            Forgery.question(
                .update(
                    ProposedUpdate(
                        fields: ["ID": .success(.integer(1)), "WORK_NOTES": .success(.string("new"))],
                        unnamed: nil,
                        location: String(repeating: "x", count: 1_001),
                        regions: [:]
                    )
                )
            )
        ),
        // An update that is judged goes through the recipe's transform, in the same worker.
        meanwhile("an update while one is judged", .death, Forgery.update(2, ["WORK_NOTES": .string("new")])),
        meanwhile("rows while an update is judged", .death, Forgery.question(.rows)),
        meanwhile(
            "users while an update is judged",
            .plan,
            Forgery.question(.users(UserFilter(), after: nil, limit: 5))
        ),
        tries(
            "other letters",
            .failure,
            Forgery.outcomes(1, .passed()) { $0.set(Forgery.schema.index(of: "NAME") ?? 0, .string("Eve")) }
        ),
    ]
}
