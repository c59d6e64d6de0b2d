import ArgumentParser
import Containment
import Foundation
import Journal
import PortalModel
import Report
import Scripting
import Wire

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract:
            "Checks containment, configuration, address, credentials, rights and limits, and reports what to fix.",
        discussion: "Only reads. Ends with status 0 if all is well, and with 1, 4 or 64 depending on what fails."
    )

    @OptionGroup var portalOptions: PortalOptions

    @Option(help: "The format of the findings: text or json.")
    var format = OutputFormat.text

    @Flag(
        help:
            "Print what a report of a bug needs, without names, addresses, paths and secrets; always ends with status 0."
    )
    var report = false

    func validate() throws {
        guard !report || format == .text else { throw ValidationError("--report is a text; leave --format out.") }
    }

    func run() async throws {
        guard !report else { return await printReport() }
        let checkup = await look()
        let output = Terminal.standardOutput
        for finding in checkup.findings {
            output.write(format == .json ? finding.json : finding.text(output.style), as: format)
        }
        guard checkup.status == .done else { throw Failure(checkup.status, "") }
    }

    private func printReport() async {
        let environment = ProcessInfo.processInfo.environment
        let checkup = await look(isQuiet: true)
        let report = BugReport(portalOptions.choice, environment, checkup)
        Terminal.standardOutput.write(report: report.text(Terminal.standardOutput.style))
    }

    private func containment(_ environment: [String: String]) -> CheckupFinding {
        let check = ScriptWorkers.check
        guard let failure = check.failure else { return .containment(landlockVersion: check.landlockVersion) }
        let own = try? Configuration(try Configuration.administrators(environment))
        return .noContainment(failure, isAccepted: own?.allowsUncontained == true)
    }

    private func journal(
        of portal: String,
        _ configuration: Configuration,
        _ access: PortalAccess?,
        _ state: StateFolder
    ) throws -> CheckupFinding {
        let age = try configuration.retention(on: portal, at: access?.address)
        let oldest = try state.openJournal(of: access.title.host)?.oldestBeginning()
        return .journal(oldest: oldest, kept: age?.words, isOverdue: age.map { oldest ?? .now < $0.beginning } ?? false)
    }

    /// Checks everything, as far as one thing doesn't need another.
    ///
    /// - Parameter isQuiet: Whether standard error stays empty, which else names hosts.
    /// - Returns: What was found.
    private func look(isQuiet: Bool = false) async -> Checkup {
        let logger = isQuiet ? RequestLog.silent : nil
        var checkup = Checkup()
        let environment = ProcessInfo.processInfo.environment
        checkup.add(containment(environment))
        checkup.add(.phoneNumbers(library: ScriptLibraries.phoneNumbers))
        let state = portalOptions.choice.state(environment)
        // What an error is about.
        var point = "address"
        do {
            let name = try portalOptions.portalName(environment)
            point = "configuration"
            let configuration = try portalOptions.configuration(environment)
            checkup.add(.configuration(configuration.paths))
            point = "address"
            let access = try PortalAccess(name, configuration, environment: environment)
            if !isQuiet { InterruptedRuns.mention(in: state, of: access.title.host, portalOptions.choice) }
            if let access {
                let ownName = access.title.name.map { "\(ForeignText($0)), " } ?? ""
                checkup.add(CheckupFinding("address", "\(ownName)\(access.address)"))
                for file in try configuration.secretFiles(of: name) {
                    if let remedy = file.remedy { checkup.add(.readableSecret(file.path, remedy: remedy)) }
                }
                point = "state"
                checkup.add(CheckupFinding("state", try state.folder(of: access.name)))
            } else {
                checkup.add(CheckupFinding("address", "demo, an invented portal on this machine"))
            }
            point = "protection"
            let entries = try configuration.protection(on: name, at: access?.address)
            point = "journal"
            checkup.add(try journal(of: name, configuration, access, state))
            checkup.look(atGatewayOf: name, configuration)
            point = "connection"
            guard let access else {
                return try await portalOptions.withDemo(state, logger: logger) { [checkup] portal in
                    await checkup.looking(at: portal, nil, for: entries, of: configuration, in: state)
                }
            }
            return try await portalOptions.withPortal(access, state, logger: logger) { [checkup] portal in
                await checkup.looking(at: portal, access, for: entries, of: configuration, in: state)
            }
        } catch {
            checkup.add(point, error: error)
            return checkup
        }
    }
}
