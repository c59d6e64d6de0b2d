import ArgumentParser
import PortalModel

/// What `--allow` lets a run do.
enum Allowance: CustomStringConvertible {
    /// `dismiss=37`: a bound, and up to how many a plan may exceed it.
    case reach(Bound, Int)
    /// `logo`: a field that may be written though it is locked.
    case field(String)

    /// The words for locked fields.
    private static let fields = ["logo": "WORK_LOGO"]

    /// The same words as were given.
    var description: String {
        switch self {
        case .reach(let bound, let count): "\(bound)=\(count)"
        case .field(let name): Self.fields.first { $0.value == name }?.key ?? name
        }
    }

    init(_ argument: String) throws {
        if let field = Self.fields[argument] {
            self = .field(field)
            return
        }
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let names = Bound.allCases.map(\.rawValue) + Self.fields.keys
        guard let bound = Bound(rawValue: parts[0]) else {
            let nearest = NearestName.of(parts[0], among: names).map { "did you mean \($0)?" }
            throw ValidationError("unknown bound; \(nearest ?? "the bounds are \(names.joined(separator: ", "))")")
        }
        guard parts.count == 2, let count = Int(parts[1]), count > 0 else {
            throw ValidationError("expected a number from 1, such as \(bound)=7")
        }
        self = .reach(bound, count)
    }

    /// The bound and the number, if it is about one.
    var reach: (Bound, Int)? { if case .reach(let bound, let count) = self { (bound, count) } else { nil } }

    /// The field, if it is about one.
    var field: String? { if case .field(let name) = self { name } else { nil } }
}
