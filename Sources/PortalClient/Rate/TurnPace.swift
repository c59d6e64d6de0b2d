/// When the turns of requests come, by what is known of the portal's bucket.
public struct TurnPace: Hashable, Sendable {
    /// Of a portal that counts no requests.
    static let free = TurnPace(next: 0, spacing: 0)

    /// How many seconds from now the next turn comes; negative if there is room for more.
    let next: Double
    /// How many seconds are between two turns.
    let spacing: Double

    /// How long a request would wait that so many others came before.
    public func delay(behind count: Int) -> Duration { .seconds(max(0, next + Double(count) * spacing)) }
}
