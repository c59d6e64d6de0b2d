public import Wire

/// What a method answered.
public struct Answer: Hashable, Sendable {
    /// The method's value.
    public var result: JSONValue
    /// How many records match over all pages, from list methods that count.
    public var total: Int?
    /// Where the next page starts; absent on the last one.
    public var next: Int?
    /// The run time that the portal has charged to this method, if it reports it.
    public var operating: OperatingTime?

    /// Creates an answer.
    public init(result: JSONValue, total: Int? = nil, next: Int? = nil, operating: OperatingTime? = nil) {
        self.result = result
        self.total = total
        self.next = next
        self.operating = operating
    }
}

/// One command of a batch.
///
/// Commands are named `c0`, `c1` and so on by their index, so that a string may refer to an earlier answer:
/// `$result[c0][49][ID]`. An invalid reference is not an error; its text becomes the value. For the same reason a
/// value that happens to hold `$result[` can't go in a batch unharmed: the portal decodes first and replaces then.
///
/// Source: <https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html>
public struct BatchCall: Hashable, Sendable {
    /// The most commands that one batch takes.
    public static let limit = 50

    /// The method, such as `user.update`.
    public var method: String
    /// Its parameters.
    public var parameters: JSONObject

    /// Creates a command.
    public init(_ method: String, _ parameters: JSONObject = JSONObject()) {
        self.method = method
        self.parameters = parameters
    }
}
