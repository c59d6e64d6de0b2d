import ArgumentParser
import CProcess
import Foundation
import Gateway
import Journal
import NIOCore
import PortalClient
import PortalModel
import Synchronization
import UnixSignals

struct GatewayServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves the gateway of a portal until it is asked to end.",
        discussion: """
            Serves /rest/USER/CODE/METHOD. SIGTERM and Ctrl-C let the calls in flight end, and the status is then 0. SIGHUP \
            lets it read moonhook.lua, the codes and the recipes again; if they can't be used, it goes on with the old ones. \
            The portal's address and token, where it listens, and its certificate hold from start to end.
            """
    )

    @OptionGroup var listening: ListeningOptions

    @OptionGroup var containment: ContainmentOptions

    @OptionGroup var portalOptions: PortalOptions

    func run() async throws {
        let readiness = Readiness()
        let serving = Task { try await serve { readiness.isReady.withLock { $0 = true } } }
        // Once it serves, the gateway ends in its own way; before that, there is nothing to finish.
        try await withTaskCancellationHandler {
            try await serving.value
        } onCancel: {
            if !readiness.isReady.withLock(\.self) { serving.cancel() }
        }
    }

    /// Whether the gateway serves.
    private final class Readiness: Sendable {
        let isReady = Mutex(false)
    }

    private func serve(_ beginning: @escaping @Sendable () -> Void) async throws {
        // A call that changes threads costs more than one thread has to do for all connections.
        NIOSingletons.groupLoopCountSuggestion = 1
        let environment = ProcessInfo.processInfo.environment
        // From now on, this signal doesn't end the process.
        let hangups = await UnixSignalsSequence(trapping: .sighup)
        let opening = try opening(environment)
        let listener = try listening.listener(environment)
        warn(of: opening)
        let status = try listening.statusEndpoint(environment)
        cprocess_raise_open_files()
        try await portalOptions.withPortal(
            opening.access,
            unlocking: try opening.unlockedFields(),
            adapting: opening.adapt
        ) { portal, state in
            let owner = try await portal.owner().id
            try portal.checkName()
            let journal = try state.makeJournal(of: portal.name, keeping: try opening.retention())
            guard let lock = try ApplyLock.ofGateway(in: try state.folder(of: portal.name)) else {
                throw Failure(
                    .busy,
                    "another process serves a gateway for \(opening.entry.portal) with this state folder; stop it first"
                )
            }
            defer { lock.release() }
            let gateway = try await Gateway(
                try await opening.settings(on: portal, in: state),
                portal: portal,
                ownerID: owner,
                journal: journal,
                pool: opening.pool,
                logger: RequestLog.logger(isVerbose: portalOptions.verbose)
            )
            try await withThrowingTaskGroup(of: Void.self) { group in
                // Any number of signals asks for one more reading.
                let (asked, asking) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
                group.addTask { for await _ in hangups { asking.yield() } }
                group.addTask {
                    for await _ in asked {
                        var isAgain = false
                        while await !reload(gateway, opening, portal, state, isAgain: isAgain) {
                            isAgain = true
                            guard (try? await Task.sleep(for: Self.pause)) != nil else { return }
                        }
                    }
                }
                group.addTask { await expire(journal, state) }
                defer { group.cancelAll() }
                try await run(gateway, on: listener, status) { port in
                    beginning()
                    tell(opening, of: owner, port)
                }
            }
        }
    }

    private func opening(_ environment: [String: String]) throws -> GatewayOpening {
        let configuration = try portalOptions.configuration(environment)
        let name = try portalOptions.portalName(environment)
        return try GatewayOpening(of: name, configuration, containment, environment)
    }

    private func run(
        _ gateway: Gateway,
        on listener: GatewayListener,
        _ status: GatewayListener.Endpoint?,
        _ onReady: @escaping @Sendable (Int) -> Void
    ) async throws {
        do {
            try await gateway.run(on: listener, status: status) { port in onReady(port) }
        } catch {
            throw Failure(error) ?? Failure(.usage, "the gateway can't go on: \(error)")
        }
    }

    /// Names files that somebody else could change or read, and that need not be so.
    private func warn(of opening: GatewayOpening) {
        for path in Set(opening.entry.clients.flatMap(\.recipes).map(\.path)).sorted() {
            do {
                try ConfigurationFile.checkOwner(of: path, whichDecides: "what the portal gets")
            } catch {
                if let failure = Failure(error) { Terminal.standardError.write("warning: \(failure.message)") }
            }
        }
        guard let key = listening.tlsKey, let remedy = SecretFile(path: key).remedy else { return }
        Terminal.standardError.write("warning: --tls-key: \(key) can be read by everybody; run \(remedy)")
    }

    private func tell(_ opening: GatewayOpening, of owner: UserID, _ port: Int) {
        let address = listening.place.address(of: owner, code: "CODE", port: port, isSecured: listening.isSecured)
        Terminal.standardError.write(
            """
            The gateway for \(opening.entry.portal) listens on \(address ?? "the socket of systemd") for \
            \(opening.clientsInWords)
            """
        )
    }

    /// How long it is waited until a portal is asked again that can't be reached.
    private static let pause = Duration.seconds(10)

    /// Reads everything again; what can't be used is reported, and changes nothing.
    ///
    /// - Parameters:
    ///   - gateway: The gateway.
    ///   - old: What it has read at its start.
    ///   - portal: The portal.
    ///   - state: Has the journals of all portals.
    ///   - isAgain: Whether it was reported already that the portal can't be asked.
    /// - Returns: Whether that is done; else the portal, which is needed for a part of it, can't be asked.
    private func reload(
        _ gateway: Gateway,
        _ old: GatewayOpening,
        _ portal: RESTPortal,
        _ state: StateFolder,
        isAgain: Bool
    ) async -> Bool {
        do {
            let opening = try opening(ProcessInfo.processInfo.environment)
            guard opening.access?.name == old.access?.name else {
                throw Failure(
                    .usage,
                    "\(opening.entry.path): portals.\(opening.entry.portal) has another host; restart the gateway to use it"
                )
            }
            // Who may call no more is locked out, whatever the portal does.
            gateway.restrict(to: opening.clients)
            try await gateway.reload(try await opening.settings(on: portal, in: state))
            Terminal.standardError.write("moonhook.lua was read again, for \(opening.clientsInWords)")
        } catch {
            // The gateway ends, and nobody asks how it would have gone on.
            guard !Task.isCancelled else { return true }
            let failure = Failure(error)
            let reason = failure?.message ?? "\(error)"
            guard failure?.status != .portal else {
                if !isAgain {
                    Terminal.standardError.write(
                        "The portal can't be asked, so of moonhook.lua only the names and codes of clients hold yet. It is read "
                            + "again every \(Self.pause.components.seconds) s.\n\(reason)"
                    )
                }
                return false
            }
            Terminal.standardError.write(
                "moonhook.lua can't be used, so the gateway goes on with what it has read before:\n" + reason
            )
        }
        return true
    }

    /// Deletes runs that have become too old: a gateway may serve for longer than they are kept.
    private func expire(_ journal: RunJournal, _ state: StateFolder) async {
        while (try? await Task.sleep(for: .seconds(86_400))) != nil {
            do {
                let opening = try opening(ProcessInfo.processInfo.environment)
                if let age = try opening.retention() { try state.expire(journal, keeping: age) }
            } catch {
                let reason = Failure(error)?.message ?? "\(error)"
                Terminal.standardError.write("Old runs can't be deleted today:\n" + reason)
            }
        }
    }
}
