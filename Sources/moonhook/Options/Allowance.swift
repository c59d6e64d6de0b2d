import ArgumentParser
import PortalModel

/// `dismiss=37`: what a plan may do to how many.
struct Allowance {
    let bound: Bound
    let count: Int

    init(_ argument: String) throws {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let names = Bound.allCases.map(\.rawValue)
        guard let bound = Bound(rawValue: parts[0]) else {
            let nearest = NearestName.of(parts[0], among: names).map { "did you mean \($0)?" }
            throw ValidationError("unknown bound; \(nearest ?? "the bounds are \(names.joined(separator: ", "))")")
        }
        guard parts.count == 2, let count = Int(parts[1]), count > 0 else {
            throw ValidationError("expected a number from 1, such as \(bound)=7")
        }
        self.bound = bound
        self.count = count
    }
}
