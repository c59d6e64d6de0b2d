import Foundation

/// A character encoding by the name that people give it.
public struct TextEncoding: Hashable, Sendable, CustomStringConvertible {
    /// How bytes become text.
    enum Form: Hashable {
        case utf8
        /// UTF-16 in the byte order of its byte order mark, otherwise little-endian, as Windows writes it.
        case utf16(isBigEndian: Bool)
        /// One byte, one character, in an encoding that Foundation knows.
        case singleByte(String.Encoding)
    }

    /// UTF-8, the default encoding.
    public static let utf8 = TextEncoding(name: "utf-8", form: .utf8)

    /// The bytes by which a text may declare its encoding.
    static let byteOrderMarks: [([UInt8], TextEncoding)] = [
        ([0xEF, 0xBB, 0xBF], .utf8),
        ([0xFF, 0xFE], TextEncoding(name: "utf-16le", form: .utf16(isBigEndian: false))),
        ([0xFE, 0xFF], TextEncoding(name: "utf-16be", form: .utf16(isBigEndian: true))),
    ]

    /// Whether a text begins with the bytes by which it declares its encoding.
    package static func isDeclared(in start: [UInt8]) -> Bool {
        byteOrderMarks.contains { mark, _ in start.starts(with: mark) }
    }

    /// Its usual name, such as `windows-1252`.
    public let name: String
    let form: Form

    /// The encoding's usual name.
    public var description: String { name }
}

extension TextEncoding {
    /// Finds an encoding by name, whatever its case, dashes and underscores: `Windows-1252`, `cp1252`, `latin1`.
    ///
    /// - Throws: ``StreamError`` that names the nearest and all known ones.
    public init(named name: String) throws(StreamError) {
        let plain = Self.plain(name)
        guard let known = Self.known.first(where: { $0.names.contains { Self.plain($0) == plain } }) else {
            let all = Self.known.map(\.names[0])
            let near = Self.nearest(to: plain).map { "; did you mean \($0)?" } ?? "."
            let message = "\"\(name)\" is not a known encoding\(near) Known are \(all.joined(separator: ", "))."
            throw StreamError(.unknownEncoding, message)
        }
        self.init(name: known.names[0], form: known.form)
    }

    /// The usual names of all known encodings.
    public static var names: [String] { known.map(\.names[0]) }

    private static func plain(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    private static func nearest(to plain: String) -> String? {
        let distances = known.flatMap { encoding in
            encoding.names.map { (encoding.names[0], Self.plain($0).editDistance(to: plain)) }
        }
        guard let best = distances.min(by: { $0.1 < $1.1 }), best.1 <= 2 else { return nil }
        return best.0
    }

    /// The usual name first, then others in use.
    ///
    /// The numbers are CoreFoundation's (CFStringEncodingExt.h). Code page 866 is not among them: Foundation on Linux
    /// decodes it wrongly.
    private static let known: [(names: [String], form: Form)] = [
        (["utf-8"], .utf8),
        (["utf-16", "unicode"], .utf16(isBigEndian: false)),
        (["utf-16le"], .utf16(isBigEndian: false)),
        (["utf-16be"], .utf16(isBigEndian: true)),
        (["windows-1250", "cp1250", "1250"], singleByte(0x0501)),
        (["windows-1251", "cp1251", "1251"], singleByte(0x0502)),
        (["windows-1252", "cp1252", "1252", "ansi"], singleByte(0x0500)),
        (["windows-1253", "cp1253", "1253"], singleByte(0x0503)),
        (["windows-1254", "cp1254", "1254"], singleByte(0x0504)),
        (["windows-1255", "cp1255", "1255"], singleByte(0x0505)),
        (["windows-1256", "cp1256", "1256"], singleByte(0x0506)),
        (["windows-1257", "cp1257", "1257"], singleByte(0x0507)),
        (["windows-1258", "cp1258", "1258"], singleByte(0x0508)),
        (["iso-8859-1", "latin1"], singleByte(0x0201)),
        (["iso-8859-2", "latin2"], singleByte(0x0202)),
        (["iso-8859-5"], singleByte(0x0205)),
        (["iso-8859-7"], singleByte(0x0207)),
        (["iso-8859-9", "latin5"], singleByte(0x0209)),
        (["iso-8859-13", "latin7"], singleByte(0x020D)),
        (["iso-8859-15", "latin9"], singleByte(0x020F)),
        (["iso-8859-16", "latin10"], singleByte(0x0210)),
        (["koi8-r"], singleByte(0x0A02)),
        (["koi8-u"], singleByte(0x0A08)),
        (["macroman", "macintosh", "x-mac-roman"], singleByte(0x0000)),
        (["maccyrillic", "x-mac-cyrillic"], singleByte(0x0007)),
        (["cp850", "850"], singleByte(0x0410)),
    ]

    private static func singleByte(_ number: UInt) -> Form {
        .singleByte(String.Encoding(rawValue: 0x8000_0000 | number))
    }
}

extension String {
    /// How many characters must be put in, left out or replaced to get `other`.
    fileprivate func editDistance(to other: String) -> Int {
        var row = Array(0...other.count)
        for (index, character) in enumerated() {
            var diagonal = index
            row[0] = index + 1
            for (column, candidate) in other.enumerated() {
                let substituted = diagonal + (character == candidate ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = Swift.min(substituted, diagonal + 1, row[column] + 1)
            }
        }
        return row[other.count]
    }
}
