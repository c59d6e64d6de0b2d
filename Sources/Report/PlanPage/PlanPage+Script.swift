extension PlanPage {
    /// Tells browsers that ``script`` is ours; a test compares it.
    static let scriptSHA256 = "+IQ8v0HP1Lw6tchf6ZzeUE9lvuzsufH2YoH5KdsKqw0="

    /// Makes the rows searchable and sortable; without it, all of them can be read.
    ///
    /// The search is part of the address, so that a link can contain it: `plan.html#q=anna&field=WORK_PHONE`.
    static let script = "\n" + String(decoding: PackageResources.page_js, as: UTF8.self)
}
