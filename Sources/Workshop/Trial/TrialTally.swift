import PortalModel

/// Findings of a trial as they come, those of one kind gathered under the first user that showed it.
struct TrialTally {
    /// What two findings of one kind share.
    struct Kind: Hashable {
        var code: DiagnosticCode
        var field: String?
        var location: String?
        /// Whether the transform was stopped: each further try uses all the steps.
        var isStop = false
    }

    /// All findings of one kind.
    struct Group {
        var kind: Kind
        var message: String
        var count: Int
        /// The first user that showed it, and its number.
        var first: TrialCase
        var index: Int
    }

    /// The most kinds that are listed: more would not help.
    private static let mostKinds = 20

    private(set) var groups: [Group] = []

    /// Reports a finding about a user.
    mutating func report(_ kind: Kind, _ message: String, _ trial: TrialCase, _ index: Int) {
        if let index = groups.firstIndex(where: { $0.kind == kind }) {
            groups[index].count += 1
        } else if groups.count < Self.mostKinds {
            groups.append(Group(kind: kind, message: message, count: 1, first: trial, index: index))
        }
    }
}

extension TrialTally.Kind {
    /// What a finding about one record means for the recipe; `nil` if nothing bad.
    init?(_ finding: TrialBench.Outcome.Finding) {
        guard finding.isRecipes, finding.diagnostic.severity == .error else { return nil }
        let found: DiagnosticCode? = finding.diagnostic.code
        guard let code = found.flatMap({ Self.codes[$0] ?? ($0.rawValue.hasPrefix("MH02") ? .trialInvalid : nil) })
        else {
            return nil
        }
        let isStop = [.outOfTime, .outOfSteps, .outOfMemory].contains(found)
        self.init(code: code, field: finding.diagnostic.field, location: finding.diagnostic.location, isStop: isStop)
    }

    private static let codes: [DiagnosticCode: DiagnosticCode] = [
        .raised: .trialRaises, .outOfTime: .trialRaises, .outOfSteps: .trialRaises, .outOfMemory: .trialRaises,
        .outsideReads: .trialBreaksPromise, .outsideWrites: .trialBreaksPromise, .brokenPromise: .trialBreaksPromise,
        .changedID: .trialBreaksPromise, .asciiCase: .trialASCIICase,
    ]
}

extension DiagnosticCode {
    /// Whether it is about a field's value.
    var isAboutValue: Bool { rawValue.hasPrefix("MH02") }
}
