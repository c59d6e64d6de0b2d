import ArgumentParser
import Gateway
import PortalModel

/// `dismiss=37`: a bound, and to how many users a client may do that today.
struct GatewayAllowance {
    let bound: Bound
    let number: Int

    init(_ argument: String) throws {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let bound = Bound(gatewayName: parts[0]) else {
            let names = Bound.gatewayNames
            let nearest = NearestName.of(parts[0], among: names).map { "did you mean \($0)?" }
            throw ValidationError("unknown bound; \(nearest ?? "the bounds are \(names.joined(separator: ", "))")")
        }
        guard parts.count == 2, let number = Int(parts[1]), number > 0 else {
            throw ValidationError("expected a number from 1, such as \(parts[0])=7")
        }
        (self.bound, self.number) = (bound, number)
    }

    /// Refuses a number below what holds every day; that number itself takes back what was allowed before.
    ///
    /// - Throws: ``Failure`` that says what the client may do.
    func check(for client: ConfiguredGateway.Client) throws {
        guard let usual = GatewayClient.most(bound, by: client.limits) else {
            throw Failure(
                .usage,
                "\(client.place) has no limit for \(bound.nameOfCalls), so that there is nothing to allow"
            )
        }
        guard number >= usual else {
            throw Failure(
                .usage,
                "\(client.name) may reach \(bound.nameOfCalls)=\(usual) every day; allow a larger number, or that one to take back what was "
                    + "allowed. 'limits' of the client in moonhook.lua sets a smaller one"
            )
        }
    }
}

extension Bound {
    /// The bounds that count single calls; the others are about a whole plan.
    private static let ofCalls: [Bound] = [.dismiss, .readdress, .clear, .move]

    /// The names of bounds in a gateway: those that `--allow` has for single users, and `email`.
    static let gatewayNames = ofCalls.map(\.rawValue) + [Bound.readdress.nameOfCalls]

    /// The bound that a gateway calls so.
    init?(gatewayName name: String) {
        guard name != Bound.readdress.nameOfCalls else {
            self = .readdress
            return
        }
        self.init(rawValue: name)
        guard Self.ofCalls.contains(self) else { return nil }
    }
}
