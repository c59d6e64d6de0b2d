import PortalModel
import Wire

extension Department {
    /// Reads a row of `department.get`: ids are strings, the root has no parent or 0, and the head is optional.
    ///
    /// - Throws: ``PortalError`` with `.unreadable` if this is not a department.
    init(row: JSONValue) throws(PortalError) {
        guard let id = row["ID"]?.wholeNumber, let name = row["NAME"]?.stringValue else {
            throw PortalError(.unreadable, method: "department.get")
        }
        let parent = row["PARENT"]?.wholeNumber ?? 0
        self.init(
            id: id,
            name: name,
            parent: parent > 0 ? parent : nil,
            head: row["UF_HEAD"]?.wholeNumber.flatMap(UserID.init(rawValue:))
        )
    }
}
