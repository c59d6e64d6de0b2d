import Foundation
import Gateway
import Journal
import PortalModel
import Scripting

/// A portal's gateway as `moonhook.lua` describes it; the files that it names are not read yet.
struct ConfiguredGateway {
    /// A program that may call.
    struct Client {
        /// A recipe that its updates pass through.
        struct Recipe: Hashable {
            var path: String
            /// Whether an update passes without this recipe if it fails.
            var passesOnError = false
        }

        /// Its name, such as `hr`.
        var name: String
        /// Where it is described, such as `/etc/moonhook/moonhook.lua: portals.north.gateway.clients.hr`.
        var place: String
        /// The file with the SHA-256 of its code.
        var codeFile: String
        var recipes: [Recipe] = []
        /// What is given for its recipes' parameters, before what is given on the portal.
        var settings: [String: ParameterSetting] = [:]
        /// The only fields that it may write; `nil` for all.
        var fields: [String]?
        var methods = GatewayClient.Methods.usual
        var limits: [Bound: Int] = [:]
        var isGrouped = true
    }

    /// The portal's name.
    var portal: String
    /// The path of the file that describes the gateway.
    var path: String
    /// How long a call waits for the portal's limits; `nil` for the usual time.
    var queue: Duration?
    /// How old a user may be that a recipe reads; `nil` for the usual time.
    var cache: Duration?
    /// When a record is safe; `nil` for the usual.
    var durability: Durability?
    /// The programs that may call, by name.
    var clients: [Client]

    /// Whether a client may have that name, which is also that of its file.
    static func isName(_ name: String) -> Bool { name.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9_\-]{0,63}/) != nil }

    /// The client of that name.
    ///
    /// - Throws: ``Failure`` if there is none, with the one that was probably meant.
    func client(_ name: String) throws -> Client {
        guard let client = clients.first(where: { $0.name == name }) else {
            let names = clients.map(\.name)
            let nearest = NearestName.of(name, among: names).map { "did you mean '\($0)'?" }
            let remedy = nearest ?? "it has \(names.joined(separator: ", "))"
            throw Failure(.usage, "\(path): portals.\(portal).gateway has no client '\(name)'; \(remedy)")
        }
        return client
    }
}

extension ConfiguredGateway.Client {
    /// The SHA-256 of its code, as its file says.
    ///
    /// - Throws: ``Failure`` if the file can't be read, holds something else, or can be changed by somebody else.
    func codeSHA256() throws -> String {
        let line = try ConfigurationFile.contents(of: codeFile, in: "\(place).code_file")
        try ConfigurationFile.checkOwner(of: codeFile, whichDecides: "who may call the portal")
        guard line.utf8.count == 64, line.allSatisfy(\.isHexDigit) else {
            throw Failure(
                .usage,
                "\(place).code_file: the first line of \(codeFile) must be the SHA-256 of the client's code, 64 hexadecimal "
                    + "digits; 'moonhook gateway new-client' writes such a file"
            )
        }
        return line.lowercased()
    }

    /// Whether it may call a method that recipes are for.
    var mayUpdate: Bool {
        switch methods {
        case .all: true
        case .only(let names): names.contains { ["user.add", "user.update"].contains($0) }
        }
    }

    /// The paths of its recipes that don't exist.
    var missingRecipes: [String] { recipes.map(\.path).filter { !FileManager.default.fileExists(atPath: $0) } }
}
