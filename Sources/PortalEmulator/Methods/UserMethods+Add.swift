import GRDB
import PortalModel
import Wire

extension UserMethods {
    /// `user.add`: invites a person, who is an active user from then on.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/user/user-add.html>
    static func add(_ call: RESTCall) throws -> RESTAnswer {
        guard try call.isAdministrator() else { throw RESTError.accessDenied }
        try checkTypes(call)
        guard let email = call.parameters["EMAIL"]?.phpText, TextRules.isEmail(email) else {
            throw RESTError.argument("wrong_email")
        }
        guard try !isTaken(email, by: 0, call.database) else { throw RESTError.argument(emailIsTaken) }
        let isExtranet = call.parameters["EXTRANET"]?.phpFlag == true
        try isExtranet ? checkGroups(call) : checkDepartments(call)
        let values = try initialValues(isExtranet) + writtenValues(call).filter { $0.column != "ACTIVE" }
        let marks = values.map { _ in "?" }.joined(separator: ", ")
        let columns = values.map(\.column).joined(separator: ", ")
        let statement = try call.database.cachedStatement(sql: "INSERT INTO user (\(columns)) VALUES (\(marks))")
        try statement.execute(arguments: StatementArguments(values.map(\.value)))
        return RESTAnswer(.integer(Int(call.database.lastInsertedRowID)))
    }

    private static func initialValues(_ isExtranet: Bool) -> [(column: String, value: DatabaseValue)] {
        let now = Moment.now.seconds
        return [
            ("IS_ADMINISTRATOR", 0.databaseValue),
            ("ACTIVE", 1.databaseValue),
            ("USER_TYPE", (isExtranet ? "extranet" : "employee").databaseValue),
            ("DATE_REGISTER", (now - now % 86_400).databaseValue),
            ("TIMESTAMP_X", now.databaseValue),
            ("IS_ONLINE", "N".databaseValue),
        ]
    }

    static let emailIsTaken = "Пользователь с таким email уже существует"

    /// Whether somebody else than that user has the address, dismissed people among them.
    static func isTaken(_ email: String, by id: Int, _ database: Database) throws -> Bool {
        let statement = try database.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM user WHERE EMAIL = ? AND ID <> ?)"
        )
        return try Bool.fetchOne(statement, arguments: [email, id]) ?? false
    }

    /// Makes sure that standard fields hold texts; the documentation types two of them as lists.
    ///
    /// Undocumented: the refusal, with the field in `argument`, is observed in the module `rest`.
    private static func checkTypes(_ call: RESTCall) throws(RESTError) {
        for (name, value) in call.parameters where name.hasPrefix("PERSONAL_") || name.hasPrefix("WORK_") {
            guard value.stringValue == nil, !["PERSONAL_PHOTO", "WORK_LOGO"].contains(name) else { continue }
            throw .argument("invalid_type_field", of: name)
        }
    }

    private static func checkDepartments(_ call: RESTCall) throws(RESTError) {
        let departments = call.parameters["UF_DEPARTMENT"]?.phpElements.compactMap(\.phpInteger) ?? []
        guard departments.contains(where: { $0 > 0 }) else { throw .argument("no_extranet_field") }
    }

    /// The demo company has one group, for its partners.
    private static func checkGroups(_ call: RESTCall) throws(RESTError) {
        let groups = (call.parameters["SONET_GROUP_ID"]?.phpElements ?? []).filter { $0.phpText != "" }
        guard !groups.isEmpty else {
            throw RESTError(status: 400, code: "ERROR_GROUPID", text: "Не указан код группы")
        }
        guard groups.allSatisfy({ $0.phpInteger == DemoCompany.groupID }) else {
            throw RESTError(status: 400, code: "ERROR_NO_GROUP", text: "Группа указана неверно")
        }
    }
}
