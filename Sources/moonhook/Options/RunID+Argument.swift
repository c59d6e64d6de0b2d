public import ArgumentParser
public import PortalModel

extension RunID: ExpressibleByArgument {
    /// Reads the number that `moonhook runs` lists.
    public init?(argument: String) {
        guard let number = Int(argument), number > 0 else { return nil }
        self.init(rawValue: number)
    }
}
