import Lua

/// A function that the host gives to scripts: its documentation, and what it does.
///
/// The table of them is ``HostModules``. Scripts, editors, the lint and the reference all use it.
package struct HostFunction: Sendable {
    /// Where a script may call it.
    package enum Availability: Sendable {
        case anywhere
        /// In a program, while its chunk or its `run()` runs.
        case program
        /// In a transform, while it has a record.
        case transform

        /// Where it may be called, as a sentence; `nil` for anywhere.
        package var words: String? {
            switch self {
            case .anywhere: nil
            case .program: "For programs: a plain script, and a recipe's `run`."
            case .transform: "For transforms."
            }
        }
    }

    /// One of its parameters.
    package struct Parameter: Sendable {
        package let name: String
        /// The type as LuaLS writes it, such as `string?`.
        package let type: String
        package let about: String

        package init(_ name: String, _ type: String, _ about: String) {
            (self.name, self.type, self.about) = (name, type, about)
        }

        package var isOptional: Bool { type.hasSuffix("?") }
    }

    /// One of its results.
    package struct Result: Sendable {
        package let name: String
        /// The type as LuaLS writes it.
        package let type: String
        package let about: String

        package init(_ name: String, _ type: String, _ about: String) {
            (self.name, self.type, self.about) = (name, type, about)
        }
    }

    /// What it does, on the thread of the state.
    enum Body: Sendable {
        /// Something that depends on nothing but its arguments.
        case plain(@Sendable (borrowing LuaCall) throws -> LuaResults)
        /// Something that needs the host.
        case hosted(@Sendable (ScriptHost, borrowing LuaCall) throws -> LuaResults)
    }

    package let name: String
    /// What it does, in one sentence.
    package let about: String
    /// Further details, in full sentences.
    package let details: String?
    package let availability: Availability
    package let parameters: [Parameter]
    package let results: [Result]
    package let examples: [HostExample]
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
