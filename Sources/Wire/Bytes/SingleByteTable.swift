import Foundation

/// What each byte of a single-byte encoding means.
struct SingleByteTable: Sendable {
    /// Scalars by byte; ``undefined`` if there is none.
    private let scalars: [UInt16]

    private static let undefined = UInt16.max

    init(_ encoding: String.Encoding) {
        scalars = (0...UInt8.max).map { byte in
            let scalar = String(bytes: [byte], encoding: encoding)?.unicodeScalars.first
            // Foundation maps undefined bytes to these control characters, which no text contains.
            let isMeant = scalar.map { !(0x80...0x9F).contains($0.value) } ?? false
            return isMeant ? scalar.flatMap { UInt16(exactly: $0.value) } ?? Self.undefined : Self.undefined
        }
    }

    /// Writes `bytes` as UTF-8, or gives the offset of the first byte without meaning.
    func decode(_ bytes: [UInt8]) -> Result<[UInt8], UndefinedByte> {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 4)
        for (offset, byte) in bytes.enumerated() {
            let scalar = scalars[Int(byte)]
            switch scalar {
            case ..<0x80:
                text.append(UInt8(scalar))
            case ..<0x800:
                text.append(0xC0 | UInt8(scalar >> 6))
                text.append(0x80 | UInt8(scalar & 0x3F))
            case Self.undefined:
                return .failure(UndefinedByte(offset: offset))
            default:
                text.append(0xE0 | UInt8(scalar >> 12))
                text.append(0x80 | UInt8(scalar >> 6 & 0x3F))
                text.append(0x80 | UInt8(scalar & 0x3F))
            }
        }
        return .success(text)
    }
}

/// The index of a byte that means nothing in its encoding.
struct UndefinedByte: Error {
    let offset: Int
}
