extension PlanPage {
    /// Tells browsers that ``style`` is ours; a test compares it.
    static let styleSHA256 = "pKd7egOdFOculr2my9Az4kc/91u8c3iGMIVmD64weOE="

    /// How the page looks: on a screen in the light or in the dark, on a phone, and on paper.
    ///
    /// Differences are underlined, and each colour has a word next to it.
    static let style = "\n" + String(decoding: PackageResources.page_css, as: UTF8.self)
}
