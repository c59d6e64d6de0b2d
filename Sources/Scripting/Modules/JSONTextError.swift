import Lua
import Wire

/// A Lua value that JSON can't hold, and where it is, such as `users[2].name`.
struct JSONTextError: Error, CustomStringConvertible {
    var path: String
    var reason: String

    init(_ path: String, _ reason: String) {
        self.path = path.count > 40 ? "\(path.prefix(40))…" : path
        self.reason = reason
    }

    var description: String { path.isEmpty ? reason : "\(path): \(reason)" }
}
