import Foundation
import Synchronization

/// Moments as the header `Date` has them, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
///
/// Source: RFC 9110, sections 5.6.7 and 6.6.1
enum HTTPDate {
    private static let latest = Mutex((second: Int.min, text: ""))

    /// The present moment, written once for each second.
    static var now: String {
        let second = Int(Date().timeIntervalSince1970)
        return latest.withLock { latest in
            if latest.second != second { latest = (second, text(ofSecond: second)) }
            return latest.text
        }
    }

    /// A moment in whole seconds since 1970.
    static func text(ofSecond second: Int) -> String {
        let date = Date(timeIntervalSince1970: TimeInterval(second))
        let parts = Calendar(identifier: .gregorian).dateComponents(in: .gmt, from: date)
        let digits = { (number: Int?) in String((number ?? 0) + 100).suffix(2) }
        let (weekday, month) = (weekdays[(parts.weekday ?? 1) - 1], months[(parts.month ?? 1) - 1])
        let time = "\(digits(parts.hour)):\(digits(parts.minute)):\(digits(parts.second))"
        return "\(weekday), \(digits(parts.day)) \(month) \(parts.year ?? 0) \(time) GMT"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
