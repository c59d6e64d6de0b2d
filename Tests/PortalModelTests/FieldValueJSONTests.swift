import PortalModel
import Testing
import Wire

struct FieldValueJSONTests {
    @Test(arguments: [
        (FieldValue.null, "null"), (.string("é"), #""é""#), (.integer(1), "1"), (.number(1), "1.0"),
        (.boolean(false), "false"), (.list([.integer(5), .string("5")]), #"[5,"5"]"#), (.list([]), "[]"),
        (
            .file(UploadedFile(name: "a.jpg", base64: "QUJD")), #"{"name":"a.jpg","base64":"QUJD"}"#
        ),
        (.option(FieldOption(id: 7, label: "S")), #"{"id":7,"label":"S"}"#),
        (.list([.option(FieldOption(id: 7, label: "")), .string("M")]), #"[{"id":7,"label":""},"M"]"#),
    ])
    func `a value comes back from JSON with its exact type`(value: FieldValue, text: String) throws {
        #expect(value.json.text == text)
        #expect(FieldValue(json: try JSONReader.value(from: text)) == value)
    }

    @Test(arguments: [
        "{}", #"{"name":"a.jpg"}"#, #"[1,{"base64":"QUJD"}]"#, #"{"id":7}"#, #"{"id":"7","label":"S"}"#,
        #"{"id":7,"label":"S","more":1}"#,
    ])
    func `an object that is neither a file nor an option is no value`(text: String) throws {
        #expect(FieldValue(json: try JSONReader.value(from: text)) == nil)
    }

    @Test func `a file in a list takes the form that is asked for`() throws {
        let file = UploadedFile(name: "a.jpg", base64: "QUJD")
        #expect(FieldValue.list([.file(file)]).json(file: \.portalJSON).text == #"[["a.jpg","QUJD"]]"#)
    }

    @Test func `if no object may be, a file isn't a value`() throws {
        let json = try JSONReader.value(from: #"["a",{"name":"a.jpg","base64":"QUJD"}]"#)
        #expect(FieldValue(json: json, object: { _ in nil }) == nil)
    }

    @Test func `equal fields are equal text`() {
        let fields: [String: FieldValue] = ["NAME": .string("Anna"), "ACTIVE": .boolean(true), "XING": .null]
        #expect(fields.json.text == #"{"ACTIVE":true,"NAME":"Anna","XING":null}"#)
        #expect([String: FieldValue](json: fields.json) == fields)
    }
}
