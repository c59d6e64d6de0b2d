import Lua
import PortalModel
import Wire

extension RecipeReader {
    /// The keys of an example, with what they hold.
    package static let exampleKeys = [
        ("params", "table<string, any>", "Values of parameters, instead of their defaults."),
        ("row", "table<string, string>", "The row of the input."),
        ("rows", "table<string, string>[]", "The rows of the input, for a program."),
        ("users", "moonhook.UserFields[]", "The portal's users, each with ID."),
        ("departments", "moonhook.DepartmentFields[]", "The portal's departments, each with ID and NAME."),
        ("given", "moonhook.UserFields", "The user's fields before."),
        (
            "expect", "moonhook.UserFields|moonhook.UserFields[]",
            "The fields with these values afterwards, null for an empty one, a photo by its name; all others stay unchanged. For a program, a list of users."
        ),
        ("warns", "table<string, string>", "Field to the reason of its warning, or a Lua pattern for it."),
        ("rejects", "string", "The reason of the refusal, or a Lua pattern for it."),
        ("skips", "string", "The reason for skipping the user, or a Lua pattern for it."),
    ]

    mutating func examples(_ value: LuaValue?, of recipe: Recipe) -> [RecipeExample] {
        guard let table = table(value, RecipePath("examples")) else { return [] }
        checkKeys(of: table, at: RecipePath("examples"), [], "is not allowed here: 'examples' is a list")
        return table.items.enumerated().compactMap { offset, item in
            let path = RecipePath("examples").appending(offset + 1)
            return self.table(item, path).map { example($0, path, recipe) }
        }
    }

    private mutating func example(_ table: LuaTable, _ path: RecipePath, _ recipe: Recipe) -> RecipeExample {
        checkKeys(of: table, at: path, Self.exampleKeys.map(\.0), "is not a key of an example")
        if let item = table.items.first {
            report(
                path.appending(1),
                .exampleForm,
                "an example has keys such as given and expect, not a \(item.typeName) in a list"
            )
        }
        var example = RecipeExample()
        example.parameters = parameters(table.fields["params"], path.appending("params"), recipe)
        if let row = row(table.fields["row"], path.appending("row")) { example.rows = [row] }
        for (path, row) in items(table.fields["rows"], path.appending("rows")) {
            if let row = self.row(row, path) { example.rows.append(row) }
        }
        for (path, user) in items(table.fields["users"], path.appending("users")) {
            if let user = self.user(user, path) { example.users.append(user) }
        }
        for (path, department) in items(table.fields["departments"], path.appending("departments")) {
            if let department = self.department(department, path) { example.departments.append(department) }
        }
        example.given = fields(table.fields["given"], path.appending("given")) ?? [:]
        if case .table(let list)? = table.fields["expect"], !list.items.isEmpty {
            for (path, user) in items(table.fields["expect"], path.appending("expect")) {
                if let user = self.user(user, path) { example.expectedUsers.append(user) }
            }
        } else {
            example.expect = fields(table.fields["expect"], path.appending("expect"))
        }
        example.warns = texts(table.fields["warns"], path.appending("warns"))
        example.rejects = text(table.fields["rejects"], path.appending("rejects"))
        example.skips = text(table.fields["skips"], path.appending("skips"))
        return example
    }

    private mutating func items(_ value: LuaValue?, _ path: RecipePath) -> [(RecipePath, LuaValue)] {
        guard let table = table(value, path) else { return [] }
        checkKeys(of: table, at: path, [], "is not allowed here: '\(path)' is a list")
        return table.items.enumerated().map { (path.appending($0.offset + 1), $0.element) }
    }

    private mutating func parameters(
        _ value: LuaValue?,
        _ path: RecipePath,
        _ recipe: Recipe
    ) -> [String: ParameterSetting] {
        guard let table = table(value, path) else { return [:] }
        let known = recipe.parameters.keys.sorted()
        checkKeys(of: table, at: path, known, "is not a parameter of this recipe")
        var settings: [String: ParameterSetting] = [:]
        for (name, value) in table.fields.sorted(by: { $0.key < $1.key }) where known.contains(name) {
            let location = path.appending(name)
            guard let parameter = recipe.parameters[name] else { continue }
            guard let json = try? JSONValue(value) else {
                report(location, .exampleForm, "'\(location)' is \(parameter.expected)")
                continue
            }
            let setting = ParameterSetting(json, origin: "\(location)")
            guard let typed = setting.value(for: parameter.kind), parameter.isInRange(typed) else {
                report(location, .exampleForm, "'\(location)' is \(parameter.expected)")
                continue
            }
            settings[name] = setting
        }
        return settings
    }

    private mutating func row(_ value: LuaValue?, _ path: RecipePath) -> [String: String]? {
        value == nil ? nil : texts(value, path)
    }

    /// Texts by name; whole numbers are taken as their digits.
    private mutating func texts(_ value: LuaValue?, _ path: RecipePath) -> [String: String] {
        guard let table = table(value, path) else { return [:] }
        var texts: [String: String] = [:]
        for (name, value) in table.fields.sorted(by: { $0.key < $1.key }) {
            if case .integer(let number) = value {
                texts[name] = String(number)
            } else {
                texts[name] = text(value, path.appending(name))
            }
        }
        return texts
    }

    // MARK: Users

    /// Fields as users hold them; ``FieldValue/null`` for an empty one.
    private mutating func fields(_ value: LuaValue?, _ path: RecipePath) -> [String: FieldValue]? {
        guard let table = table(value, path) else { return nil }
        if let item = table.items.first {
            report(path.appending(1), .exampleForm, "'\(path)' has names of fields, not a \(item.typeName) in a list")
        }
        var fields: [String: FieldValue] = [:]
        for (name, value) in table.fields.sorted(by: { $0.key < $1.key }) {
            let location = path.appending(name)
            guard checkField(name, at: location), let field = schema[name] else { continue }
            do throws(Schema.Refusal) {
                guard let value = try FieldValue(value, of: name) else { continue }
                fields[name] = try value.isEmpty ? .null : held(value, by: field)
            } catch {
                report(location, .exampleForm, "'\(location)': \(error.message)")
            }
        }
        return fields
    }

    /// A value in the form in which a user holds it: an example's user may hold what nobody could write, such as a wrong date.
    private func held(_ value: FieldValue, by field: UserField) throws(Schema.Refusal) -> FieldValue {
        field.isTypedInScripts ? try schema.typed(value, for: field) : field.asRead(value)
    }

    private mutating func user(_ value: LuaValue?, _ path: RecipePath) -> User? {
        guard var fields = fields(value, path) else { return nil }
        guard case .integer(let number)? = fields.removeValue(forKey: "ID"), let id = UserID(rawValue: number) else {
            report(path, .exampleForm, "'\(path)' needs the ID of a user, a whole number from 1")
            return nil
        }
        return User(id: id, fields: fields)
    }

    private mutating func department(_ value: LuaValue?, _ path: RecipePath) -> Department? {
        guard let table = table(value, path) else { return nil }
        checkKeys(of: table, at: path, ["ID", "NAME", "PARENT", "UF_HEAD"], "is not a field of a department")
        func number(_ name: String) -> Int? {
            if case .integer(let number)? = table.fields[name] { number } else { nil }
        }
        guard let id = number("ID"), case .string(let name)? = table.fields["NAME"] else {
            report(path, .exampleForm, "'\(path)' needs an ID, a whole number, and a NAME")
            return nil
        }
        let head = number("UF_HEAD").flatMap(UserID.init(rawValue:))
        return Department(id: id, name: name, parent: number("PARENT"), head: head)
    }
}
