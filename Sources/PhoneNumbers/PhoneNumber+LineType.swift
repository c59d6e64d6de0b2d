import CPhoneNumber

extension PhoneNumber {
    /// What a number's form says about its line, in words.
    public enum LineType: String, CaseIterable, Sendable {
        /// A line at a place.
        case fixedLine = "fixed line"
        /// A mobile telephone.
        case mobile = "mobile"
        /// Either, where the form does not tell, as in the United States.
        case fixedLineOrMobile = "fixed line or mobile"
        /// Free of charge for the caller.
        case tollFree = "toll free"
        /// Dearer than a usual call.
        case premiumRate = "premium rate"
        /// Paid in part by the caller.
        case sharedCost = "shared cost"
        /// A line over the Internet, at no place.
        case voip = "voip"
        /// A number of a person, which rings where the person wants.
        case personal = "personal"
        /// A pager.
        case pager = "pager"
        /// One number of a company for all its places.
        case companyNumber = "company number"
        /// Access to a voicemail.
        case voicemail = "voicemail"

        init(_ type: cphone_type) {
            self =
                switch type {
                case .fixed_line: .fixedLine
                case .mobile: .mobile
                case .fixed_line_or_mobile: .fixedLineOrMobile
                case .toll_free: .tollFree
                case .premium_rate: .premiumRate
                case .shared_cost: .sharedCost
                case .voip: .voip
                case .personal: .personal
                case .pager: .pager
                case .uan: .companyNumber
                case .voicemail: .voicemail
                }
        }
    }
}
