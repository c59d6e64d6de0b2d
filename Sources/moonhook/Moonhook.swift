import ArgumentParser

@main
struct Moonhook: AsyncParsableCommand {
    func run() async throws {}
}
