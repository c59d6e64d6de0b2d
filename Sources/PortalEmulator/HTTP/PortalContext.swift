import Hummingbird
import NIOCore

/// What the portal knows of a request besides the request: its connection.
struct PortalContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let connection: Connection

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        connection = Connection(channel: source.channel)
    }
}
