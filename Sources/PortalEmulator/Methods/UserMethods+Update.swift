import GRDB
import Wire

extension UserMethods {
    /// `user.update`: writes the fields that were sent, and passes over what isn't a field that it may write.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/user/user-update.html>
    static func update(_ call: RESTCall) throws -> RESTAnswer {
        guard try call.isAdministrator() else { throw RESTError.accessDenied }
        guard let id = call.parameters["ID"]?.phpInteger, id > 0 else { throw RESTError.core("") }
        guard try exists(id, call.database) else { throw RESTError.accessDenied }
        var assignments = ["TIMESTAMP_X = ?"]
        var values = [Moment.now.seconds.databaseValue]
        for field in call.fields where field.isWritable {
            guard let sent = call.parameters[field.name] else { continue }
            guard let value = try field.stored(sent).column(call.database) else { continue }
            assignments.append("\(field.name) = ?")
            values.append(value)
        }
        let sql = "UPDATE user SET \(assignments.joined(separator: ", ")) WHERE ID = ?"
        let statement = try call.database.cachedStatement(sql: sql)
        try statement.execute(arguments: StatementArguments(values + [id.databaseValue]))
        return RESTAnswer(true)
    }

    private static func exists(_ id: Int, _ database: Database) throws -> Bool {
        let statement = try database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM user WHERE ID = ?)")
        return try Bool.fetchOne(statement, arguments: [id]) ?? false
    }
}
