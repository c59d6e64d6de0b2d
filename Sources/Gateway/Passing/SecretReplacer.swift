import NIOCore

/// Replaces a text in bytes that come piece by piece, also where two pieces meet.
struct SecretReplacer {
    private let secret: [UInt8]
    private let replacement: [UInt8]
    /// The beginning of the secret, perhaps, at the end of what came so far.
    private var held = ByteBuffer()

    /// - Parameters:
    ///   - secret: What must not be seen; an empty text is nothing.
    ///   - replacement: What is seen instead.
    init(_ secret: String, by replacement: String) {
        self.secret = Array(secret.utf8)
        self.replacement = Array(replacement.utf8)
    }

    /// Takes the next piece.
    ///
    /// - Returns: What can be passed on of all that came.
    mutating func take(_ piece: ByteBuffer) -> ByteBuffer {
        guard let first = secret.first else { return piece }
        var bytes = held
        held = ByteBuffer()
        if bytes.readableBytes == 0 { bytes = piece } else { bytes.writeImmutableBuffer(piece) }
        let view = bytes.readableBytesView
        guard var found = view.firstIndex(of: first) else { return bytes }
        var passed = ByteBuffer()
        var start = view.startIndex
        while true {
            let rest = view[found...]
            if rest.count < secret.count, secret.starts(with: rest) {
                held = ByteBuffer(rest)
                passed.writeBytes(view[start..<found])
                return passed
            }
            var next = found + 1
            if rest.starts(with: secret) {
                passed.writeBytes(view[start..<found])
                passed.writeBytes(replacement)
                next = found + secret.count
                start = next
            }
            guard let again = view[next...].firstIndex(of: first) else { break }
            found = again
        }
        guard start > view.startIndex else { return bytes }
        passed.writeBytes(view[start...])
        return passed
    }

    /// What is left when all has come.
    mutating func finish() -> ByteBuffer {
        defer { held = ByteBuffer() }
        return held
    }

    /// Replaces it in bytes that are complete.
    func replaced(in bytes: ByteBuffer) -> ByteBuffer {
        var replacer = self
        var result = replacer.take(bytes)
        let rest = replacer.finish()
        if rest.readableBytes > 0 { result.writeImmutableBuffer(rest) }
        return result
    }

    /// Whether a text holds it.
    func isIn(_ text: String) -> Bool {
        guard let first = secret.first else { return false }
        var rest = text.utf8[...]
        while rest.count >= secret.count, let found = rest.firstIndex(of: first) {
            if rest[found...].starts(with: secret) { return true }
            rest = rest[rest.index(after: found)...]
        }
        return false
    }

    /// Replaces it in a text.
    func replaced(in text: String) -> String {
        guard isIn(text) else { return text }
        return text.replacing(
            String(decoding: secret, as: UTF8.self),
            with: String(decoding: replacement, as: UTF8.self)
        )
    }
}
