import PhoneNumbers

/// The libraries of this machine whose data decides what scripts compute.
public enum ScriptLibraries: Sendable {
    /// What knows telephone numbers, such as `libphonenumber 8.12`.
    public static let phoneNumbers = PhoneLibrary.name
}
