public import PortalModel
public import Wire

/// Reads a plan file in constant memory, and trusts nothing in it.
///
/// Only when ``next()`` has returned `nil`, the plan is known to be complete and unchanged.
public struct PlanFileReader: Sendable {
    /// The longest line: a change with two files of 16 MiB, the most that a script may have, as Base64.
    private static let longestLine = 48 << 20
    /// The longest first line.
    private static let longestHeader = 1 << 20
    /// The most bytes of a line without its files: a record has 1 MiB, and a change has two of them.
    private static let longestText = 4 << 20
    /// The most values of a line: fields, what lists hold, and the names of scripts.
    private static let mostValues = 100_000
    /// The most fields of a change; a portal has some hundred.
    fileprivate static let mostFields = 1_000
    private static let mostScripts = 100

    /// How messages name the file.
    public let name: String
    /// The portal that the plan is for.
    public let portal: String
    /// The scripts that made it.
    public let scripts: [RunHeader.Script]
    /// The line that was read last.
    public private(set) var line: Int

    private var lines: JSONLinesReader
    private var digest: PlanDigest
    private var file = PlanDigest()
    private var count = 0
    private var last: UserID?

    /// Begins to read.
    ///
    /// - Throws: ``PlanFileError`` if the first line is no plan's, or `StreamError`.
    public init(_ source: ByteSource) throws {
        name = source.name
        lines = JSONLinesReader(source, recordLimit: Self.longestHeader, valueLimit: Self.mostValues)
        let noPlan = PlanFileError(.noPlan, in: name, "is not a plan; 'moonhook run … --save FILE' writes one")
        let first: JSONLine?
        do throws(JSONError) {
            first = try lines.next()
        } catch {
            if case .unreadable(let error) = error.code { throw PlanFileError.unreadable(error, in: name) }
            throw noPlan
        }
        guard let first, first.object["type"] == "plan", let version = first.object["version"]?.integerValue,
            version > 0
        else { throw noPlan }
        guard version <= PlanFile.version else {
            throw PlanFileError(.newer, in: name, "was written by a newer Moonhook; update this one to apply it")
        }
        guard let portal = first.object["portal"]?.stringValue, portal.isPlain, !portal.isEmpty,
            let listed = first.object["scripts"]?.arrayValue,
            case let scripts = listed.compactMap(RunHeader.Script.init),
            scripts.count == listed.count, scripts.count <= Self.mostScripts,
            scripts.allSatisfy(\.isPlain)
        else { throw noPlan }
        self.portal = portal
        self.scripts = scripts
        lines.recordLimit = Self.longestLine
        line = first.line
        digest = PlanDigest(portal: portal)
        file.add(first.raw)
    }

    /// Makes sure that the plan is for that portal.
    ///
    /// - Parameters:
    ///   - other: The portal's name.
    ///   - formerNames: The names that it had before.
    /// - Throws: ``PlanFileError`` that names both portals.
    public func check(portal other: String, formerNames: [String] = []) throws(PlanFileError) {
        guard portal == other else {
            guard !formerNames.contains(portal) else {
                let words =
                    "is a plan for \(portal), which is now \(other); plan it again, since its hash names the portal"
                throw PlanFileError(.otherPortal, in: name, words)
            }
            throw PlanFileError(.otherPortal, in: name, "is a plan for \(portal), but this portal is \(other)")
        }
    }

    /// Reads the next change, or `nil` at the end of a complete plan.
    ///
    /// - Throws: ``PlanFileError`` or `StreamError`.
    public mutating func next() throws -> Change? {
        guard let next = try nextLine() else { throw cutOff }
        line = next.line
        guard next.object["type"] != "end" else {
            try finish(next.object)
            return nil
        }
        // What the hash doesn't cover can't be in the line, since it must be just what Moonhook would write.
        guard let change = Change(planLine: next.object), case let text = ChangeRow(change).planLine,
            text.utf8.elementsEqual(next.raw), text.utf8.count - change.fileBytes <= Self.longestText
        else {
            throw failure(.malformed, "this is not a change as Moonhook writes it; an edited plan is not applied")
        }
        if let last, change.user <= last {
            let words =
                change.user == last
                ? "a second change of user \(last)"
                : "user \(change.user) follows user \(last), but a plan is in ascending order"
            throw failure(.malformed, words)
        }
        digest.add(text)
        file.add(text)
        last = change.user
        count += 1
        return change
    }

    /// An error in the line that was read last.
    public func failure(_ code: PlanFileError.Code, _ words: String) -> PlanFileError {
        PlanFileError(code, in: name, line: line, words)
    }

    private mutating func nextLine() throws -> JSONLine? {
        do throws(JSONError) {
            return try lines.next()
        } catch {
            if case .unreadable(let error) = error.code { throw PlanFileError.unreadable(error, in: name) }
            // A line that breaks off is the last one.
            if [.malformed, .undecodable].contains(error.code), isAtEnd() { throw cutOff }
            throw PlanFileError(.malformed, in: name, line: error.line, "this can't be read: \(error.reason)")
        }
    }

    private mutating func isAtEnd() -> Bool {
        do throws(JSONError) { return try lines.next() == nil } catch { return false }
    }

    private mutating func finish(_ end: JSONObject) throws(PlanFileError) {
        guard end["changes"] == .integer(count), end["sha256"] == .string(digest.sha256),
            end["fileSHA256"] == .string(file.sha256)
        else {
            let words =
                "the count and the hashes at the end don't match the lines, so the file was changed"
            throw failure(.altered, words)
        }
        guard isAtEnd() else { throw failure(.malformed, "the plan ends here, but the file continues") }
    }

    private var cutOff: PlanFileError {
        PlanFileError(.cutOff, in: name, "is incomplete: its last line, with the count and the hash, is missing")
    }
}

extension Change {
    /// Reads a change; `nil` for what can be none, whatever the portal's fields.
    fileprivate init?(planLine object: JSONObject) {
        guard let user = object["user"]?.integerValue.flatMap(UserID.init),
            let person = object["person"]?.stringValue,
            let before = object["before"].flatMap([String: FieldValue].init(json:)),
            let after = object["after"].flatMap([String: FieldValue].init(json:)),
            !after.isEmpty, after.count <= PlanFileReader.mostFields, after.keys.allSatisfy(\.isFieldName)
        else { return nil }
        let unseen = Set(object["unseen"]?.arrayValue?.compactMap(\.stringValue) ?? [])
        let assumed = Dictionary(
            object["assumed"]?.objectValue?.compactMap { name, value in value.stringValue.map { (name, $0) } } ?? []
        ) { first, _ in first }
        guard unseen.union(before.keys).union(assumed.keys).isSubset(of: after.keys) else { return nil }
        self.init(
            user: user,
            person: person,
            before: before,
            after: after,
            unseen: unseen,
            line: object["line"]?.integerValue,
            assumed: assumed
        )
    }
}

extension Change {
    /// How much of its line is files.
    fileprivate var fileBytes: Int { (Array(before.values) + after.values).reduce(0) { $0 + $1.fileBytes } }
}

extension FieldValue {
    fileprivate var fileBytes: Int {
        switch self {
        case .file(let file): file.base64.utf8.count
        case .list(let items): items.reduce(0) { $0 + $1.fileBytes }
        case .null, .string, .integer, .number, .boolean, .option: 0
        }
    }
}

extension RunHeader.Script {
    fileprivate var isPlain: Bool {
        name.verbatim.isPlain && sha256.isSHA256 && declaration?.isSHA256 != false && version?.verbatim.isPlain != false
    }
}

extension String {
    /// Whether it can be shown as it is: one line that commands no terminal.
    fileprivate var isPlain: Bool {
        unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
    }

    fileprivate var isFieldName: Bool {
        utf8.allSatisfy { $0 == UInt8(ascii: "_") || $0.isASCIIWord }
    }

    fileprivate var isSHA256: Bool { utf8.count == 64 && isFieldName }
}
