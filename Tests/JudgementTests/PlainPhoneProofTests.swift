import Foundation
import PhoneNumbers
import Scripting
import Testing
import Wire

@testable import Judgement
@testable import PortalModel

/// More generated pairs with `MOONHOOK_CASES=5000000 swift test --filter PlainPhoneProofTests`.
struct PlainPhoneProofTests {
    private static let cases = ProcessInfo.processInfo.environment["MOONHOOK_CASES"].flatMap { Int($0) } ?? 200_000
    private let library = LibraryPhoneComparison()

    private func proof(_ before: String, _ after: String, _ regions: [AssumedRegion]) -> Promise.Verdict? {
        PlainPhoneProof.verdict(before, after) { AnySequence(regions) }
    }

    @Test(arguments: [
        ("0151 23456789", "+4915123456789", ["DE"]),
        ("(030) 23125-000", "+49 30 23125000", ["DE"]),
        ("030/23125000", "+493023125000", ["US", "PL", "DE"]),
        ("8 (916) 123-45-67", "+79161234567", ["RU"]),
        ("8 (701) 123-45-67", "+77011234567", ["KZ"]),
        ("916 123 45 67", "+79161234567", ["DE", "RU"]),
        ("8 029 491 19 11", "+375294911911", ["BY"]),
        ("8 800 555-35-35", "+78005553535", ["RU"]),
        ("050 123 45 67", "+380501234567", ["UA"]),
        ("01 42 68 53 00", "+33142685300", ["FR"]),
        ("020 7946 0958", "+442079460958", ["GB"]),
        ("22 555 01 23", "+48225550123", ["PL"]),
        ("06 12345678", "+390612345678", ["IT"]),
        ("06 1 234 5678", "+3612345678", ["HU"]),
        ("(212) 555-2368", "+12125552368", ["US"]),
        ("1 212 555 2368", "+12125552368", ["US"]),
        ("7 916 123-45-67", "+79161234567", ["RU"]),
        ("493023125901", "+493023125901", ["DE"]),
        ("(416) 555-2368", "+14165552368", ["CA"]),
    ])
    func `a number without a country code is proved to be the same in the first region that fits`(
        before: String,
        after: String,
        regions: [String]
    ) {
        let regions = regions.map { AssumedRegion($0, "column \($0)") }
        #expect(proof(before, after, regions) == .kept(regions.last))
    }

    @Test(arguments: [
        ("+49 151 23456789", "+4915123456789"), ("+49 (0)151 23456789", "+4915123456789"),
        ("0049 151 23456789", "+4915123456789"), ("0049 (0) 151 23456789", "+4915123456789"),
        ("(+49) 151/23456789", "+49 151 23456789"), ("+39 06 12345678", "+390612345678"),
    ])
    func `a number with its country code is proved to be the same without a region`(before: String, after: String) {
        #expect(proof(before, after, [AssumedRegion("AT", "column")]) == .kept(nil))
    }

    @Test(arguments: [
        ("+49 151 23456789", "+4915123456780"), ("+49 151 23456789", "+4315123456789"),
        ("0151 23456789", "015123456789"),
        ("0151 23456789", " +4915123456789"), ("0151 23456789", "＋4915123456789"), ("0151 23456789", ""),
    ])
    func `another number and what has no country code are proved to be wrong`(before: String, after: String) {
        #expect(proof(before, after, [AssumedRegion("DE", "column")]) == .broken)
    }

    @Test(arguments: [
        ("0151 2345 Anna", "+4915123456789", "DE"), ("030 123456 ext. 7", "+4930123456", "DE"),
        ("030 123456 / x 0171 3920019", "+4930123456", "DE"), ("٠٣٠ 23125000", "+493023125000", "DE"),
        ("011 49 30 23125000", "+493023125000", "US"), ("0151 23456789", "+4915123456789", "AQ"),
        ("0151 23456789", "+4915123456789", "de"), ("0111 23456789", "+4911123456789", "DE"),
        ("030 23125000", "+49 (0)30 23125000", "DE"), ("030 23125000", "+493023125000;ext=7", "DE"),
        ("030 23125000", "+49    30 23125000", "DE"), ("030 23125000", "+49 30 23125000 ", "DE"),
        ("030+23125000", "+493023125000", "DE"), ("0171 3920019", "+491713920018", "DE"),
        ("4915123456789", "+4915123456789", "DE"), ("491 5123456789", "+494915123456789", "DE"),
        ("+8 (495) 1234567", "+84951234567", "RU"), ("00 8 495 1234567", "+84951234567", "RU"),
        ("3023125901.0", "+4930231259010", "DE"), ("030 23125901/02", "+49302312590102", "DE"),
        ("4.915.123.456.789", "+494915123456789", "DE"), ("030 2312590?", "+49302312590", "DE"),
        ("+495 123 45 67", "+4951234567", "RU"), ("+(495) 123-45-67", "+74951234567", "RU"),
        ("+84951234567", "+84951234567", "RU"), ("49(0)30 23125901", "+493023125901", "DE"),
        ("5.6.1985", "+49561985", "DE"), ("2023-01-15", "+4920230115", "DE"), ("3023125901.5", "+4930231259015", "DE"),
        ("3023125.00000", "+49302312500000", "DE"), ("030 1234 0171 234", "+493012340171234", "DE"),
        ("(030) 1234 (089) 4321", "+4930123408943", "DE"), ("030 231259 -01 -02", "+493023125901", "DE"),
        ("030 231259--", "+4930231259", "DE"), ("030 231259..", "+4930231259", "DE"),
        ("030 2312590/5/", "+493023125905", "DE"), ("3023125901.0.", "+4930231259010", "DE"),
        ("(0221) 12345/67/", "+492211234567", "DE"),
        ("011 15 2345 6789", "+5491123456789", "AR"), ("8 706 955 06 08", "+07069550608", "KZ"),
    ])
    func `what plain code can't decide is left to the library`(before: String, after: String, region: String) {
        #expect(proof(before, after, [AssumedRegion(region, "column")]) == nil)
    }

    @Test func `a proof says what libphonenumber says, of any number in any region`() {
        var proved: [Promise.Verdict?: Int] = [:]
        for seed in 0..<Self.cases {
            let phone = GeneratedPhone(seed: seed)
            let proof = proof(phone.before, phone.after, phone.regions)
            let asked = library.verdict(phone.before, phone.after) { AnySequence(phone.regions) }
            if case .kept = asked {
                #expect(ProvingPhoneComparison.endsAlike(phone.before, phone.after), "seed \(seed): \(phone)")
            }
            guard let verdict = proof else { continue }
            #expect(verdict == asked, "seed \(seed): \(phone)")
            switch verdict {
            case .kept(let region): proved[.kept(region.map { _ in AssumedRegion("DE") }), default: 0] += 1
            default: proved[verdict, default: 0] += 1
            }
        }
        // Each kind of proof was tried.
        #expect(proved[.kept(nil), default: 0] > Self.cases / 50)
        #expect(proved[.kept(AssumedRegion("DE")), default: 0] > Self.cases / 40)
        #expect(proved[.broken, default: 0] > Self.cases / 50)
    }

    @Test func `plain code reads what libphonenumber reads, of any number in any region`() {
        var read = 0
        for seed in 0..<Self.cases {
            let phone = GeneratedPhone(seed: seed)
            for region in phone.regions.map(\.region).prefix(2) + [nil] {
                guard let plain = PlainPhoneReading(phone.before, region: region) else { continue }
                read += 1
                let asked = try? PhoneNumber.read(phone.before, region: region)
                let isSame = asked?.number.e164 == plain.e164 && asked?.isRegionAssumed == plain.isRegionAssumed
                #expect(isSame, "seed \(seed): \"\(phone.before)\" in \(region ?? "no region") is \(plain.e164)")
            }
        }
        #expect(read > Self.cases / 6)
    }

    @Test(arguments: [
        ("DE", "49", "0", 10...11), ("FR", "33", "0", 9...9), ("GB", "44", "0", 10...10), ("PL", "48", "", 9...9),
        ("RU", "7", "8", 10...10), ("US", "1", "", 10...10),
    ])
    func `numbers of common countries are proved without a library`(
        region: String,
        code: String,
        trunk: String,
        lengths: ClosedRange<Int>
    ) {
        var random = SplitMix64(seed: 1)
        let regions = [AssumedRegion(region, "column")]
        var (valid, proved) = (0, 0)
        while valid < 1000 {
            let length = lengths.lowerBound + random.number(below: lengths.count)
            let number = (0..<length).map { _ in "\(random.number(below: 10))" }.joined()
            let (before, after) = ("\(trunk)\(number.prefix(3)) \(number.dropFirst(3))", "+\(code)\(number)")
            guard library.verdict(before, after, regions: { AnySequence(regions) }) == .kept(regions[0]) else {
                continue
            }
            valid += 1
            if proof(before, after, regions) == .kept(regions[0]) { proved += 1 }
        }
        #expect(proved > 900, "\(proved) of 1000")
    }

    @Test func `what can't be proved is asked of the other comparison`() {
        struct Other: PhoneComparison {
            func verdict(
                _ before: String,
                _ after: String,
                regions: () -> AnySequence<AssumedRegion>
            ) -> Promise.Verdict { .foreignRegion("AT") }
        }
        let comparison = ProvingPhoneComparison(otherwise: Other())
        let germany = AssumedRegion("DE", "column")
        func verdict(_ before: String) -> Promise.Verdict {
            comparison.verdict(before, "+4915123456789") { AnySequence([germany]) }
        }
        #expect(verdict("0151 23456789") == .kept(germany))
        #expect(verdict("0151 23456789 Anna") == .foreignRegion("AT"))
    }

    // MARK: What another comparison says

    private struct Believer: PhoneComparison {
        func verdict(
            _ before: String,
            _ after: String,
            regions: () -> AnySequence<AssumedRegion>
        ) -> Promise.Verdict { .kept(nil) }
    }

    @Test(arguments: [
        ("030 123456 ext. 7", "+49 30 999999 ext. 7", false), ("030 123456 ext. 7", "+49 30 123456 ext. 7", true),
        ("0151 23456789 Anna", "+44 7700 900123", false),
        ("8 (495) 123-45-67 \u{434}\u{43E}\u{431}. 5", "+74951234567 ext. 5", true),
        ("Anna", "+44 7700 900123", false), ("464-1234", "+12684641234", true),
        ("0343 15-555-1212", "+54 9 343 555 1212", true),
        ("\u{660}\u{663}\u{660} \u{661}\u{662}\u{663}\u{664}\u{665}\u{666}", "+49 30 123456", true),
    ])
    func `numbers that end differently are not the same, whoever says so`(before: String, after: String, isKept: Bool) {
        let verdict = ProvingPhoneComparison(otherwise: Believer()).verdict(before, after) { AnySequence([]) }
        #expect(verdict == (isKept ? .kept(nil) : .broken))
    }
}
