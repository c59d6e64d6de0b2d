import PortalModel
import Report
import Testing

struct CheckReportTests {
    private let findings = [
        ScriptFinding(.error, .syntax, "it is wrong", at: SourceSpan(line: 1, column: 1, endColumn: 3)),
        ScriptFinding(.notice, .unboundWrites, "it may be", at: SourceSpan(line: 2, column: 1, endColumn: 1)),
    ]

    @Test func `people read the findings of a file behind its name, and the counts at the end`() {
        var report = CheckReport(style: ReportStyle(width: 80, colour: false))
        #expect(report.add([], of: "good.lua") { _ in "" } == "")
        #expect(report.isClean && report.summary == "1 file, no findings")
        let text = report.add(findings, of: "bad.lua") { _ in "" }
        #expect(text.hasPrefix("bad.lua\n  1:1  error   MH0101  it is wrong\n") && text.hasSuffix("\n\n"))
        #expect(report.summary == "2 files: 1 error, 1 notice")
        #expect(!report.isClean && !report.hasUnreadable)
    }

    @Test func `programs read a line for each finding, and no counts`() {
        var report = CheckReport(style: nil)
        let lines = report.add(findings, of: "bad.lua") { _ in "" }.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.contains(#""line":1,"column":1,"endColumn":3,"severity":"error","code":"MH0101""#) == true)
        #expect(report.summary == "")
    }

    @Test func `a notice is nothing wrong`() {
        var report = CheckReport(style: nil)
        _ = report.add([findings[1]], of: "fair.lua") { _ in "" }
        #expect(report.isClean)
    }

    @Test func `a file that can't be read is an error, and its name stands once`() {
        var report = CheckReport(style: nil)
        let line = report.add(unreadable: "a.lua", "a.lua: no such file", verbatim: "a.lua: no such file")
        #expect(line == #"{"file":"a.lua","severity":"error","code":"MH0102","message":"no such file"}"#)
        #expect(report.hasUnreadable && !report.isClean)
        var text = CheckReport(style: ReportStyle(width: 80, colour: false))
        #expect(text.add(unreadable: "a.lua", "a.lua: no such file", verbatim: "") == "a.lua: no such file\n\n")
        #expect(text.summary == "1 file: 1 error")
    }
}
