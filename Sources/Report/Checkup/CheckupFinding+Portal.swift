public import Foundation
import PortalModel

/// The findings on a portal, by what it answered.
extension CheckupFinding {
    /// The files `moonhook.lua` in use.
    public static func configuration(_ paths: [String]) -> CheckupFinding {
        CheckupFinding(
            "configuration",
            paths.isEmpty ? "no moonhook.lua, and none is needed" : paths.joined(separator: ", ")
        )
    }

    /// That others can read a file with a secret.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - command: The command that keeps them from it.
    /// - Returns: The finding.
    public static func readableSecret(_ path: String, remedy command: String) -> CheckupFinding {
        CheckupFinding(
            "address",
            "every account on this machine can read \(ForeignText(path)), which opens the portal",
            .notice,
            remedy: "Run '\(ForeignText(command))'.",
            cause: "others can read a file with a secret"
        )
    }

    /// What `moonhook.lua` protects on the portal.
    ///
    /// - Parameters:
    ///   - words: Whom and what, in lines; empty for nobody.
    ///   - warnings: What was protected before and is no longer found by its entry.
    /// - Returns: The finding.
    public static func protection(_ words: String, warnings: [String]) -> CheckupFinding {
        guard warnings.isEmpty else {
            let lines = [words] + warnings.map { ForeignText($0).description }
            let remedy = "Correct the entries in moonhook.lua; until then runs end with status 1."
            let cause = "what an entry of protect named isn't found any more"
            return CheckupFinding("protection", lines.joined(separator: "\n"), .failed, remedy: remedy, cause: cause)
        }
        return CheckupFinding("protection", words.isEmpty ? "nobody and no field is protected" : words)
    }

    /// How far back the journal goes, and how long runs are kept.
    ///
    /// - Parameters:
    ///   - oldest: When the oldest run began; `nil` if there is none.
    ///   - kept: How long runs are kept, such as `90 days`; `nil` for ever.
    ///   - isOverdue: Whether there is an older one.
    /// - Returns: The finding.
    public static func journal(oldest: Date?, kept: String?, isOverdue: Bool) -> CheckupFinding {
        let record = oldest.map { "oldest record \(RunText.local($0).prefix(10))" } ?? "no records"
        guard let kept else {
            let remedy = oldest == nil ? "" : "Set keep = \"90d\" in moonhook.lua to bound it."
            return CheckupFinding("journal", "\(record), kept until they are deleted", remedy: remedy)
        }
        let remedy = isOverdue ? "The next run deletes older ones, unless they are open." : ""
        return CheckupFinding(
            "journal",
            "\(record), kept \(kept)",
            isOverdue ? .notice : .well,
            remedy: remedy,
            cause: isOverdue ? "runs are older than they may be" : ""
        )
    }

    /// That the portal answered, and how fast.
    ///
    /// - Parameters:
    ///   - milliseconds: The time of one call.
    ///   - isSecured: Whether it goes over TLS.
    /// - Returns: The finding.
    public static func connection(milliseconds: Int, isSecured: Bool) -> CheckupFinding {
        let secured = isSecured ? "over TLS, and its certificate is trusted" : "on this machine, without TLS"
        return CheckupFinding("connection", "answers within \(milliseconds) ms, \(secured)")
    }

    /// Whose the credentials are, and what that says of their right to update users.
    ///
    /// That right is the one to invite, which nothing reports; `ADMIN` is about applications. The finding leaves out the person's
    /// name, since people paste it into tickets.
    ///
    /// - Parameters:
    ///   - id: The owner's id as the portal writes it; empty for a dismissed one.
    ///   - isAdministrator: Whether the owner is an administrator.
    /// - Returns: What is found of credentials and rights.
    public static func owner(_ id: String?, isAdministrator: Bool) -> [CheckupFinding] {
        guard let id, !id.isEmpty else {
            let remedy = "Create the webhook as another user."
            let words = "their owner is dismissed"
            let dismissed = CheckupFinding("credentials", words, .failed, remedy: remedy, cause: words)
            return [dismissed, unchecked("rights")]
        }
        let user = ForeignText(id)
        let credentials = CheckupFinding("credentials", "accepted; they belong to user \(user)")
        guard !isAdministrator else {
            return [credentials, CheckupFinding("rights", "user \(user) is an administrator and may update users")]
        }
        let doubt =
            "user \(user) is no administrator; who may invite users may update them, and only an update can tell"
        let remedy =
            "Apply a small change first, such as with --sample 1. If it is refused, name credentials of an administrator."
        return [credentials, CheckupFinding("rights", doubt, .notice, remedy: remedy, cause: "no administrator")]
    }

    /// What the scopes of the credentials allow.
    public static func scopes(_ scopes: Set<String>) -> CheckupFinding {
        let needs = [
            ("user", "updates are refused"), ("user.userfield", "custom fields are not known"),
            ("department", "the company structure can't be read"),
        ]
        let missing = needs.filter { !scopes.contains($0.0) }
        let listed = ForeignText(scopes.isEmpty ? "none" : scopes.sorted().joined(separator: ", ")).description
        guard !missing.isEmpty else { return CheckupFinding("scopes", listed) }
        let lacks = missing.map { "without \($0.0) \($0.1)" }.joined(separator: "; ")
        return CheckupFinding(
            "scopes",
            "\(listed); \(lacks)",
            scopes.contains("user") ? .notice : .failed,
            remedy: "Select \(missing.map(\.0).joined(separator: ", ")) in the webhook's settings.",
            cause: lacks
        )
    }

    /// That users can be read, and how many if the portal says.
    public static func users(_ count: Int?) -> CheckupFinding {
        CheckupFinding("users", count.map { "\($0) can be read" } ?? "can be read")
    }

    /// How fast requests go.
    ///
    /// - Parameters:
    ///   - rate: Requests a second, how many may come at once, and whether it is the rate of Enterprise; `nil` for no limit.
    ///   - countsRunTime: Whether the portal counts the run time of methods.
    /// - Returns: The finding.
    public static func limits(
        _ rate: (perSecond: Int, threshold: Int, isEnterprise: Bool)?,
        countsRunTime: Bool
    ) -> CheckupFinding {
        let counted = countsRunTime ? "run time is counted and followed" : "run time isn't counted"
        guard let rate else { return CheckupFinding("limits", "none for requests; \(counted)") }
        let plan = rate.isEnterprise ? "Enterprise" : "every plan but Enterprise"
        return CheckupFinding(
            "limits",
            "\(rate.perSecond) requests a second after \(rate.threshold), as for \(plan); \(counted)"
        )
    }

    /// How far the portal's clock is from this machine's.
    ///
    /// - Parameter seconds: How many seconds it is ahead; `nil` if the portal's time can't be read.
    /// - Returns: The finding.
    public static func clock(ahead seconds: Int?) -> CheckupFinding {
        guard let seconds else {
            let words = "the portal's time can't be read"
            return CheckupFinding("clock", words, .notice, cause: words)
        }
        guard abs(seconds) > 60 else { return CheckupFinding("clock", "differs by less than a minute") }
        return CheckupFinding(
            "clock",
            "the portal's is \(abs(seconds)) seconds \(seconds > 0 ? "ahead" : "behind")",
            .notice,
            remedy: "Set this machine's clock, for example with NTP: otherwise dates in reports are wrong.",
            cause: "differs by more than a minute"
        )
    }
}
