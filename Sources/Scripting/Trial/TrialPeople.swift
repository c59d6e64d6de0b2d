import PortalModel

/// Invented users, as untidy as real ones, each by its number.
///
/// The first has no field at all; then each field is missing once where all others are tidy; the rest is chance.
struct TrialPeople: Sendable {
    let seed: Int
    /// The fields that a transform may look at.
    private let fields: [UserField]
    private let knownValues: [String: [String]]
    private let knownCells: [String: [String]]
    private let departments: [Int]

    /// Prepares users for a recipe.
    ///
    /// - Parameters:
    ///   - seed: What chance comes of.
    ///   - fields: The fields that the recipe may look at.
    ///   - examples: The recipe's examples.
    ///   - departments: The departments that exist.
    init(seed: Int, fields: [UserField], examples: [RecipeExample], departments: [Int]) {
        self.seed = seed
        self.fields = fields.filter { $0.kind != .identifier && !["ACTIVE", "USER_TYPE"].contains($0.name) }
        self.departments = departments
        let users = examples.flatMap { example in
            [example.given, example.expect ?? [:]] + (example.users + example.expectedUsers).map(\.fields)
        }
        knownValues = Self.texts(users.map { $0.compactMapValues(\.text) })
        knownCells = Self.texts(examples.flatMap(\.rows))
    }

    private static func texts(_ records: [[String: String]]) -> [String: [String]] {
        Dictionary(grouping: records.joined(), by: \.key).mapValues {
            Set($0.map(\.value)).sorted().filter { !$0.isEmpty }
        }
    }

    /// The fields of a user; what is empty is left out.
    func fields(of index: Int) -> [String: FieldValue] {
        var values: [String: FieldValue] = [:]
        guard index > 0 else { return values }
        let isTidy = index <= fields.count
        for (place, field) in fields.enumerated() where !isTidy || place != index - 1 {
            var random = TrialRandom(seed: seed, index: index, name: field.name)
            guard isTidy || !random.happens(inPercent: 8) else { continue }
            values[field.name] = value(of: field, isTidy, &random)
        }
        return values
    }

    /// What stands in a column of a user's row.
    ///
    /// - Parameters:
    ///   - column: The column.
    ///   - field: The field that it is laid over, where there is one.
    ///   - index: The user's number.
    /// - Returns: The cell, `""` where it is empty.
    func cell(_ column: String, of field: UserField?, _ index: Int) -> String {
        var random = TrialRandom(seed: seed, index: index, name: "column " + column)
        guard index > 0, !random.happens(inPercent: 10) else { return "" }
        let known = knownCells[column] ?? []
        switch field?.kind {
        case .departments?: return random.happens(inPercent: 50) ? "" : String(random.pick(departments))
        case .flag?: return random.pick(TrialWords.flags)
        case .integer?, .number?: return TrialText(flavour: .digits, known: known).untidy(&random)
        default: break
        }
        let flavour = field.map { TrialFlavour($0) } ?? TrialFlavour(named: column)
        let text = TrialText(flavour: flavour, known: known)
        return index <= fields.count ? text.tidy(&random) : text.untidy(&random)
    }

    private func value(of field: UserField, _ isTidy: Bool, _ random: inout TrialRandom) -> FieldValue? {
        if field.isMultiple {
            let count = isTidy ? 1 : random.number(below: 4)
            return count == 0 ? nil : .list((0..<count).compactMap { _ in item(of: field, isTidy, &random) })
        }
        if field.kind == .departments {
            var ids: [Int] = []
            for _ in 0..<(isTidy ? 1 : random.number(below: 4)) {
                let id = random.pick(departments)
                if !ids.contains(id) { ids.append(id) }
            }
            return ids.isEmpty ? nil : .list(ids.map { .integer($0) })
        }
        return item(of: field, isTidy, &random)
    }

    private func item(of field: UserField, _ isTidy: Bool, _ random: inout TrialRandom) -> FieldValue? {
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
        default: break
        }
        let text = TrialText(flavour: TrialFlavour(field), known: knownValues[field.name] ?? [])
        return .string(isTidy ? text.tidy(&random) : text.untidy(&random))
    }
}

extension FieldValue {
    /// The text, where it is one.
    var text: String? { if case .string(let text) = self { text } else { nil } }
}
