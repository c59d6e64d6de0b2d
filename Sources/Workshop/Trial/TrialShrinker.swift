import PortalModel

/// Makes a user smaller while a finding remains: it removes fields and cells, and shortens values.
struct TrialShrinker {
    /// How many more users may be tried.
    private var left: Int
    private let shows: (TrialCase) throws -> Bool

    /// Prepares the search.
    ///
    /// - Parameters:
    ///   - attempts: The most users that are tried.
    ///   - shows: Whether a user shows the finding.
    init(attempts: Int, shows: @escaping (TrialCase) throws -> Bool) {
        left = attempts
        self.shows = shows
    }

    /// The smallest user that was found.
    mutating func smallest(_ trial: TrialCase) throws -> TrialCase {
        var trial = trial
        // A shorter value may make another one needless.
        for _ in 0..<2 {
            let before = trial
            try dropFields(of: &trial)
            try emptyCells(of: &trial)
            for name in trial.fields.keys.sorted() { try shorten(name, of: &trial) }
            for column in (trial.row ?? [:]).keys.sorted() { try shortenCell(column, of: &trial) }
            if trial == before { break }
        }
        return trial
    }

    /// Keeps a candidate that still shows the finding.
    private mutating func keep(_ candidate: TrialCase, as trial: inout TrialCase) throws -> Bool {
        guard left > 0 else { return false }
        left -= 1
        guard try shows(candidate) else { return false }
        trial = candidate
        return true
    }

    /// Leaves out names, many at a time as long as that works.
    private mutating func drop(
        _ names: [String],
        _ drop: (inout TrialCase, String) -> Void,
        from trial: inout TrialCase
    ) throws {
        guard !names.isEmpty else { return }
        var candidate = trial
        for name in names { drop(&candidate, name) }
        if try keep(candidate, as: &trial) { return }
        guard names.count > 1 else { return }
        let half = names.count / 2
        try self.drop(Array(names[..<half]), drop, from: &trial)
        try self.drop(Array(names[half...]), drop, from: &trial)
    }

    private mutating func dropFields(of trial: inout TrialCase) throws {
        try drop(trial.fields.keys.sorted(), { $0.fields[$1] = nil }, from: &trial)
    }

    private mutating func emptyCells(of trial: inout TrialCase) throws {
        let filled = (trial.row ?? [:]).filter { !$0.value.isEmpty }.keys.sorted()
        try drop(filled, { $0.row?[$1] = nil }, from: &trial)
    }

    private mutating func shorten(_ name: String, of trial: inout TrialCase) throws {
        switch trial.fields[name] {
        case .string(let text)?:
            try shorten(Array(text), of: &trial) { trial, text in trial.fields[name] = .string(String(text)) }
        case .list(let items)?:
            try shorten(items, of: &trial) { trial, items in trial.fields[name] = .list(items) }
        default: break
        }
    }

    private mutating func shortenCell(_ column: String, of trial: inout TrialCase) throws {
        guard let text = trial.row?[column] else { return }
        try shorten(Array(text), of: &trial) { trial, text in trial.row?[column] = String(text) }
    }

    /// Leaves out parts of a value, half of it first and single items last; something always stays.
    private mutating func shorten<Item>(
        _ items: [Item],
        of trial: inout TrialCase,
        _ put: (inout TrialCase, [Item]) -> Void
    ) throws {
        var items = items
        var size = items.count / 2
        while size > 0 {
            var start = 0
            while start < items.count, items.count > 1 {
                let shorter = Array(items[..<start] + items[min(items.count, start + size)...])
                var candidate = trial
                put(&candidate, shorter)
                if !shorter.isEmpty, try keep(candidate, as: &trial) {
                    items = shorter
                } else {
                    start += size
                }
            }
            size /= 2
        }
    }
}
