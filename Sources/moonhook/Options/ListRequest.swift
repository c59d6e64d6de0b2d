import ArgumentParser
import PortalModel

/// `--list skipped FILE`: a list to write, and its file.
struct ListRequest {
    let list: RecordList
    let path: String

    /// Reads `skipped=FILE`, in which ``joined(_:)`` writes the two values of the option.
    init(_ argument: String) throws {
        let kinds = RecordList.allCases.map(\.rawValue)
        let words = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let list = RecordList(rawValue: words[0]) else {
            let nearest = NearestName.of(words[0], among: kinds).map { ", did you mean \($0)?" } ?? ""
            throw ValidationError("there is no such list\(nearest); the lists are \(kinds.joined(separator: ", "))")
        }
        guard words.count == 2, !words[1].isEmpty else {
            throw ValidationError("name a file, too: --list \(list.rawValue) FILE")
        }
        (self.list, path) = (list, words[1])
    }

    /// How the option is called in messages, such as `--list skipped`.
    var option: String { "--list \(list.rawValue)" }

    /// Joins the two values of each `--list` to one, since an option of the argument parser has one.
    static func joined(_ arguments: [String]) -> [String] {
        var joined: [String] = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            joined.append(argument)
            if argument == "--" { return joined + rest }
            guard argument == "--list", let list = rest.first, !list.contains("="), !list.hasPrefix("-") else {
                continue
            }
            rest.removeFirst()
            let file = rest.first.flatMap { $0.hasPrefix("--") ? nil : $0 }
            if file != nil { rest.removeFirst() }
            joined.append("\(list)=\(file ?? "")")
        }
        return joined
    }
}
