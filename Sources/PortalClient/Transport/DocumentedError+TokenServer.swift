import PortalModel

extension DocumentedError {
    /// Every documented error of a token server, whose codes mean something else than a portal's.
    ///
    /// Sources: <https://apidocs.bitrix24.com/settings/oauth/error-codes.html>, and for what no page has, such as all statuses,
    /// the errors of <https://github.com/bitrix24/b24pysdk> and <https://github.com/bitrix24/b24phpsdk>.
    public static let ofTokenServer = [
        DocumentedError("invalid_request", 400, .renewalMalformed),
        DocumentedError("invalid_client", nil, .applicationUnknown),  // 400, or 401 by the PHP SDK
        DocumentedError("wrong_client", 200, .applicationUnknown),
        DocumentedError("invalid_grant", 400, .refreshRefused),
        DocumentedError("bad_verification_code", 400, .refreshRefused),
        DocumentedError("insufficient_scope", 403, .applicationRights),
        DocumentedError("invalid_scope", 403, .applicationRights),
        DocumentedError("PAYMENT_REQUIRED", 401, .applicationUnpaid),
        DocumentedError("NOT_INSTALLED", 401, .applicationMissing),
    ]
}

extension PortalError.Code {
    /// What a token server's refusal means; one that isn't documented says no more than that nothing was renewed.
    ///
    /// - Parameters:
    ///   - code: The server's `error`, in any case.
    ///   - status: The HTTP status of the answer.
    init(renewalCode code: String, status: Int) {
        let code = code.lowercased()
        let row = DocumentedError.ofTokenServer.first { $0.fits(code: code, message: "", status: status) }
        self = row?.meaning ?? (status == 429 ? .rateLimited : status >= 500 ? .portalFailure : .tokenFile)
    }
}
