import Lua
import PortalModel

/// Which line of a script set a field: found by running the chain once more, so that it costs nothing where nobody asks.
extension RecordPipeline {
    /// The location that set a field last, such as `phones.lua:14`; `nil` where it can't be told, as for a list that was changed
    /// where it is.
    func location(setting field: String) -> String? {
        guard let (row, number) = current else { return nil }
        var location: String?
        host.isRetracing = true
        defer { host.isRetracing = false }
        do {
            let note = try host.lua.makeFunction("note") { call in
                if try call.value(1) == .string(field) { location = call.location }
                return .none
            }
            defer { host.lua.release(note) }
            let record = try remade()
            defer { host.lua.release(record) }
            let traced = try host.callCore("traced", [.reference(record), .reference(note)])
            defer { host.lua.release(traced) }
            for stage in stages {
                if stage.reseeds { try host.reseed(stage.script, for: number) }
                let table = try row.map { try $0.tables.make($0.row) }
                defer { if let table { host.lua.release(table) } }
                try host.transform(stage.function, [.reference(traced), table.map { .reference($0) } ?? .nil])
            }
        } catch {
            // It ended there the first time as well, or something else is amiss that isn't asked about.
        }
        return location
    }

    /// Keeps who set the fields that the function at hand has changed.
    func noteChanges(by stage: RecordStage, in setters: FieldSetters) {
        for index in left.indices where !left.isSame(at: index, as: between) {
            guard let after = try? value(at: index), after != before(index) else { continue }
            setters.settle(schema.fields[index].name, or: stage.script.file.name)
        }
    }

    /// The record as the first function was given it.
    private func remade() throws -> LuaReference {
        var buffer = host.records.makeBuffer()
        for index in given.indices {
            try host.records.set(
                index,
                given[index] == .empty ? nil : value(at: index, of: given),
                in: &buffer,
                host.lua
            )
        }
        return try host.records.make(&buffer, in: host.lua)
    }
}
