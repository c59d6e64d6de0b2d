import ArgumentParser
import PortalModel
import Scripting
import Wire

/// What scripts are given and what they may use.
struct ScriptOptions: ParsableArguments {
    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("A value for a parameter; may be repeated.", valueName: "name=value")
    )
    var settings: [Setting] = []

    @Option(
        help: ArgumentHelp(
            "A JSON object with values for parameters; --set overrides it. May be repeated.",
            valueName: "params.json"
        ),
        completion: .file()
    )
    var setFile: [String] = []

    @Option(
        help: "The encoding of a CSV input, such as windows-1252. Default: UTF-8.",
        completion: .list(TextEncoding.names)
    )
    var encoding: String?

    @Option(help: "What an empty cell of a row does to its field.")
    var empty = EmptyCells.keep

    @Option(
        name: .customLong("null"),
        help: ArgumentHelp("Texts that are read as empty cells, in exactly this spelling.", valueName: "nan,NULL")
    )
    var nulls: [String] = []

    @Option(
        help: ArgumentHelp(
            "A column whose cells are taken as they stand, such as one of names with Null in it; may be repeated.",
            valueName: "column"
        )
    )
    var literal: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The time limit of a program; a record of a transform has at most 1s. Default: 60s.",
            valueName: "60s"
        ),
        transform: TimeSpan.init
    )
    var timeLimit = TimeSpan(duration: .seconds(60))

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The memory limit of a script. Default: 64MiB.", valueName: "64MiB"),
        transform: ByteCount.init
    )
    var memoryLimit = ByteCount(bytes: 64 << 20)

    @Option(help: "The seed of random numbers. Default: a seed derived from the first script.")
    var seed: Int?

    @OptionGroup var containment: ContainmentOptions

    func validate() throws {
        guard timeLimit.duration > .zero else {
            throw ValidationError("--time-limit takes a time above 0, such as 60s.")
        }
    }

    var limits: ScriptLimits { ScriptLimits(memoryBytes: memoryLimit.bytes, programTime: timeLimit.duration) }

    /// What is given for parameters: `--set` before `--set-file`, and that before what is configured.
    ///
    /// - Parameter configured: What `moonhook.lua` says.
    /// - Returns: The values by name.
    /// - Throws: ``Failure`` if a file holds no such values.
    func values(over configured: [String: ParameterSetting] = [:]) throws -> [String: ParameterSetting] {
        var values = configured
        for path in setFile { values.merge(try Self.values(in: path)) { _, later in later } }
        for setting in settings {
            values[setting.name] = ParameterSetting(.string(setting.value), origin: "--set \(setting.name)")
        }
        return values
    }

    private static func values(in path: String) throws -> [String: ParameterSetting] {
        var source = try ByteSource(path: path)
        var bytes: [UInt8] = []
        while let chunk = try source.next() {
            bytes += chunk
            guard bytes.count <= 1 << 20 else {
                throw Failure(.usage, "\(path): longer than 1 MiB, the limit for parameters")
            }
        }
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONReader.value(from: bytes)
        } catch {
            throw Failure(.usage, "\(path): \(error)")
        }
        guard let object = value.objectValue else {
            throw Failure(.usage, "\(path): expected a JSON object such as {\"region\": \"DE\"}")
        }
        var values: [String: ParameterSetting] = [:]
        for (name, value) in object { values[name] = ParameterSetting(value, origin: "\(path): \(name)") }
        return values
    }

    /// Opens a file of rows, or standard input if it is `-`.
    func openInput(_ path: String) throws -> InputReader {
        let source = path == "-" ? ByteSource.standardInput : try ByteSource(path: path)
        let cells = CellReading(
            nulls: Set(nulls.flatMap { $0.split(separator: ",").compactMap { String($0).trimmed.nonEmpty } }),
            literal: Set(literal)
        )
        return try InputReader(source, encoding: try encoding.map { try TextEncoding(named: $0) }, cells: cells)
    }
}

/// `name=value`.
struct Setting: ExpressibleByArgument {
    let name: String
    let value: String

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else { return nil }
        name = String(argument[..<equals])
        value = String(argument[argument.index(after: equals)...])
    }
}

/// An amount of memory such as `64MiB`, `512KiB` or `1GiB`.
struct ByteCount {
    let bytes: Int

    init(bytes: Int) {
        self.bytes = bytes
    }

    /// Reads a number with its unit.
    ///
    /// - Throws: `ValidationError` that says what to write.
    init(_ argument: String) throws {
        for (unit, size) in [("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)] where argument.hasSuffix(unit) {
            guard let number = Int(String(argument.dropLast(unit.count)).trimmed), (1...1_000_000).contains(number)
            else { break }
            bytes = number * size
            return
        }
        throw ValidationError("expected an amount such as 64MiB, 512KiB or 1GiB")
    }
}

/// The form of a command's output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// One JSON object a line.
    case json
}
