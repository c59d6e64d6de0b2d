import Journal
import PortalModel
import Report

extension RunJournal? {
    /// The run of that number, and what the journal holds of it now.
    ///
    /// - Throws: ``Failure`` if the portal has none, with the numbers of its last runs.
    func recorded(_ number: RunID, of portal: PortalTitle) throws -> (RecordedRun, Run) {
        if let recorded = map({ RecordedRun(number, in: $0) }), let run = try recorded.current() {
            return (recorded, run)
        }
        let last = try self?.runs(limit: 3).map(\.id.description) ?? []
        let words =
            switch last.count {
            case 0: "none was recorded yet"
            case 1: "the last one is \(last[0])"
            default: "the last ones are \(last.dropLast().joined(separator: ", ")) and \(last[last.count - 1])"
            }
        throw Failure(.usage, "\(portal) has no run \(number): \(words)")
    }
}
