import Glibc

/// A day of the machine's time zone, as `os.date` has it.
public struct LocalDay: Hashable, Sendable {
    /// The year, such as 2026.
    public let year: Int
    /// The month, from 1.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// The day of a moment.
    ///
    /// By the C library, whose time zone is loaded in a fraction of the time that a calendar of Foundation takes for its first day.
    ///
    /// - Parameter secondsSince1970: The moment.
    public init(of secondsSince1970: Double) {
        var seconds = time_t(secondsSince1970.rounded(.down))
        var parts = unsafe tm()
        unsafe localtime_r(&seconds, &parts)
        (year, month, day) = unsafe (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
    }
}
