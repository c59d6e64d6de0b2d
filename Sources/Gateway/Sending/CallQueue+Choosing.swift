import PortalClient
import PortalModel

/// Which of the calls that wait go next.
extension CallQueue {
    /// What goes next: what travels with others only if its run time doesn't have to be left to the rest, or there is none; and calls that
    /// travel alone and those that travel together take turns about.
    func chosen() -> Shipment {
        if !isSingle, operatingDelay(gathered: true) > .zero {
            let rest = chosen { !$0.isGrouped }
            if !rest.isEmpty { return rest }
        } else if wasAlone, !isSingle {
            let others = chosen { $0.isGrouped }
            if !others.isEmpty { return others }
        }
        return chosen { _ in true }
    }

    private func chosen(among isWanted: (CallItem) -> Bool) -> Shipment {
        var shipment = Shipment()
        var prepared: Set<UserID> = []
        var isAlone = false
        let isSingle = isSingle
        for id in order where !isAlone && (!isSingle || shipment.isEmpty) {
            guard let item = items[id], isWanted(item) else { continue }
            switch item.stage {
            case .ready: isAlone = chooseReady(id, item, &shipment)
            case .unread:
                guard prepared.count + item.users.count <= Self.mostReads,
                    item.users.allSatisfy({ busy[$0] == nil && isNext(id, of: $0, behind: shipment.updates) })
                else { continue }
                guard item.client.settings.isGrouped || shipment.isEmpty else { continue }
                isAlone = !item.client.settings.isGrouped
                prepared.formUnion(item.users)
                shipment.prepares.append(id)
            case .reading, .sending: continue
            }
        }
        shipment.isGathered = (shipment.updates + shipment.reads + shipment.prepares)
            .contains { items[$0]?.isGrouped == true }
        shipment.takesReadBacks = shipment.batch == nil && !isAlone && !isSingle
        return shipment
    }

    /// Adds a call that may be sent, if it fits.
    ///
    /// - Returns: Whether nothing else may go with it.
    private func chooseReady(_ id: Int, _ item: CallItem, _ shipment: inout Shipment) -> Bool {
        guard item.users.allSatisfy({ lanes[$0]?.first == id && busy[$0] == nil }) else { return false }
        switch item.work {
        case .read:
            if shipment.reads.count + shipment.updates.count < Self.mostUpdates { shipment.reads.append(id) }
            return false
        case .batch:
            guard shipment.isEmpty else { return false }
            shipment.batch = id
            return true
        case .update:
            guard item.isGrouped else {
                guard shipment.isEmpty else { return false }
                shipment.updates.append(id)
                return true
            }
            if shipment.reads.count + shipment.updates.count < Self.mostUpdates { shipment.updates.append(id) }
            return false
        }
    }

    /// Whether a call is the next one of a user, or the one after a call that goes in the same request.
    private func isNext(_ id: Int, of user: UserID, behind updates: [Int]) -> Bool {
        guard let lane = lanes[user] else { return false }
        if lane.first == id { return true }
        return lane.count > 1 && lane[1] == id && updates.contains(lane[0])
    }

    // MARK: Run time

    private static let single: Set<String> = ["user.get", "user.update"]
    private static let batched: Set<String> = ["batch", "user.get", "user.update"]

    /// Whether the portal refuses batches for their run time, so that calls go one by one.
    var isSingle: Bool { portal.operatingDelay(of: ["batch"]) > .seconds(2) }

    /// The share of the portal's run time that is left to calls that don't travel with others.
    static let reserve = 0.1

    /// How long a request waits for the portal's run time.
    func operatingDelay(gathered isGathered: Bool) -> Duration {
        isSingle
            ? portal.operatingDelay(of: Self.single)
            : portal.operatingDelay(of: Self.batched, keeping: isGathered ? Self.reserve : 0)
    }
}
