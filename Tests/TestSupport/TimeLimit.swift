public import Testing

extension Trait where Self == TimeLimitTrait {
    /// Ends a test that hangs: each that talks to a process or over a socket has it.
    ///
    /// It is no verdict on speed, so it is far beyond what the slowest test takes on a busy machine.
    public static var endsHangs: Self { .timeLimit(.minutes(20)) }
}
