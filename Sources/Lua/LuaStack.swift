internal import CLua
internal import CLuaShim

/// The stack of one Lua thread, in Swift's words.
///
/// Everything here either calls a Lua function that can raise nothing, or a `luashim_` function, which is protected. A method
/// leaves the stack as it found it when it throws.
@safe
struct LuaStack {
    let lua: OpaquePointer

    var top: Int32 { unsafe lua_gettop(lua) }

    func pop(_ count: Int32 = 1) {
        unsafe lua_settop(lua, -count - 1)
    }

    // MARK: Pushing

    func push(_ value: LuaValue) throws(LuaError) {
        try reserve(4)
        switch value {
        case .nil: unsafe lua_pushnil(lua)
        case .null: unsafe lua_pushlightuserdata(lua, nil)
        case .boolean(let flag): unsafe lua_pushboolean(lua, flag ? 1 : 0)
        case .integer(let number): unsafe lua_pushinteger(lua, lua_Integer(number))
        case .number(let number): unsafe lua_pushnumber(lua, number)
        case .string(let text): try push(text)
        case .bytes(let bytes): try push(bytes)
        case .table(let table): try push(table)
        case .reference(let reference): push(reference)
        }
    }

    func push(_ text: String) throws(LuaError) {
        var text = text
        let status = text.withUTF8 { utf8 in
            unsafe utf8.withMemoryRebound(to: CChar.self) { unsafe luashim_push_string(lua, $0.baseAddress, $0.count) }
        }
        try check(status)
    }

    func push(_ bytes: [UInt8]) throws(LuaError) {
        let status = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) {
                unsafe luashim_push_string(lua, $0.baseAddress, $0.count)
            }
        }
        try check(status)
    }

    func push(_ reference: LuaReference) {
        unsafe lua_rawgeti(lua, luashim_registry, lua_Integer(reference.number))
    }

    func push(_ table: LuaTable) throws(LuaError) {
        try pushTable(items: table.items.count, fields: table.fields.count)
        do throws(LuaError) {
            for (offset, item) in table.items.enumerated() {
                try set(.integer(offset + 1), item)
            }
            for (name, value) in table.fields {
                try set(.string(name), value)
            }
        } catch {
            pop()
            throw error
        }
    }

    func pushTable(items: Int = 0, fields: Int = 0) throws(LuaError) {
        try check(unsafe luashim_push_table(lua, Int32(clamping: items), Int32(clamping: fields)))
    }

    /// Sets a field of the table on top.
    func set(_ key: LuaValue, _ value: LuaValue) throws(LuaError) {
        try push(key)
        do throws(LuaError) {
            try push(value)
        } catch {
            pop()
            throw error
        }
        try check(unsafe luashim_set(lua))
    }

    // MARK: Reading

    /// A copy of the value at `index`; `path` names it in an error, such as `examples[2].given`.
    func value(at index: Int32, path: String = "") throws(LuaError) -> LuaValue {
        var room = LuaTable.maximumBytes
        return try value(at: index, path: path, depth: 0, room: &room)
    }

    /// A copy of the value at `index` within what is left of ``LuaTable/maximumBytes``.
    func value(at index: Int32, room: inout Int) throws(LuaError) -> LuaValue {
        room -= bytes(at: index)
        guard room > 0 else { throw LuaError(.conversion, "the values are larger than 64 MiB as copies") }
        return try value(at: index, path: "", depth: 0, room: &room)
    }

    private func value(
        at index: Int32,
        path: String,
        depth: Int,
        room: inout Int
    ) throws(LuaError) -> LuaValue {
        let index = unsafe lua_absindex(lua, index)
        switch unsafe lua_type(lua, index) {
        case LUA_TNIL, LUA_TNONE: return .nil
        case LUA_TBOOLEAN: return .boolean(unsafe lua_toboolean(lua, index) != 0)
        case LUA_TNUMBER: return number(at: index)
        case LUA_TSTRING: return string(at: index)
        case LUA_TTABLE: return .table(try table(at: index, path: path, depth: depth, room: &room))
        case LUA_TLIGHTUSERDATA where unsafe lua_touserdata(lua, index) == nil: return .null
        default:
            unsafe lua_pushvalue(lua, index)
            return .reference(try makeReference())
        }
    }

    private func number(at index: Int32) -> LuaValue {
        unsafe lua_isinteger(lua, index) != 0
            ? .integer(Int(unsafe lua_tointegerx(lua, index, nil)))
            : .number(unsafe lua_tonumberx(lua, index, nil))
    }

    /// The string at `index`, which must be one: a number would be converted, and that allocates.
    func string(at index: Int32) -> LuaValue {
        var count = 0
        guard let start = unsafe lua_tolstring(lua, index, &count) else { return .nil }
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
        guard let text = unsafe String(validating: bytes, as: UTF8.self), text.isQuicklyCompared else {
            return unsafe .bytes(Array(bytes))
        }
        return .string(text)
    }

    private func table(
        at index: Int32,
        path: String,
        depth: Int,
        room: inout Int
    ) throws(LuaError) -> LuaTable {
        guard depth < LuaTable.maximumDepth else {
            let key = path.count > 40 ? "\(path.prefix(40))…" : path
            throw LuaError(
                .conversion,
                "\(key.isEmpty ? "the table" : key) is nested too deeply, or contains itself"
            )
        }
        try reserve(6)
        let top = top
        do throws(LuaError) {
            guard unsafe lua_getmetatable(lua, index) != 0 else {
                return try pairs(at: index, path: path, depth: depth, room: &room)
            }
            pop()
            try check(unsafe luashim_push_behind(lua, index))
            defer { pop() }
            var table = try pairs(at: top + 1, path: path, depth: depth, room: &room)
            table.hasMetatable = true
            return table
        } catch {
            unsafe lua_settop(lua, top)
            throw error
        }
    }

    private func pairs(
        at index: Int32,
        path: String,
        depth: Int,
        room: inout Int
    ) throws(LuaError) -> LuaTable {
        var items: [Int: LuaValue] = [:]
        var table = LuaTable()
        unsafe lua_pushnil(lua)
        while try next(index) {
            // A table that is referenced several times is copied for each.
            room -= bytes(at: -2) + bytes(at: -1)
            guard room > 0 else {
                throw LuaError(.conversion, "\(path.isEmpty ? "the table" : path) is larger than 64 MiB as a copy")
            }
            switch unsafe lua_type(lua, -2) {
            case LUA_TSTRING:
                guard case .string(let name) = string(at: -2) else {
                    throw LuaError(.conversion, "\(path.isEmpty ? "a table" : path) has a key that is not UTF-8")
                }
                let inner = path.isEmpty ? name : "\(path).\(name)"
                table.fields[name] = try value(at: -1, path: inner, depth: depth + 1, room: &room)
            case LUA_TNUMBER where unsafe lua_isinteger(lua, -2) != 0:
                let key = Int(unsafe lua_tointegerx(lua, -2, nil))
                items[key] = try value(at: -1, path: "\(path)[\(key)]", depth: depth + 1, room: &room)
            default:
                throw LuaError(
                    .conversion,
                    "\(path.isEmpty ? "a table" : path) has a key that is neither a name nor a number"
                )
            }
            pop()
        }
        while let item = items.removeValue(forKey: table.items.count + 1) { table.items.append(item) }
        guard let stray = items.keys.min() else { return table }
        throw LuaError(.conversion, "\(path.isEmpty ? "a list" : path) has a gap before [\(stray)]")
    }

    /// About what a copy of the value at `index` takes.
    private func bytes(at index: Int32) -> Int {
        32 + (unsafe lua_type(lua, index) == LUA_TSTRING ? Int(unsafe lua_rawlen(lua, index)) : 0)
    }

    /// The keys of the table at `index` that are text, up to so many.
    func keys(at index: Int32, atMost most: Int) throws(LuaError) -> [String] {
        guard unsafe lua_type(lua, index) == LUA_TTABLE else { return [] }
        var keys: [String] = []
        unsafe lua_pushnil(lua)
        while try next(index) {
            if unsafe lua_type(lua, -2) == LUA_TSTRING, case .string(let key) = string(at: -2) { keys.append(key) }
            pop()
            if keys.count > most {
                pop()
                break
            }
        }
        return keys
    }

    private func next(_ index: Int32) throws(LuaError) -> Bool {
        var more = false
        try check(unsafe luashim_next(lua, index, &more))
        return more
    }

    /// Moves the value on top into the registry.
    func makeReference() throws(LuaError) -> LuaReference {
        var number: Int32 = 0
        try check(unsafe luashim_reference(lua, &number))
        return LuaReference(number: number)
    }

    func release(_ reference: LuaReference) {
        unsafe luaL_unref(lua, luashim_registry, reference.number)
    }

    // MARK: Errors

    func reserve(_ slots: Int32) throws(LuaError) {
        guard unsafe lua_checkstack(lua, slots) != 0 else { throw LuaError(.memory, "stack overflow") }
    }

    /// Throws the error on top of the stack, and pops it, unless `status` is LUA_OK.
    func check(_ status: Int32) throws(LuaError) {
        guard status != LUA_OK else { return }
        let message = describe(-1)
        pop()
        throw LuaError(status == LUA_ERRMEM ? .memory : .runtime, message)
    }

    /// How much is shown of bytes that are no text.
    private static let longestForeignBytes = 4096

    /// The value at `index` as text; a script's own `__tostring` may fail, and then its type has to do.
    func describe(_ index: Int32) -> String {
        let typeName = unsafe String(cString: lua_typename(lua, lua_type(lua, index)))
        guard unsafe luashim_describe(lua, index) == LUA_OK else {
            pop()
            return "(error object is a \(typeName) value)"
        }
        defer { pop() }
        switch string(at: -1) {
        case .string(let text): return text
        case .bytes(let bytes): return String(decoding: bytes.prefix(Self.longestForeignBytes), as: UTF8.self)
        default: return typeName
        }
    }
}
