import Wire

/// Decides which requests meet a fault.
struct FaultPlan: Sendable {
    /// A fault, and a number for what is left to chance about it.
    typealias Draw = (fault: EmulatorFault, dice: UInt64)

    private var list: ArraySlice<EmulatorFault?>
    private let rates: [(fault: EmulatorFault, rate: Double)]
    private var random: SplitMix64

    init(_ faults: EmulatorFaults) {
        list = faults.list[...]
        rates = EmulatorFault.allCases.compactMap { fault in faults.rates[fault].map { (fault, $0) } }
        random = SplitMix64(seed: faults.seed, stream: 0)
    }

    /// Takes the next request.
    ///
    /// - Returns: Its fault, or `nil` if there is none.
    mutating func next() -> Draw? {
        let fault = list.isEmpty ? chance() : list.removeFirst()
        return fault.map { ($0, random.next()) }
    }

    private mutating func chance() -> EmulatorFault? {
        guard !rates.isEmpty else { return nil }
        var rest = random.share()
        for (fault, rate) in rates {
            if rest < rate { return fault }
            rest -= rate
        }
        return nil
    }
}
