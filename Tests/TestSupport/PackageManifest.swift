/// What Package.swift says of the package, read from its text: SwiftPM can't be asked while it runs the tests.
public struct PackageManifest: Sendable {
    /// The targets under `Sources`: name to the targets of the package that each imports.
    public let targets: [String: Set<String>]
    /// The names of the library products.
    public let libraries: [String]

    /// Reads a manifest.
    public init(_ text: String) {
        libraries = text.matches(of: /\.library\(name: "(\w+)"/).map { String($0.output.1) }
        var targets: [String: Set<String>] = [:]
        for start in text.matches(of: /\.(?:target|systemLibrary|executableTarget)\(\s*name: "(\w+)"/) {
            let declaration = Self.untilClosing(text[start.range.upperBound...])
            guard !declaration.contains(#"path: "Tests/"#) else { continue }
            let list = declaration.firstMatch(of: /dependencies: \[([^\]]*)\]/)?.output.1 ?? ""
            targets[String(start.output.1)] = Set(list.matches(of: /"(\w+)"/).map { String($0.output.1) })
        }
        self.targets = targets
    }

    /// The text up to the parenthesis that closes what was opened before it.
    private static func untilClosing(_ text: Substring) -> Substring {
        var depth = 1
        return text.prefix { character in
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            return depth > 0
        }
    }
}
