/// How an emulated portal is encrypted.
public enum EmulatorTLS: Sendable, Hashable {
    /// With a certificate for 127.0.0.1, ::1 and localhost from an authority of this folder, which is made if need be.
    ///
    /// The authority is in `ca.pem` and `ca-key.pem`, readable only by the owner, and valid for two weeks.
    case selfMade(folder: String)
    /// With the certificates of a PEM file, the server's first, and its key.
    case files(certificate: String, key: String)
}
