import PortalModel
import Wire

/// PHP's ways with values: an empty one may be `""`, `null`, `false`, `[]` or `{}`, and each reads as `nil` here.
extension JSONValue {
    /// The whole number, which may be a string of digits, as ids are.
    var wholeNumber: Int? {
        switch self {
        case .integer(let number): number
        case .string(let text): Int(text)
        case .number(let number): Int(exactly: number)
        case .null, .boolean, .array, .object: nil
        }
    }

    /// The elements of a list, which is an object if its keys have gaps; a single value is a list of one.
    var elements: [JSONValue] {
        switch self {
        case .array(let items): items
        case .object(let object): object.map(\.value)
        case .null, .boolean, .integer, .number, .string: [self]
        }
    }

    /// A text that is not empty, or a number as its digits.
    var words: String? {
        switch self {
        case .string(let text): text.isEmpty ? nil : text
        case .integer(let number): "\(number)"
        case .number(let number): "\(number)"
        case .null, .boolean, .array, .object: nil
        }
    }

    /// A number, which may be a string.
    var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        case .string(let text): Double(text)
        case .null, .boolean, .array, .object: nil
        }
    }

    /// A flag in any of its spellings; here `false` is a value.
    var flag: Bool? {
        switch self {
        case .boolean(let flag): flag
        case .integer(1), .string("1"), .string("Y"), .string("true"), .string("True"): true
        case .integer(0), .string("0"), .string("N"), .string("false"), .string("False"): false
        default: nil
        }
    }

    /// A value of a type that is passed as it is; an object, such as the description of a file, as JSON text.
    var anything: FieldValue? {
        switch self {
        case .string(let text): text.isEmpty ? nil : .string(text)
        case .integer(let number): .integer(number)
        case .number(let number): .number(number)
        case .boolean(let flag): flag ? .boolean(true) : nil
        case .array(let items): items.isEmpty ? nil : .list(items.compactMap(\.anything))
        case .object(let object): object.isEmpty ? nil : .string(text)
        case .null: nil
        }
    }
}
