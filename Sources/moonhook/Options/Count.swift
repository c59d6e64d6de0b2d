import ArgumentParser

/// A number of things, from 1.
enum Count {
    /// Reads a number.
    ///
    /// - Throws: `ValidationError` that says what to write.
    static func read(_ argument: String) throws -> Int {
        guard let number = Int(argument), number > 0 else {
            throw ValidationError("expected a whole number from 1, such as 20")
        }
        return number
    }
}
