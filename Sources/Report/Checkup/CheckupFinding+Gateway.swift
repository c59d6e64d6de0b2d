import PortalModel

/// The findings on a portal's gateway, as `moonhook.lua` describes it.
extension CheckupFinding {
    private static let point = "gateway"

    /// The programs that may call, by name.
    public static func gateway(clients: [String]) -> CheckupFinding {
        let count = clients.count == 1 ? "1 client" : "\(clients.count) clients"
        return CheckupFinding(point, "for \(count): \(clients.joined(separator: ", "))")
    }

    /// That the file with the hash of a client's code can't be used.
    ///
    /// - Parameters:
    ///   - client: The client's name.
    ///   - reason: Why, in shown words.
    ///   - command: The command that makes such a file.
    /// - Returns: The finding.
    public static func gatewayCode(of client: String, _ reason: String, command: String) -> CheckupFinding {
        CheckupFinding(
            point,
            "\(client): \(reason)",
            .failed,
            remedy: "Do what the line says; '\(command)' makes the file if the client has no code yet.",
            cause: "a client's code can't be read"
        )
    }

    /// That a recipe of a client doesn't exist.
    public static func gatewayRecipe(missing path: String, of client: String) -> CheckupFinding {
        CheckupFinding(
            point,
            "\(client): there is no recipe \(ForeignText(path))",
            .failed,
            remedy: "Correct 'recipes' in moonhook.lua; until then the gateway doesn't start.",
            cause: "a client's recipe is missing"
        )
    }

    /// That a client that may update users has no recipes of its own.
    ///
    /// - Parameters:
    ///   - client: The client's name.
    ///   - hasAlways: Whether `moonhook.lua` adds recipes to all chains.
    /// - Returns: The finding.
    public static func gatewayWithoutRecipes(_ client: String, hasAlways: Bool) -> CheckupFinding {
        let effect = hasAlways ? "its updates pass through those of 'always' alone" : "no recipe sees its updates"
        return CheckupFinding(
            point,
            "\(client) has no recipes: \(effect)",
            .notice,
            remedy: "Name some, such as recipes = { \"phones-e164.lua\" }.",
            cause: "a client has no recipes"
        )
    }

    /// That a client may call every method.
    public static func gatewayWithAllMethods(_ client: String) -> CheckupFinding {
        CheckupFinding(
            point,
            "\(client) may call every method of the portal, also those that write what no recipe sees",
            .notice,
            remedy: "List what it needs, such as methods = { \"user.get\", \"user.update\" }.",
            cause: "a client may call every method"
        )
    }
}
