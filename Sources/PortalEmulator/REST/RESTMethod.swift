/// A method of the portal: who may call it, and what it does.
struct RESTMethod: Sendable {
    /// The scopes any of which is enough; a method of the basic scope needs none.
    let scopes: Set<String>
    let run: @Sendable (RESTCall) throws -> RESTAnswer

    init(_ scopes: Set<String>, _ run: @escaping @Sendable (RESTCall) throws -> RESTAnswer) {
        self.scopes = scopes
        self.run = run
    }

    /// The methods by name, but for `batch`, which calls them.
    static let all: [String: RESTMethod] = [
        "department.get": RESTMethod(["department"], DepartmentMethods.get),
        "profile": RESTMethod([], BasicMethods.profile),
        "scope": RESTMethod([], BasicMethods.scope),
        "server.time": RESTMethod([], BasicMethods.serverTime),
        "user.current": RESTMethod(anyUserScope, UserMethods.current),
        "user.fields": RESTMethod(anyUserScope, UserMethods.fields),
        "user.get": RESTMethod(anyUserScope, UserMethods.get),
        "user.update": RESTMethod(["user"], UserMethods.update),
        "user.userfield.list": RESTMethod(["user.userfield"], UserFieldMethods.list),
    ]

    private static let anyUserScope: Set = ["user", "user_basic", "user_brief"]
}
