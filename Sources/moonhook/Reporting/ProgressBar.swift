import PortalModel
import Report
import Synchronization

/// Shows the progress of long work: a line on a terminal, redrawn a few times a second, and nothing anywhere else.
final class ProgressBar: Sendable {
    private struct State {
        var stage = ""
        var started = ContinuousClock.now
        var drawn = ContinuousClock.now
        var isShown = false
    }

    private let terminal = Terminal.standardError
    private let isOn: Bool
    private let state = Mutex(State())

    /// Creates a bar; it stays hidden if `isQuiet` or not on a terminal.
    init(isQuiet: Bool) {
        isOn = terminal.isInteractive && !isQuiet
    }

    /// Shows the progress.
    func show(_ progress: Progress) {
        guard isOn else { return }
        state.withLock { state in
            let now = ContinuousClock.now
            if state.stage != progress.stage {
                state.stage = progress.stage
                state.started = now
            }
            // Short work needs no bar.
            guard now - state.started > .milliseconds(300), now - state.drawn > .milliseconds(100) else { return }
            state.drawn = now
            state.isShown = true
            terminal.writeRaw("\r\u{1B}[K\(Self.line(progress, elapsed: now - state.started))")
        }
    }

    /// Removes the bar, before something else is written.
    func clear() {
        guard isOn else { return }
        state.withLock { state in
            if state.isShown { terminal.writeRaw("\r\u{1B}[K") }
            state.isShown = false
        }
    }

    /// Such as `sending  1,200 of 5,000  24 %  110/s  35 s left`.
    static func line(_ progress: Progress, elapsed: Duration) -> String {
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        let rate = seconds > 0 ? Double(progress.done) / seconds : 0
        var parts = [progress.stage]
        if let total = progress.total, total > 0 {
            parts += ["\(progress.done.grouped) of \(total.grouped)", "\(progress.done * 100 / total) %"]
            parts.append("\(Int(rate).grouped)/s")
            if rate > 0 { parts.append("\((Int(Double(total - progress.done) / rate) + 1).grouped) s left") }
        } else {
            parts += [progress.done.grouped, "\(Int(rate).grouped)/s"]
        }
        return parts.joined(separator: "  ")
    }
}
