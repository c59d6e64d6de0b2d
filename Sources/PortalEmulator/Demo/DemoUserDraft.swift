import Wire

/// One user of the demo company in the making: first who it is, then what the record says.
struct DemoUserDraft {
    /// Kind of user, as `USER_TYPE` spells it.
    enum Kind: String {
        case employee
        case extranet
        case email
    }

    let index: Int
    let id: Int
    let kind: Kind
    let isActive: Bool
    let isWoman: Bool
    let country: DemoCountry
    let city: DemoCountry.City
    let givenName: DemoName
    let familyName: DemoName
    let departments: [DemoDepartment]
    var random: SplitMix64

    init(index: Int, seed: UInt64) {
        var random = SplitMix64(seed: seed, stream: index)
        self.index = index
        id = 1 + index + index / 23
        kind = index % 40 == 39 ? .extranet : index % 97 == 96 ? .email : .employee
        isActive = !random.happens(inPercent: 7)
        isWoman = random.happens(inPercent: 50)
        country = random.happens(inPercent: 50) ? .seat : random.pick(DemoCountry.abroad)
        city = random.pick(country.cities)
        givenName = random.pick(isWoman ? country.women : country.men)
        let family = random.pick(country.families)
        familyName = isWoman ? family.woman : family.man
        departments = kind == .employee ? Self.departments(&random) : []
        self.random = random
    }

    /// One department, for a few people two; the root's own staff is small.
    private static func departments(_ random: inout SplitMix64) -> [DemoDepartment] {
        let all = DemoDepartment.all
        let first = all[random.number(in: random.happens(inPercent: 5) ? 0..<1 : 1..<all.count)]
        let second = random.pick(all)
        return random.happens(inPercent: 6) && second.id != first.id ? [first, second] : [first]
    }

    /// The record, with the field names of the portal.
    mutating func fields(mailboxes: inout [String: Int]) -> JSONObject {
        var fields = JSONObject()
        fields["ACTIVE"] = .boolean(isActive)
        fields["USER_TYPE"] = .string(kind.rawValue)
        fields["IS_ONLINE"] = "N"
        addName(to: &fields)
        fields["EMAIL"] = .string(email(&mailboxes))
        addHistory(to: &fields)
        if kind != .email {
            addPhones(to: &fields)
            addHome(to: &fields)
            addWork(to: &fields)
            addExtras(to: &fields)
        }
        return fields
    }

    private mutating func addName(to fields: inout JSONObject) {
        fields["NAME"] = .string(untidy(givenName.text, inPercent: 6))
        fields["LAST_NAME"] = .string(
            random.happens(inPercent: 7) ? familyName.text.uppercased() : untidy(familyName.text, inPercent: 4)
        )
        if !country.patronymics.isEmpty {
            let patronymic = random.pick(country.patronymics)
            fields["SECOND_NAME"] = .string(isWoman ? patronymic.woman : patronymic.man)
        }
        if random.happens(inPercent: 85) { fields["PERSONAL_GENDER"] = isWoman ? "F" : "M" }
    }

    /// A unique address; users with the same name get a number.
    private mutating func email(_ mailboxes: inout [String: Int]) -> String {
        let name = "\(givenName.latin).\(familyName.latin)"
        let namesakes = mailboxes[name, default: 0]
        mailboxes[name] = namesakes + 1
        let domain = kind == .employee ? "example.com" : random.pick(["example.org", "example.net"])
        let address = "\(name)\(namesakes == 0 ? "" : String(namesakes + 1))@\(domain)"
        return random.happens(inPercent: 4) ? address.capitalizedParts : address
    }

    private mutating func addHistory(to fields: inout JSONObject) {
        let hired = day(in: 2012..<2025)
        fields["DATE_REGISTER"] = .string("\(hired)T00:00:00+00:00")
        fields["TIMESTAMP_X"] = .string("\(day(in: 2025..<2026))T\(clock()):00+00:00")
        fields["LAST_LOGIN"] = .string(isActive ? "\(day(in: 2025..<2026))T\(clock()):09+00:00" : "")
        if isActive { fields["LAST_ACTIVITY_DATE"] = .string("\(day(in: 2025..<2026))T\(clock()):31+00:00") }
        guard kind == .employee else { return }
        if random.happens(inPercent: 70) { fields["UF_EMPLOYMENT_DATE"] = .string(hired) }
        if random.happens(inPercent: 60) { fields["XML_ID"] = .string("HR-\(10_000 + index)") }
        if random.happens(inPercent: 80) { fields["TIME_ZONE"] = .string(country.timeZone) }
    }

    private mutating func addHome(to fields: inout JSONObject) {
        if random.happens(inPercent: 80) { fields["PERSONAL_BIRTHDAY"] = .string(day(in: 1961..<2005)) }
        if random.happens(inPercent: 90) { fields["PERSONAL_COUNTRY"] = .string(countryName()) }
        guard random.happens(inPercent: 75) else { return }
        fields["PERSONAL_CITY"] = .string(untidy(city.name, inPercent: 5))
        fields["PERSONAL_ZIP"] = .string(city.zip)
        if random.happens(inPercent: 60) { fields["PERSONAL_STATE"] = .string(city.state) }
        let street = "\(random.pick(country.streets)) \(random.number(in: 1..<180))"
        if random.happens(inPercent: 70) { fields["PERSONAL_STREET"] = .string(street) }
    }

    private mutating func addWork(to fields: inout JSONObject) {
        fields["WORK_CITY"] = .string(city.name)
        fields["WORK_COUNTRY"] = .string(countryName())
        guard let department = departments.first else {
            fields["WORK_COMPANY"] = .string("Example Partners")
            return
        }
        fields["UF_DEPARTMENT"] = .array(departments.map { .integer($0.id) })
        if random.happens(inPercent: 93) {
            fields["WORK_POSITION"] = .string(untidy(random.pick(department.positions), inPercent: 15))
        }
        if random.happens(inPercent: 60) { fields["WORK_COMPANY"] = "Example GmbH" }
        switch random.number(in: 0..<100) {
        case ..<55: fields["WORK_DEPARTMENT"] = .string(department.name)
        case ..<80: fields["WORK_DEPARTMENT"] = .string(random.pick(department.otherNames + ["?"]))
        case ..<88: fields["WORK_DEPARTMENT"] = ""
        default: break
        }
    }

    private mutating func addExtras(to fields: inout JSONObject) {
        let handle = "\(givenName.latin)-\(familyName.latin)"
        if random.happens(inPercent: 70) { fields["UF_PHONE_INNER"] = .string(String(100 + index)) }
        if random.happens(inPercent: 15) { fields["PERSONAL_WWW"] = .string("https://\(handle).example.net/") }
        if random.happens(inPercent: 25) { fields["UF_LINKEDIN"] = .string("https://social.example.org/in/\(handle)") }
        if random.happens(inPercent: 10) { fields["PERSONAL_NOTES"] = "Prefers <chat> & e-mail.\nNo calls on Friday." }
        guard kind == .employee else { return }
        if random.happens(inPercent: 85) {
            fields[DemoCustomField.contract.name] = .integer(random.pick(DemoCustomField.contract.options).id)
        }
        if random.happens(inPercent: 20) { fields[DemoCustomField.contractEnd.name] = .string(day(in: 2026..<2029)) }
        if random.happens(inPercent: 50) {
            let own = JSONValue.string(country.dialCode == "49" ? "German" : "English")
            fields[DemoCustomField.languages.name] = random.happens(inPercent: 40) ? [own, "French"] : [own]
        }
    }
}
