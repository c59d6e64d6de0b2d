/// The keys and values of a JSON object, in the order in which they were written.
///
/// A key occurs once. Two objects are equal when they map the same keys to the same values, whatever their order.
public struct JSONObject: Sendable {
    /// Up to this many keys a walk over the entries costs less than building a hash table.
    private static let largestWithoutTable = 8

    private var entries: [(key: String, value: JSONValue)] = []

    /// Key to position; empty while there are no more than ``largestWithoutTable`` entries.
    private var positions: [String: Int] = [:]

    /// Creates an empty object.
    public init() {}

    /// Creates an object; if a key occurs twice, its first position and its last value count.
    public init(_ elements: some Sequence<(String, JSONValue)>) {
        for (key, value) in elements {
            self[key] = value
        }
    }

    /// Takes over what a reader found; the table is built once, at its right size.
    init(entries: [(key: String, value: JSONValue)]) {
        self.entries = entries
        rebuildTable()
        if holdsDuplicates {
            self = JSONObject(entries.lazy.map { ($0.key, $0.value) })
        }
    }

    /// The value of `key`, or `nil` if it is absent; setting `nil` removes the key.
    public subscript(key: String) -> JSONValue? {
        get {
            position(of: key).map { entries[$0].value }
        }
        set {
            switch (position(of: key), newValue) {
            case (let position?, let value?):
                entries[position].value = value
            case (let position?, nil):
                entries.remove(at: position)
                rebuildTable()
            case (nil, let value?):
                append(key, value)
            case (nil, nil):
                break
            }
        }
    }

    /// The keys in order.
    public var keys: [String] { entries.map(\.key) }

    /// The number of keys.
    public var count: Int { entries.count }

    /// Whether the object has no keys.
    public var isEmpty: Bool { entries.isEmpty }

    private func position(of key: String) -> Int? {
        positions.isEmpty ? entries.firstIndex { $0.key == key } : positions[key]
    }

    private mutating func append(_ key: String, _ value: JSONValue) {
        entries.append((key, value))
        if !positions.isEmpty {
            positions[key] = entries.count - 1
        } else if entries.count > Self.largestWithoutTable {
            rebuildTable()
        }
    }

    private mutating func rebuildTable() {
        positions = [:]
        guard entries.count > Self.largestWithoutTable else { return }
        positions.reserveCapacity(entries.count)
        for (position, entry) in entries.enumerated() {
            positions[entry.key] = position
        }
    }

    private var holdsDuplicates: Bool {
        guard positions.isEmpty else { return positions.count < entries.count }
        return entries.indices.contains { position in
            entries[..<position].contains { $0.key == entries[position].key }
        }
    }
}

extension JSONObject: Sequence {
    /// Iterates over keys and values in order.
    public func makeIterator() -> IndexingIterator<[(key: String, value: JSONValue)]> {
        entries.makeIterator()
    }

    /// The number of keys, which is exact.
    public var underestimatedCount: Int { entries.count }
}

extension JSONObject: Hashable {
    /// Whether both map the same keys to the same values, in whatever order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        // Most objects that are compared were written by one hand, in one order.
        return left.entries.indices.allSatisfy { position in
            let (key, value) = left.entries[position]
            let other = right.entries[position]
            return other.key == key ? other.value == value : right[key] == value
        }
    }

    /// Hashes the entries so that their order doesn't count.
    public func hash(into hasher: inout Hasher) {
        var combined = 0
        for (key, value) in entries {
            var hasher = Hasher()
            hasher.combine(key)
            hasher.combine(value)
            combined ^= hasher.finalize()
        }
        hasher.combine(count)
        hasher.combine(combined)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Creates an object that keeps the order of the literal.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements)
    }
}

extension JSONObject: CustomStringConvertible {
    /// The object as compact JSON text.
    public var description: String { JSONValue.object(self).text }
}
