import Lua

/// A function that the host gives to scripts: what is said of it anywhere, and what it does.
///
/// The table of them is ``HostModules``. Scripts, editors, the lint and the reference all have it from there.
struct HostFunction: Sendable {
    /// Where a script may call it.
    enum Availability: Sendable {
        case anywhere
        /// In a program, while its chunk or its `run()` runs.
        case program
        /// In a transform, while it has a record.
        case transform
    }

    /// One of its parameters.
    struct Parameter: Sendable {
        let name: String
        /// The type as LuaLS writes it, such as `string?`.
        let type: String
        let about: String

        init(_ name: String, _ type: String, _ about: String) {
            (self.name, self.type, self.about) = (name, type, about)
        }

        var isOptional: Bool { type.hasSuffix("?") }
    }

    /// One of its results.
    struct Result: Sendable {
        let name: String
        /// The type as LuaLS writes it.
        let type: String
        let about: String

        init(_ name: String, _ type: String, _ about: String) {
            (self.name, self.type, self.about) = (name, type, about)
        }
    }

    /// What it does, on the thread of the state.
    enum Body: Sendable {
        /// Something that depends on nothing but its arguments.
        case plain(@Sendable (borrowing LuaCall) throws -> LuaResults)
        /// Something that the host has a part in.
        case hosted(@Sendable (ScriptHost, borrowing LuaCall) throws -> LuaResults)
    }

    let name: String
    /// What it does, in one sentence.
    let about: String
    /// What else is to be known, in whole sentences.
    let details: String?
    let availability: Availability
    let parameters: [Parameter]
    let results: [Result]
    let examples: [HostExample]
    let body: Body

    init(
        _ name: String,
        _ about: String,
        details: String? = nil,
        availability: Availability = .anywhere,
        parameters: [Parameter] = [],
        results: [Result] = [],
        examples: [HostExample],
        body: Body
    ) {
        self.name = name
        self.about = about
        self.details = details
        self.availability = availability
        self.parameters = parameters
        self.results = results
        self.examples = examples
        self.body = body
    }
}
