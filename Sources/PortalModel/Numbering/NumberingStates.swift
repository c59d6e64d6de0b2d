/// An automaton that reads the digits of a number within its country, and shows from which ways of typing it is read back.
struct NumberingStates {
    /// Ten following states for each state; 0 if no number goes on so.
    private let following: [UInt16]
    /// The ways for each state, a bit each.
    private let ways: [UInt16]

    /// Reads the states of a table.
    init(_ table: String) {
        var reader = NumberingStateReader()
        for byte in table.utf8 { reader.read(byte) }
        (following, ways) = (reader.following, reader.ways)
    }

    /// The ways of a number, a bit each; 0 if it is not valid.
    func ways(of number: PhoneDigits, from start: Int) -> UInt16 {
        var state = start
        for index in 0..<number.count {
            state = next(after: state, number[index])
            if state == 0 { return 0 }
        }
        return ways(at: state)
    }

    /// The state after a digit; 0 if no number goes on so.
    func next(after state: Int, _ digit: Int) -> Int { Int(following[10 * state + digit]) }

    /// The ways of a number that ends in a state.
    func ways(at state: Int) -> UInt16 { ways[state] }
}
