/// A table of functions that the host gives to scripts.
package struct HostModule: Sendable {
    package let name: String
    /// What it is for, in one sentence.
    package let about: String
    /// In alphabetical order.
    package let functions: [HostFunction]

    init(_ name: String, _ about: String, _ functions: [HostFunction]) {
        self.name = name
        self.about = about
        self.functions = functions.sorted { $0.name < $1.name }
    }
}

/// A value that the host gives to scripts.
package struct HostValue: Sendable {
    package let name: String
    /// The type as LuaLS writes it.
    package let type: String
    package let about: String
    package let examples: [HostExample]
}

/// A table that host functions take or give, by its fields.
package struct HostClass: Sendable {
    /// How editors call it, such as `moonhook.Department`.
    package let name: String
    /// What it is, in one sentence.
    package let about: String
    package let fields: [HostFunction.Parameter]

    package init(_ name: String, _ about: String, _ fields: [HostFunction.Parameter]) {
        self.name = name
        self.about = about
        self.fields = fields
    }
}
