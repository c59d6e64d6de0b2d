public import Journal
public import PortalModel
import Wire

/// Everybody whom a list of a run concerns, as CSV for people.
///
/// A cell that a spreadsheet would read as a formula begins with an apostrophe: nobody reads such a table in again.
public struct RecordTable: Sendable {
    private static let header = ["user", "name", "field", "reason", "line", "value", "script", "code"]
    private static let changesPerPage = 500

    private let run: RecordedRun
    private let list: RecordList

    /// Describes a table.
    ///
    /// - Parameters:
    ///   - list: The list; the plan was made with it.
    ///   - run: The run with the plan.
    public init(_ list: RecordList, of run: RecordedRun) {
        self.list = list
        self.run = run
    }

    /// Writes the table in constant memory.
    ///
    /// - Parameter write: Takes the table's bytes.
    /// - Throws: ``JournalError``, or what `write` throws.
    public func write(_ write: ([UInt8]) throws -> Void) throws {
        var csv = CSVWriter()
        csv.row(Self.header)
        try write(csv.bytes)
        try eachRecord { record in
            csv.removeAll(keepingCapacity: true)
            csv.row(record.cells.map { ForeignText($0).shown(atMost: ForeignText.longestMessage).withoutFormula })
            try write(csv.bytes)
        }
    }

    private func eachRecord(_ body: (ListedRecord) throws -> Void) throws {
        // The plan itself has those, and they may have been left out of it since they were judged.
        guard list == .assumed else { return try run.eachListed(in: list, body) }
        var last: UserID?
        while true {
            let page = try run.changes(after: last, limit: Self.changesPerPage, assumingCountry: true)
            for change in page.map(\.change) { try change.assumptions.forEach(body) }
            guard page.count == Self.changesPerPage, let end = page.last?.change.user else { return }
            last = end
        }
    }
}

extension Change {
    /// The numbers with an assumed country, each as an entry.
    fileprivate var assumptions: [ListedRecord] {
        assumed.sorted { $0.key < $1.key }.map { field, country in
            ListedRecord(
                user: user,
                person: person,
                field: field,
                reason: "country assumed: \(country)",
                line: line,
                value: after[field]?.cell,
                location: locations[field]
            )
        }
    }
}

extension ListedRecord {
    fileprivate var cells: [String] {
        [
            user?.description ?? "", person, field ?? "", reason, line.map(String.init) ?? "", value ?? "",
            location ?? "", code?.rawValue ?? "",
        ]
    }
}
