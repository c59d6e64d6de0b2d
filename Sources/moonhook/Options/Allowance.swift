import ArgumentParser
import PortalModel

/// What `--allow` lets a run do.
enum Allowance: CustomStringConvertible {
    /// `dismiss=37`: a bound, and up to how many a plan may exceed it.
    case bound(Bound, Int)
    /// `logo`: a field that may be written though it is locked.
    case locked(String)
    /// `undeclared=WORK_NOTES`: the fields that a recipe may change in vain; the records in which it does are refused, and the
    /// others go on.
    case undeclared([String])

    /// The words for locked fields.
    private static let locked = ["logo": "WORK_LOGO"]

    private static let undeclaredName = "undeclared"

    /// How arguments begin, for a shell to complete.
    static let beginnings = (Bound.allCases.map(\.rawValue) + [undeclaredName]).map { "\($0)=" } + locked.keys

    /// The same words as were given.
    var description: String {
        switch self {
        case .bound(let bound, let count): "\(bound)=\(count)"
        case .locked(let name): Self.locked.first { $0.value == name }?.key ?? name
        case .undeclared(let fields): "\(Self.undeclaredName)=\(fields.joined(separator: ","))"
        }
    }

    init(_ argument: String) throws {
        if let field = Self.locked[argument] {
            self = .locked(field)
            return
        }
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let value = parts.count == 2 ? parts[1] : ""
        guard parts[0] != Self.undeclaredName else {
            self = .undeclared(try Self.fields(value))
            return
        }
        let names = Bound.allCases.map(\.rawValue) + [Self.undeclaredName] + Self.locked.keys
        guard let bound = Bound(rawValue: parts[0]) else {
            let nearest = NearestName.of(parts[0], among: names).map { "did you mean \($0)?" }
            throw ValidationError("unknown bound; \(nearest ?? "the bounds are \(names.joined(separator: ", "))")")
        }
        guard let count = Int(value), count > 0 else {
            throw ValidationError("expected a number from 1, such as \(bound)=7")
        }
        self = .bound(bound, count)
    }

    /// The bound and the number, if it is about one.
    var bound: (Bound, Int)? { if case .bound(let bound, let count) = self { (bound, count) } else { nil } }

    /// The locked field, if it is about one.
    var locked: String? { if case .locked(let name) = self { name } else { nil } }

    /// The fields that may be changed in vain.
    var undeclared: [String] { if case .undeclared(let fields) = self { fields } else { [] } }

    private static func fields(_ list: String) throws -> [String] {
        let names = list.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
        guard !names.contains("") else { throw ValidationError("expected fields, such as undeclared=WORK_NOTES,TITLE") }
        return names
    }
}
