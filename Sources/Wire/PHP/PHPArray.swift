/// An array as PHP has it, list and map in one, grown from names such as `filter[>ID]` and `select[]`.
package struct PHPArray {
    /// An array within another one is shared, so that what is added to it costs the same however much it holds.
    private final class Node {
        enum Element {
            case text(String)
            case array(Node)
        }

        var keys: [String] = []
        var elements: [String: Element] = [:]
        var nextIndex = 0

        func insert(_ element: Element, for key: String) {
            if elements.updateValue(element, forKey: key) == nil { keys.append(key) }
            if let index = Int(key), index >= nextIndex, index < .max { nextIndex = index + 1 }
        }

        /// The entries in order; arrays are not deeper than ``PHPArray/deepest``.
        var entries: [(String, JSONValue)] {
            keys.compactMap { key in
                switch elements[key] {
                case .text(let text): (key, .string(text))
                case .array(let array): (key, .php(array.entries))
                case nil: nil
                }
            }
        }
    }

    /// How deep names may nest; PHP passes over deeper ones (`max_input_nesting_level`).
    package static let deepest = 64

    private let root = Node()

    /// Creates an empty array.
    package init() {}

    /// Stores a text under a nested name, and creates the arrays on the way; an empty key uses the next free index.
    ///
    /// A name that nests deeper than ``deepest`` is passed over.
    package mutating func set(_ path: ArraySlice<String>, to text: String) {
        guard path.count <= Self.deepest + 1 else { return }
        var node = root
        for key in path.dropLast() {
            let key = key.isEmpty ? String(node.nextIndex) : key
            if case .array(let inner)? = node.elements[key] {
                node = inner
                continue
            }
            let inner = Node()
            node.insert(.array(inner), for: key)
            node = inner
        }
        guard let last = path.last else { return }
        node.insert(.text(text), for: last.isEmpty ? String(node.nextIndex) : last)
    }

    /// The entries in order, each of them a list or an object as ``JSONValue/php(_:)`` decides.
    package var entries: [(String, JSONValue)] { root.entries }
}

@available(*, unavailable)
extension PHPArray: Sendable {}

extension JSONValue {
    /// What PHP's encoder makes of an array: a list if the keys count from 0 in order (also if it is empty), else
    /// an object.
    package static func php(_ entries: [(String, JSONValue)]) -> JSONValue {
        let isList = entries.enumerated().allSatisfy { index, entry in entry.0 == String(index) }
        return isList ? .array(entries.map(\.1)) : .object(JSONObject(entries))
    }

    /// The values of a list or a map alike, as PHP walks over them; a scalar is a list of itself, and `null` of nothing.
    package var phpElements: [JSONValue] {
        switch self {
        case .null: []
        case .array(let elements): elements
        case .object(let object): object.map(\.value)
        default: [self]
        }
    }

    /// The text to which PHP converts a scalar, or `nil` for lists and maps.
    package var phpText: String? {
        switch self {
        case .null, .boolean(false): ""
        case .boolean(true): "1"
        case .integer(let integer): String(integer)
        case .number(let number): number.description
        case .string(let text): text
        case .array, .object: nil
        }
    }

    /// The whole number of a scalar, `"57"` like `57`, or `nil`.
    package var phpInteger: Int? {
        if case .number(let number) = self { return Int(exactly: number) }
        return phpText.flatMap { Int($0) }
    }

    /// The truth value in any of the spellings that clients send: `Y`, `1`, `true` and `True`, and their opposites.
    package var phpFlag: Bool? {
        if case .boolean(let flag) = self { return flag }
        return switch phpText?.lowercased() {
        case "y", "1", "true": true
        case "n", "0", "false": false
        default: nil
        }
    }

    /// Whether PHP takes the value for yes: anything but `N`, `0`, `false` and what is empty.
    ///
    /// Undocumented: observed in the module `rest` of portals on servers of their own. PHP alone would take the text `false`
    /// for yes; other spellings, such as `False` and `no`, are yes.
    package var phpTruth: Bool {
        guard case .string(let text) = self else { return phpBoolean }
        return phpBoolean && !["N", "false"].contains(text)
    }

    /// The truth value to which PHP converts a value: only what is empty, and `0`, is false.
    package var phpBoolean: Bool {
        switch self {
        case .null: false
        case .boolean(let flag): flag
        case .integer(let integer): integer != 0
        case .number(let number): number != 0
        case .string(let text): !["", "0"].contains(text)
        case .array, .object: !phpElements.isEmpty
        }
    }
}

extension JSONObject {
    /// The object with its names in capitals, which are those of fields and parameters on the portal.
    package var inCapitals: JSONObject { JSONObject(map { ($0.key.uppercased(), $0.value) }) }
}
