import CPhoneNumber

/// The library that knows the numbering plans.
public enum PhoneLibrary: Sendable {
    /// Its name with its version, such as "libphonenumber 8.12"; without one if its file doesn't tell.
    public static let name: String = {
        let version = unsafe String(unsafeUninitializedCapacity: 32) { buffer in
            unsafe cphone_version(buffer.baseAddress, buffer.count)
        }
        return version.isEmpty ? "libphonenumber" : "libphonenumber \(version)"
    }()
}
