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

    /// Who pays for the time of a batch.
    enum Operating: String, ExpressibleByArgument, CaseIterable {
        case off
        case documented
        case measured
    }

    @Option(help: "The rate of requests that a plan allows.")
    var limits = Plan.off

    @Option(help: "The run time of methods: in a batch its commands pay as documented, or the batch as measured.")
    var operating = Operating.off

    @Option(help: ArgumentHelp("How long a method may run within ten minutes. Else 480.", valueName: "seconds"))
    var operatingLimit: Double?

    @Option(help: ArgumentHelp("What each command costs. Else the time that it takes.", valueName: "seconds"))
    var operatingCost: Double?

    @Option(help: ArgumentHelp("How long every request waits.", valueName: "50ms"))
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
        } else if let span = TimeSpan(argument: argument) ?? TimeSpan(argument: argument + "ms") {
            duration = span.duration
        } else {
            return nil
        }
    }
}
