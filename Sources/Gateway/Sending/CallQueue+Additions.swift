import Journal
import PortalClient
import PortalModel
import Wire

/// New users: each is a call of its own.
extension CallQueue {
    /// What `user.add` takes besides fields.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/user/user-add.html>
    private static let ofAdding: Set<String> = ["EXTRANET", "MESSAGE_TEXT", "SONET_GROUP_ID"]

    /// Judges a new record, and adds it.
    ///
    /// - Parameters:
    ///   - given: The values of its fields.
    ///   - parameters: All that the call gave, what isn't a field too.
    ///   - day: The client's day.
    ///   - judge: The client's judge.
    ///   - arrival: When the call came.
    ///   - isThere: Whether the caller still listens.
    /// - Returns: The portal's answer.
    /// - Throws: ``GatewayError``.
    func add(
        _ given: WantedUpdate,
        _ parameters: JSONObject,
        of day: ClientDay,
        _ judge: ClientJudge,
        since arrival: ContinuousClock.Instant,
        isThere: @escaping @Sendable () -> Bool
    ) async throws(GatewayError) -> CallReply {
        let deadline = arrival + settings.queue
        let judged: (Result<[String: FieldValue], GatewayError>, [Diagnostic])?
        do {
            // It may have to read departments, which waits for the portal's limits, too.
            judged = try await waiting(until: deadline) { try await judge.judgeNew(given) }
        } catch {
            throw GatewayError(500, "MOONHOOK_FAILED", "the call can't be judged")
        }
        guard let verdict = judged else {
            let late = GatewayError.tooManyRequests(retryAfter: 1)
            count(addition: CallReply(late), of: day)
            throw late
        }
        notes.findings += verdict.1.map { finding in
            var finding = finding
            finding.user = nil
            return (day.run.id, finding)
        }
        writeNotesSoon()
        let values: [String: FieldValue]
        switch verdict.0 {
        case .success(let judged): values = judged
        case .failure(let error):
            if verdict.1.isEmpty {
                note(refusal: error, of: day, nil)
            } else {
                count(refusal: error, of: day)
            }
            throw error
        }
        var sent = JSONObject(
            parameters.filter { Self.ofAdding.contains($0.key.uppercased()) }.map { ($0.key, $0.value) }
        )
        if let change = UserID(rawValue: 1).map({ Change(user: $0, person: "", before: [:], after: values) }) {
            for (name, value) in coding.call(change).parameters where name != "ID" { sent[name] = value }
        }
        do {
            try await turns.pass(within: max(.zero, deadline - .now), charging: "user.add", isThere: isThere)
            statistics.count(requests: 1, commands: 1)
            let reply = try await portal.exchange("user.add", sent)
            health.portalAnswered()
            let answer = CallReply(status: reply.status, reply.answer)
            count(addition: answer, of: day)
            // The id may come as a text.
            if let user = reply.answer["result"]?.phpInteger.flatMap(UserID.init(rawValue:)) {
                let change = Change(user: user, person: "", before: [:], after: values)
                notes.added.append(ClientCall(run: day.run.id, change: change))
            }
            return answer
        } catch let error as PortalError {
            health.portalFailed(error)
            let refusal = error.code.passes.leavesDoubt ? .unknownAddition : GatewayError(error)
            count(addition: CallReply(refusal), of: day)
            throw refusal
        } catch let error as GatewayError {
            throw error
        } catch {
            throw .closing
        }
    }

    private func count(addition reply: CallReply, of day: ClientDay) {
        count(reply.answer["error"] == nil ? "added" : reply.kind, of: day, into: &notes)
        writeNotesSoon()
    }
}
