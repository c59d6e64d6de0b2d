import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import PortalEmulator
import TestSupport
import Wire

/// Serves a portal of its own for the body, once there is a place for it.
func withPortal(
    _ configuration: EmulatorConfiguration = EmulatorConfiguration(),
    _ body: (PortalProbe) async throws -> Void
) async throws {
    try await Places.portals.held {
        let portal = try EmulatedPortal(configuration)
        try await portal.serve { address in try await body(PortalProbe(portal: portal, address: address)) }
    }
}

/// Sends requests to a portal, in any form, and shows the bare answers.
struct PortalProbe {
    struct Answer {
        let status: Int
        let text: String
        let json: JSONValue
        var contentType = ""

        var result: JSONValue? { json["result"] }
        var ids: [String] { (result?.arrayValue ?? []).compactMap { $0["ID"]?.stringValue } }
        /// `error` and `error_description`, with a bar between.
        var error: String { "\(json["error"]?.stringValue ?? "–")|\(json["error_description"]?.stringValue ?? "–")" }
    }

    let portal: EmulatedPortal
    let address: EmulatorAddress

    /// Sends a JSON body to the webhook.
    func call(_ method: String, _ parameters: JSONObject = [:]) async throws -> Answer {
        try await send(address.webhook + method, body: JSONValue.object(parameters).text, type: "application/json")
    }

    /// Sends a form body to the webhook.
    func form(_ method: String, _ body: String) async throws -> Answer {
        try await send(address.webhook + method, body: body, type: "application/x-www-form-urlencoded")
    }

    /// Sends the parameters in the address of a GET.
    func query(_ method: String, _ query: String) async throws -> Answer {
        // Where an address holds raw brackets, Foundation encodes all of it once more.
        let encoded = query.replacing("[", with: "%5B").replacing("]", with: "%5D")
        return try await send("\(address.webhook)\(method)?\(encoded)")
    }

    /// Sends a request to any address, as a POST where it has a body.
    func send(_ url: String, body: String? = nil, type: String = "") async throws -> Answer {
        var request = HTTPClientRequest(url: url)
        if let body {
            request.method = .POST
            request.headers.add(name: "Content-Type", value: type)
            request.body = .bytes(ByteBuffer(string: body))
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let text = String(buffer: try await response.body.collect(upTo: 1 << 24))
        return Answer(
            status: Int(response.status.code),
            text: text,
            json: (try? JSONReader.value(from: text)) ?? .null,
            contentType: response.headers.first(name: "Content-Type") ?? ""
        )
    }

    /// The record of one user.
    func user(_ id: Int) async throws -> JSONValue {
        try await call("user.get", ["ID": .integer(id)]).result?[0] ?? .null
    }
}
