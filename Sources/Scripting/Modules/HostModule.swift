/// A table of functions that the host gives to scripts.
struct HostModule: Sendable {
    let name: String
    /// What it is for, in one sentence.
    let about: String
    /// In alphabetical order.
    let functions: [HostFunction]

    init(_ name: String, _ about: String, _ functions: [HostFunction]) {
        self.name = name
        self.about = about
        self.functions = functions.sorted { $0.name < $1.name }
    }
}

/// A value that the host gives to scripts.
struct HostValue: Sendable {
    let name: String
    /// The type as LuaLS writes it.
    let type: String
    let about: String
    let examples: [HostExample]
}

/// A table that host functions take or give, by its fields.
struct HostClass: Sendable {
    /// How editors call it, such as `moonhook.Department`.
    let name: String
    /// What it is, in one sentence.
    let about: String
    let fields: [HostFunction.Parameter]

    init(_ name: String, _ about: String, _ fields: [HostFunction.Parameter]) {
        self.name = name
        self.about = about
        self.fields = fields
    }
}
