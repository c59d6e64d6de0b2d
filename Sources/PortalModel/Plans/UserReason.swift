/// Why a selected user, or one field, stays unchanged.
public struct UserReason: Hashable, Sendable {
    /// The kind of reason.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Nobody has the id.
        case noUser
        /// The user is not an employee, so a run over all employees doesn't include them.
        case notEmployee
        /// The user doesn't meet the run's other conditions.
        case outsideSelection
        /// No row of the input names the user.
        case noRow
        /// Several rows name the user.
        case severalRows
        /// The row that names the user names others as well.
        case sharedRow
        /// A transform skipped the user.
        case skipped
        /// The whole record was refused.
        case refused
        /// A transform left the field unchanged.
        case warned
        /// The field already has the new value.
        case equal
        /// The field already has the new value in the form in which the portal stores it.
        case rewritten
        /// The row has no value for the field.
        case emptyCell
        /// Nothing gave the field, or any field of the user, a value.
        case unset
        /// The run is about other fields.
        case omitted
        /// The change is not in the sample.
        case unsampled
        /// The configuration protects the user or the field.
        case protected
        /// The program updated others.
        case notUpdated
    }

    /// The user.
    public var user: UserID
    /// The display name of the user, see ``User/displayName``; empty if nobody has the id.
    public var person: String
    /// The field that stays unchanged, such as `WORK_PHONE`; `nil` if the whole user does.
    public var field: String?
    /// What kept it.
    public var kind: Kind
    /// Details from a script or a check; empty if the kind is enough.
    public var detail: String
    /// The location in a script that it came from, such as `phones-e164.lua:17`.
    public var location: String?
    /// The lines of the input that it is about, counted from 1.
    public var lines: [Int]

    /// Creates a reason.
    public init(
        _ kind: Kind,
        _ user: UserID,
        person: String = "",
        field: String? = nil,
        detail: String = "",
        location: String? = nil,
        lines: [Int] = []
    ) {
        self.user = user
        self.person = person
        self.field = field
        self.kind = kind
        self.detail = detail.cutShort
        self.location = location
        self.lines = lines
    }

    /// The reason in words, without the user, the field and the location.
    public var message: String {
        switch kind {
        case .noUser: "no user has this id"
        case .notEmployee: "not an employee: \(detail)"
        case .outsideSelection: "outside --where"
        case .noRow: "no row names this user"
        case .severalRows: "lines \(listed) name this user"
        case .sharedRow: "line \(listed) matches other users too"
        case .skipped: "skipped: \(detail)"
        case .refused: "refused: \(detail)"
        case .warned: "warned: \(detail)"
        case .equal: "already equal"
        case .rewritten: "already equal, in the portal's own format"
        case .emptyCell: "empty in the row"
        case .unset: field == nil ? "no recipe sets a field of this user" : "no recipe sets it here"
        case .omitted: "left out by --only"
        case .unsampled: "not in the sample"
        case .protected: "protected by moonhook.lua"
        case .notUpdated: "the program didn't update this user"
        }
    }

    private var listed: String {
        let head = lines.dropLast().map(String.init).joined(separator: ", ")
        return [head, lines.last.map(String.init) ?? ""].filter { !$0.isEmpty }.joined(separator: " and ")
    }
}
