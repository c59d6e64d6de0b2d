public import PortalModel
import Synchronization

extension RESTPortal {
    /// Fetches the fields of a user record again, since the portal's own may have changed; later calls use these.
    ///
    /// - Parameter fields: The locked fields that may be written from now on; `nil` for the same as before.
    /// - Returns: The fields.
    /// - Throws: ``PortalError``, or `CancellationError`; then those known before hold.
    public func renewSchema(unlocking fields: Set<String>? = nil) async throws -> Schema {
        let schema = try await fetchSchema()
        let unlocked = schema.unlocking(fields ?? transport.settings.unlockedFields)
        knownSchema.withLock { $0 = unlocked }
        return unlocked
    }
}
