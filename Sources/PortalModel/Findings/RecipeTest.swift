/// What testing one recipe showed: its examples, and a trial on invented users.
public struct RecipeTest: Hashable, Sendable {
    /// The recipe's file.
    public var file: ForeignText
    /// Its examples, in order.
    public var examples: [ExampleResult]
    /// The results with the invented users; `nil` if the transform was not tried.
    public var trial: TrialResult?
    /// What is worth knowing, each as a sentence without a full stop.
    public var notices: [ForeignText]

    /// Creates a result.
    public init(file: ForeignText, examples: [ExampleResult], trial: TrialResult?, notices: [ForeignText] = []) {
        self.file = file
        self.examples = examples
        self.trial = trial
        self.notices = notices
    }

    /// Whether nothing failed.
    public var passes: Bool { examples.allSatisfy(\.passes) && trial?.findings.isEmpty ?? true }
}

/// The outcome of one example.
public struct ExampleResult: Hashable, Sendable {
    /// Its index in the recipe's list, counted from 1.
    public var number: Int
    /// Its location, such as `phones-e164.lua:27`.
    public var location: ForeignText
    /// The fields that hold something else than they should.
    public var differences: [FieldDifference]
    /// What else came otherwise, each as a sentence without a full stop.
    public var problems: [ForeignText]

    /// Creates a result.
    public init(number: Int, location: ForeignText, differences: [FieldDifference] = [], problems: [ForeignText] = []) {
        self.number = number
        self.location = location
        self.differences = differences
        self.problems = problems
    }

    /// Whether all came as it should.
    public var passes: Bool { differences.isEmpty && problems.isEmpty }
}

/// A field that holds something else than it should.
public struct FieldDifference: Hashable, Sendable {
    /// Why a value was expected.
    public enum Reason: Hashable, Sendable {
        /// The example names it.
        case named
        /// The example doesn't name the field, so it had to stay.
        case stays
    }

    /// The user, if the example has several.
    public var user: UserID?
    /// The field.
    public var field: String
    /// The value that it should hold; ``FieldValue/null`` for none.
    public var expected: FieldValue
    /// The value that it holds; ``FieldValue/null`` for none.
    public var got: FieldValue
    /// Why the first was expected.
    public var reason: Reason

    /// Creates a difference.
    public init(user: UserID? = nil, field: String, expected: FieldValue, got: FieldValue, reason: Reason) {
        self.user = user
        self.field = field
        self.expected = expected
        self.got = got
        self.reason = reason
    }
}

/// The outcome of trying a transform on invented users.
public struct TrialResult: Hashable, Sendable {
    /// How many users there were.
    public var users: Int
    /// Whether each had a row.
    public var hasRows: Bool
    /// The seed of the users.
    public var seed: Int
    /// What was looked for, in order.
    public var checks: [TrialCheck]
    /// What was found.
    public var findings: [TrialFinding]
    /// What somebody should look at, and may be meant.
    public var warnings: [TrialFinding]
    /// What is worth knowing, each as a sentence without a full stop.
    public var notices: [ForeignText]

    /// Creates a result.
    public init(
        users: Int,
        hasRows: Bool,
        seed: Int,
        checks: [TrialCheck],
        findings: [TrialFinding],
        warnings: [TrialFinding] = [],
        notices: [ForeignText] = []
    ) {
        self.users = users
        self.hasRows = hasRows
        self.seed = seed
        self.checks = checks
        self.findings = findings
        self.warnings = warnings
        self.notices = notices
    }
}

/// One property that a trial checks.
public struct TrialCheck: Hashable, Sendable {
    /// The finding if it doesn't hold.
    public var code: DiagnosticCode
    /// Why it was left out; `nil` if it was not.
    public var leftOut: String?

    /// Creates a check.
    public init(_ code: DiagnosticCode, leftOut: String? = nil) {
        self.code = code
        self.leftOut = leftOut
    }
}

/// Something that an invented user showed.
public struct TrialFinding: Hashable, Sendable {
    /// What kind of finding it is.
    public var code: DiagnosticCode
    /// What is wrong, as a sentence without a full stop.
    public var message: ForeignText
    /// The field that it is about.
    public var field: String?
    /// The location in the script, such as `phones-e164.lua:17`.
    public var location: ForeignText?
    /// That line.
    public var sourceLine: ForeignText?
    /// How many of the users showed it; of a warning, how many of the users on all days that were tried.
    public var count: Int
    /// The smallest user found that shows it, as an example of the recipe.
    public var example: String

    /// Creates a finding.
    public init(
        _ code: DiagnosticCode,
        _ message: ForeignText,
        field: String? = nil,
        location: ForeignText? = nil,
        sourceLine: ForeignText? = nil,
        count: Int,
        example: String
    ) {
        self.code = code
        self.message = message
        self.field = field
        self.location = location
        self.sourceLine = sourceLine
        self.count = count
        self.example = example
    }
}
