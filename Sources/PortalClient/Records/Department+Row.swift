import PortalModel
import Wire

extension Department {
    /// Reads a row of `department.get`: ids are texts, the root has no parent or 0, a head is there where one is set.
    ///
    /// - Throws: ``PortalError`` with `.unreadable` where this is no department.
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
