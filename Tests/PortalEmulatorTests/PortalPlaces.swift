/// Places for portals that are served at a time.
///
/// Without them all tests would open theirs at once. Clients with timeouts of their own would then wait too long, and where
/// some thirteen hundred files are open, Foundation's `Process` reads beyond a buffer as it starts a program.
actor PortalPlaces {
    static let shared = PortalPlaces()

    private var count = 16
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Waits for a place.
    func take() async {
        guard count == 0 else {
            count -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    /// Gives a place to who waits longest.
    func free() {
        if waiting.isEmpty {
            count += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
