import Lua

extension HostModules {
    static let log = HostModule(
        "log",
        "Messages to the run's log, which is standard error; `print` writes there too.",
        [
            HostFunction(
                "info",
                "Logs what is worth knowing.",
                parameters: message,
                examples: [.does(#"log.info("3 rows are left")"#)],
                body: .hosted { host, call in try host.log(.info, call) }
            ),
            HostFunction(
                "warn",
                "Logs what should be looked at.",
                parameters: message,
                examples: [.does(#"log.warn("the table of codes is a year old")"#)],
                body: .hosted { host, call in try host.log(.warning, call) }
            ),
            HostFunction(
                "error",
                "Logs what went wrong; unlike `error`, it ends nothing.",
                parameters: message,
                examples: [.does(#"log.error("no head of department is known")"#)],
                body: .hosted { host, call in try host.log(.error, call) }
            ),
        ]
    )

    private static let message = [
        HostFunction.Parameter("message", "string", "The message; logs are no place for personal data.")
    ]
}

extension ScriptHost {
    fileprivate func log(_ level: ScriptMessage.Level, _ call: borrowing LuaCall) throws -> LuaResults {
        try write(level, call)
        return .none
    }
}
