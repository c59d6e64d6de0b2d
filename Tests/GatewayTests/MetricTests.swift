import Foundation
import Journal
import PortalModel
import TestSupport
import Testing
import Wire

@testable import Gateway

/// What a gateway tells a monitor.
@Suite(.endsHangs) struct MetricTests {
    @Test func `it tells what it has done`() async throws {
        try await Front.serve { front in
            _ = try await front.call("user.update", ["ID": 7, "WORK_CITY": "Ulm"])
            _ = try await front.call("user.admin")
            let text = await front.gateway.metrics
            #expect(text.contains(#"moonhook_calls_total{client="hr",kind="taken"} 1"#), "\(text)")
            #expect(text.contains(#"moonhook_refusals_total{client="hr",code="insufficient_scope"} 1"#))
            #expect(text.contains("moonhook_queue_length 0"))
            #expect(text.contains("\nmoonhook_wait_seconds_count 1\n"))
        }
    }

    @Test func `it tells how much of a bound is left, before the first call and after a restart, too`() async throws {
        let journal = try RunJournal.temporary()
        let clients = [Front.client(limits: [.readdress: 3, .move: 0]), Front.client(name: "bot", code: "b")]
        try await Front.serve(clients, journal: journal) { front in
            let text = await front.gateway.metrics
            #expect(text.contains(#"moonhook_bound_used{client="hr",bound="email"} 0"#), "\(text)")
            #expect(text.contains(#"moonhook_bound_limit{client="hr",bound="email"} 3"#))
            #expect(text.contains(#"moonhook_bound_limit{client="hr",bound="move"} 0"#))
            #expect(text.contains(#"moonhook_bound_limit{client="bot",bound="dismiss"} 5"#))
            #expect(!text.contains(#"client="bot",bound="move""#))
            // Who asks opens no day.
            let runs = try journal.runs(limit: 10)
            #expect(runs.isEmpty)
            for id in [7, 8] {
                let parameters: JSONValue = ["ID": .integer(id), "EMAIL": .string("new\(id)@example.com")]
                #expect(try await front.call("user.update", parameters).json["result"] == true)
            }
            #expect(await front.gateway.metrics.contains(#"moonhook_bound_used{client="hr",bound="email"} 2"#))
        }
        try await Front.serve(clients, journal: journal) { front in
            #expect(await front.gateway.metrics.contains(#"moonhook_bound_used{client="hr",bound="email"} 2"#))
            let day = ClientDays.day(of: Date())
            try journal.allow(.readdress, 9, client: "hr", day: day, account: "root", at: Date())
            #expect(await front.gateway.metrics.contains(#"moonhook_bound_limit{client="hr",bound="email"} 9"#))
        }
    }

    @Test func `it writes what Prometheus reads`() async throws {
        try await Front.serve { front in
            for city in ["Ulm", "Trier"] {
                _ = try await front.call("user.update", ["ID": 7, "WORK_CITY": .string(city)])
            }
            _ = try await front.call("department.get")
            let lines = await front.gateway.metrics.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.last == "")
            var (helped, typed, sampled): (Set<Substring>, [Substring: Substring], Set<Substring>) = ([], [:], [])
            for line in lines.dropLast() {
                if let match = try #/# HELP ([a-z_]+) [^\\]+\./#.wholeMatch(in: line) {
                    #expect(helped.insert(match.1).inserted)
                } else if let match = try #/# TYPE ([a-z_]+) (counter|gauge|histogram)/#.wholeMatch(in: line) {
                    #expect(typed.updateValue(match.2, forKey: match.1) == nil && helped.contains(match.1))
                } else {
                    let sample = #/([a-z_]+)(\{[a-z]+="[^"\\]*"(,[a-z]+="[^"\\]*")*\})? ([0-9.e+-]+)/#
                    let match = try #require(try sample.wholeMatch(in: line), "\(line)")
                    let name = match.1.replacing(#/_(bucket|sum|count)$/#, with: "")[...]
                    #expect(typed[name] == "histogram" || typed[match.1] != nil, "\(line)")
                    #expect(sampled.insert(line.prefix { $0 != " " }).inserted, "\(line)")
                }
            }
            #expect(typed.keys.sorted() == helped.sorted())
            let numbers = { (part: String) in
                lines.filter { $0.hasPrefix("moonhook_call_seconds_\(part)") && $0.contains(#"way="judged""#) }
                    .compactMap { Double($0.split(separator: " ")[1]) }
            }
            #expect(numbers("bucket") == numbers("bucket").sorted())
            #expect(numbers("bucket").last == 2 && numbers("count") == [2])
        }
    }
}
