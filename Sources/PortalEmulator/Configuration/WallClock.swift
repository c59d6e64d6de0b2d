import FoundationEssentials

/// The clock on the wall.
enum WallClock {
    /// Seconds since 1970, with fraction.
    static var now: Double { Date().timeIntervalSince1970 }
}
