/// Distributes chunks of work to workers that work in parallel, and passes on their results in order.
///
/// The chunks go round by number, so that which worker gets which doesn't depend on timing.
struct OrderedWorkers<Chunk: Sendable, Product: Sendable>: Sendable {
    /// What each worker does with the chunk of a number; it may do another one of its chunks first, and returns the number of what it
    /// did.
    let work: [@Sendable (Int, Chunk) async throws -> (Int, Product)]

    /// Works until there are no more chunks.
    ///
    /// - Parameters:
    ///   - next: Gives the chunk of a number, or `nil` at the end.
    ///   - accept: Takes the result of each chunk, in order.
    /// - Throws: What any of them throws; the others are cancelled.
    func run(next: (Int) async throws -> Chunk?, accept: (Product) async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: (Int, Product).self) { group in
            var started = 0
            var finished = 0
            var waiting: [Int: Product] = [:]
            while true {
                // Two chunks per worker: one in work, and one that waits.
                while started - finished < work.count * 2, let chunk = try await next(started) {
                    let (number, worker) = (started, work[started % work.count])
                    group.addTask { try await worker(number, chunk) }
                    started += 1
                }
                guard finished < started else { break }
                while waiting[finished] == nil, let (number, product) = try await group.next() {
                    waiting[number] = product
                }
                while let product = waiting.removeValue(forKey: finished) {
                    finished += 1
                    try await accept(product)
                }
            }
        }
    }
}
