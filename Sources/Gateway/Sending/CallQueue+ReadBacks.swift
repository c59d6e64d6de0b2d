import PortalModel

/// What was taken and is read back, and what may have been.
extension CallQueue {
    /// Notes that changes were taken, and are to be read back.
    func verify(_ taken: [Shipment.Unverified]) {
        unverified += taken
        if !taken.isEmpty { keepWatch() }
    }

    /// Lets the users of calls in doubt be read with the next request.
    func lookAgain(where isDue: (Shipment.Unverified) -> Bool) {
        let due = doubts.filter(isDue)
        guard !due.isEmpty else { return }
        doubts.removeAll(where: isDue)
        unverified = due + unverified
    }

    /// Keeps calls in doubt.
    func doubt(_ lost: [Shipment.Unverified]) {
        doubts += lost
        if !lost.isEmpty { keepWatch() }
    }

    /// Whether a request can read back something that was taken.
    func hasReadBack(for shipment: Shipment) -> Bool {
        shipment.takesReadBacks && unverified.contains { busy[$0.change.user] == nil }
    }

    /// Lets a request read back what was taken, as far as there is room.
    func takeReadBacks(for shipment: inout Shipment) {
        guard shipment.takesReadBacks, !shipment.isEmpty || isReadBackDue else { return }
        // What the next call of a user replaces couldn't be seen any more.
        if !doubts.isEmpty {
            let users = shipment.updates.reduce(into: Set<UserID>()) { $0.formUnion(items[$1]?.users ?? []) }
            lookAgain { users.contains($0.change.user) }
        }
        let room = Self.mostReads * 2 - shipment.updates.count
        var taken: [Shipment.Unverified] = []
        unverified.removeAll { change in
            guard taken.count < room, busy[change.change.user] == nil else { return false }
            taken.append(change)
            return true
        }
        shipment.unverified = taken
        if unverified.isEmpty { isReadBackDue = false }
    }
}
