import PortalModel

extension DiagnosticPage {
    static let values: [DiagnosticPage] = [
        DiagnosticPage(
            .unknownField,
            "The script writes an unknown field",
            cause: """
                The script writes a field that is neither a standard user field nor a custom field of the portal. \
                Names of custom fields begin with UF_. The portal would silently ignore the field, so Moonhook refuses \
                it.
                """,
            script: """
                user.update { ID = 8, WORK_FONE = "+12125550107" }
                """,
            run: "run sample.lua --portal demo --dry-run",
            prints: """
                sample.lua:1: user.update: WORK_FONE is not a user field; did you mean WORK_PHONE?  (MH0201)
                    user.update { ID = 8, WORK_FONE = "+12125550107" }
                """,
            remedy: """
                Use the name that the message suggests. `moonhook call user.fields` lists the fields of a portal, \
                including its custom fields.
                """
        ),
        DiagnosticPage(
            .readOnlyField,
            "The script writes a read-only field",
            cause: """
                The portal sets some fields itself, such as LAST_LOGIN, and accepts no value for them. Moonhook \
                doesn't write custom fields that hold files either. XML_ID and WORK_LOGO are locked, since the \
                documentation doesn't say that a portal takes them. Through a gateway, a client may write only the \
                fields that its `fields` in `moonhook.lua` name.
                """,
            script: """
                return {
                  transform = function(user)
                    user.LAST_LOGIN = "2026-01-31"
                  end,
                }
                """,
            rows: """
                ID
                8
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                error  MH0202  1×  LAST_LOGIN is read-only; leave it out
                                   line 2 (2026-01-31), sample.lua:3

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Leave the field out. To store a value of your own, use a custom field of the portal. If your portal takes \
                XML_ID, say `fields = { "XML_ID" }` in moonhook.lua, at the top or in the portal's entry; for WORK_LOGO, \
                add `--allow logo`.
                """
        ),
        DiagnosticPage(
            .wrongType,
            "A value has the wrong type for its field",
            cause: """
                Each field has one type: most are strings, ACTIVE is true or false, UF_DEPARTMENT is a list of \
                department ids. A value that can't be read as this type is refused; Moonhook doesn't guess.
                """,
            script: """
                return {
                  writes = { "NAME" },
                  transform = function(user)
                    user.NAME = { user.NAME, "Maria" }
                  end,
                }
                """,
            rows: """
                ID,NAME
                8,Anna
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                error  MH0203  1×  NAME: expected one value, got a list
                                   line 2 (Anna|Maria), sample.lua:4

                1 row, 0 written, 1 refused
                """,
            remedy: "Give the field what the message expects: here a string, such as `user.NAME .. \" Maria\"`."
        ),
        DiagnosticPage(
            .neverEmpty,
            "A field must not be empty",
            cause: """
                Without EMAIL, a user could not sign in, and without ACTIVE, it would be unknown whether they are \
                employed. Without UF_DEPARTMENT, an employee would become an external person. And the portal requires a \
                value in some of its own fields (MANDATORY). So none of these can be cleared.
                """,
            script: """
                return {
                  writes = { "EMAIL" },
                  transform = function(user)
                    user.EMAIL = null
                  end,
                }
                """,
            rows: """
                ID,EMAIL
                8,anna@example.com
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                error  MH0204  1×  EMAIL can't be cleared; give it a value or leave it out
                                   line 2, sample.lua:4

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Set a new value, or leave the field unchanged by setting it to `nil`. To dismiss a user, write \
                `user.ACTIVE = false`.
                """
        ),
        DiagnosticPage(
            .wrongForm,
            "A value has the wrong format",
            cause: """
                Dates are written YYYY-MM-DD. E-mail and web addresses have a format that the portal checks or, worse, \
                does not. This value has another format.
                """,
            script: """
                return {
                  writes = { "PERSONAL_BIRTHDAY" },
                  transform = function(user) end,
                }
                """,
            rows: """
                ID,PERSONAL_BIRTHDAY
                8,1/2/1990
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                error  MH0205  1×  PERSONAL_BIRTHDAY: column "PERSONAL_BIRTHDAY": expected a
                                   date written YYYY-MM-DD, or in a form with one reading:
                                   ambiguous; write YYYY-MM-DD, or let the recipe read it by
                                   date.parse with a format
                                   line 2 (1/2/1990)

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Convert the value before you write it: `date.parse(text, "D.M.YYYY")` reads dates, and \
                `email.normalize(text)` cleans up addresses. Both return `nil` and a reason for what they can't \
                convert.
                """
        ),
        DiagnosticPage(
            .noOption,
            "A value is not one of the field's options",
            cause: """
                PERSONAL_GENDER is M or F, and a custom field of type list has the options that the portal's \
                administrator defined. Write options exactly as they are shown.
                """,
            script: """
                return {
                  writes = { "PERSONAL_GENDER" },
                  transform = function(user, row)
                    user.PERSONAL_GENDER = row.Sex
                  end,
                }
                """,
            rows: """
                ID,Sex
                8,female
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                error  MH0206  1×  PERSONAL_GENDER: expected M or F
                                   line 2 (female), sample.lua:4

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Map the values of the file to options with a table: `local genders = { female = "F", male = "M" }`, \
                then `genders[row.Sex]`.
                """
        ),
        DiagnosticPage(
            .noDepartment,
            "A department doesn't exist",
            cause: "UF_DEPARTMENT holds ids of the portal's departments, and no department has this id.",
            script: """
                return {
                  writes = { "UF_DEPARTMENT" },
                  transform = function(user)
                    user.UF_DEPARTMENT = { 99 }
                  end,
                }
                """,
            rows: """
                ID
                8
                """,
            run: "run sample.lua --input rows.csv --portal demo --dry-run",
            prints: """
                Portal demo

                Nothing to change in 1 user

                1 row: 0 matched, 1 refused
                182 employees without a row

                error  MH0207  1×  UF_DEPARTMENT[1]: there is no department 99
                                   line 2 (99), sample.lua:4
                Nothing would be sent: the only record is refused.
                """,
            remedy: """
                Look up departments instead of writing ids in the script: `departments.find { PATH = "Company/Sales" \
                }` returns the department, or `nil` if it doesn't exist.
                """
        ),
        DiagnosticPage(
            .noText,
            "A value is not valid text, or has a control character",
            cause: """
                The portal accepts UTF-8 text. Lua's `string` functions count bytes, so `sub` can cut a character such \
                as ü in two. Files from other systems may contain invisible characters.
                """,
            script: """
                return {
                  writes = { "NAME" },
                  transform = function(user)
                    user.NAME = user.NAME:sub(1, 2)
                  end,
                }
                """,
            rows: """
                ID,NAME
                8,Jürgen
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                error  MH0208  1×  NAME: byte 2 is not UTF-8
                                   line 2, sample.lua:4

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Cut strings between characters: `text:sub(1, utf8.offset(text, 3) - 1)` is the first two. \
                `text:gsub("%c", "")` removes control characters.
                """
        ),
        DiagnosticPage(
            .noPhoto,
            "A photo is invalid",
            cause: """
                PERSONAL_PHOTO takes a file: its name, and its content in Base64. A name or a path alone is not a \
                photo. The portal stores any content, and shows only pictures. So a photo must be a complete JPEG, PNG, GIF, \
                WebP or BMP file of at most 10 MB. Web pages saved as .jpg, files that a copy or a download cut off, and \
                pointers of Git LFS are refused.
                """,
            script: """
                return {
                  writes = { "PERSONAL_PHOTO" },
                  transform = function(user)
                    user.PERSONAL_PHOTO = "anna.jpg"
                  end,
                }
                """,
            rows: """
                ID
                8
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                error  MH0209  1×  PERSONAL_PHOTO: expected a pair { name, base64 }, got a
                                   string
                                   line 2 (anna.jpg), sample.lua:4

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Declare a parameter of type folder, and assign a file from it: `user.PERSONAL_PHOTO = \
                params.photos["anna.jpg"]`. If the file is wrong, the message says what it is and what to do; its name \
                stands behind the user or the line.
                """
        ),
        DiagnosticPage(
            .tooLong,
            "A record is too long",
            cause: """
                The strings of one record, without photos, may have 1 MiB together. No real user has that much, but a \
                script that repeats or joins strings in a loop can exceed it.
                """,
            script: """
                return {
                  writes = { "PERSONAL_NOTES" },
                  transform = function(user)
                    user.PERSONAL_NOTES = ("note "):rep(300000)
                  end,
                }
                """,
            rows: """
                ID
                8
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                error  MH0210  1×  the record is longer than 1 MiB
                                   line 2, sample.lua

                1 row, 0 written, 1 refused
                """,
            remedy: "Look for the loop or the call of `rep` or `table.concat` that makes the string long."
        ),
        DiagnosticPage(
            .scientific,
            "A spreadsheet has turned digits into a number",
            cause: """
                A spreadsheet read a phone number or a code as a quantity, and wrote it as 4.91512E+12, or with decimals, \
                as 4109.0. The last digits are lost, or a plus and zeros in front, and no script can restore them. An id \
                or another whole number may have such decimals: 3.0 is 3.
                """,
            script: """
                return {
                  writes = { "WORK_PHONE" },
                  transform = function(user) end,
                }
                """,
            rows: """
                ID,WORK_PHONE
                8,4.91512E+12
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                error  MH0211  1×  WORK_PHONE: column "WORK_PHONE": a spreadsheet has turned
                                   the digits into scientific notation, such as 4.9E+11, and
                                   lost some of them; format the column as text there, and
                                   enter them again
                                   line 2 (4.91512E+12)

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Export the file again from its source, and don't save it from the spreadsheet. Or format the column as \
                text there before you enter the numbers.
                """
        ),
        DiagnosticPage(
            .renamedPhoto,
            "A photo's name doesn't fit its content",
            cause: """
                The portal knows a picture by its name's extension, and programs by its content. Here they differ: a PNG \
                was saved as .jpg, for example. The photo is planned under a name with the right extension. The file on \
                the disk stays as it is.
                """,
            script: """
                local gif = "R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAkQBADs="
                return {
                  writes = { "PERSONAL_PHOTO" },
                  transform = function(user)
                    user.PERSONAL_PHOTO = { "anna.jpg", gif }
                  end,
                }
                """,
            run: "run sample.lua --users 57 --portal demo --dry-run",
            prints: """
                Portal demo

                1 of 1 user changes

                                set
                PERSONAL_PHOTO    1

                182 employees outside the selection

                  57  Theresa Steiner
                      PERSONAL_PHOTO  (empty) → anna.gif (35 B)

                notice  MH0212  1×  PERSONAL_PHOTO: the name of the file doesn't fit its
                                    content, so it is sent under a name that ends in .gif
                                    user 57 (anna.jpg)
                …
                """,
            remedy: "You don't have to do anything. To silence it, rename the file."
        ),
    ]
}
