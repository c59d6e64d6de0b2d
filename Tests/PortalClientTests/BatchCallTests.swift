import Testing
import Wire

@testable import PortalClient

struct BatchCallTests {
    @Test(
        arguments: [
            ([:], "m"),
            (["NAME": "Anna"], "m?NAME=Anna"),
            (["A": "a&b=c?d#e", "B": "100 % + 1"], "m?A=a%26b%3Dc%3Fd%23e&B=100%20%25%20%2B%201"),
            (["NAME": "[x]\r\n\t\"\\"], "m?NAME=%5Bx%5D%0D%0A%09%22%5C"),
            (["NAME": "Жанна 👩‍🚀"], "m?NAME=%D0%96%D0%B0%D0%BD%D0%BD%D0%B0%20%F0%9F%91%A9%E2%80%8D%F0%9F%9A%80"),
            (["NAME": "$result[c0][ID]"], "m?NAME=%24result%5Bc0%5D%5BID%5D"),
            (["NAME": ""], "m?NAME="),
            (["NAME": nil], "m?NAME="),
            (["UF_DEPARTMENT": [1, 5]], "m?UF_DEPARTMENT[0]=1&UF_DEPARTMENT[1]=5"),
            (["UF_DEPARTMENT": []], "m?UF_DEPARTMENT[]="),
            (["ACTIVE": true, "ADMIN_MODE": false], "m?ACTIVE=Y&ADMIN_MODE=N"),
            (["N": -7, "D": 0.5], "m?N=-7&D=0.5"),
            (["FILTER": [">ID": 3, "@NAME": ["a b"]]], "m?FILTER[%3EID]=3&FILTER[%40NAME][0]=a%20b"),
        ] as [(JSONObject, String)]
    )
    func `parameters become a query in the nesting of PHP`(parameters: JSONObject, command: String) {
        #expect(BatchCall("m", parameters).command == command)
    }

    @Test func `a text that looks like a reference is found wherever it is`() {
        #expect(BatchCall("m", ["NAME": "see $result[x]"]).holdsReference)
        #expect(BatchCall("m", ["A": ["B": ["c", "$result[x]"]]]).holdsReference)
        #expect(!BatchCall("m", ["NAME": "$result (x)", "N": 1]).holdsReference)
    }
}
