import ArgumentParser
import PortalModel

/// A few words about a run, which the journal keeps.
struct RunNote {
    /// The most characters of it.
    private static let longest = 200

    let text: ForeignText

    init(_ argument: String) throws {
        let words = argument.trimmed
        guard !words.isEmpty else { throw ValidationError("expected a text") }
        guard words.unicodeScalars.count <= Self.longest else {
            throw ValidationError("expected at most \(Self.longest) characters, got \(words.unicodeScalars.count)")
        }
        let isPlain = words.unicodeScalars.allSatisfy { scalar in
            ![.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
        }
        guard isPlain else { throw ValidationError("expected one line without control characters") }
        text = ForeignText(words)
    }
}
