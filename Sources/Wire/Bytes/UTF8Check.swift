extension [UInt8] {
    /// Where the bytes stop being UTF-8, or `nil` if all are.
    var firstInvalidUTF8: Int? { self[...].firstInvalidUTF8 }
}

extension ArraySlice<UInt8> {
    /// The offset from the slice's start of the first byte that is not UTF-8, or `nil` if all are.
    var firstInvalidUTF8: Int? {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }
}
