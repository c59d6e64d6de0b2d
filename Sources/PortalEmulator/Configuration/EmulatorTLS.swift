/// How an emulated portal is encrypted.
public enum EmulatorTLS: Sendable, Hashable {
    /// With a certificate for 127.0.0.1, ::1 and localhost from an authority made for this portal alone.
    ///
    /// The authority's certificate goes to `ca.pem` in the folder, which is made; the keys stay in memory.
    case selfMade(folder: String)
    /// With the certificates of a PEM file, the server's first, and its key.
    case files(certificate: String, key: String)
}
