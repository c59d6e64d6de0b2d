/// A plan or a run in numbers.
public struct PlanSummary: Hashable, Sendable {
    /// What happens to one field, counted in users.
    public struct FieldCount: Hashable, Sendable {
        /// How many users get a value.
        public var set: Int
        /// How many users lose their value.
        public var cleared: Int
        /// How many of the values are telephone numbers whose country was assumed; see ``Change/assumed``.
        public var assumed: Int
        /// How many updates the portal took as they were sent.
        public var taken: Int
        /// How many updates the portal stored in another form.
        public var rewritten: Int
        /// How many updates the portal ignored.
        public var ignored: Int
        /// How many updates can't be checked.
        public var unproven: Int

        /// Creates the counts of one field.
        public init(
            set: Int = 0,
            cleared: Int = 0,
            assumed: Int = 0,
            taken: Int = 0,
            rewritten: Int = 0,
            ignored: Int = 0,
            unproven: Int = 0
        ) {
            self.set = set
            self.cleared = cleared
            self.assumed = assumed
            self.taken = taken
            self.rewritten = rewritten
            self.ignored = ignored
            self.unproven = unproven
        }
    }

    /// How many changes are in each state; states without a change are absent.
    public var states: [ChangeState: Int]
    /// How many of the applied changes were never sent, since their users held all of it already.
    public var held = 0
    /// How many of the applied changes the portal ignored: it kept the old value of every field.
    public var passedOver = 0
    /// How many of the changes are of people who were forgotten, and have no values any more.
    public var forgotten = 0
    /// How many numbers of changes that wait to be sent have an assumed country.
    public var unsentAssumptions = 0
    /// Field name to what happens to it; fields that no change names are absent.
    public var fields: [String: FieldCount]

    /// Creates a summary.
    public init(
        states: [ChangeState: Int] = [:],
        held: Int = 0,
        passedOver: Int = 0,
        fields: [String: FieldCount] = [:]
    ) {
        self.states = states
        self.held = held
        self.passedOver = passedOver
        self.fields = fields
    }

    /// How many changes the portal took over, in its own form perhaps.
    public var applied: Int { states[.applied, default: 0] - held - passedOver }

    /// How many changes were sent, and their answers never came.
    public var unanswered: Int { states[.sending, default: 0] }

    /// How many changes are still to be sent.
    public var left: Int { states[.planned, default: 0] }

    /// How many numbers of the plan have an assumed country.
    public var assumptions: Int { fields.values.reduce(0) { $0 + $1.assumed } }

    /// How many users the plan changes, whatever became of it.
    public var users: Int { states.values.reduce(0, +) }
}

/// The progress of one change.
public enum ChangeState: String, Hashable, Sendable, CaseIterable {
    /// Nothing was sent yet.
    case planned
    /// It is on its way, or the program ended before the answer was known.
    case sending
    /// The portal answered `true`.
    case applied
    /// The user was changed since the plan; nothing was sent.
    case conflict
    /// The portal refused it, or it never arrived.
    case failed
}
