extension PortalError.Code {
    /// What lets a failed call succeed later without any action.
    public enum Passing: Hashable, Sendable {
        /// Nothing.
        case never
        /// Fewer requests; the call was not carried out.
        case whenSlower
        /// The end of the ten minutes that the portal counts; the call was not carried out.
        case afterReset
        /// A new access token; the call was not carried out.
        case afterRenewal
        /// A while; the call never reached the portal.
        case unsent
        /// A while; the call may have been carried out.
        case perhapsDone
        /// A while, if this was the portal at all; the call may have been carried out.
        case perhapsNotBitrix

        /// Whether nobody knows if the call was carried out.
        public var leavesDoubt: Bool { self == .perhapsDone || self == .perhapsNotBitrix }
    }

    /// What lets a call with this failure succeed.
    public var passes: Passing {
        switch self {
        case .rateLimited: .whenSlower
        case .operatingLimited: .afterReset
        case .tokenExpired: .afterRenewal
        case .unreachable: .unsent
        case .disconnected, .timedOut, .portalFailure: .perhapsDone
        case .unreadable: .perhapsNotBitrix
        case .unauthorized, .tokenFile, .applicationUnknown, .applicationMissing, .applicationUnpaid,
            .applicationRights, .refreshRefused, .renewalMalformed, .untrusted, .accessDenied, .forbidden, .restricted,
            .confirmationAwaited, .insufficientScope, .planWithoutREST,
            .portalDeleted,
            .blocked, .unknownMethod, .notForBatch, .batchTooLong, .httpsRequired, .moved, .rejected, .oversized,
            .incomplete:
            .never
        }
    }
}
