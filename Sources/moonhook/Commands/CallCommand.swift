import ArgumentParser
import PortalClient
import PortalModel
import Report
import Wire

struct CallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Calls any method of the portal's REST API and prints the answer.",
        discussion: """
            K=V is a string, K:=JSON any value, and brackets nest:

              moonhook call user.get 'FILTER[ACTIVE]=true' 'select:=["ID","NAME"]'

            Asks first if the method is not known to be read-only, unless you give --yes.
            """
    )

    @Argument(help: "The method, such as user.current.")
    var method: String

    @Argument(help: ArgumentHelp("Its parameters.", valueName: "K=V"))
    var parameters: [CallParameter] = []

    @Flag(help: "Call without asking.")
    var yes = false

    @Option(help: "The format of the answer: text (indented JSON) or json (JSON on one line).")
    var format = OutputFormat.text

    @OptionGroup var portalOptions: PortalOptions

    func run() async throws {
        var object = JSONObject()
        for parameter in parameters { try parameter.enter(into: &object) }
        let arguments = object
        try await portalOptions.withPortal { portal, title in
            guard try await isMeant(on: title) else { return Terminal.standardError.write("Nothing was sent.") }
            let answer = try await answer(of: portal, title, arguments)
            let text = format == .json ? answer.json.text : answer.json.indentedText
            Terminal.standardOutput.write(json: await portal.hidingSecrets(in: text))
        }
    }

    /// A portal that refuses this one call can be reached.
    private func answer(of portal: RESTPortal, _ title: PortalTitle, _ parameters: JSONObject) async throws -> Answer {
        do throws(PortalError) {
            return try await portal.call(method, parameters)
        } catch {
            let isRefusal = [.rejected, .accessDenied, .unknownMethod, .notForBatch].contains(error.code)
            throw isRefusal ? Failure(.refused, "\(title): \(error)") : error
        }
    }

    private func isMeant(on portal: PortalTitle) async throws -> Bool {
        if yes || RESTPortal.isRead(method) { return true }
        guard Terminal.canAsk else {
            throw Failure(
                .usage,
                "\(method) may change the portal \(portal), and there is no terminal to ask on; give --yes to call it"
            )
        }
        return try await Terminal.confirm("\(method) may change the portal \(portal). Call it?")
    }
}

/// `K=V`, `K[L]=V` or `K:=JSON`.
struct CallParameter: ExpressibleByArgument {
    private let path: [String]
    private let value: JSONValue

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else { return nil }
        var key = argument[..<equals]
        let text = String(argument[argument.index(after: equals)...])
        if key.hasSuffix(":") {
            key = key.dropLast()
            guard let value = try? JSONReader.value(from: text) else { return nil }
            self.value = value
        } else {
            value = .string(text)
        }
        path = key.split(separator: "[", omittingEmptySubsequences: false)
            .map { String($0.hasSuffix("]") ? $0.dropLast() : $0) }
        guard path.first?.isEmpty == false else { return nil }
    }

    /// Puts the value where the path leads; an empty part, as in `ACCESS[]=U1`, is the next index of a list.
    func enter(into object: inout JSONObject) throws {
        guard let first = path.first else { return }
        object[first] = try Self.entered(value, at: path.dropFirst(), into: object[first])
    }

    private static func entered(
        _ value: JSONValue,
        at path: ArraySlice<String>,
        into old: JSONValue?
    ) throws -> JSONValue {
        guard let key = path.first else {
            guard old == nil else { throw Failure(.usage, "a parameter is given twice") }
            return value
        }
        let rest = path.dropFirst()
        if key.isEmpty {
            guard case .array(let items) = old ?? [] else {
                throw Failure(.usage, "a parameter is used as a list and as another type")
            }
            return .array(items + [try entered(value, at: rest, into: nil)])
        }
        guard case .object(var object) = old ?? [:] else {
            throw Failure(.usage, "a parameter is used as an object and as another type")
        }
        object[key] = try entered(value, at: rest, into: object[key])
        return .object(object)
    }
}

extension Answer {
    /// The portal's answer, unchanged.
    fileprivate var json: JSONValue {
        var object: JSONObject = ["result": result]
        object["total"] = total.map { .integer($0) }
        object["next"] = next.map { .integer($0) }
        return .object(object)
    }
}
