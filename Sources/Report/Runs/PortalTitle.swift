public import PortalModel
public import Wire

/// How a portal is called: by its own name in `moonhook.lua`, if it has one, and by its host.
public struct PortalTitle: Hashable, Sendable, CustomStringConvertible {
    /// Its name in `moonhook.lua`.
    public var name: String?
    /// Its host.
    public var host: String

    /// Creates a title.
    public init(_ name: String? = nil, host: String) {
        self.name = name
        self.host = host
    }

    /// The name alone, or else the host.
    public var short: ForeignText { ForeignText(name ?? host) }

    /// Such as `north (north.bitrix24.com)`.
    public var description: String {
        name.map { "\(ForeignText($0)) (\(ForeignText(host)))" } ?? "\(ForeignText(host))"
    }

    /// The same as an object.
    public var json: JSONValue {
        var object: JSONObject = ["host": .string(host)]
        object["name"] = name.map { .string($0) }
        return .object(object)
    }
}
