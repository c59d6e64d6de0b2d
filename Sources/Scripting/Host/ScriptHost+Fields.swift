import Lua
import PortalModel

/// Checks that the fetched fields are enough: whatever depends on another field ends the run.
extension ScriptHost {
    /// Ends the run if one of these fields was not fetched.
    ///
    /// - Throws: ``UnfetchedField``; a host function must pass it on by ``ending(_:)``, or a script could catch it.
    func checkFetched(_ names: some Sequence<String>) throws(UnfetchedField) {
        for name in names where context.lacks(name) { throw note(UnfetchedField(field: name)) }
    }

    /// The metatable of user records.
    ///
    /// It checks what was fetched only if some fields weren't, so that other records cost nothing more.
    func makeRecordGuard() throws(LuaError) -> LuaReference {
        let names = context.schema.fields.map(\.name)
        let guarding = try makeGuard("user field", names)
        guard context.fields != nil else { return guarding }
        let want = try wantUnfetched.get()
        let unfetched = names.filter(context.lacks)
        lua.release(
            try callCore("narrow", [.reference(guarding), Self.ranks(of: unfetched), .reference(want)])
        )
        return guarding
    }

    func makeWant() throws(LuaError) -> LuaReference {
        let want = try lua.makeFunction("want") { [unowned self] call in
            // It is called with a field, or with a record that is read completely.
            let field = call.byteCount(1) > 0 ? try call.optionalString(1) : nil
            throw LuaStop(note(UnfetchedField(field: field)))
        }
        lua.addObserver(want)
        return want
    }

    /// Remembers what was needed first, since the script may still end without an error.
    private func note(_ field: UnfetchedField) -> UnfetchedField {
        unfetched = unfetched ?? field
        return field
    }
}
