import Lua

extension HostModules {
    static let log = HostModule(
        "log",
        "Messages to the run's log, which is standard error; `print` writes there too.",
        [
            HostFunction(
                "info",
                "Logs a message.",
                parameters: message,
                examples: [.does(#"log.info("3 rows are left")"#)],
                body: .hosted { host, call in try host.log(.info, call) }
            ),
            HostFunction(
                "warn",
                "Logs a warning.",
                parameters: message,
                examples: [.does(#"log.warn("the table of codes is a year old")"#)],
                body: .hosted { host, call in try host.log(.warning, call) }
            ),
            HostFunction(
                "error",
                "Logs an error; unlike Lua's `error`, it doesn't end the script.",
                parameters: message,
                examples: [.does(#"log.error("no head of department is known")"#)],
                body: .hosted { host, call in try host.log(.error, call) }
            ),
        ]
    )

    private static let message = [
        HostFunction.Parameter("message", "string", "The message; don't log personal data.")
    ]
}

extension ScriptHost {
    fileprivate func log(_ level: ScriptMessage.Level, _ call: borrowing LuaCall) throws -> LuaResults {
        try write(level, call)
        return .none
    }
}
