import Foundation
import PortalModel
import Scripting

/// When a transform is tried, and with which random numbers.
struct TrialMoment: Hashable {
    /// The time that scripts see.
    var time: Date
    /// What is added to the seed of random numbers.
    var chance = 0

    /// The context with this moment.
    func context(_ context: ScriptContext) -> ScriptContext {
        var context = context
        context.now = time
        context.seed &+= chance
        return context
    }

    /// Each day of a year from now, at every hour, minute and second in turn, then a day of each month of the ten years after it,
    /// and each 29 February.
    static func days(from start: Date) -> [TrialMoment] {
        let calendar = Calendar(identifier: .gregorian)
        func moment(_ days: Int, from start: Date, hour: Int) -> TrialMoment? {
            let day = calendar.date(byAdding: .day, value: days, to: calendar.startOfDay(for: start))
            let seconds = hour * 3_600 + days * 7 % 60 * 60 + days * 11 % 60
            return day.map { TrialMoment(time: $0.addingTimeInterval(Double(seconds))) }
        }
        let year = (1...366).compactMap { moment($0, from: start, hour: $0 % 23) }
        // 31 days apart, so that the day of the month moves on, too.
        let later = (12...125).compactMap { moment($0 * 31, from: start, hour: 23) }
        let first = calendar.component(.year, from: start)
        let leapDays = (first...first + 11).filter { $0 % 4 == 0 }.compactMap { year in
            calendar.date(from: DateComponents(year: year, month: 3, day: 1)).flatMap { moment(-1, from: $0, hour: 12) }
        }
        return year + later + leapDays
    }
}

extension ScriptFile {
    /// Whether the script, or a module of it, can read the time or random numbers, and the first location where it does.
    func reach(_ names: Set<String>, of modules: [String: Set<String>]) -> TrialReach? {
        for file in withModules() {
            let tokens = Array(LuaLexer(file.source))
            let source = SourceText(file.source)
            for (index, token) in tokens.enumerated() where token.kind == .name {
                guard index == 0 || tokens[index - 1].text != "." else { continue }
                let isReached: Bool
                if let own = modules[token.text] {
                    // Any other use than that of a named member may reach all of them.
                    let isMember = index + 2 < tokens.count && tokens[index + 1].text == "."
                    isReached = !isMember || own.contains(tokens[index + 2].text)
                } else {
                    isReached = names.contains(token.text)
                }
                if isReached { return TrialReach(location: "\(file.name):\(source.span(token.range).line)") }
            }
        }
        return nil
    }
}

/// Where a script reads what is not in its records.
struct TrialReach: Hashable {
    /// Such as `birthdays.lua:25`.
    var location: String

    private static let everything: Set<String> = ["_G", "_ENV"]

    /// Where a script may read the time; `nil` if nowhere.
    static func time(in file: ScriptFile) -> TrialReach? {
        file.reach(everything, of: ["os": ["clock", "date", "time", "difftime"], "date": ["today"]])
    }

    /// Where a script may read random numbers; `nil` if nowhere.
    static func chance(in file: ScriptFile) -> TrialReach? {
        file.reach(everything, of: ["math": ["random", "randomseed"]])
    }
}
