import ArgumentParser

/// In which form a plan, and its outcome, is printed.
enum PlanFormat: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// One JSON object a line.
    case json
    /// For the comment of a merge request.
    case markdown
}
