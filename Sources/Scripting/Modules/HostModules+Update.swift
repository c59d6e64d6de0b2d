import Lua
import PortalModel

extension HostModules {
    static let user = HostModule(
        "user",
        "Updates users in a program. A transform writes `user.FIELD = value` instead: there, `user` is the record.",
        [
            HostFunction(
                "update",
                "Plans new values for fields of one user; invalid values raise one error with all findings.",
                details: """
                    Nothing is sent before the whole plan is shown. Fields that are left out, or `nil`, stay unchanged; `null` and \
                    `""` clear them. Two updates of one user are merged, the later one wins, and later reads return the planned \
                    values.
                    """,
                availability: .program,
                parameters: [.init("fields", "moonhook.UserFields", "The fields by name; `ID` names the user.")],
                results: [.init("planned", "true", "Always `true`, like the answer of the REST method.")],
                examples: [.gives(#"user.update { ID = 57, WORK_POSITION = "Buyer" }"#, "true")],
                body: .hosted { host, call in try host.update(call) }
            )
        ]
    )
}

extension ScriptHost {
    /// Validates at once, adds to the plan, returns true.
    fileprivate func update(_ call: borrowing LuaCall) throws -> LuaResults {
        guard mode == .program, let updates, let pipeline else {
            let location =
                mode == .record
                ? "in a transform; write user.FIELD = value there"
                : "here: run a program by itself, with 'moonhook run'"
            throw LuaError(.runtime, "user.update can't be called \(location)")
        }
        let argument: LuaValue
        do throws(LuaError) {
            argument = try call.value(1)
        } catch {
            throw error.code == .conversion ? LuaError(.runtime, "user.update: \(error.message)") : error
        }
        guard case .table(let table) = argument else {
            throw call.wrongArgument(1, "table of fields expected, such as { ID = 57, NAME = \"Anna\" }")
        }
        try checkLength(of: table)
        let (id, settings) = try validated(table, call)
        guard let user = try read(call, "user.update", { _ in try context.directory?.user(id) }) else {
            throw LuaError(.runtime, "user.update: there is no user \(id) on this portal")
        }
        hasUpdated = true
        let assumed = try checkPromises(of: settings, on: user)
        var findings: [Diagnostic] = []
        let verdict = try ending {
            let planned = try updates.change(of: id)
            let location = pipeline.trace == nil ? nil : call.location
            let verdict = try pipeline.change(
                of: user,
                setting: (planned?.after ?? [:]).merging(settings) { _, later in later },
                origin: { settings[$0] == nil ? planned?.locations[$0] : location },
                report: { finding in
                    findings.append(finding)
                    try updates.diagnose(finding)
                }
            )
            switch verdict {
            case .passed(var change?):
                let earlier = planned?.assumed.filter { settings[$0.key] == nil } ?? [:]
                let named = earlier.merging(assumed) { _, later in later }.filter { change.after[$0.key] != nil }
                change.assumed.merge(named) { own, _ in own }
                try updates.plan(change)
            case .passed(nil): try updates.withdraw(id)
            case .skipped, .refused: break
            }
            return verdict
        }
        guard case .refused = verdict else { return .value(.boolean(true)) }
        let reasons = findings.map(\.message).joined(separator: "; ")
        throw refusal("user.update: user \(id) is refused: \(reasons)", findings.first?.code)
    }

    /// Refuses what the program hasn't said that it would do, compared with what the portal holds; gives the regions that had to be
    /// assumed, by field.
    private func checkPromises(
        of settings: [String: FieldValue],
        on user: User
    ) throws(LuaError) -> [String: String] {
        var regions: [String: String] = [:]
        guard let promises else { return regions }
        for name in context.schema.sorted(settings.keys) {
            guard let after = settings[name], let field = context.schema[name] else { continue }
            guard !field.means(user.fields[name], after) else { continue }
            do throws(Schema.Refusal) {
                let (before, schema) = (user.fields[name], context.schema)
                let assumed = try Promise.check(promises[name], before, after, of: name, in: schema) {
                    self.regions(of: user)
                }
                guard let assumed else { continue }
                assumedRegions.note(assumed, inRecord: false)
                regions[name] = assumed.description
            } catch {
                throw refusal("user.update: \(error.message)", error.code)
            }
        }
        return regions
    }

    /// The regions in which the program that is running may read a number of a user that has no country code.
    private func regions(of user: User) -> AnySequence<AssumedRegion> {
        let countries = context.schema.fields.filter(\.isCountry).compactMap { field in
            user.fields[field.name]?.region(from: field.name)
        }
        return AnySequence(
            (declaredRegions?.ofParameters ?? []) + countries + (declaredRegions?.ofTables ?? [])
        )
    }

    /// Refuses what can be no user before much work is put into it.
    private func checkLength(of table: LuaTable) throws(LuaError) {
        guard table.fields.count <= Self.mostFields else {
            throw LuaError(.runtime, "user.update: \(table.fields.count) fields are more than a user has")
        }
        var bytes = 0
        for (name, value) in table.fields where context.schema[name]?.kind != .photo { bytes += value.textBytes }
        guard bytes <= RecordPipeline.longestRecord else {
            throw LuaError(.runtime, "user.update: the record is longer than 1 MiB")
        }
    }

    private static let mostFields = 1000

    /// The error of a refused update; its code is kept for the case that it ends the program.
    private func refusal(_ message: String, _ code: DiagnosticCode?) -> LuaError {
        updateRefusal = (message, code)
        return LuaError(.runtime, message)
    }

    /// The findings of one update that are told.
    private static let mostFindings = 20

    /// The user and the fields of an update, with all that is wrong in one error.
    private func validated(
        _ table: LuaTable,
        _ call: borrowing LuaCall
    ) throws -> (UserID, [String: FieldValue]) {
        var findings: [(code: DiagnosticCode, message: String)] = []
        var settings: [String: FieldValue] = [:]
        let id = userID(table.fields["ID"] ?? .nil)
        if id == nil { findings.append((.wrongType, "ID: expected the id of a user, a whole number from 1")) }
        for name in context.schema.sorted(table.fields.keys) where name != "ID" {
            guard findings.count <= Self.mostFindings else { break }
            let departments = try read(call, "user.update") { _ in try departmentIDs(for: name) }
            do throws(Schema.Refusal) {
                guard let value = try FieldValue(table.fields[name] ?? .nil, of: name) else { continue }
                settings[name] = try context.schema.validated(value, for: name, departments: departments)
            } catch {
                let isNamed = error.message.hasPrefix(name)
                findings.append((error.code, isNamed ? error.message : "\(error.field): \(error.message)"))
            }
        }
        if let item = table.items.first {
            findings.append((.wrongType, "expected fields by name, got \(item.typeName) in a list"))
        }
        guard let id, findings.isEmpty else {
            guard findings.count > 1 else {
                throw refusal("user.update: \(findings[0].message)", findings[0].code)
            }
            let told = findings.prefix(Self.mostFindings).map { "\n  - \($0.message)  (\($0.code.rawValue))" }
            let rest = findings.count > Self.mostFindings ? "\n  - …" : ""
            throw refusal("user.update:\(told.joined())\(rest)", nil)
        }
        return (id, settings)
    }
}

extension LuaValue {
    /// The bytes of all texts in it.
    fileprivate var textBytes: Int {
        switch self {
        case .string(let text): text.utf8.count
        case .bytes(let bytes): bytes.count
        case .table(let table):
            table.items.reduce(0) { $0 + $1.textBytes } + table.fields.values.reduce(0) { $0 + $1.textBytes }
        default: 0
        }
    }
}
