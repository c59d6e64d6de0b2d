public import PortalModel
import Wire

extension RESTPortal {
    /// Waits until a delivery may be sent, as its first request would.
    ///
    /// Near the limit of run time that is minutes.
    ///
    /// - Returns: How long it took.
    /// - Throws: ``PortalError``, or `CancellationError`.
    public func awaitTurn(of delivery: Delivery) async throws -> Duration {
        let begin = watch.now
        do {
            try await waitForTurn(of: "batch", charged: ["batch", "user.get", "user.update"])
        } catch {
            try Task.checkCancellation()
            throw error
        }
        return .seconds(watch.now - begin)
    }

    /// Sends one delivery as one batch: the users to verify are read, then changes are sent, then the users to prepare are read.
    ///
    /// Changes that can't go in a batch follow it, each as a call of its own: a photo, and a text that the portal would take
    /// for a reference. The users to prepare are then read last.
    ///
    /// If it fails temporarily, changes are sent again for a few seconds; a delivery that only reads is repeated as long as
    /// any call is.
    ///
    /// If the task is cancelled, the delivery still completes, so that its outcome is known, unless it would have to wait for
    /// more than its turn: for another try, or for the portal's limits.
    ///
    /// - Throws: ``PortalError`` if the whole delivery failed, or one change failed for a reason that stops all others too; or
    ///   `CancellationError`. Other changes may have been carried out by then.
    public func deliver(_ delivery: Delivery) async throws -> DeliveryReport {
        try await Transport.$finishesExchanges.withValue(true) {
            try await Self.$carriesChanges.withValue(!delivery.changes.isEmpty) {
                try await Self.$turn.withValue(delivery.hasTurn ? Turn() : nil) { try await carryOut(delivery) }
            }
        }
    }

    private func carryOut(_ delivery: Delivery) async throws -> DeliveryReport {
        guard max(delivery.verify.count, delivery.changes.count, delivery.prepare.count) <= Delivery.capacity else {
            throw PortalError(.batchTooLong, method: "batch")
        }
        let coding = UserCoding(schema: try await schema())
        let calls = delivery.changes.map(coding.call)
        let goesAlone = zip(delivery.changes, calls).map { $0.carriesFile || $1.holdsReference }
        let together = calls.indices.filter { !goesAlone[$0] }
        let verify = UserRead(of: delivery.verify, in: delivery)
        let prepare = UserRead(of: delivery.prepare, in: delivery)
        // Calls of their own take a while, and users are read shortly before their change is sent.
        let preparesLast = goesAlone.contains(true)

        var batch = together.map { calls[$0] }
        if let verify { batch.insert(verify.call, at: 0) }
        if let prepare, !preparesLast { batch.append(prepare.call) }
        let results = try await run(batch)

        var report = DeliveryReport(verified: [], refusals: calls.map { _ in nil }, prepared: [])
        for (index, result) in zip(together, results.dropFirst(verify == nil ? 0 : 1)) {
            report.refusals[index] = try refusal(of: delivery.changes[index], in: result)
        }
        if let verify, let result = results.first { report.verified = try verify.users(result.get(), coding: coding) }
        if let prepare, !preparesLast, let result = results.last {
            report.prepared = try prepare.users(result.get(), coding: coding)
        }
        for index in calls.indices where goesAlone[index] {
            report.refusals[index] = try refusal(of: delivery.changes[index], in: try await result(of: calls[index]))
        }
        if let prepare, preparesLast {
            report.prepared = try prepare.users(try await fetch(prepare.call), coding: coding)
        }
        return report
    }

    private func result(of call: BatchCall) async throws -> Result<Answer, PortalError> {
        do {
            return .success(try await fetch(call))
        } catch let error as PortalError {
            return .failure(error)
        }
    }

    /// The portal's refusal of one change, or `nil` if it answered `true`.
    private func refusal(
        of change: Change,
        in result: Result<Answer, PortalError>
    ) throws(PortalError) -> PortalError? {
        switch result {
        case .success(let answer):
            return answer.result == true ? nil : PortalError(.rejected, method: "user.update")
        case .failure(let error):
            guard !error.endsRun else { throw error.hidingValues(of: change) }
            return error.hidingValues(of: change)
        }
    }
}

extension UserRead {
    fileprivate init?(of ids: [UserID], in delivery: Delivery) {
        guard !ids.isEmpty else { return nil }
        self.init(ids: ids, fields: delivery.fields)
    }
}

extension Change {
    /// Whether it contains a file, which would fill most of a batch.
    package var carriesFile: Bool { after.values.contains(where: \.isFile) }
}

extension FieldValue {
    /// Whether it is a file.
    package var isFile: Bool {
        guard case .file = self else { return false }
        return true
    }
}
