import Engine
import Foundation
import Journal
import PortalClient
import PortalModel
import Report

extension BugReport {
    /// How the portal is named and what opens it.
    static func portal(_ choice: PortalChoice, _ environment: [String: String]) -> String {
        do {
            let name = try choice.name(environment)
            let configuration = try choice.basis.configuration(environment)
            guard let access = try PortalAccess(name, configuration, environment: environment) else { return "demo" }
            let parts = [
                name.contains("://") ? "named by its address" : "named in moonhook.lua",
                access.address.needsToken ? "OAuth" : "webhook", access.address.isSecured ? "TLS" : "this machine",
                access.rate.map { $0 == .enterprise ? "limits enterprise" : "limits standard" } ?? "limits off",
            ]
            return parts.joined(separator: ", ")
        } catch {
            return "unknown: \(Failure.ownWords(of: error))"
        }
    }

    /// Which files `moonhook.lua` there are, and how much they say.
    static func configuration(_ choice: ConfigurationChoice, _ environment: [String: String]) -> [String] {
        let isNamed = choice.config != nil || environment["MOONHOOK_CONFIG", default: ""].isEmpty == false
        let files = [
            ("/etc/moonhook", OutputFile.exists(Configuration.systemPath)),
            ("the account's", OutputFile.exists(Configuration.ownPath(environment))),
            ("the working folder's", OutputFile.exists("moonhook.lua")), ("a named one", isNamed),
        ]
        let there = files.filter(\.1).map(\.0)
        let layers = "moonhook.lua: " + (there.isEmpty ? "none" : there.joined(separator: ", "))
        do {
            return [layers] + counts(of: try choice.configuration(environment))
        } catch {
            return [layers, "can't be used: \(Failure.ownWords(of: error))"]
        }
    }

    private static func counts(of configuration: Configuration) -> [String] {
        let files = configuration.files
        let names = Set(files.flatMap { file in file.portals.keys.filter(file.defines) }).sorted()
        let protected = files.flatMap { file in
            file.protection + file.protectedPortals.flatMap { (try? file.protection(on: $0)) ?? [] }
        }
        let fields = protected.count { if case .field = $0.subject { true } else { false } }
        let clients = names.reduce(0) { $0 + (((try? configuration.gateway(on: $1)) ?? nil)?.clients.count ?? 0) }
        let counts = [
            count(files.count, "file in use", "files in use"), count(names.count, "portal", "portals"),
            count(files.reduce(0) { $0 + $1.pins.count }, "pin", "pins"),
            count(configuration.always.count, "recipe in always", "recipes in always"),
            count(protected.count - fields, "protected user", "protected users"),
            count(fields, "protected field", "protected fields"),
            count(clients, "client of a gateway", "clients of gateways"),
        ]
        let flags = [
            files.contains(where: \.onlyPinned) ? "only_pinned" : nil,
            configuration.allowsUncontained ? "uncontained" : nil,
            files.contains { $0.keep != nil } ? "keep" : nil, files.contains { $0.authorities != nil } ? "ca" : nil,
        ]
        .compactMap(\.self)
        return [counts.joined(separator: ", ")] + (flags.isEmpty ? [] : ["says \(flags.joined(separator: ", "))"])
    }

    /// The journals in the state folder, without their names.
    static func state(_ state: StateFolder) -> [String] {
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: state.path)) ?? []
        let journals = folders.map { "\(state.path)/\($0)/journal.sqlite" }.filter(OutputFile.exists)
        guard !journals.isEmpty else { return ["no journals"] }
        // By what is in them: the order of their names would say something of those.
        return [count(journals.count, "journal", "journals")] + journals.map(words).sorted()
    }

    private static func words(_ journal: String) -> String {
        do {
            let figures = try JournalFigures(path: journal)
            let runs = RunState.allCases.compactMap { state in figures.runs[state].map { "\($0) \(state.rawValue)" } }
            let oldest = figures.oldest.map { "oldest of \(RunText.local($0).prefix(10))" }
            let parts = [
                "journal of \(count(figures.runs.values.reduce(0, +), "run", "runs"))", runs.joined(separator: ", "),
                oldest ?? "",
                "\(figures.bytes / 1_024) KiB", "version \(figures.version)",
            ]
            return parts.filter { !$0.isEmpty }.joined(separator: ", ")
        } catch {
            return "journal can't be read: \(Failure.ownWords(of: error))"
        }
    }
}
