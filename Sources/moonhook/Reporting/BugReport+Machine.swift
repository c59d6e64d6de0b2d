import CProcess
import Containment
import Foundation
import Journal
import Lua
import Report
import Scripting
import SystemPackage

extension BugReport {
    /// The program, and what it is made of.
    static var versions: [(point: String, words: String)] {
        let library = cprocess_libc_version()
        let parts = [
            "Swift \(compiler)", ScriptLibraries.phoneNumbers, "Lua \(LuaLibrary.version)",
            "SQLite \(known(JournalFigures.libraryVersion))", "glibc \(library / 1_000).\(library % 1_000)",
        ]
        return [("moonhook", Moonhook.version), ("made of", parts.joined(separator: ", "))]
    }

    /// The machine, and what it has to contain scripts with.
    static var machine: [(point: String, words: String)] {
        let process = ProcessInfo.processInfo
        let memory = Int((Double(process.physicalMemory) / Double(1 << 30)).rounded())
        let check = ScriptWorkers.check
        let containment = [
            check.filtersCalls ? "seccomp" : "no seccomp",
            check.landlockVersion > 0 ? "Landlock \(check.landlockVersion)" : "no Landlock",
            check.failure == nil ? "scripts can be contained" : "scripts can't be contained",
        ]
        return [
            ("system", "\(distribution), Linux \(kernel), \(architecture)"),
            ("machine", "\(count(process.activeProcessorCount, "processor", "processors")), \(memory) GiB of memory"),
            ("containment", containment.joined(separator: ", ")),
        ]
    }

    /// The time zone, the language, the terminal, and which variables are set; no value of one.
    static func surroundings(_ environment: [String: String]) -> [(point: String, words: String)] {
        let minutes = TimeZone.current.secondsFromGMT() / 60
        let zone = (minutes < 0 ? "-" : "+") + digits(abs(minutes) / 60) + ":" + digits(abs(minutes) % 60)
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        let language = (locale ?? "C").prefixMatch(of: /[a-z]{2,3}(?=[_.@]|$)/).map { String($0.output) } ?? "C"
        let outputs = [("output", FileDescriptor.standardOutput), ("error", .standardError)].map { name, descriptor in
            "standard \(name) is \(isatty(descriptor.rawValue) == 1 ? "a" : "no") terminal"
        }
        let set = variables.filter { environment[$0] != nil }
        return [
            ("time", "UTC\(zone)"), ("language", language),
            ("terminal", (outputs + ["\(Terminal.standardOutput.style.width) columns"]).joined(separator: ", ")),
            ("variables", set.isEmpty ? "none of those that count" : set.joined(separator: ", ")),
        ]
    }

    private static let variables = [
        "COLUMNS", "MOONHOOK_CONFIG", "MOONHOOK_PORTAL", "MOONHOOK_STATE", "MOONHOOK_TOKEN", "NO_COLOR", "TZ",
        "XDG_CONFIG_HOME", "XDG_STATE_HOME",
    ]

    private static func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// The compiler that made this, as far as it says.
    private static var compiler: String {
        #if compiler(>=6.4)
        "6.4 or newer"
        #else
        "6.3"
        #endif
    }

    private static var architecture: String {
        #if arch(x86_64)
        "x86_64"
        #elseif arch(arm64)
        "arm64"
        #else
        "another architecture"
        #endif
    }

    /// The numbers of the kernel's version; who builds one may name it after the machine.
    private static var kernel: String {
        let text = try? String(contentsOfFile: "/proc/sys/kernel/osrelease", encoding: .utf8)
        return known(text?.prefixMatch(of: /[0-9]{1,4}(?:\.[0-9]{1,6})*/).map { String($0.output) })
    }

    /// The distribution with its version, if it is one that many have; others may be a company's own.
    private static var distribution: String {
        let text = (try? String(contentsOfFile: "/etc/os-release", encoding: .utf8)) ?? ""
        func value(_ key: String) -> String? {
            text.split(separator: "\n").first { $0.hasPrefix("\(key)=") }
                .map { $0.dropFirst(key.count + 1).trimmingCharacters(in: ["\"", "'"]) }
        }
        guard let name = value("ID"), distributions.contains(name) else { return "another distribution" }
        let version = value("VERSION_ID").flatMap { $0.wholeMatch(of: /[0-9]{1,4}(?:\.[0-9]{1,4}){0,2}/) }
        return [name, version.map { String($0.output) }].compactMap(\.self).joined(separator: " ")
    }

    private static let distributions: Set = [
        "almalinux", "alpine", "amzn", "arch", "astra", "centos", "debian", "fedora", "linuxmint", "opensuse-leap",
        "opensuse-tumbleweed", "raspbian", "rhel", "rocky", "sles", "ubuntu",
    ]
}
