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

    var shim: luashim_layout {
        luashim_layout(
            keys: keys.number,
            indexes: indices.number,
            metatable: metatable?.number ?? LUA_NOREF,
            count: Int32(count)
        )
    }
}

extension LuaState {
    /// Puts the keys of a kind of record into the state.
    ///
    /// - Parameters:
    ///   - keys: The names of the fields, in the order of their indices; at most 65,535.
    ///   - metatable: The metatable of every such record.
    /// - Returns: The layout, only for this state.
    /// - Throws: ``LuaError`` of code `.memory`.
    public borrowing func makeRecordLayout(
        _ keys: [String],
        metatable: LuaReference? = nil
    ) throws(LuaError) -> LuaRecordLayout {
        precondition(keys.count <= Int(UInt16.max), "an index has two bytes")
        var indices: [String: LuaValue] = [:]
        for (offset, key) in keys.enumerated() { indices[key] = .integer(offset + 1) }
        return LuaRecordLayout(
            keys: try makeReference(.table(LuaTable(items: keys.map { .string($0) }))),
            indices: try makeReference(.table(LuaTable(fields: indices))),
            metatable: metatable,
            count: keys.count
        )
    }

    /// Makes a table of a record's fields.
    ///
    /// - Parameters:
    ///   - layout: The keys.
    ///   - bytes: Bytes that hold the record, as ``LuaRecordBytes`` writes it.
    ///   - offset: Where the record begins; becomes where it ends.
    /// - Returns: The table, to be passed to functions and released at the end.
    /// - Throws: ``LuaError`` of code `.memory`, or of code `.runtime` if that is no record.
    public borrowing func makeRecord(
        _ layout: LuaRecordLayout,
        from bytes: [UInt8],
        at offset: inout Int
    ) throws(LuaError) -> LuaReference {
        precondition(offset <= bytes.count, "a record begins within its bytes")
        var (layout, reference, used) = (layout.shim, Int32(0), 0)
        let status = unsafe bytes.withUnsafeBufferPointer { bytes in
            let rest = unsafe UnsafeBufferPointer(rebasing: bytes[offset...])
            return unsafe luashim_make_record(stack.lua, &layout, rest.baseAddress, rest.count, &used, &reference)
        }
        try stack.check(status)
        offset += used
        return LuaReference(number: reference)
    }

    /// Compares a record with the bytes that it was made of.
    ///
    /// - Parameters:
    ///   - record: A table made by ``makeRecord(_:from:at:)``.
    ///   - layout: The layout it was made by.
    ///   - bytes: Bytes that hold the record as it was.
    ///   - offset: Where it begins.
    ///   - changes: Become what is different.
    /// - Throws: ``LuaError`` of code `.conversion` if the table has a key that is not in the layout.
    public borrowing func read(
        _ record: LuaReference,
        _ layout: LuaRecordLayout,
        changedFrom bytes: [UInt8],
        at offset: Int,
        into changes: LuaRecordChanges
    ) throws(LuaError) {
        precondition(changes.keys.number == layout.keys.number, "changes belong to the layout that they were made for")
        precondition(offset <= bytes.count, "a record begins within its bytes")
        var layout = layout.shim
        let status = unsafe bytes.withUnsafeBufferPointer { bytes in
            let rest = unsafe UnsafeBufferPointer(rebasing: bytes[offset...])
            return unsafe luashim_read_changes(
                stack.lua,
                record.number,
                &layout,
                rest.baseAddress,
                rest.count,
                changes.shim
            )
        }
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
