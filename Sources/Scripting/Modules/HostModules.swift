/// What the host adds to the globals of scripts.
///
/// This is the one table of it: the sandbox registers it, `moonhook types` writes it for editors and the lint, the reference
/// shows it, and tests run its examples. A module's functions are in the file of its name.
package enum HostModules {
    /// The modules, by name.
    package static let all = [
        country, date, departments, email, input, json, log, phone, text, user, users,
    ]

    /// The functions that belong to no module.
    package static let functions = [reject, skip, warn]

    /// The tables that functions take and give, users and rows aside.
    package static let classes = [dateParts, departmentRecord, departmentFilter, phoneNumber]

    /// The values that belong to no module; `params` differs from script to script.
    package static let values = [
        HostValue(
            name: "null",
            type: "any",
            about: "The value that clears a field; a field set to `nil`, or not touched, stays as it is.",
            examples: [
                .gives("null ~= nil, type(null)", #"true, "userdata""#), .gives("json.encode(null)", #""null""#),
            ]
        ),
        HostValue(
            name: "params",
            type: "table<string, any>",
            about:
                "The recipe's parameters, each of its declared type; there in the recipe's functions, and read-only.",
            examples: []
        ),
    ]
}
