import PhoneNumbers

/// The libraries of this machine whose data decides what scripts compute.
public enum ScriptLibraries: Sendable {
    /// What knows telephone numbers, such as `libphonenumber data 9.0.43 of 2026-11-06`.
    public static let phoneNumbers = PhoneLibrary.name
}
