import Testing
import Wire

struct SplitMix64Tests {
    /// What the authors' own program prints for this seed.
    private let numbers: [UInt64] = [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
    ]

    @Test func `the numbers of a seed are those of the published algorithm`() {
        var random = SplitMix64(seed: 1_234_567)
        #expect(numbers.map { _ in random.next() } == numbers)
    }

    @Test func `a number can be had without those before it`() {
        let random = SplitMix64(seed: 1_234_567)
        #expect(numbers.indices.map { random.number(at: UInt64($0)) } == numbers)
    }

    @Test func `numbers and items are taken by the remainder, so that they stay the same in every version`() {
        var random = SplitMix64(seed: 1_234_567)
        #expect(random.number(below: 100) == 17)
        #expect(random.pick(["a", "b", "c", "d"]) == "b")
        let isRare = random.happens(inPercent: 23)
        let isCertain = random.happens(inPercent: 100)
        #expect(!isRare && isCertain)
    }
}
