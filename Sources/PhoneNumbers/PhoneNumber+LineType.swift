import CPhoneNumber

extension PhoneNumber {
    /// The type of line that a number belongs to, in words.
    public enum LineType: String, CaseIterable, Sendable {
        /// A line at a fixed location.
        case fixedLine = "fixed line"
        /// A mobile phone.
        case mobile = "mobile"
        /// Either, if the number doesn't show it, as in the United States.
        case fixedLineOrMobile = "fixed line or mobile"
        /// Free of charge for the caller.
        case tollFree = "toll free"
        /// Dearer than a usual call.
        case premiumRate = "premium rate"
        /// Paid in part by the caller.
        case sharedCost = "shared cost"
        /// A line over the Internet, without a location.
        case voip = "voip"
        /// A number of a person, which is forwarded to any of their lines.
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
