import PortalModel

/// How a broken promise is refused.
extension Promise {
    /// Refuses a change that breaks a promise, or that its recipe hasn't declared.
    ///
    /// - Parameters:
    ///   - promise: The promise; `nil` if the recipe declares nothing for the field.
    ///   - before: The value before.
    ///   - after: The value that is to be written.
    ///   - field: The field's name.
    ///   - schema: The fields of a user record.
    ///   - phones: Compares telephone numbers.
    ///   - regions: The regions in which a number without a country code may be read.
    /// - Returns: The region that had to be assumed.
    /// - Throws: ``Schema/Refusal``.
    static func check(
        _ promise: Promise?,
        _ before: FieldValue?,
        _ after: FieldValue,
        of field: String,
        in schema: Schema,
        _ phones: any PhoneComparison,
        regions: () -> AnySequence<AssumedRegion>
    ) throws(Schema.Refusal) -> AssumedRegion? {
        guard let promise else {
            throw Schema.Refusal(
                .outsideWrites,
                field: field,
                message: undeclared(field)
            )
        }
        var message = "\(field) \(promise.broken): the recipe promises \"\(promise.rawValue)\""
        if before == nil, [.fill, .add].contains(promise), !schema.shows(field) {
            throw Schema.Refusal(
                .brokenPromise,
                field: field,
                message: "\(message); the credentials don't show what it holds"
            )
        }
        switch promise.verdict(before, after, phones, regions: regions) {
        case .kept(let assumed): return assumed
        case .broken: break
        case .foreignRegion(let region): message += words(forForeign: region, Array(regions()))
        }
        throw Schema.Refusal(.brokenPromise, field: field, message: message)
    }

    /// What is said of a field that a recipe changes and doesn't declare: to add it would be to trust whatever it does there.
    static func undeclared(_ field: String) -> String {
        "\(field) is not among the recipe's writes; ask its author, and don't add the field yourself"
    }

    /// What the promise forbids, as the end of a sentence that begins with the field.
    var broken: String {
        switch self {
        case .any: "may be written"
        case .fill: "may only be filled if it is empty"
        case .samePhone: "must stay the same phone number"
        case .sameDigits: "must keep its digits"
        case .sameLetters: "must keep its letters and digits"
        case .sameText: "must stay the same except for spaces"
        case .sameMailbox: "must stay the same address, except for the case of A to Z and spaces around it"
        case .add: "may only grow"
        }
    }

    /// The message if a number without a country code was read in a region that the recipe chose itself.
    private static func words(forForeign region: String, _ known: [AssumedRegion]) -> String {
        // Where somebody lives must not be in a log.
        let named = known.map { $0.isDeclared ? $0.description : $0.shownSource ?? "" }
        let list = Set(named).sorted().prefix(8).joined(separator: ", ")
        return
            "; without a country code it is of \(region) only if a parameter, a column of a declared table or a country of "
            + "the user names it" + (list.isEmpty ? "" : ", and these name \(list)")
    }
}
