public import AsyncHTTPClient
public import NIOHTTP1

/// A request of another program that goes to the portal as it came, except for its credentials.
public struct ForwardedRequest: Sendable {
    /// The method of HTTP.
    public var verb: HTTPMethod
    /// What follows the credentials in the path, such as `user.get.json/`, as it came.
    public var path: String
    /// What follows the question mark, as it came without credentials; `nil` if there is none.
    public var query: String?
    /// Its headers, without those that are about the connection.
    public var headers: HTTPHeaders
    /// What it carries, as it comes; `nil` for nothing.
    public var body: HTTPClientRequest.Body?
    /// Whether the body can be sent again.
    public var canRepeat: Bool
    /// Whether the path belongs behind `/rest/api/`, which has other methods than `/rest/`.
    public var isVersionThree: Bool

    /// Creates a request.
    public init(
        _ verb: HTTPMethod,
        path: String,
        query: String? = nil,
        headers: HTTPHeaders = [:],
        body: HTTPClientRequest.Body? = nil,
        canRepeat: Bool = true,
        isVersionThree: Bool = false
    ) {
        self.verb = verb
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.canRepeat = canRepeat
        self.isVersionThree = isVersionThree
    }
}

/// What the portal answers to a request that was passed on.
public struct ForwardedAnswer: Sendable {
    /// The status of HTTP.
    public var status: HTTPResponseStatus
    /// The headers, all of them.
    public var headers: HTTPHeaders
    /// The body, as it comes.
    public var body: HTTPClientResponse.Body
}
