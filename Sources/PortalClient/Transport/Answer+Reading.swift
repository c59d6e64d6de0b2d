import PortalModel
import Wire

extension Answer {
    /// The most values that an answer may hold; a batch of 2,500 users with 400 fields each has a million.
    static let mostValues = 2_000_000

    /// Reads what the portal sent in answer to one call.
    ///
    /// - Parameters:
    ///   - bytes: The body.
    ///   - method: The method that was called.
    ///   - status: The HTTP status.
    ///   - secrets: What must not show in an error, should the portal repeat it.
    /// - Throws: The error that the portal reports, `.oversized` if the body is too large, or `.unreadable` if it is not from Bitrix24.
    init(
        reading bytes: [UInt8],
        method: String,
        status: Int,
        hiding secrets: [Secret]
    ) throws(PortalError) {
        let value: JSONValue?
        do throws(JSONError) {
            value = try JSONReader.value(from: bytes, atMost: Self.mostValues)
        } catch {
            guard error.code != .tooMany else { throw PortalError(.oversized, method: method, status: status) }
            value = nil
        }
        guard case .object(let answer)? = value else {
            // A proxy in front of the portal reports in HTML that the portal is down.
            throw PortalError(
                (500...599).contains(status) ? .portalFailure : .unreadable,
                method: method,
                status: status
            )
        }
        if let error = answer["error"], error != .null {
            throw PortalError(answer: answer, method: method, status: status, hiding: secrets)
        }
        guard let result = answer["result"], status == 200 else {
            throw PortalError(.unreadable, method: method, status: status)
        }
        self.init(
            result: result,
            total: answer["total"]?.wholeNumber,
            next: answer["next"]?.wholeNumber,
            operating: answer["time"]?.operating
        )
    }

    /// Reads the answer of `batch`.
    ///
    /// - Parameters:
    ///   - calls: The commands, in the order in which they were named `c0`, `c1` and so on.
    ///   - secrets: What must not show in an error, should the portal repeat it.
    /// - Returns: For each command its answer or its error; `nil` if it was not run.
    /// - Throws: `.unreadable` if this is not an answer of `batch`.
    func ofBatch(
        _ calls: [BatchCall],
        hiding secrets: [Secret]
    ) throws(PortalError) -> [Result<Answer, PortalError>?] {
        guard case .object(let members) = result, let results = members["result"] else {
            throw PortalError(.unreadable, method: "batch")
        }
        return calls.indices.map { index in
            let method = calls[index].method
            if let error = members["result_error"]?.member(of: index) {
                let entry = error.objectValue ?? ["error": error]
                return .failure(PortalError(answer: entry, method: method, status: nil, hiding: secrets))
            }
            return results.member(of: index).map { result in
                .success(
                    Answer(
                        result: result,
                        total: members["result_total"]?.member(of: index)?.wholeNumber,
                        next: members["result_next"]?.member(of: index)?.wholeNumber,
                        operating: members["result_time"]?.member(of: index)?.operating
                    )
                )
            }
        }
    }
}

extension JSONValue {
    /// What a member of a batch answer holds for one command.
    ///
    /// PHP writes a map as an array if its keys are 0, 1, 2 and so on, and if it is empty.
    fileprivate func member(of index: Int) -> JSONValue? { self["c\(index)"] ?? self[index] }

    /// The run time in `time`, which may be missing, and 0 without a fraction.
    ///
    /// The portal's clock need not be ours, so that what counts is how long the reset is away from its own time.
    var operating: OperatingTime? {
        guard let used = self["operating"]?.number, (0...86_400).contains(used) else { return nil }
        var resetsIn: Duration?
        if let reset = self["operating_reset_at"]?.number, let now = self["finish"]?.number {
            resetsIn = .seconds(min(max(reset - now, 0), 3_600))
        }
        return OperatingTime(used: .seconds(used), resetsIn: resetsIn)
    }
}
