import Journal
import PortalModel
import Report

/// Writes all that a journal holds about one person, as somebody who asks for their data may read it.
struct PersonView {
    let person: RecordedPerson
    let portal: PortalTitle
    let journal: RunJournal?
    let report: ReportOptions
    private let output = Terminal.standardOutput

    init(person: RecordedPerson, portal: PortalTitle, journal: RunJournal?, report: ReportOptions) {
        (self.person, self.portal, self.journal, self.report) = (person, portal, journal, report)
    }

    /// Writes, run by run, the change with its outcome, the findings and the reasons; then the remembered forms and the files.
    func show() throws {
        guard let id = person.id else {
            throw Failure(
                .usage,
                "no run on \(portal) has this address as a value; name the person by the id, as 'moonhook export' lists it"
            )
        }
        let records = try journal?.forget(person, isTrial: true) ?? PersonalRecords()
        let name = try PersonLookup(portal: portal, journal: journal).name(of: person)
        let text = PersonText(id: id, name: name, portal: portal)
        if report.format != .json { output.write(text.words(for: records)) }
        guard let journal else { return }
        for run in records.runs { try show(RecordedRun(run, in: journal), id) }
        try showRewritings(of: id, in: journal)
        guard report.format != .json else { return }
        output.writeParagraph(text.words(for: records.files, exists: OutputFile.exists).description)
    }

    private func show(_ recorded: RecordedRun, _ id: UserID) throws {
        guard let run = try recorded.current() else { return }
        let view = try PlanView(recorded: recorded, in: RunFrame(portal), options: report)
        let planned = try recorded.change(of: id).map(view.shown)
        let findings = try recorded.diagnostics(of: id).map { report.redact ? $0.redacted : $0 }
        let reasons = try view.reasons().filter { $0.user == id }
        guard report.format == .json else {
            output.writeParagraph(RunText.list([(run, try recorded.progress())], style: output.style))
            if let planned { output.writeParagraph(view.text.changes([planned.change])) }
            if let planned, let outcome = planned.outcome {
                output.writeParagraph(view.text.outcomes([(planned.change, outcome)]))
            }
            output.writeParagraph(view.text.reasons(reasons))
            return output.writeParagraph(view.text.notices(findings))
        }
        output.write(json: RunText.json(run, try recorded.progress()))
        let json = PlanJSON(schema: view.schema)
        if let planned {
            output.write(json: json.change(planned.change))
            if let outcome = planned.outcome {
                output.write(json: json.outcome(outcome, of: id, tries: planned.tries))
            }
        }
        for reason in reasons { output.write(json: json.reason(reason)) }
        for finding in findings { output.write(json: json.diagnostic(finding)) }
    }

    private func showRewritings(of id: UserID, in journal: RunJournal) throws {
        guard !report.redact else { return }
        let rewritings = try journal.rewritings(of: id).sorted { $0.key < $1.key }
            .map { (field: $0.key, sent: $0.value.sent, stored: $0.value.stored) }
        if report.format == .json {
            for line in PersonText.json(rewritings: rewritings, of: id) { output.write(json: line) }
        } else {
            output.writeParagraph(PersonText.words(forRewritings: rewritings).description)
        }
    }
}
