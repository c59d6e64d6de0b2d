/// XML as PHP writes it on a portal: an element for each key, and `item` for each element of a list.
///
/// Documented for objects in <https://apidocs.bitrix24.com/settings/how-to-call-rest-api/general-principles.html>. `item`,
/// 1 for `true`, nothing for `false` and `null`, and the absence of a declaration are undocumented: they are observed in the
/// module `rest` of portals on servers of their own.
package struct PHPXML {
    private var bytes: [UInt8] = []

    /// Encodes a whole answer, in its element `response`.
    package static func encode(_ answer: JSONValue) -> [UInt8] {
        var xml = PHPXML()
        xml.append("response", answer)
        return xml.bytes
    }

    private mutating func append(_ name: String, _ value: JSONValue) {
        bytes.append(contentsOf: "<\(name)>".utf8)
        switch value {
        case .array(let elements):
            for element in elements { append("item", element) }
        case .object(let object):
            // To PHP, a key of digits is a position.
            for (key, element) in object { append(Int(key).map(String.init) == key ? "item" : key, element) }
        default: append(text: value.phpText ?? "")
        }
        bytes.append(contentsOf: "</\(name)>".utf8)
    }

    private mutating func append(text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): bytes.append(contentsOf: "&apos;".utf8)
            default: bytes.append(byte)
            }
        }
    }
}
