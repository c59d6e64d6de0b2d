import PortalModel

extension DiagnosticPage {
    static let values: [DiagnosticPage] = [
        DiagnosticPage(
            .unknownField,
            "A field that users don't have",
            cause: """
                The script writes a field that is neither a standard field of users nor one of the portal's own, which begin \
                with UF_. The portal would ignore it without a word, so Moonhook refuses it.
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
                Take the name that the message proposes. `moonhook call user.fields` lists the fields of a portal, its own \
                among them.
                """
        ),
        DiagnosticPage(
            .readOnlyField,
            "A field that can't be written",
            cause: """
                The portal sets some fields by itself, such as LAST_LOGIN, and takes no value for them. Nor does Moonhook \
                write custom fields that hold files.
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
                                   line 2, sample.lua:3

                1 row, 0 written, 1 refused
                """,
            remedy: "Leave the field out. Where the value is your own, keep it in a custom field of the portal."
        ),
        DiagnosticPage(
            .wrongType,
            "A value of another type than the field's",
            cause: """
                Each field holds one type of value: most are texts, ACTIVE is true or false, UF_DEPARTMENT is a list of \
                department ids. What can't be read as that type is refused rather than guessed.
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
                error  MH0203  1×  NAME: expected a string, got a list
                                   line 2, sample.lua:4

                1 row, 0 written, 1 refused
                """,
            remedy: "Give the field what the message expects: here a text, such as `user.NAME .. \" Maria\"`."
        ),
        DiagnosticPage(
            .neverEmpty,
            "A field that can't be left empty",
            cause: """
                Without an address nobody could sign in, and without ACTIVE nobody would know whether a person is employed. \
                So EMAIL and ACTIVE are never cleared.
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
                Give a new value, or leave the field alone: set to `nil` it stays as it is. To let somebody go, write \
                `user.ACTIVE = false`.
                """
        ),
        DiagnosticPage(
            .wrongForm,
            "A text that isn't in the field's form",
            cause: """
                Dates are written YYYY-MM-DD, and addresses of mail and web sites have a form that the portal checks or, \
                worse, does not. The text is not in that form.
                """,
            script: """
                return {
                  writes = { "PERSONAL_BIRTHDAY" },
                  transform = function(user) end,
                }
                """,
            rows: """
                ID,PERSONAL_BIRTHDAY
                8,1.2.1990
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                error  MH0205  1×  PERSONAL_BIRTHDAY: expected a date written YYYY-MM-DD
                                   line 2

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Bring the text into form before it is written: `date.parse(text, "D.M.YYYY")` reads dates, \
                `email.normalize(text)` tidies addresses. Both give `nil` and a reason for what can't be mended.
                """
        ),
        DiagnosticPage(
            .noOption,
            "A value that is none of the field's options",
            cause: """
                PERSONAL_GENDER is M or F, and a custom field of type list has the options that the portal's administrator \
                gave it. Options are written as they are shown, letter by letter.
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
                                   line 2, sample.lua:4

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Translate what the file says into the options with a table: \
                `local genders = { female = "F", male = "M" }`, then `genders[row.Sex]`.
                """
        ),
        DiagnosticPage(
            .noDepartment,
            "A department that there isn't",
            cause: "UF_DEPARTMENT holds ids of the portal's departments, and this id is none of them.",
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

                error  MH0207  1×  UF_DEPARTMENT[1]: there is no department 99
                                   line 2, sample.lua:4

                Nothing to change in 1 user

                1 row, 1 matched to a user, 1 refused
                182 employees that no row named
                """,
            remedy: """
                Look departments up instead of writing ids down: `departments.find { PATH = "Company/Sales" }` gives the \
                department, or `nil` where there is none.
                """
        ),
        DiagnosticPage(
            .noText,
            "Bytes that are no text, or a control character",
            cause: """
                The portal takes UTF-8 text. Lua's `string` functions count bytes, so that `sub` can cut a letter such as ü \
                in two; and files from elsewhere bring characters that nobody sees.
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
                Cut texts at letters: `text:sub(1, utf8.offset(text, 3) - 1)` is the first two. `text:gsub("%c", "")` \
                drops control characters.
                """
        ),
        DiagnosticPage(
            .noPhoto,
            "A photo that is none",
            cause:
                "PERSONAL_PHOTO takes a file: its name, and its content in Base64. A name or a path alone is no picture.",
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
                                   line 2, sample.lua:4

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Declare a parameter of type folder, and assign what it holds: \
                `user.PERSONAL_PHOTO = params.photos["anna.jpg"]`.
                """
        ),
        DiagnosticPage(
            .tooLong,
            "A record that is too long",
            cause: """
                The texts of one record, photos aside, may have 1 MiB together. No person's do; a script that repeats or \
                joins texts without end can.
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
            remedy: "Look for the loop or the call of `rep` or `table.concat` that makes the text long."
        ),
        DiagnosticPage(
            .scientific,
            "A number in scientific notation where digits are due",
            cause: """
                A spreadsheet took a telephone number or a code for a quantity, and wrote it as 4.91512E+12. The digits \
                behind are lost, and no script can bring them back.
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
                                   enter them anew
                                   line 2

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Export the file anew from where it came, and don't save it from the spreadsheet; or give the column the \
                format Text there before the numbers are put in.
                """
        ),
    ]
}
