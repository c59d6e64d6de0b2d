import Wire

/// What the commands of a batch came to so far.
struct BatchOutcome {
    private var results: [(String, JSONValue)] = []
    private var totals: [(String, JSONValue)] = []
    private var nexts: [(String, JSONValue)] = []
    private var timings: [(String, RESTTiming)] = []
    /// The time used by the whole batch, if it is charged instead of its commands.
    var operating: OperatingLedger.Reading?
    private var resultsByKey: [String: JSONValue] = [:]
    var errors: [(String, JSONValue)] = []

    mutating func add(_ answer: RESTAnswer, _ timing: RESTTiming, for key: String) {
        results.append((key, answer.result))
        resultsByKey[key] = answer.result
        if let total = answer.total { totals.append((key, .integer(total))) }
        if let next = answer.next { nexts.append((key, .integer(next))) }
        timings.append((key, timing))
    }

    /// The result of the batch; PHP makes a list or an object of each member by itself.
    var answer: JSONValue {
        [
            "result": .php(results),
            "result_error": .php(errors),
            "result_total": .php(totals),
            "result_next": .php(nexts),
            "result_time": .php(timings.map { key, timing in (key, time(timing).answer) }),
        ]
    }

    /// How long all commands ran, in seconds.
    var processing: Double { timings.reduce(0) { $0 + $1.1.processing } }

    private func time(_ timing: RESTTiming) -> RESTTiming {
        guard let operating else { return timing }
        var timing = timing
        timing.operating = operating
        return timing
    }

    /// Puts the results of earlier commands in place of references such as `$result[me][UF_DEPARTMENT][0]`.
    ///
    /// A text that is one reference becomes the value itself, lists included; a reference to nothing stays unchanged.
    func resolve(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text) where text.contains(Self.opening): resolve(text)
        case .array(let elements): .array(elements.map { resolve($0) })
        case .object(let object): .object(JSONObject(object.map { ($0.key, resolve($0.value)) }))
        default: value
        }
    }

    private static let opening = "$result["

    private func resolve(_ text: String) -> JSONValue {
        var resolved = ""
        var rest = text[...]
        while let start = rest.firstRange(of: Self.opening) {
            resolved += rest[..<start.lowerBound]
            rest = rest[start.lowerBound...]
            let (path, end) = Self.path(rest)
            let value = lookUp(path)
            if let value, resolved.isEmpty, end == rest.endIndex { return value }
            resolved += value?.phpText ?? String(rest[..<end])
            rest = rest[end...]
        }
        return .string(resolved + rest)
    }

    /// The keys in the brackets that follow each other, and where they end.
    private static func path(_ reference: Substring) -> (keys: [String], end: Substring.Index) {
        var keys: [String] = []
        var rest = reference.dropFirst(opening.count - 1)
        while rest.first == "[", let close = rest.firstIndex(of: "]") {
            keys.append(String(rest[rest.index(after: rest.startIndex)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return (keys, keys.isEmpty ? reference.index(reference.startIndex, offsetBy: opening.count) : rest.startIndex)
    }

    private func lookUp(_ path: [String]) -> JSONValue? {
        guard let first = path.first else { return nil }
        return path.dropFirst().reduce(resultsByKey[first]) { value, key in
            switch value {
            case .object(let object)?: object[key]
            case .array(let elements)?: Int(key).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
            default: nil
            }
        }
    }
}
