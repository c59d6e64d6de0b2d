import Testing

@testable import Wire

struct PHPQueryTests {
    @Test(
        arguments: [
            ("ID=1&NAME=A+B%21", ["ID": "1", "NAME": "A B!"]),
            ("a[]=1&a[]=2", ["a": ["1", "2"]]),
            ("a[0]=1&a[1]=2", ["a": ["1", "2"]]),
            ("a[1]=x&a[0]=y", ["a": ["1": "x", "0": "y"]]),  // out of order it is a map
            ("a[5]=x&a[]=y", ["a": ["5": "x", "6": "y"]]),
            ("filter[%3E%3DID]=5&filter[!NAME]=", ["filter": [">=ID": "5", "!NAME": ""]]),
            ("filter%5B%40ID%5D%5B%5D=5", ["filter": ["@ID": ["5"]]]),
            ("a[b][c]=1&a[b][d]=2", ["a": ["b": ["c": "1", "d": "2"]]]),
            ("a=1&a=2", ["a": "2"]),
            ("a=1&a[b]=2", ["a": ["b": "2"]]),
            ("a[b=1", ["a[b": "1"]),
            ("WORK.NOTES=1&+A+B=2&%20%20C=3", ["WORK_NOTES": "1", "A_B": "2", "C": "3"]),
            ("a.b[c.d e]=1", ["a_b": ["c.d e": "1"]]),
            ("&&a&=x&b=&", ["a": "", "": "x", "b": ""]),
            ("a=%D0%96%zz%4", ["a": "Ж%zz%4"]),
            ("a=x=y", ["a": "x=y"]),
        ] as [(String, JSONObject)]
    )
    func `nested names become lists and maps as PHP makes them`(query: String, expected: JSONObject) {
        // An empty name takes the next index, which nobody can ask for.
        var expected = expected
        if let nameless = expected[""] {
            expected[""] = nil
            expected["0"] = nameless
        }
        #expect(JSONObject(PHPQuery.parameters(query.utf8)) == expected)
    }

    @Test(
        arguments: [
            ([], []), ([("0", 1), ("1", 2)], [1, 2]), ([("1", 2), ("0", 1)], ["1": 2, "0": 1]), ([("1", 1)], ["1": 1]),
            ([("00", 1)], ["00": 1]),
        ] as [([(String, JSONValue)], JSONValue)]
    )
    func `an array with keys from 0 in order is a list, any other a map`(
        entries: [(String, JSONValue)],
        expected: JSONValue
    ) {
        #expect(JSONValue.php(entries) == expected)
    }
}
