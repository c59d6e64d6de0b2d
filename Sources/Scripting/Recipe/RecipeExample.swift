public import PortalModel

/// What a recipe does to one user, as its author describes it: documentation and a test in one.
public struct RecipeExample: Hashable, Sendable {
    /// Values for parameters, over their defaults, as they would be given with `--set`.
    public var parameters: [String: ParameterSetting] = [:]
    /// The rows of the input, column to cell: one for a transform, any number for a program.
    public var rows: [[String: String]] = []
    /// The portal's users, each with `ID`.
    public var users: [User] = []
    /// The portal's departments.
    public var departments: [Department] = []
    /// The user's fields before.
    public var given: [String: FieldValue] = [:]
    /// The fields that must hold these values afterwards; a field that is not named must stay, and ``FieldValue/null`` means an
    /// empty one.
    public var expect: [String: FieldValue]?
    /// The users of ``users`` who must hold these values afterwards, for a program.
    public var expectedUsers: [User] = []
    /// Field to what its warning says, or a Lua pattern of it.
    public var warns: [String: String] = [:]
    /// What the refusal says, or a Lua pattern of it; `nil` if the record must pass.
    public var rejects: String?
    /// What the reason for skipping the user says, or a Lua pattern of it; `nil` if it must not be.
    public var skips: String?
}
