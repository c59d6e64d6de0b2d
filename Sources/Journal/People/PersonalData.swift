import PortalModel

/// Where a journal holds what is about a person, by table and column.
///
/// A test refuses a column that is in neither list: whoever adds one decides whether forgetting a person must reach it, and
/// if so extends ``RunJournal/forget(_:isTrial:)``. For a table of which a person's rows can simply go, that is a line in
/// ``deletedRows``.
enum PersonalData {
    /// The columns that hold ids, names, addresses or values of people, or what leads back to them.
    static let personal: [String: Set<String>] = [
        // The hash of a plan is that of its values: whoever knows all others could guess the ones of the last person.
        "run": ["planSHA256", "options", "owner", "ownerName", "people", "person", "purpose"],
        "change": [
            "user", "person", "valuesBefore", "valuesAfter", "unseen", "line", "outcome", "places", "assumed",
        ],
        "finding": ["message"],
        "findingRecord": ["number", "user", "line", "value"],
        "reason": ["number", "user", "person", "kind", "field", "detail", "place", "lines"],
        "rewriting": ["user", "field", "sent", "stored"],
        "ignoredValue": ["user", "field", "sent"],
        // A program may spell out whom it changes.
        "script": ["text"],
        "protection": ["entry", "user"],
        "call": [
            "user", "person", "at", "fields", "valuesBefore", "valuesAfter", "unseen", "assumed", "state", "failure",
            "isOvertaken",
        ],
    ]

    /// The columns that stay as they are; nobody can be found by them.
    ///
    /// What people chose themselves, such as a parameter or the name of a file, may hold a name all the same; the guide says so.
    static let other: [String: Set<String>] = [
        "run": [
            "id", "portal", "scripts", "input", "isDryRun", "startedAt", "finishedAt", "state", "origin", "undoes",
            "parameters", "inputSHA256", "account", "version", "supersededBy", "departments", "refusal", "client",
            "day",
        ],
        "change": ["run", "state", "fields", "tries"],
        "finding": ["id", "run", "severity", "code", "field", "place", "count"],
        "findingRecord": ["finding"],
        "reason": ["run"],
        "rewriting": ["run"],
        "ignoredValue": ["run"],
        "script": ["sha256"],
        "runScript": ["run", "number", "name", "sha256"],
        "file": ["run", "option", "path"],
        "formerName": ["name"],
        "call": ["id", "run"],
        "callCount": ["run", "kind", "count"],
        "allowance": ["id", "client", "day", "bound", "number", "account", "at"],
    ]

    /// The tables of which a person's rows go, and as what they count; each has a column `user`.
    static let deletedRows: [(table: String, kind: PersonalRecords.Kind)] = [
        ("reason", .reason), ("rewriting", .rewriting), ("ignoredValue", .ignoredValue), ("protection", .protection),
        ("call", .call),
    ]
}
