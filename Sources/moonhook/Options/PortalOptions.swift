import ArgumentParser
import Foundation
import Logging
import PortalClient
import PortalEmulator
import PortalModel
import Report

/// Which portal a command works with, and how.
struct PortalOptions: ParsableArguments {
    @OptionGroup var choice: PortalChoice

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How long to keep trying if the portal is unreachable or fails.", valueName: "10m"),
        transform: TimeSpan.init
    )
    var wait: TimeSpan?

    @Flag(help: "Show each request: method, status, tries, time, run time charged by the portal.")
    var verbose = false

    /// The files `moonhook.lua` in use.
    func configuration(_ environment: [String: String]) throws -> Configuration {
        try choice.basis.configuration(environment)
    }

    /// Reads the configuration only for this, and opens the portal for as long as `body` runs.
    ///
    /// - Parameter body: Receives the portal, and how people call it.
    /// - Returns: What `body` returns.
    /// - Throws: ``Failure``, or what `body` throws.
    func withPortal<Value>(_ body: (RESTPortal, PortalTitle) async throws -> Value) async throws -> Value {
        let environment = ProcessInfo.processInfo.environment
        let name = try portalName(environment)
        let configuration = try self.configuration(environment)
        let access = try PortalAccess(name, configuration, environment: environment)
        let unlocked = try configuration.unlockedFields(on: name)
        return try await withPortal(access, unlocking: unlocked) { portal, _ in try await body(portal, access.title) }
    }

    /// Opens the portal for as long as `body` runs.
    ///
    /// - Parameters:
    ///   - access: Where it is and what opens it; `nil` for the demo portal.
    ///   - mentionsRuns: Whether to mention the portal's interrupted runs.
    ///   - fields: The locked fields that may be written there.
    ///   - adapt: Changes how the portal is dealt with.
    ///   - body: Receives the portal, and where its state is kept.
    /// - Returns: What `body` returns.
    /// - Throws: ``Failure``, or what `body` throws.
    func withPortal<Value>(
        _ access: PortalAccess?,
        mentionsRuns: Bool = true,
        unlocking fields: Set<String> = [],
        adapting adapt: (inout PortalSettings) -> Void = { _ in },
        _ body: (RESTPortal, StateFolder) async throws -> Value
    ) async throws -> Value {
        let state = choice.state(ProcessInfo.processInfo.environment)
        try await access?.takeOver(in: state)
        if mentionsRuns { InterruptedRuns.mention(in: state, of: access.title.host, choice) }
        guard let access else {
            return try await withDemo(state, unlocking: fields, adapting: adapt) { portal in
                try await body(portal, state)
            }
        }
        return try await withPortal(access, state, unlocking: fields, adapting: adapt) { portal in
            do {
                return try await body(portal, state)
            } catch let error as PortalError {
                throw Failure(.portal, "\(access.title): \(error)")
            }
        }
    }

    /// What `--portal` or MOONHOOK_PORTAL says.
    ///
    /// - Throws: ``Failure`` if neither is set.
    func portalName(_ environment: [String: String]) throws -> String { try choice.name(environment) }

    /// Serves the demo portal, and opens it.
    func withDemo<Value>(
        _ state: StateFolder,
        unlocking fields: Set<String> = [],
        adapting adapt: (inout PortalSettings) -> Void = { _ in },
        logger: Logger? = nil,
        _ body: (RESTPortal) async throws -> Value
    ) async throws -> Value {
        let file = try state.folder(of: "demo") + "/portal.sqlite"
        let emulator = try EmulatedPortal(EmulatorConfiguration(storage: .file(path: file)))
        return try await emulator.serve { address in
            var settings = PortalSettings(
                name: "demo",
                userAgent: Moonhook.userAgent,
                rate: nil,
                patience: wait?.duration,
                unlockedFields: fields
            )
            adapt(&settings)
            return try await RESTPortal.withPortal(
                at: try PortalAddress(address.webhook),
                settings: settings,
                logger: logger ?? RequestLog.logger(isVerbose: verbose),
                body
            )
        }
    }

    /// Opens a portal that is not the demo portal.
    func withPortal<Value>(
        _ access: PortalAccess,
        _ state: StateFolder,
        unlocking fields: Set<String> = [],
        adapting adapt: (inout PortalSettings) -> Void = { _ in },
        logger: Logger? = nil,
        _ body: (RESTPortal) async throws -> Value
    ) async throws -> Value {
        var settings = access.settings
        // Without a folder, each process counts only its own requests.
        settings.ratePath = access.rate.flatMap { _ in try? state.folder(of: access.name) + "/rate" }
        settings.patience = wait?.duration
        settings.unlockedFields = fields
        adapt(&settings)
        return try await RESTPortal.withPortal(
            at: access.address,
            token: access.token,
            settings: settings,
            logger: logger ?? RequestLog.logger(isVerbose: verbose),
            body
        )
    }
}
