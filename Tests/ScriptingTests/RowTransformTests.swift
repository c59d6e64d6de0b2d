import PortalModel
import Testing

@testable import Scripting

struct RowTransformTests {
    private func bench(_ body: String = "", _ head: String) throws -> Workbench {
        let bench = try Workbench(
            schema: Schema(custom: [
                UserField("UF_TAGS", .text, isMultiple: true, about: "Tags."),
                UserField("UF_BADGE", .integer, about: "Badge."),
            ])
        )
        try bench.load("return { \(head), transform = function(user, row)\n\(body)\nend }")
        return bench
    }

    @Test func `rows come out in order, fields in the order of the field table`() throws {
        let bench = try bench("user.NAME = text.trim(user.NAME)", "writes = { 'WORK_CITY', 'NAME', 'ACTIVE' }")
        let lines = try bench.transform("WORK_CITY,NAME,ID,ACTIVE\nBonn, Anna ,57,Y\nКиев,Олег,58,N\n")
        #expect(
            lines == [
                #"{"ID":57,"ACTIVE":true,"NAME":"Anna","WORK_CITY":"Bonn"}"#,
                #"{"ID":58,"ACTIVE":false,"NAME":"Олег","WORK_CITY":"Киев"}"#,
            ]
        )
        #expect(bench.findings.isEmpty)
    }

    @Test func `an empty cell is absent, and clears nothing`() throws {
        let bench = try bench("assert(user.NAME == nil) assert(row.NAME == '')", "writes = { 'NAME', 'LAST_NAME' }")
        #expect(try bench.transform("ID,NAME,LAST_NAME\n57,,Berg\n58\n").first == #"{"ID":57,"LAST_NAME":"Berg"}"#)
        #expect(bench.findings.isEmpty)
    }

    @Test(arguments: [
        ("user.NAME = null", #"{"ID":57,"NAME":null}"#),
        ("user.NAME = ''", #"{"ID":57,"NAME":null}"#),
        ("user.NAME = nil", #"{"ID":57}"#),
        ("user.UF_DEPARTMENT = { 5, '1' }", #"{"ID":57,"NAME":"Anna","UF_DEPARTMENT":[5,1]}"#),
        (
            "user.PERSONAL_PHOTO = { 'a.gif', 'R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAkQBADs=' }",
            #"{"ID":57,"NAME":"Anna","PERSONAL_PHOTO":["a.gif","R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAkQBADs="]}"#
        ),
        ("user.NAME = 'O\"Neill\\n'", #"{"ID":57,"NAME":"O\"Neill\n"}"#),
        ("user.NAME = 'x' warn('NAME', 'odd')", #"{"ID":57}"#),
    ])
    func `what a transform leaves is validated and written`(body: String, line: String) throws {
        let bench = try bench(body, "columns = { NAME = 'First name' }")
        #expect(try bench.transform("ID,First name\n57,Anna\n") == [line])
    }

    @Test func `a script reads typed columns, and text unchanged`() throws {
        let bench = try bench(
            """
            assert(math.type(user.ID) == "integer" and user.ACTIVE == true)
            assert(user.UF_DEPARTMENT[1] == 5 and user.UF_BADGE == 7 and user.UF_TAGS[1] == "new")
            assert(user.EMAIL == " Anna@Example.com" and row.ACTIVE == "Y")
            user.EMAIL = email.normalize(user.EMAIL)
            """,
            "writes = { 'EMAIL', 'ACTIVE', 'UF_DEPARTMENT', 'UF_BADGE', 'UF_TAGS' }"
        )
        let input = "ID,ACTIVE,UF_DEPARTMENT,UF_BADGE,UF_TAGS,EMAIL\n57,Y,5,7,new, Anna@Example.com\n"
        #expect(
            try bench.transform(input) == [
                #"{"ID":57,"ACTIVE":true,"EMAIL":"anna@example.com","UF_DEPARTMENT":[5],"UF_BADGE":7,"UF_TAGS":["new"]}"#
            ]
        )
        #expect(bench.findings.isEmpty)
    }

    @Test(
        arguments: [
            ("new|#N/A", nil), ("NULL|new", nil), ("a|nan", nil), ("=A1|b", nil), (#"="a"|="b""#, #"["a","b"]"#),
            ("a||b", #"["a","b"]"#),
        ] as [(String, String?)]
    )
    func `each item of a list is read as a cell is`(cell: String, tags: String?) throws {
        let bench = try bench("", "writes = { 'UF_TAGS' }")
        let quoted = "\"" + cell.replacing("\"", with: "\"\"") + "\""
        #expect(
            try bench.transform("ID,UF_TAGS\n57,\(quoted)\n") == (tags.map { [#"{"ID":57,"UF_TAGS":\#($0)}"#] } ?? [])
        )
        #expect(bench.findings.map(\.code) == (tags == nil ? [.noValue] : []))
    }

    @Test(
        arguments: [
            (##""T":["NULL","new"]"##, nil), (##""T":["=A1"]"##, nil),
            (##""T":["=\"04109\""]"##, ##","UF_TAGS":["04109"]"##), (##""T":["","new"]"##, ##","UF_TAGS":["new"]"##),
            (##""T":[""]"##, ""), (##""T":"#N/A""##, nil), (##""K":"#N/A""##, nil), (##""K":["nan"]"##, nil),
            (##""K":{"a":"#REF!"}"##, nil), (##""Unread":"#N/A""##, ""),
            (##""K":"=\"Otto\"""##, ##","NAME":"Otto""##),
        ] as [(String, String?)]
    )
    func `texts in JSON are read as cells are, wherever they are`(member: String, rest: String?) throws {
        let bench = try bench(
            "if type(row.K) == 'string' then user.NAME = row.K end",
            "columns = { UF_TAGS = 'T' }, writes = { 'UF_TAGS', 'NAME' }"
        )
        #expect(try bench.transform("{\"ID\":57,\(member)}\n") == (rest.map { ["{\"ID\":57\($0)}"] } ?? []))
        #expect(bench.findings.map(\.code) == (rest == nil ? [.noValue] : []))
    }

    @Test func `a bad row is refused with its line and column, and the others go on`() throws {
        let bench = try bench("", "columns = { ACTIVE = 'Works here', EMAIL = 'Mail' }")
        let lines = try bench.transform(
            "ID,Works here,Mail\n57,Y,a@example.com\n58,perhaps,b@example.com\nx,Y,c@example.com\n60,Y,d\n61,N,\n"
        )
        #expect(lines == [#"{"ID":57,"ACTIVE":true,"EMAIL":"a@example.com"}"#, #"{"ID":61,"ACTIVE":false}"#])
        #expect(bench.findings.map(\.line) == [3, 4, 5])
        #expect(bench.findings.map(\.field) == ["ACTIVE", "ID", "EMAIL"])
        #expect(
            bench.findings.map(\.message) == [
                "column \"Works here\": expected yes or no, such as Y and N, TRUE and FALSE, 1 and 0, or such words in "
                    + "another language",
                "column \"ID\": expected the id of a user, a whole number from 1",
                "column \"Mail\": expected an address such as anna@example.com",
            ]
        )
    }

    @Test func `a misspelt column raises with the nearest name`() throws {
        let bench = try bench("local path = row.Departmnt", "columns = {}")
        #expect(try bench.transform("ID,Department\n57,Sales\n").isEmpty)
        #expect(bench.findings.map(\.message) == ["there is no column 'Departmnt'; did you mean 'Department'?"])
        #expect(bench.findings.map(\.location) == ["sample.lua:2"])
        #expect(bench.findings.map(\.line) == [2])
    }

    @Test func `a read-only field may find the user, and may not be written`() throws {
        let finding = try bench("user.XML_ID = user.XML_ID", "match = 'XML_ID', columns = { NAME = 'NAME' }")
        #expect(
            try finding.transform("XML_ID,NAME\nA-1,Anna\nЯ-2,Яна\n") == [
                #"{"XML_ID":"A-1","NAME":"Anna"}"#, #"{"XML_ID":"Я-2","NAME":"Яна"}"#,
            ]
        )
        let writing = try bench("user.TITLE = 'Dr'", "columns = {}")
        #expect(try writing.transform("ID\n57\n").isEmpty)
        #expect(writing.findings.map(\.message) == ["TITLE is read-only; leave it out"])
    }

    @Test func `the rows of JSON Lines keep their types`() throws {
        let bench = try bench(
            """
            assert(user.UF_PHONE_INNER == "123")
            assert(row.extra[1].deep == true and row.gone == null and row.none == nil and tonumber(row.UF_PHONE_INNER) == 123)
            """,
            "writes = { 'UF_PHONE_INNER', 'UF_DEPARTMENT', 'NAME' }"
        )
        let lines = try bench.transform(
            """
            {"ID":57,"UF_PHONE_INNER":123,"UF_DEPARTMENT":[1,5],"NAME":null,"extra":[{"deep":true}],"gone":null}

            {"ID":"58","UF_PHONE_INNER":"123","extra":[{"deep":true}],"gone":null}
            """
        )
        #expect(
            lines == [
                #"{"ID":57,"UF_DEPARTMENT":[1,5],"UF_PHONE_INNER":"123"}"#, #"{"ID":58,"UF_PHONE_INNER":"123"}"#,
            ]
        )
        #expect(bench.findings.isEmpty)
    }

    @Test(arguments: [
        (#"{"ID":1,"NAME":{"first":"Anna"}}"#, "column \"NAME\": expected a value, got an object"),
        (#"{"ID":1,"UF_TAGS":["a",{}]}"#, "column \"UF_TAGS\": expected a value, got an object"),
        (#"{"ID":1,"NAME":true}"#, "column \"NAME\": expected a string, got a boolean"),
        (#"{"ID":1.5}"#, "column \"ID\": expected the id of a user, a whole number from 1"),
    ])
    func `a JSON value that no field holds is refused, not passed over`(row: String, message: String) throws {
        let bench = try bench("", "writes = { 'NAME', 'UF_TAGS' }")
        #expect(try bench.transform(row).isEmpty)
        #expect(bench.findings.map(\.message) == [message])
    }

    @Test func `asking for a portal is an error if there is none`() throws {
        let bench = try bench("users.get(1)", "columns = {}")
        #expect(try bench.transform("ID\n57\n").isEmpty)
        #expect(
            bench.findings.map(\.message) == ["users.get needs a portal, and there is none here; use 'moonhook run'"]
        )
    }

    @Test func `a warned list is an empty one for the next recipe`() throws {
        let bench = try bench("user.UF_DEPARTMENT = { 5 } warn('UF_DEPARTMENT', 'odd')", "columns = {}")
        try bench.load(Workbench.recipe("assert(#user.UF_DEPARTMENT == 0)"), name: "second.lua")
        #expect(try bench.transform("ID\n57\n") == [#"{"ID":57}"#])
    }
}
