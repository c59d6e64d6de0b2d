#pragma once

/// The worker's descriptors, which the host gives it.
enum {
    /// The worker's end of the socket.
    SOCKET = 3,
    /// The shared page, until it is mapped.
    PAGE = 4,
    /// The first that a worker doesn't have.
    BEHIND = 5,
};
