import Crypto
import Foundation
import Wire

/// A file that Moonhook writes for other tools, and recognizes as long as nobody has changed it.
///
/// A mark in it holds a digest of the rest, so that a newer version never overwrites somebody's edits.
public struct GeneratedFile: Hashable, Sendable {
    /// The path relative to the folder of all files.
    public let path: String
    /// The text, with the mark.
    public let text: String

    /// The placeholder for the digest, in the text that it is computed from.
    private static let gap = "…"

    /// Creates a file.
    ///
    /// - Parameters:
    ///   - path: Its path.
    ///   - text: Makes the text around a mark, which belongs in a comment.
    init(_ path: String, around text: (String) -> String) {
        self.path = path
        let bare = text(Self.mark(Self.gap))
        self.text = text(Self.mark(Self.digest(of: bare)))
    }

    private static func mark(_ digest: String) -> String {
        "Written by 'moonhook types' (\(digest)); left alone once it is changed."
    }

    private static func digest(of text: String) -> String {
        String(SHA256.hash(data: Data(text.utf8)).hexadecimal.prefix(16))
    }

    /// Whether a text is one that `moonhook types` wrote, in this version or another, and nobody has changed.
    public static func isUntouched(_ text: String) -> Bool {
        let parts = mark(gap).components(separatedBy: gap)
        guard let start = text.firstRange(of: parts[0])?.upperBound,
            let end = text[start...].firstRange(of: parts[1])?.lowerBound
        else { return false }
        return digest(of: text[..<start] + gap + text[end...]) == text[start..<end]
    }
}
