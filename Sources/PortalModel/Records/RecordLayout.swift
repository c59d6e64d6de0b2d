/// Which fields a record has, and how a user's fields become one.
package struct RecordLayout: Sendable {
    /// The names of the fields, in the schema's order.
    package let names: [String]
    /// By index, whether the field is a list, which is never absent.
    package let isList: [Bool]
    /// The indices of the fields that users come with.
    private let fetched: [Int]
    private let identifier: Int?

    /// Creates the layout of a schema's records.
    ///
    /// - Parameters:
    ///   - schema: The fields of a user record.
    ///   - fields: The fields that users come with; `nil` for all.
    package init(_ schema: Schema, fetched fields: Set<String>?) {
        names = schema.fields.map(\.name)
        isList = schema.fields.map(\.isList)
        identifier = schema.fields.firstIndex { $0.kind == .identifier }
        fetched = schema.fields.indices.filter { index in
            schema.fields[index].kind == .identifier || fields?.contains(schema.fields[index].name) ?? true
        }
    }

    /// An empty buffer for such records.
    package func makeBuffer() -> RecordBuffer { RecordBuffer(count: names.count) }

    /// Fills a buffer with a user's fields; what was not fetched stays absent, lists too.
    ///
    /// - Parameters:
    ///   - buffer: The buffer.
    ///   - user: The user.
    ///   - settings: The values over the user's fields.
    package func fill(_ buffer: RecordBuffer, with user: User, setting settings: [String: FieldValue] = [:]) {
        buffer.removeAll()
        for index in fetched {
            if index == identifier {
                buffer.set(index, .integer(user.id.rawValue))
            } else {
                set(index, settings[names[index]] ?? user.fields[names[index]], in: buffer)
            }
        }
    }

    /// Gives a field the value that it has on the portal, since its script warned about it.
    ///
    /// The id is never written, and is held to what it was: no later function is given another person's.
    ///
    /// - Parameters:
    ///   - field: The field's name.
    ///   - user: The user as the portal has it; `nil` if there is no portal.
    ///   - buffer: The record.
    /// - Returns: The field's index; `nil` for the id, which stays as it is.
    package func restore(_ field: String, of user: User?, in buffer: RecordBuffer) -> Int? {
        guard let index = names.firstIndex(of: field), index != identifier else { return nil }
        buffer.remove(index)
        set(index, user?.fields[field], in: buffer)
        buffer.sort()
        return index
    }

    /// Sets an empty field as scripts get it: an absent list is an empty one, a file is its name, and an option its label.
    package func set(_ index: Int, _ value: FieldValue?, in buffer: RecordBuffer) {
        switch value {
        case nil, .null: if isList[index] { buffer.setEmpty(index) }
        case .file(let file)?: buffer.set(index, .string(file.name))
        case let value?: buffer.set(index, value)
        }
    }
}
