import ArgumentParser
import PortalModel

/// Which configuration a command uses, and where state is kept.
struct ConfigurationChoice: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The configuration file, instead of one in the working folder. Default: MOONHOOK_CONFIG.",
            valueName: "moonhook.lua"
        ),
        completion: .file(extensions: ["lua"])
    )
    var config: String?

    @OptionGroup var folder: StateChoice

    /// Reads the files in use.
    ///
    /// - Throws: ``Failure``; see ``Configuration/find(named:administrators:trust:accepting:)``.
    func configuration(_ environment: [String: String]) throws -> Configuration {
        try folder.state(environment).check()
        return try Configuration.find(
            named: config ?? environment["MOONHOOK_CONFIG"].flatMap { $0.isEmpty ? nil : $0 },
            administrators: try Configuration.administrators(environment),
            trust: TrustStore(state: folder.state(environment)),
            accepting: { file in "moonhook trust \(file)\(folder.arguments)" }
        )
    }

    /// The same choice for another command to repeat.
    var arguments: String { (config.map { " --config \($0.quoted)" } ?? "") + folder.arguments }
}

/// Where state is kept.
struct StateChoice: ParsableArguments {
    @Option(
        help: "The folder for journals and the demo portal. Default: MOONHOOK_STATE, or the XDG state folder.",
        completion: .directory
    )
    var state: String?

    /// Where state is kept.
    func state(_ environment: [String: String]) -> StateFolder { StateFolder(state ?? environment["MOONHOOK_STATE"]) }

    /// The same choice for another command to repeat.
    var arguments: String { state.map { " --state \($0.quoted)" } ?? "" }
}

extension String {
    /// The text as one word of a shell.
    var quoted: String {
        let isPlain = !isEmpty && allSatisfy { $0.isLetter || $0.isNumber || "-_./~:@+,=".contains($0) }
        return isPlain ? self : "'" + replacing("'", with: "'\\''") + "'"
    }
}
