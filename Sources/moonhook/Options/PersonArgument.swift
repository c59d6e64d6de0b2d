import ArgumentParser
import PortalModel

/// A person as an administrator names them: by the id, or by an address.
enum PersonArgument: ExpressibleByArgument {
    case id(UserID)
    /// The address, in small letters.
    case address(String)

    init?(argument: String) {
        if let id = Int(argument).flatMap(UserID.init(rawValue:)) {
            self = .id(id)
        } else if argument.contains("@"), !argument.contains(where: \.isWhitespace) {
            self = .address(argument.lowercased())
        } else {
            return nil
        }
    }
}
