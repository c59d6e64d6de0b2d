import Containment
import Judgement
import Scripting

extension ScriptSession {
    /// A judge of one recipe's results.
    ///
    /// - Parameters:
    ///   - script: The recipe.
    ///   - function: Its function.
    ///   - header: The columns of rows; `nil` if there are none.
    /// - Returns: The judge.
    /// - Throws: ``ScriptError``.
    func judge(
        of script: Script,
        calling function: RecordFunction.Kind = .transform,
        header: [String]? = nil
    ) throws -> RecordJudge {
        RecordJudge(
            try WorkerChain([script], calling: function, header: header, in: self),
            schema: context.schema,
            fields: context.fields,
            directory: context.directory,
            phones: phones
        )
    }
}
