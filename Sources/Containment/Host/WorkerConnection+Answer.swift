extension WorkerConnection {
    /// What a worker answers to a single message, before it may ask for anything.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - allowance: What the worker may use.
    ///   - hurry: By how much it has less time.
    /// - Returns: The answer.
    /// - Throws: `MessageChannel.Closed`, `MessageError`, or `WorkerClock.TimeIsUp`.
    func answer(
        to message: HostMessage,
        _ allowance: ScriptWorker.Allowance,
        hurry: Double
    ) throws -> WorkerMessage {
        var writer = MessageWriter()
        writer.put(message)
        var clock = WorkerClock(self, allowance, hurry: hurry)
        try channel.send(writer) { try clock.look() }
        var reader = try channel.receive { try clock.look() }
        let answer = try reader.value(WorkerMessage.self)
        try reader.finish()
        return answer
    }
}
