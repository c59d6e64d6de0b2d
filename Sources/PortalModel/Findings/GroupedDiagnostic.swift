/// One finding that many records share, gathered for people to read.
public struct GroupedDiagnostic: Hashable, Sendable {
    /// A record that the finding is about.
    public struct Example: Hashable, Sendable {
        /// The user, if that is known.
        public var user: UserID?
        /// The line of the input, counted from 1.
        public var line: Int?
        /// What the record holds that is wrong; see ``Diagnostic/value``.
        public var value: String?
        /// The user's name, if somebody has looked for it.
        public var person: String?

        /// Creates an example.
        public init(user: UserID? = nil, line: Int? = nil, value: String? = nil, person: String? = nil) {
            self.user = user
            self.line = line
            self.value = value
            self.person = person
        }
    }

    /// How much it matters.
    public var severity: Diagnostic.Severity
    /// What kind of finding it is; `nil` if a journal holds none that this version knows.
    public var code: DiagnosticCode?
    /// What is wrong and what to do, as one sentence without a full stop.
    public var message: String
    /// The field, such as `WORK_PHONE`.
    public var field: String?
    /// The location in a script that it came from, such as `phones-e164.lua:17`.
    public var location: String?
    /// How many records it was found in.
    public var count: Int
    /// The first few of those records, as they came.
    public var examples: [Example]

    /// Creates a gathered finding.
    public init(
        _ severity: Diagnostic.Severity,
        _ code: DiagnosticCode?,
        _ message: String,
        field: String? = nil,
        location: String? = nil,
        count: Int,
        examples: [Example] = []
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.field = field
        self.location = location
        self.count = count
        self.examples = examples
    }
}
