import Engine
import Foundation
import Hole
import PortalModel
import Scripting
import TestSupport
import Testing
import Wire

@testable import Containment

/// A worker with a hole that gives a stranger its whole process: all attempts to make something of it fail.
///
/// Each file in `Holes` is a recipe that says on its first line how it ends, and on its second what it tries.
@Suite(.endsHangs) struct HoleTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Holes")

    /// How an attempt ends.
    enum Ending: String {
        /// The kernel ends the worker, since it made a forbidden system call.
        case killed
        /// The worker is gone, or is ended since it broke the protocol.
        case death
        /// There is a plan.
        case plan
    }

    struct Attempt: Sendable, CustomTestStringConvertible {
        let name: String
        let source: String
        let ending: Ending
        /// Whether it succeeds in a process that isn't locked.
        let succeedsInTheOpen: Bool

        var testDescription: String { name }
        var pool: WorkerPool { ending == .death ? HoleTests.holed.doomed : HoleTests.holed.others }

        init?(_ name: String) {
            guard let source = try? String(contentsOf: HoleTests.folder.appending(path: name), encoding: .utf8),
                let head = source.wholeMatch(of: /--> (\w+)(, in the open it succeeds)?\n-- [\s\S]*/)?.output,
                let ending = Ending(rawValue: String(head.1))
            else { return nil }
            (self.name, self.source, self.ending, succeedsInTheOpen) = (name, source, ending, head.2 != nil)
        }
    }

    private static let names: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".lua") && $0 != "tools.lua" }.sorted()
    }()
    private static let attempts = names.compactMap { Attempt($0) }

    /// Workers of the program `HoledWorker`, which lies beside the bundle of the tests.
    ///
    /// Those that are ended anyway have little time; the others have plenty, so that a busy machine decides nothing.
    private static let holed = (doomed: holedWorkers(hurry: 0.1), others: holedWorkers(hurry: 100))

    private static func holedWorkers(hurry: Double) -> WorkerPool {
        let folder = Bundle.main.executableURL?.deletingLastPathComponent()
        return WorkerPool(program: folder?.appending(component: "HoledWorker").path() ?? "", hurry: hurry)
    }

    /// Threads of this process, which have the same hole and no lock.
    private static let open = WorkerPool(hurry: 1) {
        try WorkerConnection { socket, mark, watch in
            Worker(MessageChannel(socket), mark: { mark.begun = $0 }, watch: watch) { try Hole.open(in: $0) }.serve()
        }
    }

    @Test func `there are attempts, and each says how it ends`() {
        #expect(Self.attempts.count >= 80)
        #expect(Self.attempts.count == Self.names.count)
    }

    @Test(arguments: attempts)
    func `a hole in a worker is worth nothing`(attempt: Attempt) async throws {
        let run = try CompanyRun()
        let error = try await run.plan(files: [Self.folder.appending(path: attempt.name).path], pool: attempt.pool)
        switch attempt.ending {
        case .killed:
            #expect(
                error?.diagnostic == .workerDied && error?.message.contains("forbidden system call") == true,
                "\(error?.message ?? "a plan")"
            )
        case .death:
            #expect(error?.diagnostic == .workerDied, "\(error?.message ?? "a plan")")
            #expect(error?.message.contains("forbidden system call") != true, "\(error?.message ?? "")")
        case .plan:
            #expect(error == nil, "\(error?.message ?? "")")
            #expect(run.printed.contains("attempted"))
        }
        #expect(!run.printed.contains("got it"))
        #expect(run.printed.reduce(0) { $0 + $1.utf8.count } <= ScriptLimits().outputBytes + (8 << 10))
        #expect(try run.dishonest() == [])
    }

    @Test(arguments: attempts.filter(\.succeedsInTheOpen))
    func `the same attempt succeeds in the open`(attempt: Attempt) async throws {
        let run = try CompanyRun()
        #expect(try await run.plan(files: [Self.folder.appending(path: attempt.name).path], pool: Self.open) == nil)
        #expect(run.printed.contains("got it"))
    }

    @Test func `without an attempt, the worker with the hole makes the honest plan`() async throws {
        let run = try CompanyRun()
        #expect(try await run.plan(Company.recipe, pool: Self.holed.others) == nil)
        #expect(try run.changes().count == 3)
    }

    @Test func `the attempts know the fields' indices`() throws {
        let tools = try String(contentsOf: Self.folder.appending(path: "tools.lua"), encoding: .utf8)
        let list = try #require(tools.firstMatch(of: /tools\.fields = \{ (.*) \}/)).output.1
        let pairs = list.matches(of: /(\w+) = (\d+)/).map { (String($0.output.1), Int($0.output.2)) }
        #expect(pairs.count == 6)
        for (name, index) in pairs { #expect(Schema.standard.index(of: name) == index) }
    }

    // MARK: Chains

    private static let second = """
        return {
          params = { vault = { type = "folder" }, word = {} },
          writes = { LAST_NAME = "same letters" },
          transform = function(user) user.LAST_NAME = text.upper(user.LAST_NAME) end,
        }
        """

    @Test(arguments: ["ask-for-others-parameter.lua", "forged-field.lua", "flood-of-output.lua"])
    func `a recipe reaches nothing of another one in its chain`(name: String) async throws {
        let vault = try TemporaryFolder()
        try Data("SESAME".utf8).write(to: URL(filePath: vault.path("secret.txt")))
        let run = try CompanyRun()
        let first = Self.folder.appending(path: name).path
        let error = try await run.plan(
            files: [first, try run.write(Self.second)],
            pool: Self.holed.others,
            settings: ["vault": ParameterSetting(.string(vault.path), origin: "--set vault"), "word": "SESAME"]
        )
        #expect((error?.diagnostic == .workerDied) == name.hasPrefix("ask"), "\(error?.message ?? "a plan")")
        // The second recipe's promise isn't the first one's.
        let names = try run.changes().filter { $0.value["LAST_NAME"].map { $0 != .string("ALT") } ?? false }
        #expect(names.allSatisfy { [.string("BRANDT"), .string("CRONE")].contains($0.value["LAST_NAME"]) })
    }
}
