/// What a program has planned so far.
package protocol PlannedChanges: AnyObject {
    /// The change planned for a user so far.
    func change(of user: UserID) throws -> Change?

    /// The users with a planned change of one of these fields.
    func users(touching fields: Set<String>) throws -> Set<UserID>
}

/// Takes the updates of a program.
package protocol UpdateSink: PlannedChanges {
    /// Whether an update has reached a user.
    var hasUpdated: Bool { get }

    /// Takes note of a row that the program is given.
    func give(_ row: InputRow)

    /// Judges an update and plans it.
    ///
    /// - Throws: ``UpdateRefusal``, which the program may catch; anything else ends the run.
    func update(_ update: ProposedUpdate) throws
}

/// An update that a program asks for, as it was written.
package struct ProposedUpdate {
    /// Field name to the value, `ID` included; what can't be a field's value carries the reason.
    package var fields: [String: Result<FieldValue, Schema.Refusal>]
    /// The type of what is in the table without a name, if anything is.
    package var unnamed: String?
    /// The location of the call, such as `leavers.lua:12`.
    package var location: String?
    /// How often the program has read a number without a country code in which region, since its last update.
    package var regions: [String: Int]

    /// Creates an update.
    package init(
        fields: [String: Result<FieldValue, Schema.Refusal>],
        unnamed: String?,
        location: String?,
        regions: [String: Int]
    ) {
        self.fields = fields
        self.unnamed = unnamed
        self.location = location
        self.regions = regions
    }
}

/// Why an update is refused, as its program sees it.
package struct UpdateRefusal: Error, Hashable, Sendable {
    /// What is wrong; several lines if several things are.
    package var message: String
    /// What kind of finding it is; `nil` if the message names several.
    package var code: DiagnosticCode?

    /// Creates a refusal.
    package init(_ message: String, _ code: DiagnosticCode? = nil) {
        self.message = message
        self.code = code
    }
}
