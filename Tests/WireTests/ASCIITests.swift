import Testing
import Wire

struct ASCIITests {
    @Test(arguments: UInt8.min...UInt8.max)
    func `a byte is a digit or a letter as its character is`(byte: UInt8) {
        let digits = "0123456789".utf8
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8
        #expect(byte.isASCIIDigit == digits.contains(byte))
        #expect(byte.isASCIILetter == letters.contains(byte))
        #expect(byte.isASCIIWord == (digits.contains(byte) || letters.contains(byte)))
    }
}
