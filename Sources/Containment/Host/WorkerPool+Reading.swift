package import Lua
package import Scripting

/// Reads scripts, each in a worker that then ends.
extension WorkerPool: ScriptReader {
    package func results(of file: ScriptFile, in context: ScriptContext) throws -> [LuaValue] {
        try reading(file, context) { worker in try worker.request(.inspect, worker.program) }
    }

    package func compile(_ file: ScriptFile) throws {
        _ = try reading(file, .bare) { worker in try worker.request(.compile, worker.program) }
    }

    package func finds(_ pattern: String, in text: String) throws -> Bool {
        try reading(ScriptFile(name: "pattern", source: ""), .bare) { worker in
            try worker.request(.find(pattern: pattern, text: text), worker.record) == [.boolean(true)]
        }
    }

    private func reading<Result>(
        _ file: ScriptFile,
        _ context: ScriptContext,
        _ body: (ScriptWorker) throws -> Result
    ) throws -> Result {
        do {
            let answers = HostAnswers(file, context)
            let worker = try ScriptWorker(
                file,
                context,
                seed: context.seed,
                answers: answers,
                from: self,
                stop: WorkerStop()
            )
            defer { _ = worker.connection.end() }
            return try body(worker)
        } catch let death as WorkerDeath {
            throw death.error()
        }
    }
}
