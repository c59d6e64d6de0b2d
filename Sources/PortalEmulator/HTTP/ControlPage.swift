import Hummingbird
import Wire

/// The page at `/` on which people see what the portal has done.
struct ControlPage {
    let counts: EmulatorCounts

    /// The page as it is sent.
    var response: Response { .page(html) }

    private var html: String {
        let facts = [
            ("Users", String(counts.users)), ("Requests", String(counts.requests)),
            ("Token refreshes", String(counts.refreshes)), ("Bucket level", Self.rounded(counts.bucketLevel)),
            ("Uptime", "\(Int(counts.uptime)) s"),
        ]
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="5">
            <title>Emulated portal</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <h1>Emulated portal</h1>
            \(Self.table("Portal", facts))
            \(Self.table("Calls", Self.rows(counts.calls)))
            \(Self.table("Refusals", Self.rows(counts.refusals)))
            \(Self.table("Faults", Self.rows(counts.faultsByName)))
            <form method="post" action="/control/reset"><button>Set counts back</button></form>
            </body>
            </html>
            """
    }

    private static func rows(_ counts: [String: Int]) -> [(String, String)] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, String($0.value)) }
    }

    private static func table(_ title: String, _ rows: [(String, String)]) -> String {
        let body = rows.map { "<tr><td>\(escaped($0.0))</td><td>\(escaped($0.1))</td></tr>" }.joined(separator: "\n")
        return "<h2>\(escaped(title))</h2>\n" + (body.isEmpty ? "<p>None.</p>" : "<table>\n\(body)\n</table>")
    }

    private static func rounded(_ number: Double) -> String { String((number * 10).rounded() / 10) }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, letter in
            switch letter {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.append(letter)
            }
        }
    }

    private static let style = """
        :root { color-scheme: light dark; }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.4rem; } h2 { font-size: 1rem; margin-bottom: .2rem; }
        p { margin: 0; opacity: .6; }
        table { border-collapse: collapse; width: 100%; }
        td { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: .2rem 0; }
        td:last-child { text-align: right; font-variant-numeric: tabular-nums; }
        form { margin-top: 1.5rem; }
        """
}

extension EmulatorCounts {
    /// The faults under the names that people know.
    var faultsByName: [String: Int] {
        Dictionary(uniqueKeysWithValues: faults.map { ($0.key.rawValue, $0.value) })
    }

    /// The counts as `/control.json` shows them.
    var json: JSONValue {
        [
            "users": .integer(users),
            "requests": .integer(requests),
            "calls": Self.object(calls),
            "refusals": Self.object(refusals),
            "faults": Self.object(faultsByName),
            "refreshes": .integer(refreshes),
            "bucket_level": .number(bucketLevel),
            "uptime": .number(uptime),
        ]
    }

    private static func object(_ counts: [String: Int]) -> JSONValue {
        .object(JSONObject(counts.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) }))
    }
}
