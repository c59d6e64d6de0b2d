import GRDB
import Wire

extension UserMethods {
    /// `user.update`: writes the fields that were sent, and ignores what isn't a field that it may write.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/user/user-update.html>, which doesn't mention a taken address; it is
    /// refused in the words of `user.add`.
    static func update(_ call: RESTCall) throws -> RESTAnswer {
        guard try call.isAdministrator() else { throw RESTError.accessDenied }
        guard let id = call.parameters["ID"]?.phpInteger, id > 0 else { throw RESTError.core("") }
        if let email = call.parameters["EMAIL"]?.phpText, !email.isEmpty, try isTaken(email, by: id, call.database) {
            throw RESTError.core(emailIsTaken)
        }
        let values = try [("TIMESTAMP_X", Moment.now.seconds.databaseValue)] + writtenValues(call)
        let assignments = values.map { "\($0.0) = ?" }.joined(separator: ", ")
        let statement = try call.database.cachedStatement(sql: "UPDATE user SET \(assignments) WHERE ID = ?")
        try statement.execute(arguments: StatementArguments(values.map(\.1) + [id.databaseValue]))
        guard call.database.changesCount > 0 else { throw RESTError.accessDenied }
        return RESTAnswer(true)
    }

    /// What the parameters leave in the columns of the fields that may be written; files are stored on the way.
    static func writtenValues(_ call: RESTCall) throws -> [(column: String, value: DatabaseValue)] {
        // All of them are read before the first file is stored, since one that can't be read ends the call.
        let values = try call.fields.compactMap { field in
            guard field.isWritable, let sent = call.parameters[field.name] else { return nil as (String, StoredValue)? }
            return (field.name, try field.stored(sent))
        }
        return try values.compactMap { name, value in try value.column(call.database).map { (name, $0) } }
    }
}
