import Foundation
import Lua
import PortalModel

extension HostModules {
    static let date = HostModule(
        "date",
        "Calendar dates as `YYYY-MM-DD`, the format of records.",
        [
            HostFunction(
                "parse",
                "Reads a date that a person wrote.",
                details: """
                    Without a format, dots mean day first, and years have four digits; a date that can be read as two days is \
                    ambiguous. Midnight behind a day doesn't count; another time is no day, since in another time zone it \
                    is the next one. In a format, `YYYY` `YY` `MM` `M` `DD` `D` stand for digits, `MMM` for a month's name \
                    in English, German or Russian, and all else for itself; `YY` is from 1969 to 2068.
                    """,
                parameters: [
                    .init("text", "string?", "What a person wrote; an integer is read as its digits."),
                    .init("format", "string?", "The format, such as `DD.MM.YYYY`."),
                ],
                results: dateOrReason,
                examples: [
                    .gives(#"date.parse("3. März 1985")"#, #""1985-03-03""#),
                    .gives(#"date.parse("3 марта 1985 г.")"#, #""1985-03-03""#),
                    .gives(#"date.parse("03.03.1985 0:00:00")"#, #""1985-03-03""#),
                    .gives(#"date.parse("03.04.2025")"#, #""2025-04-03""#),
                    .gives(#"date.parse("03/04/85", "MM/DD/YY")"#, #""1985-03-04""#),
                    .gives(#"date.parse("03/04/2025")"#, #"nil, "ambiguous""#),
                    .gives(#"date.parse("30.02.2025")"#, #"nil, "no such day""#),
                    .gives("date.parse(nil)", "nil"),
                ],
                body: .plain(parse)
            ),
            HostFunction(
                "iso",
                "Creates a date from its numbers, or from a table as `os.date(\"*t\")` returns it.",
                parameters: [
                    .init(
                        "year",
                        "integer|string|moonhook.DateParts?",
                        "The year; or a table with year, month and day; or a date in this format."
                    ),
                    .init("month", "integer|string?", "The month, from 1."),
                    .init("day", "integer|string?", "The day, from 1."),
                ],
                results: dateOrReason,
                examples: [
                    .gives("date.iso(2025, 4, 3)", #""2025-04-03""#),
                    .gives("date.iso { year = 2025, month = 4, day = 3 }", #""2025-04-03""#),
                    .gives(#"date.iso(date.parse("3.4.2025"))"#, #""2025-04-03""#),
                    .gives("date.iso(2025, 4, 31)", #"nil, "no such day""#), .gives("date.iso(nil)", "nil"),
                ],
                body: .plain(iso)
            ),
            HostFunction(
                "today",
                "Returns the day on which the run began, in the machine's time zone.",
                results: [.init("date", "string", "The date as `YYYY-MM-DD`.")],
                examples: [.gives("date.today()", #""2026-03-01""#)],
                body: .hosted { host, _ in .value(.string(day(of: host.context.now).description)) }
            ),
        ]
    )

    /// What `date.iso` takes.
    static let dateParts = HostClass(
        "moonhook.DateParts",
        "A date in parts.",
        [
            .init("year", "integer|string", "The year."), .init("month", "integer|string", "The month, from 1."),
            .init("day", "integer|string", "The day, from 1."),
        ]
    )

    private static let dateOrReason: [HostFunction.Result] = [
        .init("date", "string?", "The date as `YYYY-MM-DD`."), .init("reason", "string?", "Why there is none."),
    ]

    /// The day of a moment in the machine's time zone, as `YYYY-MM-DD`.
    static func today(of moment: Date) -> String { day(of: moment).description }

    private static func day(of moment: Date) -> CalendarDay {
        let day = LocalDay(of: moment.timeIntervalSince1970)
        return CalendarDay(year: day.year, month: day.month, day: day.day)
    }

    @Sendable private static func parse(_ call: borrowing LuaCall) throws -> LuaResults {
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

    @Sendable private static func iso(_ call: borrowing LuaCall) throws -> LuaResults {
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

    /// A whole number, also as digits, as in rows.
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
        } catch let problem as DateError {
            return .failure(problem.reason)
        }
    }
}
