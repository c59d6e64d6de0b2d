import Foundation
import PortalClient
import PortalModel
import Wire

/// What `moonhook doctor` looks at, and what it found.
struct Checkup {
    /// What was found on one point.
    struct Finding {
        enum State: String {
            case well = "ok"
            /// Works, and might work better.
            case notice = "note"
            case failed = "fails"
            /// Could not be looked at, since something before it failed.
            case unknown = "–"
        }

        var point: String
        var state: State
        /// What is so.
        var what: String
        /// What to do, where something is to be done.
        var remedy = ""
    }

    private(set) var findings: [Finding] = []
    /// The status to end with.
    private(set) var status = ExitStatus.done

    mutating func add(_ point: String, _ what: String, _ state: Finding.State = .well, remedy: String = "") {
        findings.append(Finding(point: point, state: state, what: what, remedy: remedy))
        if state == .failed, status == .done { status = .partial }
    }

    /// Enters an error, and what can't be looked at because of it.
    mutating func add(_ point: String, error: any Error, leavesOpen others: [String] = []) {
        let failure = Failure(error)
        findings.append(Finding(point: point, state: .failed, what: (failure?.message ?? "\(error)").description))
        status = failure?.status ?? .partial
        for other in others { add(other, "not checked", .unknown) }
    }
}

extension Checkup {
    static let portalPoints = ["connection", "credentials", "rights", "scopes", "users", "limits", "clock"]

    /// Looks at an open portal.
    ///
    /// - Parameters:
    ///   - portal: The portal.
    ///   - access: How it was named; `nil` for the demo portal.
    mutating func look(at portal: RESTPortal, _ access: PortalAccess?) async {
        let begin = ContinuousClock.now
        let time: Answer
        do {
            time = try await portal.call("server.time")
        } catch  where error.status == nil || [.moved, .unreadable, .httpsRequired, .blocked].contains(error.code) {
            return add("connection", error: error, leavesOpen: Array(Self.portalPoints.dropFirst()))
        } catch {
            add("connection", "answers")
            return add("credentials", error: error, leavesOpen: Array(Self.portalPoints.dropFirst(2)))
        }
        let milliseconds = (ContinuousClock.now - begin) / .milliseconds(1)
        let secured =
            access?.address.isSecured == true
            ? "over TLS, and its certificate is trusted" : "on this machine, without TLS"
        add("connection", "answers within \(Int(milliseconds)) ms, \(secured)")
        await lookAtOwner(of: portal)
        await lookAtScopes(of: portal)
        lookAtLimits(time, access)
        lookAtClock(time)
    }

    private mutating func lookAtOwner(of portal: RESTPortal) async {
        do {
            let profile = try await portal.call("profile").result
            // A person's name has no place in what is pasted into a ticket.
            let id = ForeignText(profile["ID"]?.stringValue ?? "unknown")
            guard !(profile["ID"]?.stringValue ?? "").isEmpty else {
                add("credentials", "their owner is dismissed", .failed, remedy: "Create the webhook as another user.")
                return add("rights", "not checked", .unknown)
            }
            add("credentials", "accepted; they belong to user \(id)")
            if profile["ADMIN"] == true {
                add("rights", "user \(id) is an administrator and may update users")
            } else {
                add(
                    "rights",
                    "user \(id) is not an administrator and may not update users",
                    .failed,
                    remedy: "Create the webhook as an administrator of the portal."
                )
            }
        } catch {
            add("credentials", error: error, leavesOpen: ["rights"])
        }
    }

    private mutating func lookAtScopes(of portal: RESTPortal) async {
        let scopes: Set<String>
        do {
            scopes = Set((try await portal.call("scope").result.arrayValue ?? []).compactMap(\.stringValue))
        } catch {
            return add("scopes", error: error, leavesOpen: ["users"])
        }
        let needs = [
            ("user", "updates are refused"), ("user.userfield", "custom fields are not known"),
            ("department", "the company structure can't be read"),
        ]
        let missing = needs.filter { !scopes.contains($0.0) }
        let listed = ForeignText(scopes.isEmpty ? "none" : scopes.sorted().joined(separator: ", ")).description
        if missing.isEmpty {
            add("scopes", listed)
        } else {
            let lacks = missing.map { "without \($0.0) \($0.1)" }.joined(separator: "; ")
            add(
                "scopes",
                "\(listed); \(lacks)",
                scopes.contains("user") ? .notice : .failed,
                remedy: "Tick \(missing.map(\.0).joined(separator: ", ")) in the webhook's settings."
            )
        }
        do {
            let users = try await portal.call("user.get", ["select": ["ID"], "ADMIN_MODE": 1])
            add("users", users.total.map { "\($0) can be read" } ?? "can be read")
        } catch {
            add("users", error: error)
        }
    }

    private mutating func lookAtLimits(_ answer: Answer, _ access: PortalAccess?) {
        let counted = answer.operating == nil ? "run time isn't counted" : "run time is counted and followed"
        guard let rate = access?.rate else { return add("limits", "none for requests; \(counted)") }
        let plan = rate == .enterprise ? "Enterprise" : "every plan but Enterprise"
        add(
            "limits",
            "\(Int(rate.perSecond)) requests a second after \(Int(rate.threshold)), as for \(plan); \(counted)"
        )
    }

    private mutating func lookAtClock(_ answer: Answer) {
        let style = Date.ISO8601FormatStyle()
        guard let text = answer.result.stringValue, let time = try? style.parse(text) else {
            return add("clock", "the portal's time can't be read", .notice)
        }
        let seconds = Int(time.timeIntervalSinceNow.rounded())
        guard abs(seconds) > 60 else { return add("clock", "differs by less than a minute") }
        add(
            "clock",
            "the portal's is \(abs(seconds)) seconds \(seconds > 0 ? "ahead" : "behind")",
            .notice,
            remedy: "Set this machine's clock, for example with NTP: otherwise dates in reports are wrong."
        )
    }
}
