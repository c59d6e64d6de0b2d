import PortalModel
import Testing

struct PortalErrorTests {
    @Test(arguments: PortalError.Code.allCases)
    func `every code reads as complete sentences`(code: PortalError.Code) {
        let text = PortalError(code).description
        #expect(text.hasSuffix("."))
        #expect(!text.contains("..") && !text.contains("  ") && !text.contains(": ."))
    }

    @Test func `the portal's own words are kept, with the method in front`() {
        let error = PortalError(
            .accessDenied,
            method: "user.update",
            portalCode: "ERROR_CORE",
            portalMessage: "access_denied",
            status: 400
        )
        #expect(
            error.description == """
                user.update: access denied (the portal said: ERROR_CORE: access_denied). The credentials' owner must have the \
                right to invite users, as administrators do, and the user must exist.
                """
        )
    }

    @Test func `a portal without words is not quoted`() {
        let error = PortalError(.unreachable, method: "user.get")
        #expect(error.description == "user.get: the portal can't be reached. Check the address and the network.")
    }

    @Test(arguments: [
        (PortalError.Code.rejected, false), (.accessDenied, false), (.unauthorized, true), (.unreachable, true),
        (.portalDeleted, true), (.incomplete, true), (.rateLimited, true),
    ])
    func `what concerns one user doesn't end the run, what concerns the portal does`(
        code: PortalError.Code,
        endsRun: Bool
    ) {
        #expect(PortalError(code).endsRun == endsRun)
    }
}

struct FieldValueTests {
    @Test(arguments: [
        (FieldValue.null, true), (.string(""), true), (.list([]), true), (.string(" "), false), (.integer(0), false),
        (.boolean(false), false), (.list([.null]), false),
    ])
    func `only null, an empty text and an empty list leave nothing`(value: FieldValue, isEmpty: Bool) {
        #expect(value.isEmpty == isEmpty)
    }
}
