extension PlanPage {
    /// Tells browsers that ``style`` is ours; a test compares it.
    static let styleSHA256 = "CXu8HBVAC49La7Yw7ALHSkyD/IDlryGo8x9WOcnQjOI="

    /// How the page looks: on a screen in the light or in the dark, on a telephone, and on paper.
    ///
    /// What differs is underlined, and what a colour says stands in words beside it.
    static let style = "\n" + String(decoding: PackageResources.page_css, as: UTF8.self)
}
