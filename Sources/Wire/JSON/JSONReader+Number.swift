extension JSONReader {
    /// Reads a number: an integer if it has neither fraction nor exponent and fits `Int`.
    mutating func number() throws(JSONError) -> JSONValue {
        let start = position
        let isNegative = take(UInt8(ascii: "-"))
        let integer = try integerPart(isNegative: isNegative)
        var isComplete = true
        if take(UInt8(ascii: ".")) {
            isComplete = false
            try requireDigits("expected a digit after the decimal point")
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isComplete = false
            _ = take(UInt8(ascii: "+")) || take(UInt8(ascii: "-"))
            try requireDigits("expected a digit in the exponent")
        }
        // Only a `Double` knows a negative zero.
        if isComplete, let integer, !(isNegative && integer == 0) { return .integer(integer) }
        return try double(from: start)
    }

    /// Passes the digits before point and exponent; gives their value if it fits `Int`.
    private mutating func integerPart(isNegative: Bool) throws(JSONError) -> Int? {
        if take(UInt8(ascii: "0")) {
            guard digit == nil else { throw failure("a number must not begin with 0") }
            return 0
        }
        guard digit != nil else { throw failure("expected a digit") }
        var value: Int? = 0
        while let digit {
            position += 1
            value = value.flatMap { $0.appending(digit: isNegative ? -digit : digit) }
        }
        return value
    }

    private mutating func requireDigits(_ reason: String) throws(JSONError) {
        guard digit != nil else { throw failure(reason) }
        while digit != nil {
            position += 1
        }
    }

    private func double(from start: Int) throws(JSONError) -> JSONValue {
        guard let double = Double(String(decoding: bytes[start..<position], as: UTF8.self)), double.isFinite else {
            throw JSONError(.outOfRange, at: start, of: bytes, "the number is too large")
        }
        return .number(double)
    }

    private var digit: Int? {
        guard let byte = peek, byte.isASCIIDigit else { return nil }
        return Int(byte - UInt8(ascii: "0"))
    }
}

extension Int {
    /// The number with one more decimal digit, or `nil` if it doesn't fit.
    fileprivate func appending(digit: Int) -> Int? {
        let (tenfold, overflows) = multipliedReportingOverflow(by: 10)
        let (sum, overflowsToo) = tenfold.addingReportingOverflow(digit)
        return overflows || overflowsToo ? nil : sum
    }
}
