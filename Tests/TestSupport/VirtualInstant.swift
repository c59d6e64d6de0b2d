/// A moment of a clock that a test moves.
public struct VirtualInstant: InstantProtocol {
    /// How long after the clock's beginning.
    public let offset: Duration

    /// Creates a moment.
    public init(offset: Duration = .zero) {
        self.offset = offset
    }

    /// The seconds since 1970, for a portal that goes by this clock.
    public var date: Double { 1_764_000_000 + offset / .seconds(1) }

    /// The moment so much later.
    public func advanced(by duration: Duration) -> VirtualInstant { VirtualInstant(offset: offset + duration) }
    /// How long after this moment another one is.
    public func duration(to other: VirtualInstant) -> Duration { other.offset - offset }
    /// Whether one moment is before another.
    public static func < (left: VirtualInstant, right: VirtualInstant) -> Bool { left.offset < right.offset }
}
