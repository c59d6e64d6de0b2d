/// A method of the portal: who may call it, and what it does.
struct RESTMethod: Sendable {
    /// The scopes any of which is enough; a method of the basic scope needs none.
    let scopes: Set<String>
    let run: @Sendable (RESTCall) throws -> RESTAnswer

    init(_ scopes: Set<String>, _ run: @escaping @Sendable (RESTCall) throws -> RESTAnswer) {
        self.scopes = scopes
        self.run = run
    }

    /// The methods by name, except `batch`, which calls them.
    static let all: [String: RESTMethod] = [
        "access.name": RESTMethod([], AccessMethods.names),
        "app.info": RESTMethod([], BasicMethods.application),
        "app.option.get": RESTMethod([], OptionMethods.appGet),
        "app.option.set": RESTMethod([], OptionMethods.appSet),
        "department.add": RESTMethod(["department"], DepartmentMethods.add),
        "department.delete": RESTMethod(["department"], DepartmentMethods.delete),
        "department.fields": RESTMethod(["department"], DepartmentMethods.fields),
        "department.get": RESTMethod(["department"], DepartmentMethods.get),
        "department.update": RESTMethod(["department"], DepartmentMethods.update),
        "feature.get": RESTMethod([], BasicMethods.feature),
        "method.get": RESTMethod([], BasicMethods.method),
        "methods": RESTMethod([], BasicMethods.methods),
        "profile": RESTMethod([], BasicMethods.profile),
        "scope": RESTMethod([], BasicMethods.scope),
        "server.time": RESTMethod([], BasicMethods.serverTime),
        "user.access": RESTMethod([], AccessMethods.hasAny),
        "user.add": RESTMethod(["user"], UserMethods.add),
        "user.admin": RESTMethod([], AccessMethods.isAdministrator),
        "user.current": RESTMethod(anyUserScope, UserMethods.current),
        "user.fields": RESTMethod(anyUserScope, UserMethods.fields),
        "user.get": RESTMethod(anyUserScope, UserMethods.get),
        "user.option.get": RESTMethod([], OptionMethods.userGet),
        "user.option.set": RESTMethod([], OptionMethods.userSet),
        "user.search": RESTMethod(anyUserScope, UserMethods.search),
        "user.update": RESTMethod(["user"], UserMethods.update),
        "user.userfield.add": RESTMethod(["user.userfield"], UserFieldMethods.add),
        "user.userfield.delete": RESTMethod(["user.userfield"], UserFieldMethods.delete),
        "user.userfield.list": RESTMethod(["user.userfield"], UserFieldMethods.list),
        "user.userfield.update": RESTMethod(["user.userfield"], UserFieldMethods.update),
    ]

    /// The scopes of each method, `batch` among them.
    static let scopesByName = all.mapValues(\.scopes).merging(["batch": []]) { one, _ in one }

    private static let anyUserScope: Set = ["user", "user_basic", "user_brief"]
}

extension RESTCall {
    /// Whether the credentials have one of the scopes, if there are any.
    func mayCall(_ scopes: Set<String>) -> Bool { scopes.isEmpty || !scopes.isDisjoint(with: credential.scopes) }
}
