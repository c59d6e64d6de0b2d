/// A window of text that advances as a reader takes records from its front.
struct TextWindow: Sendable {
    /// The text that was read and not yet consumed; the next record begins at ``position``.
    private(set) var bytes: [UInt8] = []
    var position = 0
    /// Whether the text ends with ``bytes``.
    private(set) var isAtEnd = false

    private var source: TextSource

    init(_ source: TextSource) {
        self.source = source
    }

    /// The number of bytes available.
    var count: Int { bytes.count - position }

    /// Appends more text.
    mutating func fill() throws(StreamError) {
        guard let chunk = try source.next() else {
            isAtEnd = true
            return
        }
        // In place: a record of many chunks would be copied with each of them.
        bytes.removeFirst(position)
        bytes += chunk
        position = 0
    }

    /// Treats the text as ended, after an error that leaves no position to continue from.
    mutating func end() {
        bytes = []
        position = 0
        isAtEnd = true
    }
}
