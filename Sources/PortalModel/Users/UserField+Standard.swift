extension UserField {
    /// Every standard field of a user record, in the order of the documentation.
    ///
    /// The spelling, what `user.update` takes, and which scope shows what are the documentation's; lengths and patterns are
    /// not documented anywhere. `ID` names the user in an update and is never itself written.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/user/user-update.html>, and for scopes
    /// <https://apidocs.bitrix24.com/api-reference/user/user-scope.html>
    public static let standard: [UserField] = [
        UserField(
            "ID",
            .identifier,
            isWritable: false,
            scope: .brief,
            about: "The user's id; it never changes."
        ),
        UserField(
            "XML_ID",
            .text,
            lock: "the documentation doesn't list it among what can be updated; if your portal takes it, say "
                + "fields = { \"XML_ID\" } in moonhook.lua",
            holdsDigits: true,
            scope: .brief,
            about: "External code."
        ),
        UserField(
            "ACTIVE",
            .flag,
            scope: .brief,
            about: "Whether the user works here; false dismisses, true hires again."
        ),
        UserField("NAME", .text, scope: .brief, about: "First name."),
        UserField("LAST_NAME", .text, scope: .brief, about: "Last name."),
        UserField("SECOND_NAME", .text, scope: .brief, about: "Middle name or patronymic."),
        UserField("TITLE", .text, isWritable: false, scope: .brief, about: "Title."),
        UserField("EMAIL", .email, scope: .basic, about: "E-mail address, used to sign in."),
        UserField("LAST_LOGIN", .moment, isWritable: false, scope: .full, about: "Last sign-in."),
        UserField("DATE_REGISTER", .moment, isWritable: false, scope: .brief, about: "Registration."),
        UserField(
            "TIME_ZONE",
            .text,
            isWritable: false,
            scope: .brief,
            about: "Name of the time zone, such as Europe/Berlin."
        ),
        UserField(
            "IS_ONLINE",
            .text,
            isWritable: false,
            scope: .brief,
            about: "Whether the user is online now, Y or N."
        ),
        UserField("TIMESTAMP_X", .moment, isWritable: false, scope: .brief, about: "Last change of the record."),
        UserField("LAST_ACTIVITY_DATE", .moment, isWritable: false, scope: .brief, about: "Last activity."),
        UserField("PERSONAL_GENDER", .choice(["M", "F"]), scope: .brief, about: "Gender, M or F."),
        UserField("PERSONAL_PROFESSION", .text, scope: .brief, about: "Profession."),
        UserField("PERSONAL_WWW", .webAddress, scope: .full, about: "Personal web page."),
        UserField("PERSONAL_BIRTHDAY", .date, scope: .brief, about: "Date of birth."),
        UserField(
            "PERSONAL_PHOTO",
            .photo,
            scope: .brief,
            about: "Photo; written as a name and Base64, read back as a link."
        ),
        UserField("PERSONAL_ICQ", .text, holdsDigits: true, scope: .full, about: "ICQ number."),
        UserField("PERSONAL_PHONE", .text, holdsDigits: true, scope: .basic, about: "Private phone."),
        UserField("PERSONAL_FAX", .text, holdsDigits: true, scope: .basic, about: "Private fax."),
        UserField("PERSONAL_MOBILE", .text, holdsDigits: true, scope: .basic, about: "Mobile phone."),
        UserField("PERSONAL_PAGER", .text, holdsDigits: true, scope: .basic, about: "Private pager."),
        UserField("PERSONAL_STREET", .text, scope: .basic, about: "Street of residence."),
        UserField("PERSONAL_CITY", .text, scope: .brief, about: "City of residence."),
        UserField("PERSONAL_STATE", .text, scope: .brief, about: "Region of residence."),
        UserField("PERSONAL_ZIP", .text, holdsDigits: true, scope: .basic, about: "Postal code of residence."),
        UserField("PERSONAL_COUNTRY", .text, scope: .brief, about: "Country of residence."),
        UserField("PERSONAL_MAILBOX", .text, holdsDigits: true, scope: .basic, about: "Private post-office box."),
        UserField("PERSONAL_NOTES", .text, scope: .basic, about: "Private notes."),
        UserField("WORK_PHONE", .text, holdsDigits: true, scope: .basic, about: "Company phone."),
        UserField("WORK_COMPANY", .text, scope: .basic, about: "Company."),
        UserField("WORK_POSITION", .text, scope: .brief, about: "Job title."),
        UserField(
            "WORK_DEPARTMENT",
            .text,
            scope: .basic,
            about: "Department as text; the structure knows only UF_DEPARTMENT."
        ),
        UserField("WORK_WWW", .webAddress, scope: .basic, about: "Company web site."),
        UserField("WORK_FAX", .text, holdsDigits: true, scope: .basic, about: "Company fax."),
        UserField("WORK_PAGER", .text, holdsDigits: true, scope: .basic, about: "Company pager."),
        UserField("WORK_STREET", .text, scope: .basic, about: "Street of the company."),
        UserField("WORK_MAILBOX", .text, holdsDigits: true, scope: .basic, about: "Post-office box of the company."),
        UserField("WORK_CITY", .text, scope: .brief, about: "City of work."),
        UserField("WORK_STATE", .text, scope: .brief, about: "Region of the company."),
        UserField("WORK_ZIP", .text, holdsDigits: true, scope: .basic, about: "Postal code of the company."),
        UserField("WORK_COUNTRY", .text, scope: .brief, about: "Country of the company."),
        UserField("WORK_PROFILE", .text, scope: .basic, about: "Profile of the company."),
        UserField(
            "WORK_LOGO",
            .photo,
            lock:
                "the documentation doesn't say that it takes a file as PERSONAL_PHOTO does, so a portal may lose or spoil "
                + "the logo; to write it all the same, add --allow logo",
            scope: .basic,
            about: "Logo of the company, read back as a link."
        ),
        UserField("WORK_NOTES", .text, scope: .basic, about: "Notes about the company."),
        UserField("UF_SKYPE_LINK", .text, scope: .basic, about: "Link to a Skype chat."),
        UserField("UF_ZOOM", .text, holdsDigits: true, scope: .basic, about: "Zoom link or number."),
        UserField("UF_EMPLOYMENT_DATE", .date, isWritable: false, scope: .brief, about: "Date of hiring."),
        UserField("UF_TIMEMAN", .text, isWritable: false, scope: .brief, about: "Working-time tracking."),
        UserField(
            "UF_DEPARTMENT",
            .departments,
            scope: .brief,
            about: "Ids of the departments that the user belongs to."
        ),
        UserField("UF_INTERESTS", .text, scope: .brief, about: "Interests."),
        UserField("UF_SKILLS", .text, scope: .brief, about: "Skills."),
        UserField("UF_WEB_SITES", .text, scope: .basic, about: "Other web sites."),
        UserField("UF_XING", .text, scope: .basic, about: "Xing."),
        UserField("UF_LINKEDIN", .text, scope: .basic, about: "LinkedIn."),
        UserField("UF_FACEBOOK", .text, scope: .basic, about: "Facebook."),
        UserField("UF_TWITTER", .text, scope: .basic, about: "Twitter."),
        UserField("UF_SKYPE", .text, scope: .basic, about: "Skype."),
        UserField("UF_DISTRICT", .text, scope: .basic, about: "District."),
        UserField("UF_PHONE_INNER", .text, holdsDigits: true, scope: .brief, about: "Internal phone number."),
        UserField(
            "USER_TYPE",
            .text,
            isWritable: false,
            scope: .brief,
            about: "Kind of user: employee, extranet or email."
        ),
    ]
}
