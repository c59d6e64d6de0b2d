/// Reads the states of the numbering table, byte by byte.
struct NumberingStateReader {
    /// Ten following states for each state; 0 if there is none.
    private(set) var following = [UInt16](repeating: 0, count: 20)
    /// The ways for each state, a bit each.
    private(set) var ways: [UInt16] = [0, 0]

    /// The digits that lead to the next state that is named, a bit each.
    private var digits: UInt16 = 0
    private var lastDigit: UInt16 = 0
    private var isRange = false
    private var isAtWays = false
    private var distance = 0

    /// Reads the next byte; a space or a line's end begins another state.
    mutating func read(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "*"): digits = 0x3FF
        case UInt8(ascii: "-"): isRange = true
        case UInt8(ascii: "="): isAtWays = true
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): distance = 26 * (distance + Int(byte - UInt8(ascii: "A")) + 1)
        case UInt8(ascii: "a")...UInt8(ascii: "z"): lead(back: distance + Int(byte - UInt8(ascii: "a")) + 1)
        default: if let digit = byte.digit { read(digit: UInt16(digit)) } else { beginState() }
        }
    }

    private mutating func read(digit: UInt16) {
        if isAtWays {
            ways[ways.count - 1] = 10 * ways[ways.count - 1] + digit
        } else {
            let first = isRange ? lastDigit : digit
            digits |= (2 << digit) - (1 << first)
            (lastDigit, isRange) = (digit, false)
        }
    }

    private mutating func lead(back distance: Int) {
        let number = ways.count - 1
        for digit in 0..<10 where digits >> UInt16(digit) & 1 == 1 {
            following[10 * number + digit] = UInt16(number - distance)
        }
        (digits, self.distance) = (0, 0)
    }

    private mutating func beginState() {
        following.append(contentsOf: repeatElement(0, count: 10))
        ways.append(0)
        isAtWays = false
    }
}
