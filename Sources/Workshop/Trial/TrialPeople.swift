import PortalModel
import Scripting
import Wire

/// Invented users, as untidy as real ones, each by its number.
///
/// The first has no field at all; then each field is missing once, with all others tidy; the rest is random.
struct TrialPeople: Sendable {
    /// A field or a column, with the texts that people type there.
    struct Column: Sendable {
        fileprivate let name: String
        /// The field; `nil` for a column that is laid over none.
        fileprivate let field: UserField?
        /// A field with the column's name, such as `LAST_NAME` for `Last name`.
        fileprivate let likeness: UserField?
        fileprivate let text: TrialText
    }

    let seed: Int
    /// The fields that a transform may read.
    private let fields: [(field: UserField, text: TrialText)]
    private let knownCells: [String: [String]]
    private let departments: [Int]

    /// Prepares users for a recipe.
    ///
    /// - Parameters:
    ///   - seed: The seed of the random values.
    ///   - fields: The fields that the recipe may read.
    ///   - examples: The recipe's examples.
    ///   - departments: The departments that exist.
    init(seed: Int, fields: [UserField], examples: [RecipeExample], departments: [Int]) {
        self.seed = seed
        self.departments = departments
        let users = examples.flatMap { example in
            [example.given, example.expect ?? [:]] + (example.users + example.expectedUsers).map(\.fields)
        }
        let known = Self.texts(users.map { $0.compactMapValues(\.text) })
        self.fields = fields.filter { $0.kind != .identifier && !["ACTIVE", "USER_TYPE"].contains($0.name) }
            .map { ($0, TrialText(flavour: TrialFlavour($0), known: known[$0.name] ?? [])) }
        knownCells = Self.texts(examples.flatMap(\.rows))
    }

    private static func texts(_ records: [[String: String]]) -> [String: [String]] {
        Dictionary(grouping: records.joined(), by: \.key).mapValues {
            Set($0.map(\.value)).sorted().filter { !$0.isEmpty }
        }
    }

    /// The fields of a user; empty ones are left out.
    func fields(of index: Int) -> [String: FieldValue] {
        var values: [String: FieldValue] = [:]
        guard index > 0 else { return values }
        let isTidy = index <= fields.count
        for (offset, (field, text)) in fields.enumerated() where !isTidy || offset != index - 1 {
            var random = TrialRandom.stream(seed: seed, index: index, name: field.name)
            guard isTidy || !random.happens(inPercent: 8) else { continue }
            values[field.name] = value(of: field, text, isTidy, &random)
        }
        return values
    }

    /// A column of rows, laid over a field or over none.
    func column(_ name: String, over field: UserField?) -> Column {
        let flavour: TrialFlavour =
            switch field?.kind {
            case .integer?, .number?: .digits
            case .flag?: .flag
            default: field.map { TrialFlavour($0) } ?? TrialFlavour(named: name)
            }
        let likeness = fields.first { $0.field.name == name.uppercased().replacing(" ", with: "_") }?.field
        let text = TrialText(flavour: flavour, known: knownCells[name] ?? [])
        return Column(name: name, field: field, likeness: likeness, text: text)
    }

    /// The cell of a column in a user's row, often what the user already has; `""` if it is empty.
    func cell(_ column: Column, of index: Int, _ user: [String: FieldValue]) -> String {
        var random = TrialRandom.stream(seed: seed, index: index, name: "column " + column.name)
        guard index > 0, !random.happens(inPercent: 10) else { return "" }
        if random.happens(inPercent: 30), let field = column.field ?? column.likeness,
            let held = user[field.name]?.text
        {
            return held
        }
        if column.field?.kind == .departments {
            return random.happens(inPercent: 50) ? "" : String(random.pick(departments))
        }
        return index <= fields.count ? column.text.tidy(&random) : column.text.untidy(&random)
    }

    private func value(
        of field: UserField,
        _ text: TrialText,
        _ isTidy: Bool,
        _ random: inout SplitMix64
    ) -> FieldValue? {
        if field.isMultiple {
            let count = isTidy ? 1 : random.number(below: 4)
            return count == 0 ? nil : .list((0..<count).compactMap { _ in item(of: field, text, isTidy, &random) })
        }
        if field.kind == .departments {
            var ids: [Int] = []
            for _ in 0..<(isTidy ? 1 : random.number(below: 4)) {
                let id = random.pick(departments)
                if !ids.contains(id) { ids.append(id) }
            }
            return ids.isEmpty ? nil : .list(ids.map { .integer($0) })
        }
        return item(of: field, text, isTidy, &random)
    }

    private func item(
        of field: UserField,
        _ text: TrialText,
        _ isTidy: Bool,
        _ random: inout SplitMix64
    ) -> FieldValue? {
        switch field.kind {
        case .flag: return .boolean(random.happens(inPercent: 50))
        case .integer: return .integer(random.pick([1, 42, 0, -1, 7, 2_000_000_000]))
        case .number: return .number(random.pick([1, 0.5, -3.25, 0, 1e9]))
        case .choice(let choices): return .string(random.pick(choices))
        case .enumeration(let options): return options.isEmpty ? nil : .string(random.pick(options).label)
        case .photo: return .string("https://portal.example.com/upload/\(random.number(below: 1000)).jpg")
        case .moment: return .string("\(TrialText(flavour: .date, known: []).tidy(&random))T09:30:00+00:00")
        // A portal keeps real dates only.
        case .date: return .string(TrialText(flavour: .date, known: []).tidy(&random))
        default: return .string(isTidy ? text.tidy(&random) : text.untidy(&random))
        }
    }
}

extension FieldValue {
    /// The text, if it is one.
    var text: String? { if case .string(let text) = self { text } else { nil } }
}
