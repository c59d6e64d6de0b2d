import PortalModel

extension PlanText {
    /// A field's line in the making.
    struct Row {
        var field: String
        var before: Cell
        var after: Cell
        /// What is in a list before, and not after.
        var lost: [String] = []
        /// What is in a list after, and not before.
        var new: [String] = []
        /// The country that was assumed for its number, and the location in a script that set the field.
        var location: String?
        /// Whether a country was assumed for its number.
        var assumesCountry = false

        var isOneForOne: Bool { before.items.count == 1 && after.items.count == 1 }
    }

    /// How a value is shown: a list's items, or one text.
    struct Cell {
        var items: [String]
        var ink: ReportStyle.Ink
        let text: String
        let columns: Int

        /// Whether it is a word for a missing value.
        var isWord: Bool { ink == .dim }

        init(_ items: [String], _ ink: ReportStyle.Ink) {
            self.items = items
            self.ink = ink
            text = items.joined(separator: ", ")
            columns = text.columns
        }
    }

    /// A row for each field of a change, in the order of the field table.
    func rows(_ change: Change) -> [Row] {
        schema.sorted(change.after.keys).map { field in
            let (before, after) = (change.before[field] ?? .null, change.after[field] ?? .null)
            let isUnseen = change.unseen.contains(field)
            let assumed = change.assumed[field].map { "assumed \($0)" }
            let location = [assumed, change.locations[field]].compactMap { $0?.visible }.joined(separator: ", ")
            var row = Row(
                field: field,
                before: isUnseen
                    ? Cell(["(not visible)"], .dim) : cell(before, of: field, beside: after, empty: "(empty)", .red),
                after: cell(
                    after,
                    of: field,
                    beside: before,
                    empty: "(cleared)",
                    change.dismisses(field) ? .red : .green
                ),
                location: location.isEmpty ? nil : location,
                assumesCountry: assumed != nil
            )
            if !isUnseen, schema[field]?.isList ?? false {
                let (old, new) = (Set(before.items), Set(after.items))
                row.lost = zip(before.items, row.before.items).filter { !new.contains($0.0) }.map(\.1)
                row.new = zip(after.items, row.after.items).filter { !old.contains($0.0) }.map(\.1)
            }
            return row
        }
    }

    private func cell(
        _ value: FieldValue,
        of field: String,
        beside other: FieldValue,
        empty: String,
        _ ink: ReportStyle.Ink
    ) -> Cell {
        value.isEmpty ? Cell([empty], .dim) : Cell(values.items(value, of: field, beside: other), ink)
    }
}

extension Change {
    /// Whether what happens to the field dismisses the user.
    fileprivate func dismisses(_ field: String) -> Bool { field == "ACTIVE" && after[field] == .boolean(false) }
}

extension FieldValue {
    /// What a list holds.
    fileprivate var items: [FieldValue] {
        guard case .list(let items) = self else { return [] }
        return items
    }
}
