import PortalModel

/// How far a run has come: the same counts in the same words wherever a run is shown.
extension PlanSummary {
    /// The changes that were not applied, or not by this run, with a word for each count that isn't zero.
    ///
    /// With ``applied`` they are all changes of the run.
    var others: [(count: Int, word: String)] {
        let all = [
            (passedOver, "ignored by the portal"), (held, "already up to date"),
            (states[.conflict, default: 0], "in conflict"), (states[.failed, default: 0], "failed"),
            (unanswered, "unanswered"), (left, "left"),
        ]
        return all.filter { $0.0 > 0 }
    }

    /// Such as `519 applied, 48 unanswered, 433 left`.
    var progress: String {
        (["\(applied) applied"] + others.map { "\($0.count) \($0.word)" }).joined(separator: ", ")
    }
}
