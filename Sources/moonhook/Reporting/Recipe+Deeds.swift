import PortalModel
import Scripting

extension Recipe {
    /// What the recipe may do to people that somebody should know before it runs.
    var deeds: [PlanAttention.Deed] {
        guard let writes else { return PlanAttention.Deed.declarable }
        return PlanAttention.Deed.declarable.filter { deed in
            // The same mailbox is no other address.
            deed.field.flatMap { writes[$0] }.map { $0 != .sameMailbox } ?? false
        }
    }
}

extension PlanAttention.Deed {
    /// Those that are about one field, so that a recipe declares them.
    static let declarable = allCases.filter { $0.field != nil }

    /// The field to which it is done; `nil` if that may be any.
    var field: String? {
        switch self {
        case .dismissed: "ACTIVE"
        case .readdressed: "EMAIL"
        case .moved: "UF_DEPARTMENT"
        case .cleared: nil
        }
    }

    /// Such as `may dismiss people`.
    var permission: String {
        switch self {
        case .dismissed: "may dismiss people"
        case .readdressed: "may change e-mail addresses"
        case .moved: "may move people to other departments"
        case .cleared: "may clear fields"
        }
    }
}
