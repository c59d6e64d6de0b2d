import Testing

@testable import PortalEmulator

struct MomentTests {
    @Test(arguments: [
        ("1970-01-01", "1970-01-01T00:00:00+00:00"),
        ("2024-02-29T23:59:59+00:00", "2024-02-29T23:59:59+00:00"),
        ("2020-01-01T00:00:00+03:00", "2019-12-31T21:00:00+00:00"),
        ("2020-01-01T00:00:00-0530", "2020-01-01T05:30:00+00:00"),
        ("2020-01-01T08:00Z", "2020-01-01T08:00:00+00:00"),
        ("2020-01-01 08:00:00.25", "2020-01-01T08:00:00+00:00"),
        ("31.12.1899 01:02:03", "1899-12-31T01:02:03+00:00"),
        ("0001-01-01", "0001-01-01T00:00:00+00:00"),
    ])
    func `a moment is read in ISO 8601 and in the portal's format`(text: String, iso: String) {
        #expect(Moment(text)?.iso == iso)
    }

    @Test(arguments: [
        "", "yesterday", "2023-02-29", "2020-13-01", "2020-1-1", "01/02/2020", "2020-01-01T", "2020-01-01T25:00:00",
        "2020-01-01T08:00:00+03:00x", "2020-01-01x",
    ])
    func `what is no date is no moment`(text: String) {
        #expect(Moment(text) == nil)
    }

    @Test func `a moment is spelled in three ways`() {
        let moment = Moment(seconds: 1_692_883_179)
        #expect(moment.iso == "2023-08-24T13:19:39+00:00")
        #expect(moment.local == "24.08.2023 13:19:39")
        #expect(moment.plain == "2023-08-24 13:19:39")
    }
}
