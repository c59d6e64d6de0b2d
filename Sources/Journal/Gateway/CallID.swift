/// The number that names a call of a program in its journal; later calls have higher ones.
public struct CallID: RawRepresentable, Hashable, Sendable {
    /// The number, counted from 1.
    public let rawValue: Int

    /// Creates the id of that number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }
}
