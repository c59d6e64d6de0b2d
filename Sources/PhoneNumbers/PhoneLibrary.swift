import CPhoneNumber

/// The library that knows the numbering plans.
public enum PhoneLibrary: Sendable {
    /// Its name with the version of its data, such as "libphonenumber data 9.0.43 of 2026-11-06".
    public static let name: String = {
        let version = unsafe String(unsafeUninitializedCapacity: 64) { buffer in
            unsafe cphone_version(buffer.baseAddress, buffer.count)
        }
        return "libphonenumber data \(version)"
    }()
}
