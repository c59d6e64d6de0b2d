/// How the program ended, for scripts around it.
enum ExitStatus: Int32 {
    /// Everything is done.
    case done = 0
    /// A part failed, had conflicts, was ignored or refused.
    case partial = 1
    /// With `--exit-code`: success, and the plan is not empty.
    case planned = 2
    /// Script, data or bounds were refused, and nothing was sent.
    case refused = 3
    /// The portal can't be reached or refuses the credentials.
    case portal = 4
    /// Wrong usage, or a file that can't be read.
    case usage = 64
    /// Another process applies a run to the portal.
    case busy = 75
    /// Interrupted by Ctrl-C.
    case interrupted = 130
    /// The reader of the output is gone.
    case closedPipe = 141
    /// Asked to end.
    case terminated = 143
}
