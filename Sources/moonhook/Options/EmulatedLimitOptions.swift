import ArgumentParser
import PortalEmulator

/// How much an emulated portal allows.
struct EmulatedLimitOptions: ParsableArguments {
    /// The plan whose rate is allowed.
    enum Plan: String, ExpressibleByArgument, CaseIterable {
        case off
        case standard
        case enterprise
    }

    /// How the operating time of a batch is counted.
    enum Operating: String, ExpressibleByArgument, CaseIterable {
        case off
        case documented
        case measured
    }

    @Option(help: "The plan whose request rate applies.")
    var limits = Plan.off

    @Option(help: "How run time is charged for a batch: to its commands as documented, or to the batch as measured.")
    var operating = Operating.off

    @Option(help: ArgumentHelp("How long a method may run within ten minutes. Default: 480.", valueName: "seconds"))
    var operatingLimit: Double?

    @Option(
        help: ArgumentHelp(
            "The run time charged for each command. Default: the time that it takes.",
            valueName: "seconds"
        )
    )
    var operatingCost: Double?

    @Option(help: ArgumentHelp("The delay of every request.", valueName: "50ms"))
    var latency: Latency?

    func validate() throws {
        guard operating != .off || (operatingLimit == nil && operatingCost == nil) else {
            throw ValidationError("--operating-limit and --operating-cost need --operating documented or measured.")
        }
        guard operatingLimit ?? 1 > 0, operatingCost ?? 1 >= 0 else {
            throw ValidationError("--operating-limit and --operating-cost take a number of seconds.")
        }
    }

    func apply(to configuration: inout EmulatorConfiguration) {
        configuration.rateLimit =
            switch limits {
            case .off: nil
            case .standard: .standard
            case .enterprise: .enterprise
            }
        configuration.operating = EmulatorOperatingLimit.Charging(rawValue: operating.rawValue).map { charging in
            EmulatorOperatingLimit(
                seconds: operatingLimit ?? 480,
                charging: charging,
                secondsPerCommand: operatingCost
            )
        }
        configuration.latency = latency?.duration ?? .zero
    }
}

/// A time such as `50ms` or `1s`; a bare number is milliseconds.
struct Latency: ExpressibleByArgument {
    let duration: Duration

    init?(argument: String) {
        if argument == "0" {
            duration = .zero
        } else if let span = (try? TimeSpan(argument)) ?? (try? TimeSpan(argument + "ms")) {
            duration = span.duration
        } else {
            return nil
        }
    }
}
