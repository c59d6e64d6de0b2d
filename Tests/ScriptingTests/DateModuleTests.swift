import Foundation
import Testing

@testable import Scripting

struct DateModuleTests {
    @Test(arguments: [
        ("'1985-03-03'", "1985-03-03"), ("' 1985-3-3 '", "1985-03-03"), ("'1985/03/03'", "1985-03-03"),
        ("'19850303'", "1985-03-03"), ("19850303", "1985-03-03"), ("'03.04.2025'", "2025-04-03"),
        ("'3.4.2025'", "2025-04-03"), ("'25/12/2025'", "2025-12-25"), ("'12/25/2025'", "2025-12-25"),
        ("'03/03/2025'", "2025-03-03"), ("'3. März 1985'", "1985-03-03"), ("'3 March 1985'", "1985-03-03"),
        ("'MAR 3rd, 1985'", "1985-03-03"), ("'1985-Mar-03'", "1985-03-03"), ("'24 Dez. 2024'", "2024-12-24"),
        ("'2025-04-03T00:00:00+03:00'", "2025-04-03"), ("'2024-02-29'", "2024-02-29"),
        ("'03.04.2025', 'DD.MM.YYYY'", "2025-04-03"), ("'3.4.25', 'D.M.YY'", "2025-04-03"),
        ("'3.4.69', 'D.M.YY'", "1969-04-03"), ("'3.4.68', 'D.M.YY'", "2068-04-03"),
        ("'03/04/2025', 'MM/DD/YYYY'", "2025-03-04"), ("'03/03/85', 'MM/DD/YY'", "1985-03-03"),
        ("'20250403', 'YYYYMMDD'", "2025-04-03"), ("'3. Oktober 2025', 'D. MMMM YYYY'", "2025-10-03"),
        ("'Oct 3, 2025', 'MMM D, YYYY'", "2025-10-03"), ("'3Jänner2025', 'DMMMYYYY'", "2025-01-03"),
    ])
    func `a date with one meaning is read`(arguments: String, wanted: String) throws {
        #expect(try Workbench().values("date.parse(\(arguments))") == [wanted])
    }

    @Test(arguments: [
        ("'03/04/2025'", "ambiguous"), ("'03-04-2025'", "ambiguous"), ("'3.4.25'", "ambiguous"),
        ("'3 May 25'", "ambiguous"), ("'30.02.2025'", "no such day"),
        ("'2025-13-01'", "no such day"), ("'2025-02-29'", "no such day"),
        ("'0000-01-01'", "no such day"), ("''", "not a date"), ("'tomorrow'", "not a date"),
        ("'3 May June'", "not a date"), ("'3.4/2025'", "not a date"), ("('1'):rep(1 << 20)", "not a date"),
        ("'3.4.2025', 'DD.MM.YYYY'", "expected DD.MM.YYYY"), ("'03.04.2025x', 'DD.MM.YYYY'", "expected DD.MM.YYYY"),
        ("'3. Foo 2025', 'D. MMM YYYY'", "expected D. MMM YYYY"),
        ("'31/04/2025', 'DD/MM/YYYY'", "no such day"),
    ])
    func `what is no date is nil and why`(arguments: String, reason: String) throws {
        #expect(try Workbench().values("date.parse(\(arguments))") == ["nil", reason])
    }

    @Test(arguments: [
        ("date.iso(2025, 4, 3)", ["2025-04-03"]), ("date.iso('2025', '4', 3.0)", ["2025-04-03"]),
        ("date.iso { year = 2025, month = 4, day = 3 }", ["2025-04-03"]),
        ("date.iso(date.parse '3.4.2025')", ["2025-04-03"]),
        ("date.iso(os.date('*t', 86400 * 40 + 43200))", ["1970-02-10"]),
        ("date.iso(2025, 4, 31)", ["nil", "no such day"]),
        ("date.iso('x')", ["nil", "expected YYYY-MM-DD"]),
        ("date.iso(2025, -4, 3)", ["nil", "no such day"]),
        ("date.iso(nil)", ["nil"]), ("date.iso(2025, nil, 3)", ["nil"]), ("date.parse(nil)", ["nil"]),
        ("date.parse(nil, 'DD.MM.YYYY')", ["nil"]),
    ])
    func `dates are made of numbers, tables and dates`(expression: String, values: [String]) throws {
        #expect(try Workbench().values(expression) == values)
    }

    @Test func `today is the day of the run's time`() throws {
        let bench = try Workbench(now: Date(timeIntervalSince1970: 1_772_366_400))
        #expect(try bench.values("date.today(), date.today() == os.date('%Y-%m-%d')") == ["2026-03-01", "true"])
    }

    @Test(arguments: [
        ("date.parse {}", "bad argument #1 to 'date.parse' (string expected, got table)"),
        ("date.parse('', true)", "bad argument #2 to 'date.parse' (string expected, got boolean)"),
        (
            "date.parse('', 'DD.MM')",
            "bad argument #2 to 'date.parse' (expected a format such as DD.MM.YYYY, with one year, month and day)"
        ),
        ("date.iso(2025, 4.5, 3)", "bad argument #2 to 'date.iso' (whole number expected, got number)"),
        ("date.iso(true)", "bad argument #1 to 'date.iso' (whole number expected, got boolean)"),
        (
            "date.iso { year = 2025 }",
            "bad argument #1 to 'date.iso' (year, month and day expected, each a whole number)"
        ),
    ])
    func `a wrong argument raises and is named`(call: String, message: String) throws {
        let error = #expect(throws: ScriptError.self) { try Workbench().run("local it = \(call)") }
        #expect(error?.message == "program.lua:1: \(message)")
    }
}
