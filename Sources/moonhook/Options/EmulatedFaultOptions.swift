import ArgumentParser
import PortalEmulator

/// The faults of an emulated portal.
struct EmulatedFaultOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The share of requests that get a fault, such as hang=0.05; may be repeated.",
            valueName: "name=rate"
        ),
        completion: .list(names.map { "\($0)=" }),
        transform: Rate.init(parsing:)
    )
    var fault: [Rate] = []

    @Option(
        help: ArgumentHelp(
            "The faults of the first requests, in order; none is a normal answer.",
            valueName: "a,b,none"
        ),
        completion: .list(names + ["none"]),
        transform: { try NamedList.parse($0, of: names + ["none"], "fault").map { EmulatorFault(rawValue: $0) } }
    )
    var faultList: [EmulatorFault?] = []

    @Option(help: ArgumentHelp("The share of written values that are stored in another form.", valueName: "rate"))
    var rewrite = 0.0

    @Option(help: ArgumentHelp("The share of written values that are silently ignored.", valueName: "rate"))
    var ignore = 0.0

    /// `name=rate`.
    struct Rate {
        let fault: EmulatorFault
        let share: Double

        init(parsing argument: String) throws {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            let name = try NamedList.check(parts.first ?? "", names, "fault")
            guard parts.count == 2, let share = Double(parts[1]), (0...1).contains(share) else {
                throw ValidationError("--fault takes a name and a rate from 0 to 1, such as \(name)=0.05.")
            }
            self.share = share
            fault = EmulatorFault(rawValue: name) ?? .internalError
        }
    }

    private static let names = EmulatorFault.allCases.map(\.rawValue)

    func validate() throws {
        guard (0...1).contains(rewrite), (0...1).contains(ignore), rewrite + ignore <= 1 else {
            throw ValidationError("--rewrite and --ignore take rates from 0 to 1, and at most 1 together.")
        }
        guard fault.reduce(0, { $0 + $1.share }) <= 1 else {
            throw ValidationError("The rates of all --fault options add up to more than 1.")
        }
    }

    func apply(to configuration: inout EmulatorConfiguration, seed: UInt64?) {
        configuration.faults = EmulatorFaults(
            list: faultList,
            rates: Dictionary(fault.map { ($0.fault, $0.share) }) { _, later in later },
            seed: seed ?? 1
        )
        configuration.rewriting = EmulatorRewriting(rewriteRate: rewrite, ignoreRate: ignore, seed: seed ?? 1)
    }
}
