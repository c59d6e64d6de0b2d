internal import CLua
internal import CLuaShim

/// The keys that records of one kind may have, put into a state once.
public struct LuaRecordLayout: Sendable {
    let keys: LuaReference
    let indices: LuaReference
    /// The metatable of every such record.
    public var metatable: LuaReference?
    /// The number of keys.
    public let count: Int
}

extension LuaState {
    /// Puts the keys of a kind of record into the state.
    ///
    /// - Parameters:
    ///   - keys: The names of the fields, in the order of the buffers' indices.
    ///   - metatable: The metatable of every such record.
    /// - Returns: The layout, only for this state.
    /// - Throws: ``LuaError`` of code `.memory`.
    public borrowing func makeRecordLayout(
        _ keys: [String],
        metatable: LuaReference? = nil
    ) throws(LuaError) -> LuaRecordLayout {
        var indices: [String: LuaValue] = [:]
        for (offset, key) in keys.enumerated() { indices[key] = .integer(offset + 1) }
        return LuaRecordLayout(
            keys: try makeReference(.table(LuaTable(items: keys.map { .string($0) }))),
            indices: try makeReference(.table(LuaTable(fields: indices))),
            metatable: metatable,
            count: keys.count
        )
    }

    /// Makes a table of a buffer's fields.
    ///
    /// - Parameters:
    ///   - layout: The keys; the buffer has as many fields.
    ///   - buffer: The fields.
    /// - Returns: The table, to be passed to functions and released at the end.
    /// - Throws: ``LuaError`` of code `.memory`.
    public borrowing func makeRecord(
        _ layout: LuaRecordLayout,
        _ buffer: inout LuaRecordBuffer
    ) throws(LuaError) -> LuaReference {
        precondition(buffer.count == layout.count, "a record has a field for each key of its layout")
        var reference: Int32 = 0
        let status = unsafe buffer.withFields { fields, base in
            unsafe luashim_make_record(
                stack.lua,
                layout.keys.number,
                layout.metatable?.number ?? LUA_NOREF,
                fields,
                base,
                &reference
            )
        }
        try stack.check(status)
        return LuaReference(number: reference)
    }

    /// Reads a record back.
    ///
    /// - Parameters:
    ///   - record: A table made by ``makeRecord(_:_:)``.
    ///   - layout: The layout it was made by.
    ///   - buffer: Filled with the fields, in the order of their indices.
    /// - Throws: ``LuaError`` of code `.conversion` if the table has a key that is not in the layout.
    public borrowing func read(
        _ record: LuaReference,
        _ layout: LuaRecordLayout,
        into buffer: inout LuaRecordBuffer
    ) throws(LuaError) {
        precondition(buffer.count == layout.count, "a record has a field for each key of its layout")
        buffer.removeAll()
        let status = unsafe buffer.withFields { fields, _ in
            unsafe luashim_read_record(stack.lua, record.number, layout.indices.number, fields)
        }
        // On an error too: what was read before it must not be taken for offsets.
        buffer.takeStrings()
        do throws(LuaError) {
            try stack.check(status)
        } catch {
            throw error.code == .memory ? error : LuaError(.conversion, "unknown key \(error.message)")
        }
    }

    /// How many parameters a function has; 255 if it takes any number.
    package borrowing func parameterCount(of function: LuaReference) -> Int {
        Int(unsafe luashim_parameter_count(stack.lua, function.number))
    }

    /// A copy of one field of a record.
    public borrowing func field(_ name: String, of record: LuaReference) throws(LuaError) -> LuaValue {
        stack.push(record)
        defer { stack.pop() }
        try stack.push(name)
        unsafe lua_rawget(stack.lua, -2)
        defer { stack.pop() }
        return try stack.value(at: -1, path: name)
    }
}
