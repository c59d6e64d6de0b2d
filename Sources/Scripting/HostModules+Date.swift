import Foundation
import Lua

/// `date`: calendar dates as `YYYY-MM-DD`, the form of the records.
extension ScriptHost {
    var dateFunctions: [String: Function] {
        [
            "parse": { call in try Self.parse(call) },
            "iso": { call in try Self.iso(call) },
            "today": { [unowned self] _ in .value(.string(Self.day(of: context.now).description)) },
        ]
    }

    /// `date.today()` is `2026-03-01` on the first of March: the day of the run's time, where the machine stands.
    private static func day(of moment: Date) -> CalendarDay {
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: moment)
        return CalendarDay(year: parts.year ?? 1, month: parts.month ?? 1, day: parts.day ?? 1)
    }

    /// `date.parse("3. März 1985")` is `1985-03-03`, and so is `date.parse("03/03/85", "MM/DD/YY")`.
    ///
    /// `nil` and the reason for what is no date: `date.parse("03/04/2025")` is `nil`, `ambiguous`, and
    /// `date.parse("30.02.2025")` is `nil`, `there is no 2025-02-30`. Without a format, dots mean day first, and years have
    /// four digits. In a format, `YYYY` `YY` `MM` `M` `DD` `D` stand for digits, `MMM` for a month's name in English or
    /// German, and all else for itself; `YY` is from 1969 to 2068.
    private static func parse(_ call: borrowing LuaCall) throws -> LuaResults {
        let text = try call.optionalString(1)
        let format = try call.optionalString(2).map { text in
            guard let format = DateFormat(text) else {
                throw call.wrongArgument(2, "expected a format such as DD.MM.YYYY, with one year, month and day")
            }
            return format
        }
        guard let text else { return .value(.nil) }
        return try result { try format?.day(in: text.trimmed) ?? DateGuess.day(in: text.trimmed) }
    }

    /// `date.iso(2025, 4, 3)` is `2025-04-03`, and so are those of `{ year = 2025, month = 4, day = 3 }`, which is what
    /// `os.date("*t")` gives, and of `2025-04-03`, which is what ``parse(_:)`` gives.
    ///
    /// `nil` and the reason where there is no such day.
    private static func iso(_ call: borrowing LuaCall) throws -> LuaResults {
        switch try call.value(1) {
        case .nil: return .value(.nil)
        case .table(let table):
            let parts = ["year", "month", "day"].map { whole(table.fields[$0] ?? .nil) }
            guard let year = parts[0], let month = parts[1], let day = parts[2] else {
                throw call.wrongArgument(1, "year, month and day expected, each a whole number")
            }
            return try result { try CalendarDay.checked(year, month, day) }
        case .string(let text) where call.count == 1:
            return try result { try DateFormat.iso.day(in: text.trimmed) }
        default:
            var parts: [Int] = []
            for position in 1...3 {
                let value = try call.value(position)
                guard value != .nil else { return .value(.nil) }
                guard let part = whole(value) else {
                    throw call.wrongArgument(position, "whole number expected, got \(value.typeName)")
                }
                parts.append(part)
            }
            return try result { try CalendarDay.checked(parts[0], parts[1], parts[2]) }
        }
    }

    /// A whole number, also one in digits, as rows have them.
    private static func whole(_ value: LuaValue) -> Int? {
        switch value {
        case .integer(let number): number
        case .number(let number): Int(exactly: number)
        case .string(let text): Int(text.trimmed)
        default: nil
        }
    }

    private static func result(_ body: () throws -> CalendarDay) throws -> LuaResults {
        do {
            return .value(.string(try body().description))
        } catch let problem as DateProblem {
            return .failure(problem.reason)
        }
    }
}
