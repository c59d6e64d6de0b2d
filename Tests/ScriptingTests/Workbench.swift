import Foundation
import Judgement
import Lua
import PortalModel
import Synchronization
import TestSupport
import Wire

@testable import Scripting

/// A host with scripts written in the test, and everything that they leave behind.
final class Workbench {
    let folder: TemporaryFolder
    let host: ScriptHost
    let directory: DirectoryDouble?
    let plan = PlanDouble()
    /// The regions that numbers without a country code were taken to belong to.
    let regions = AssumedRegions()
    private let messages: Messages
    /// What the pipeline found.
    private(set) var findings: [Diagnostic] = []
    private var scripts: [ScriptHost.Script] = []

    private final class Messages: Sendable {
        let all = Mutex<[ScriptMessage]>([])
    }

    /// The standard limits, with a minute for each record: a busy machine may leave a script lying for longer than a second.
    static let limits = ScriptLimits(recordTime: .seconds(60))

    init(
        directory: DirectoryDouble? = nil,
        fields: Set<String>? = nil,
        schema: Schema = .standard,
        settings: [String: ParameterSetting] = [:],
        limits: ScriptLimits = limits,
        seed: Int = 0,
        now: Date = Date()
    ) throws {
        folder = try TemporaryFolder()
        let messages = Messages()
        self.messages = messages
        self.directory = directory
        host = try ScriptHost(
            ScriptContext(
                version: "1.4.2",
                schema: schema,
                directory: directory,
                fields: fields,
                settings: settings,
                limits: limits,
                seed: seed,
                now: now,
                log: { message in messages.all.withLock { $0.append(message) } }
            )
        )
    }

    /// What scripts printed and logged.
    var output: [ScriptMessage] { messages.all.withLock { $0 } }

    /// The lines that scripts printed.
    var printed: [String] { output.filter { $0.level == .output }.map(\.text.verbatim) }

    /// Writes a script into the folder.
    func file(_ source: String, name: String = "sample.lua") throws -> ScriptFile {
        let path = folder.path(name)
        try source.write(toFile: path)
        return try ScriptFile(path: path)
    }

    /// Loads a script, and puts it at the end of the chain.
    @discardableResult
    func load(_ source: String, name: String = "sample.lua") throws -> ScriptHost.Script {
        let script = try host.load(try file(source, name: name))
        scripts.append(script)
        return script
    }

    /// Runs a program, whose updates go through the chain into ``plan``.
    func run(_ source: String, explains: Bool = false) throws {
        try run(try file(source, name: "program.lua"), explains: explains)
    }

    /// Runs a program from a file.
    func run(_ file: ScriptFile, explains: Bool = false) throws {
        _ = try host.load(file, asProgram: try updates(explanation: explains ? RecordJudge.Explanation() : nil))
    }

    /// Judges the updates of a program, which pass through the chain into ``plan``.
    func updates(
        _ script: ScriptHost.Script? = nil,
        explanation: RecordJudge.Explanation? = nil
    ) throws -> UpdateJudge {
        UpdateJudge(script?.rules(), through: try judge(explanation: explanation), in: directory, into: plan)
    }

    /// A recipe whose transform is this body.
    static func recipe(_ body: String, writes: String? = nil) -> String {
        "return { \(writes.map { "writes = { \($0) }, " } ?? "")transform = function(user, row)\n\(body)\nend }"
    }

    /// The judge of the chain.
    func judge(header: [String]? = nil, explanation: RecordJudge.Explanation? = nil) throws -> RecordJudge {
        RecordJudge(
            try HostChain(scripts, header: header, in: host),
            schema: host.schema,
            fields: host.context.fields,
            directory: directory,
            phones: LibraryPhoneComparison(),
            regions: regions,
            explanation: explanation
        )
    }

    /// The regions that were assumed since the last time, with those that scripts read outside of records.
    func takeRegions() -> [AssumedRegion: Int] {
        regions.count(read: host.takeRegionsOfPrograms())
        return regions.take()
    }

    /// What the chain makes of a user.
    func change(_ user: User, setting settings: [String: FieldValue] = [:]) throws -> RecordVerdict<Change?> {
        try judge().change(of: user, setting: settings) { findings.append($0) }
    }

    /// The fields that the chain changes of a user; `nil` where the user is refused or skipped.
    func after(_ user: User, setting settings: [String: FieldValue] = [:]) throws -> [String: FieldValue]? {
        guard case .passed(let change) = try change(user, setting: settings) else { return nil }
        return change?.after ?? [:]
    }

    /// How the rows of an input speak of fields, as the chain has it.
    func binding(of header: [String]?, emptyCells: EmptyCells = .keep) throws -> RowBinding {
        try RowBinding(
            header: header,
            recipes: scripts.compactMap(\.recipe),
            scripts: scripts.map(\.file),
            schema: host.schema,
            emptyCells: emptyCells
        )
    }

    /// What the chain makes of an input's rows, as JSON lines.
    func transform(_ input: String) throws -> [String] {
        var reader = try InputReader(ByteSource(text: input))
        let binding = try binding(of: reader.header)
        let judge = try judge(header: reader.header)
        var writer = JSONWriter()
        while let row = try reader.next() {
            _ = try judge.transform(row, by: binding, into: &writer) { findings.append($0) }
        }
        return String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// The values that an expression has in a script.
    func values(_ expressions: String) throws -> [String] {
        let before = printed.count
        try run(
            "local function show(...) for i = 1, select('#', ...) do print((select(i, ...))) end end show(\(expressions))"
        )
        return Array(printed.dropFirst(before))
    }
}

@available(*, unavailable)
extension Workbench: Sendable {}
