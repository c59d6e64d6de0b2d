import Foundation

/// The folders of the XDG Base Directory Specification.
enum XDGFolder {
    /// Moonhook's folder for configuration.
    static func configuration(_ environment: [String: String]) -> String {
        folder("XDG_CONFIG_HOME", else: ".config", environment)
    }

    /// Moonhook's folder for state.
    static func state(_ environment: [String: String]) -> String {
        folder("XDG_STATE_HOME", else: ".local/state", environment)
    }

    /// Relative paths are to be ignored; and Foundation doesn't respect `HOME` everywhere.
    private static func folder(_ variable: String, else path: String, _ environment: [String: String]) -> String {
        func absolute(_ name: String) -> String? { environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
        let base = absolute(variable) ?? (absolute("HOME") ?? NSHomeDirectory()) + "/" + path
        return base + "/moonhook"
    }
}
