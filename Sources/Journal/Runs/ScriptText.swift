public import PortalModel

/// The text of a script or of a module that it requires, as it was when a run had it.
public struct ScriptText: Hashable, Sendable {
    /// The file's name, such as `phones-e164.lua`; of a module with its folder, such as `lib/codes.lua`.
    public var name: ForeignText
    /// SHA-256 of the text, in 64 hexadecimal digits.
    public var sha256: String
    /// The text; `nil` if it isn't kept.
    public var text: String?

    /// Creates a text.
    public init(name: ForeignText, sha256: String, text: String?) {
        self.name = name
        self.sha256 = sha256
        self.text = text
    }
}
