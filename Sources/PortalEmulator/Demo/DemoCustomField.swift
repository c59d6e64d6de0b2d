/// A field that the demo company added to the record of a user.
struct DemoCustomField: Sendable {
    let id: Int
    let name: String
    /// The type's code, as `USER_TYPE_ID` spells it.
    let type: String
    var isMultiple = false
    var options: [(id: Int, label: String)] = []
    /// The type's settings, as JSON.
    let settings: String

    static let contract = DemoCustomField(
        id: 101,
        name: "UF_USR_CONTRACT",
        type: "enumeration",
        options: [(41, "Permanent"), (42, "Fixed-term"), (43, "Trainee"), (44, "Freelance")],
        settings: #"{"DISPLAY":"LIST","LIST_HEIGHT":1}"#
    )
    static let contractEnd = DemoCustomField(
        id: 102,
        name: "UF_USR_CONTRACT_END",
        type: "date",
        settings: #"{"DEFAULT_VALUE":{"TYPE":"NONE","VALUE":""}}"#
    )
    static let languages = DemoCustomField(
        id: 103,
        name: "UF_USR_LANGUAGES",
        type: "string",
        isMultiple: true,
        settings: #"{"DEFAULT_VALUE":"","ROWS":1}"#
    )

    static let all = [contract, contractEnd, languages]
}
