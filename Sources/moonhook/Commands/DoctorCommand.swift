import ArgumentParser
import Foundation
import PortalModel
import Report
import Wire

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks configuration, address, credentials, rights and limits, and reports what to fix.",
        discussion: "Only reads. Ends with status 0 if all is well, and with 1, 4 or 64 depending on what fails."
    )

    @OptionGroup var portalOptions: PortalOptions

    @Option(help: "The format of the findings: text or json.")
    var format = OutputFormat.text

    func run() async throws {
        let checkup = await look()
        let output = Terminal.standardOutput
        for finding in checkup.findings {
            format == .json ? output.write(json: finding.json.text) : output.write(report: finding.text(output.style))
        }
        guard checkup.status == .done else { throw Failure(checkup.status, "") }
    }

    private func look() async -> Checkup {
        var checkup = Checkup()
        let environment = ProcessInfo.processInfo.environment
        let state = portalOptions.choice.state(environment)
        do {
            let name = try portalOptions.portalName(environment)
            let configuration = try portalOptions.configuration(environment)
            checkup.add(
                "configuration",
                configuration.paths.isEmpty
                    ? "no moonhook.lua, and none is needed" : configuration.paths.joined(separator: ", ")
            )
            guard name != "demo" else {
                checkup.add("address", "demo, an invented portal on this machine")
                checkup = try await portalOptions.withDemo(state) { [checkup] portal in
                    var checkup = checkup
                    await checkup.look(at: portal, nil)
                    return checkup
                }
                return checkup
            }
            let access = try PortalAccess(name, configuration, environment: environment)
            checkup.add("address", "\(access.address)")
            checkup.add("state", try state.folder(of: access.name))
            return try await portalOptions.withPortal(access, state) { [checkup] portal in
                var checkup = checkup
                await checkup.look(at: portal, access)
                return checkup
            }
        } catch {
            let isOpening = checkup.findings.contains { $0.point == "address" }
            checkup.add(isOpening ? "connection" : "address", error: error)
            return checkup
        }
    }
}

extension Checkup.Finding {
    /// Such as `rights         fails  user 7 is no administrator …`, with the remedy below.
    fileprivate func text(_ style: ReportStyle) -> String {
        let head = point.padded(to: 13) + "  " + style.mark(state.rawValue.padded(to: 5), isGood: isGood) + "  "
        let margin = String(repeating: " ", count: 22)
        let lines = what.split(separator: "\n").map(String.init) + (remedy.isEmpty ? [] : [remedy])
        return head + lines.joined(separator: "\n\(margin)")
    }

    private var isGood: Bool? {
        switch state {
        case .well: true
        case .failed: false
        case .notice, .unknown: nil
        }
    }

    /// The finding as an object.
    fileprivate var json: JSONValue {
        let states: [State: JSONValue] = [.well: "ok", .notice: "note", .failed: "fails", .unknown: "unknown"]
        return [
            "check": .string(point), "state": states[state] ?? .null, "what": .string(what), "remedy": .string(remedy),
        ]
    }
}
