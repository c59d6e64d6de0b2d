/// The regions that a recipe's parameters and tables name: under `"same phone"`, a number without a country code may only be
/// read in these and in those that the user's own record and row name.
///
/// A list counts only if it was given for the run, and of several regions in defaults only that of the parameter `region`: a
/// recipe could name every region, and choose.
package final class DeclaredRegions {
    /// Those of parameters, by the parameters' names.
    package let ofParameters: [AssumedRegion]
    /// Those in the columns of tables; read at first use, since few numbers need them.
    package private(set) lazy var ofTables = tables()
    private let tables: () -> [AssumedRegion]

    /// Creates the regions.
    ///
    /// - Parameters:
    ///   - ofParameters: Those of parameters.
    ///   - ofTables: Reads those of tables.
    package init(ofParameters: [AssumedRegion], ofTables: @escaping () -> [AssumedRegion]) {
        self.ofParameters = ofParameters
        tables = ofTables
    }
}

@available(*, unavailable)
extension DeclaredRegions: Sendable {}
