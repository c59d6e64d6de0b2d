import Engine
import PortalModel
import Report
import Wire

/// The forms in which a run is told.
struct RunReport {
    let schema: Schema
    let text: PlanText
    /// For `--format json`.
    let json: PlanJSON?

    /// What was seen of the input, a line for each thing worth knowing.
    static func words(for counts: PlanCounts) -> String {
        var lines: [String] = []
        if let rows = counts.rows {
            let noun = rows == 1 ? "row" : "rows"
            lines.append("\(rows) \(noun), \(counts.users) matched to a user, \(counts.refused) refused")
        } else if counts.refused > 0 {
            lines.append("\(counts.refused) refused")
        }
        if counts.skipped > 0 { lines.append("\(counts.skipped) skipped") }
        if let unnamed = counts.unnamedEmployees {
            lines.append("\(unnamed) \(unnamed == 1 ? "employee" : "employees") that no row named")
        }
        if !counts.unusedColumns.isEmpty {
            lines.append("Columns not used: \(counts.unusedColumns.joined(separator: ", "))")
        }
        if let assumed = words(forAssumed: counts.assumedRegions) { lines.append(assumed) }
        if let seed = counts.seed { lines.append("Seed of the random numbers: \(seed)") }
        return lines.joined(separator: "\n")
    }

    /// Which countries were assumed for telephone numbers, the one for most first; `nil` where none was.
    static func words(forAssumed regions: [String: Int]) -> String? {
        let sorted = regions.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard !sorted.isEmpty else { return nil }
        let list = sorted.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        return "Country assumed for numbers without a code: \(list)"
    }

    /// The same as an object by code.
    static func json(forAssumed regions: [String: Int]) -> JSONValue? {
        guard !regions.isEmpty else { return nil }
        return .object(JSONObject(regions.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) }))
    }

    /// The same as a line of JSON; `nil` for a program, which looks at what it likes, unless it draws random numbers
    /// or assumes a country.
    static func line(for counts: PlanCounts) -> String? {
        guard counts.records > 0 || counts.seed != nil || !counts.assumedRegions.isEmpty else { return nil }
        var object: JSONObject = ["type": "records"]
        object["rows"] = counts.rows.map { .integer($0) }
        object["users"] = .integer(counts.users)
        object["refused"] = .integer(counts.refused)
        object["skipped"] = .integer(counts.skipped)
        object["unnamedEmployees"] = counts.unnamedEmployees.map { .integer($0) }
        object["unusedColumns"] = counts.rows.map { _ in .array(counts.unusedColumns.map { .string($0) }) }
        object["assumedCountries"] = json(forAssumed: counts.assumedRegions)
        object["seed"] = counts.seed.map { .integer($0) }
        return JSONValue.object(object).text
    }

    /// What is said where a plan goes beyond its bounds: in which ways, and how to allow just that.
    static func refusal(for excesses: [PlanBounds.Excess], isDryRun: Bool) -> String {
        let end = isDryRun ? "it would not be applied" : "nothing was sent"
        var lines = ["The plan goes beyond its bounds, so \(end):", ""]
        lines += excesses.map { "  \($0.code.rawValue)  \($0.message)" }
        let numbers = excesses.reduce(into: [Bound: Int]()) { numbers, excess in
            if let bound = excess.bound { numbers[bound] = max(numbers[bound] ?? 0, excess.count) }
        }
        let options = Bound.allCases.compactMap { bound in numbers[bound].map { "--allow \(bound)=\($0)" } }
        if !options.isEmpty { lines += ["", "If that is meant, allow it:  \(options.joined(separator: " "))"] }
        return lines.joined(separator: "\n")
    }
}

extension PlanBounds.Excess {
    /// The same as a finding.
    var diagnostic: GroupedDiagnostic { GroupedDiagnostic(.error, code, message, field: field, count: count) }
}
