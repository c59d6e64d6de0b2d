import Hummingbird
import NIOCore

extension PortalResponder {
    /// Answers a request that has a fault.
    func answer(
        _ request: RESTRequest,
        meeting draw: FaultPlan.Draw,
        on connection: Connection
    ) async throws -> Response {
        var request = request
        request.fault = draw.fault
        if draw.fault == .commandError, request.address.method == "batch" {
            request.failingCommand = draw.dice
            return .rest(await service.answer(request))
        }
        let answer: RESTService.Answer? = draw.fault.isCarriedOut ? await service.answer(request) : nil
        if let refusal = draw.fault.refusal(request) {
            return .rest(service.refusal(refusal, in: request.address.format))
        }
        if let answer { return await spoiled(answer, by: draw.fault, on: connection) }
        switch draw.fault {
        case .hang: await connection.hang()
        case .html502: return .page(Self.badGateway, status: .badGateway)
        case .redirect: return redirect(request)
        case .oversized: return flood(connection)
        default: await connection.reset()
        }
        return Self.gone
    }

    /// Sends the answer of a request that was carried out, or what is left of it.
    private func spoiled(
        _ answer: RESTService.Answer,
        by fault: EmulatorFault,
        on connection: Connection
    ) async -> Response {
        switch fault {
        case .slowBody: return .rest(answer, connection.trickling(answer.body))
        case .truncated: return .rest(answer, connection.truncating(answer.body))
        // Read from behind JSON of a portal is none: it begins with a bracket that closes.
        case .garbled: return .rest(answer, ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body.reversed())))
        case .html200: return .page(Self.login)
        case .wrongType: return .rest(answer, type: "text/html; charset=utf-8")
        case .hangAfter: await connection.hang()
        default: await connection.reset()
        }
        return Self.gone
    }

    /// An answer that is never received, since the connection is closed.
    private static var gone: Response { Response(status: .internalServerError) }

    private func redirect(_ request: RESTRequest) -> Response {
        let target = service.configuration.redirectTarget ?? "http://renamed.invalid"
        let base = target.hasSuffix("/") ? String(target.dropLast()) : target
        return Response(status: .found, headers: [.location: base + request.target])
    }

    private func flood(_ connection: Connection) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "application/json; charset=utf-8"],
            body: connection.flooding(blocks: 4_096)
        )
    }

    private static let login = """
        <!DOCTYPE html><html><head><title>Authorization</title></head><body><form>Please log in.</form></body></html>
        """
    private static let badGateway = """
        <html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>
        """
}

extension EmulatorFault {
    /// The refusal that the fault is, or `nil` if it is none.
    func refusal(_ request: RESTRequest) -> RESTError? {
        switch self {
        case .internalError, .internalErrorAfter, .commandError: .internalFailure
        case .rateRefusal: .tooManyRequests
        case .operatingRefusal: .operatingLimit
        case .expiredToken: .expiredToken
        case .overload: .overload
        case .portalDeleted: .portalDeleted
        case .planDenied: .planDenied
        case .rightsDenied: .rightsDenied
        case .userDenied: .userDenied
        case .httpsRequired: .httpsRequired
        case .unexpectedAnswer: .unexpectedAnswer
        case .manifestMissing: .manifestMissing
        case .confirmationWaiting: .confirmationWaiting
        case .confirmationDenied: .confirmationDenied
        case .scopeDenied: .insufficientScope(request.address.webhook == nil ? .token : .webhook)
        default: nil
        }
    }
}
