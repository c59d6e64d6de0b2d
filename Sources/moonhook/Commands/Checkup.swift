import ArgumentParser
import Engine
import Foundation
import Gateway
import PortalClient
import PortalModel
import Report
import Wire

/// What `moonhook doctor` checks, and what it found.
struct Checkup {
    private(set) var findings: [CheckupFinding] = []
    /// The status to end with.
    private(set) var status = ExitStatus.done
    /// The portal's gateway as it would be opened, if it could.
    private var gateway: GatewayOpening?

    mutating func add(_ finding: CheckupFinding) {
        findings.append(finding)
        if finding.state == .failed, status == .done { status = .partial }
    }

    /// Adds an error, and what can't be checked because of it.
    mutating func add(_ point: String, error: any Error, leavesOpen others: [String] = []) {
        let failure = Failure(error)
        let words = (failure?.message ?? "\(error)").description
        findings.append(CheckupFinding(point, words, .failed, cause: Failure.ownWords(of: error)))
        status = failure?.status ?? .partial
        for other in others { add(.unchecked(other)) }
    }
}

extension Checkup {
    static let portalPoints = ["connection", "credentials", "rights", "scopes", "users", "limits", "clock"]

    /// Checks all that an open portal shows.
    ///
    /// - Parameters:
    ///   - portal: The portal.
    ///   - access: How it was named; `nil` for the demo portal.
    ///   - entries: What `moonhook.lua` protects.
    ///   - configuration: What it says besides.
    ///   - state: Where journals are.
    /// - Returns: This, and what was found.
    func looking(
        at portal: RESTPortal,
        _ access: PortalAccess?,
        for entries: [ProtectionEntry],
        of configuration: Configuration,
        in state: StateFolder
    ) async -> Checkup {
        var checkup = self
        await checkup.look(at: portal, access)
        await checkup.lookAtGateway(on: portal)
        await checkup.look(for: entries, of: configuration, on: portal, access, in: state)
        return checkup
    }

    /// Checks an open portal.
    ///
    /// - Parameters:
    ///   - portal: The portal.
    ///   - access: How it was named; `nil` for the demo portal.
    private mutating func look(at portal: RESTPortal, _ access: PortalAccess?) async {
        let begin = ContinuousClock.now
        let time: Answer
        do {
            time = try await portal.call("server.time")
        } catch  where error.status == nil || [.moved, .unreadable, .httpsRequired, .blocked].contains(error.code) {
            return add("connection", error: error, leavesOpen: Array(Self.portalPoints.dropFirst()))
        } catch {
            add(CheckupFinding("connection", "answers"))
            return add("credentials", error: error, leavesOpen: Array(Self.portalPoints.dropFirst(2)))
        }
        let milliseconds = Int((ContinuousClock.now - begin) / .milliseconds(1))
        add(.connection(milliseconds: milliseconds, isSecured: access?.address.isSecured == true))
        await lookAtOwner(of: portal)
        await lookAtScopes(of: portal)
        lookAtLimits(time, access)
        lookAtClock(time)
    }

    /// Checks what the portal's gateway needs, if it has one, and says what lets its clients do more than most.
    mutating func look(atGatewayOf portal: String, _ configuration: Configuration) {
        do {
            guard let gateway = try configuration.gateway(on: portal) else { return }
            add(.gateway(clients: gateway.clients.map(\.name)))
            let hasAlways = !configuration.always.isEmpty
            let failures = findings.count { $0.state == .failed }
            for client in gateway.clients { look(at: client, of: portal, hasAlways: hasAlways) }
            // What is missing was said already, in other words.
            guard findings.count(where: { $0.state == .failed }) == failures else { return }
            let containment = try ContainmentOptions.parse([])
            let environment = ProcessInfo.processInfo.environment
            self.gateway = try GatewayOpening(of: portal, configuration, containment, environment)
        } catch {
            add("gateway", error: error)
        }
    }

    private mutating func look(at client: ConfiguredGateway.Client, of portal: String, hasAlways: Bool) {
        do {
            _ = try client.codeSHA256()
        } catch {
            let reason = (Failure(error)?.message ?? "\(error)").description
            let command = "moonhook gateway new-client \(client.name) --portal \(portal.quoted)"
            add(.gatewayCode(of: client.name, reason, command: command))
        }
        for path in client.missingRecipes { add(.gatewayRecipe(missing: path, of: client.name)) }
        if client.recipes.isEmpty, client.mayUpdate { add(.gatewayWithoutRecipes(client.name, hasAlways: hasAlways)) }
        if client.methods == .all { add(.gatewayWithAllMethods(client.name)) }
    }

    /// Checks that what `moonhook.lua` protects is there; a portal that can't be read was reported already.
    private mutating func look(
        for entries: [ProtectionEntry],
        of configuration: Configuration,
        on portal: RESTPortal,
        _ access: PortalAccess?,
        in state: StateFolder
    ) async {
        do {
            let found = try await configuration.find(entries, on: portal, access, in: state)
            let frame = RunFrame(access, configuration, found)
            add(.protection(frame.protected(isFull: true), warnings: found.warnings.map(\.messageWithValue)))
        } catch is PortalError {
            add(.unchecked("protection"))
        } catch {
            add("protection", error: error)
        }
    }

    /// Checks the fields that the gateway's clients may write, now that the portal tells which there are.
    private mutating func lookAtGateway(on portal: RESTPortal) async {
        guard let gateway, let schema = try? await portal.schema() else { return }
        do {
            try gateway.checkFields(schema)
        } catch {
            add("gateway", error: error)
        }
    }

    private mutating func lookAtOwner(of portal: RESTPortal) async {
        do {
            let profile = try await portal.call("profile").result
            let findings = CheckupFinding.owner(profile["ID"]?.stringValue, isAdministrator: profile["ADMIN"] == true)
            for finding in findings { add(finding) }
        } catch {
            add("credentials", error: error, leavesOpen: ["rights"])
        }
    }

    private mutating func lookAtScopes(of portal: RESTPortal) async {
        do {
            let scopes = try await portal.call("scope").result.arrayValue ?? []
            add(.scopes(Set(scopes.compactMap(\.stringValue))))
        } catch {
            return add("scopes", error: error, leavesOpen: ["users"])
        }
        do {
            let users = try await portal.call("user.get", ["select": ["ID"], "ADMIN_MODE": 1])
            add(.users(users.total))
        } catch {
            add("users", error: error)
        }
    }

    private mutating func lookAtLimits(_ answer: Answer, _ access: PortalAccess?) {
        let rate = access?.rate.map { (Int($0.perSecond), Int($0.threshold), $0 == .enterprise) }
        add(.limits(rate, countsRunTime: answer.operating != nil))
    }

    private mutating func lookAtClock(_ answer: Answer) {
        let time = answer.result.stringValue.flatMap { try? Date.ISO8601FormatStyle().parse($0) }
        add(.clock(ahead: time.map { Int($0.timeIntervalSinceNow.rounded()) }))
    }
}
