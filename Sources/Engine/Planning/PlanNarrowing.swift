/// What a run doesn't change, whatever its scripts want: the plan is narrowed before anybody sees it.
public struct PlanNarrowing: Sendable {
    /// The users whom the run is about.
    public var selection: UserSelection
    /// The only fields that it may change; `nil` for all.
    public var fields: Set<String>?
    /// How many changes stay, chosen by the run's seed; `nil` for all.
    public var sample: Int?
    /// What no run may change.
    public var protection: Protection

    /// Narrows nothing, except what is given.
    public init(
        selection: UserSelection = .everybody,
        fields: Set<String>? = nil,
        sample: Int? = nil,
        protection: Protection = Protection()
    ) {
        self.selection = selection
        self.fields = fields
        self.sample = sample
        self.protection = protection
    }

    /// Whether each change of a plan must be checked; a program's plan holds users outside the selection too.
    func touches(programs: Bool) -> Bool {
        programs && selection != .everybody || fields != nil || sample != nil || protection != Protection()
    }
}
