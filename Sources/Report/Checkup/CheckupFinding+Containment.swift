import PortalModel

/// The findings on what this machine has to contain scripts with.
extension CheckupFinding {
    /// That scripts run in processes that can only compute.
    ///
    /// - Parameter landlockVersion: The version of the kernel's Landlock, 0 if it has none.
    /// - Returns: The finding.
    public static func containment(landlockVersion: Int) -> CheckupFinding {
        let calls = "scripts run in processes that can only compute; the kernel filters their system calls (seccomp)"
        let forbidden =
            switch landlockVersion {
            case ...0: ""
            case ...3: "files"
            case 4...5: "files and TCP"
            default: "files, TCP and signals"
            }
        guard forbidden.isEmpty else {
            let landlock = "and forbids them \(forbidden) (Landlock \(landlockVersion))"
            return CheckupFinding("containment", "\(calls), \(landlock)")
        }
        return CheckupFinding(
            "containment",
            "\(calls)\nIt lacks Landlock, so files and connections are forbidden by that filter alone.",
            .notice,
            remedy: "For a second line, use Linux 5.13 or newer with landlock among its security modules (lsm=…).",
            cause: "no Landlock"
        )
    }

    /// That scripts can't be contained.
    ///
    /// - Parameters:
    ///   - reason: Why.
    ///   - isAccepted: Whether the owner's configuration lets them run nevertheless.
    /// - Returns: The finding.
    public static func noContainment(_ reason: String, isAccepted: Bool) -> CheckupFinding {
        let effect =
            isAccepted
            ? "Your moonhook.lua lets them run uncontained: a bug in Lua or other C gives them all that you can do."
            : "Only pinned scripts run. Others need --uncontained, or uncontained = true in your own moonhook.lua."
        return CheckupFinding(
            "containment",
            "scripts can't be contained: \(ForeignText(reason))\n\(effect)",
            isAccepted ? .notice : .failed,
            remedy: "Use a kernel with seccomp, and a container or service that allows it and new processes.",
            cause: "scripts can't be contained"
        )
    }

    /// What knows telephone numbers.
    ///
    /// - Parameter library: The library with its version.
    /// - Returns: The finding.
    public static func phoneNumbers(library: String) -> CheckupFinding {
        CheckupFinding("phones", "\(library) reads telephone numbers; it doesn't know ranges that are newer")
    }
}
