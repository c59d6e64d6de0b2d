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
        let want = try lua.makeFunction("want") { [unowned self] call in
            throw LuaStop(note(UnfetchedField(field: try call.optionalString(1))))
        }
        let unfetched = names.filter(context.lacks)
        lua.release(
            try callCore("narrow", [.reference(guarding), Self.ranks(of: unfetched), .reference(want)])
        )
        lua.setObserver(want)
        return guarding
    }

    /// Remembers what was needed first, since the script may still end without an error.
    private func note(_ field: UnfetchedField) -> UnfetchedField {
        unfetched = unfetched ?? field
        return field
    }
}
