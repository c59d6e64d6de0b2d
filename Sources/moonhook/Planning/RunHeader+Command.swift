import Foundation
import PortalModel
import Wire

extension RunHeader {
    /// What is known of a run when a command begins it: what runs, who runs it, with whose credentials, and what for.
    ///
    /// The portal is asked for the owner of the credentials, unless it is a dry run, which nobody looks up later.
    ///
    /// - Throws: ``PortalError`` if the portal can't be reached or refuses the credentials as such; or `CancellationError`.
    init(
        origin: Origin = .scripts,
        scripts: [Script],
        parameters: JSONObject = [:],
        input: ForeignText? = nil,
        inputSHA256: String? = nil,
        options: [Option] = [],
        applying: ApplyOptions,
        on portal: any Portal,
        startedAt: Date = Date()
    ) async throws {
        self.init(
            origin: origin,
            scripts: scripts,
            parameters: parameters,
            portal: portal.name,
            input: input,
            inputSHA256: inputSHA256,
            account: ForeignText(NSUserName()),
            version: Moonhook.version,
            isDryRun: applying.dryRun,
            startedAt: startedAt
        )
        self.options = options + applying.allow.map { Option("--allow", ForeignText("\($0)")) }
        person = applying.sending.person?.text
        purpose = applying.sending.purpose?.text
        if !applying.dryRun { owner = try await Owner(of: portal) }
    }
}

extension RunHeader.Owner {
    /// The owner of the credentials; `nil` if these don't show them.
    fileprivate init?(of portal: any Portal) async throws {
        do {
            let user = try await portal.owner()
            self.init(id: user.id, name: ForeignText(user.displayName))
        } catch let error as PortalError
            where [.accessDenied, .forbidden, .insufficientScope, .unknownMethod, .rejected].contains(error.code)
        {
            return nil
        }
    }
}
