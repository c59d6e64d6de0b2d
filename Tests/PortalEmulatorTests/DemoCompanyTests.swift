import Testing
import Wire

@testable import PortalEmulator

struct DemoCompanyTests {
    private let company = DemoCompany(userCount: 200)

    @Test func `the people are the same every time, and a larger company begins with them`() {
        let larger = DemoCompany(userCount: 1_000)
        #expect(company.users.map(\.fields) == DemoCompany(userCount: 200).users.map(\.fields))
        #expect(company.users.map(\.fields) == larger.users.prefix(200).map(\.fields))
        #expect(company.users.map(\.fields) != DemoCompany(userCount: 200, seed: 25).users.map(\.fields))
    }

    @Test func `ids ascend and addresses are ASCII, unique without case and of no real domain`() {
        let users = DemoCompany(userCount: 5_000).users
        #expect(users.map(\.id) == Set(users.map(\.id)).sorted())
        let addresses = users.compactMap { $0.fields["EMAIL"]?.stringValue?.lowercased() }
        #expect(Set(addresses).count == users.count)
        for address in addresses {
            #expect(address.allSatisfy(\.isASCII) && !address.contains(" "))
            #expect(["example.com", "example.org", "example.net"].contains(address.split(separator: "@").last ?? ""))
        }
    }

    @Test func `the structure has one root, three levels and a head in every department`() {
        let parents = Dictionary(uniqueKeysWithValues: company.departments.map { ($0.id, $0.parent) })
        #expect(parents.count == 20)
        #expect(company.departments.filter { $0.parent == nil }.map(\.id) == [1])
        let depths = company.departments.map { department in
            sequence(first: department.id) { parents[$0] ?? nil }.reduce(0) { depth, _ in depth + 1 }
        }
        #expect(Set(depths) == [1, 2, 3])
        var heads = DemoHeads()
        company.forEachUser { heads.add($0) }
        #expect(heads.ids[1] == DemoCompany.ownerID)
        #expect(Set(heads.ids.keys) == Set(parents.keys))
    }

    @Test func `every field of the data is one that the portal stores`() {
        let known = Set(StoredField.standard.map(\.name) + DemoCustomField.all.map(\.name))
        for user in company.users {
            #expect(known.isSuperset(of: user.fields.keys))
        }
    }

    @Test func `the data is as untidy as that of real portals`() {
        func count(_ field: String, _ isSo: (String) -> Bool) -> Int {
            company.users.count { $0.fields[field]?.stringValue.map(isSo) ?? false }
        }
        #expect(count("PERSONAL_MOBILE") { $0.hasPrefix("0") } > 40)
        #expect(count("PERSONAL_MOBILE") { $0.hasPrefix("+") && $0.contains(" ") } > 20)
        #expect(count("PERSONAL_MOBILE") { $0.dropFirst().allSatisfy(\.isNumber) && $0.hasPrefix("+") } > 5)
        #expect(count("PERSONAL_MOBILE") { $0.isEmpty || $0 == " " } > 2)
        #expect(count("WORK_PHONE") { $0.contains("ext.") } > 5)
        #expect(count("WORK_PHONE") { $0.contains(" / ") } > 0)
        #expect(count("LAST_NAME") { $0.count > 1 && $0 == $0.uppercased() } > 5)
        #expect(count("WORK_POSITION") { $0.hasPrefix(" ") || $0.hasSuffix(" ") || $0.contains("  ") } > 5)
        #expect(company.users.count { $0.fields["PERSONAL_BIRTHDAY"] == nil } > 10)
        #expect(company.users.count { $0.fields["ACTIVE"] == false } > 5)
        #expect(company.users.count { $0.departments.count > 1 } > 3)
        #expect(
            Set(company.users.compactMap { $0.fields["USER_TYPE"]?.stringValue }) == ["employee", "extranet", "email"]
        )
        #expect(Set(company.users.compactMap { $0.fields["WORK_COUNTRY"]?.stringValue }).count > 12)
    }
}

extension DemoCompany {
    fileprivate var users: [DemoUser] {
        var users: [DemoUser] = []
        forEachUser { users.append($0) }
        return users
    }
}
