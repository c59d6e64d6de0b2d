import Wire

/// What the commands of a batch came to so far.
struct BatchOutcome {
    private var results: [(String, JSONValue)] = []
    private var totals: [(String, JSONValue)] = []
    private var nexts: [(String, JSONValue)] = []
    private var timings: [(String, RESTTiming)] = []
    /// The time used by the whole batch, if it is charged instead of its commands.
    var operating: OperatingLedger.Reading?
    var errors: [(String, JSONValue)] = []

    mutating func add(_ answer: RESTAnswer, _ timing: RESTTiming, for key: String) {
        results.append((key, answer.result))
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

    /// Puts the answers of earlier commands in place of references such as `$result[me][UF_DEPARTMENT][0]`.
    ///
    /// A text that is one reference becomes the value itself, lists included; a reference to nothing stays unchanged.
    func resolve(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text) where text.holdsReference: resolve(text)
        case .array(let elements): .array(elements.map { resolve($0) })
        case .object(let object): .object(JSONObject(object.map { ($0.key, resolve($0.value)) }))
        default: value
        }
    }

    private func resolve(_ text: String) -> JSONValue {
        let bytes = Array(text.utf8)
        var resolved: [UInt8] = []
        var place = 0
        while let reference = BatchReference(in: bytes, from: place) {
            let value = lookUp(reference)
            if let value, reference.range == 0..<bytes.count { return value }
            resolved += bytes[place..<reference.range.lowerBound]
            resolved += value?.phpText.map { Array($0.utf8) } ?? Array(bytes[reference.range])
            place = reference.range.upperBound
        }
        return .string(String(decoding: resolved + bytes[place...], as: UTF8.self))
    }

    private func lookUp(_ reference: BatchReference) -> JSONValue? {
        let members: [(String, JSONValue)] =
            switch reference.table {
            case "result": results
            case "total": totals
            case "next": nexts
            case "time": timings.map { ($0, time($1).answer) }
            case "error": errors
            default: []
            }
        guard let first = reference.keys.first else { return nil }
        let member = members.last { $0.0 == first }?.1
        return reference.keys.dropFirst().reduce(member) { value, key in
            switch value {
            case .object(let object)?: object[key]
            case .array(let elements)?: Int(key).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
            default: nil
            }
        }
    }
}
