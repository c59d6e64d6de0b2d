import PortalModel

extension DiagnosticPage {
    static let bounds: [DiagnosticPage] = [
        DiagnosticPage(
            .dismissals,
            "The plan dismisses more users than usual",
            cause: """
                The plan sets ACTIVE to false for more than five users. A list that was read incorrectly has the same \
                effect, so the plan is shown but not sent.
                """,
            script: """
                for id = 2, 9 do
                  user.update { ID = id, ACTIVE = false }
                end
                """,
            run: "run sample.lua --portal demo --dry-run",
            prints: """
                …
                The plan exceeds its bounds, so it would not be applied:

                  MH0501  6 users would be dismissed, more than 5

                If this is intended, allow it:  --allow dismiss=6
                """,
            remedy: """
                Check the plan. If all these users are leaving, allow their number with the option that the message \
                shows. If a later plan dismisses more, you must allow that too. To a client of a gateway, allow it with \
                `moonhook gateway allow CLIENT dismiss=6`.
                """
        ),
        DiagnosticPage(
            .readdressings,
            "The plan changes the e-mail addresses of more users than usual",
            cause: """
                The plan changes EMAIL for more than five users. Users sign in with this address and receive \
                invitations there, so a mistake can lock many of them out.
                """,
            script: """
                for id = 2, 9 do
                  user.update { ID = id, EMAIL = "user" .. id .. "@example.org" }
                end
                """,
            run: "run sample.lua --portal demo --dry-run",
            prints: """
                …
                The plan exceeds its bounds, so it would not be applied:

                  MH0502  8 users would get another EMAIL, more than 5

                If this is intended, allow it:  --allow readdress=8
                """,
            remedy: """
                Check the plan. If all changes are intended, allow the number that the message shows; to a client of a \
                gateway, with `moonhook gateway allow CLIENT email=8`.
                """
        ),
        DiagnosticPage(
            .clearings,
            "The plan clears a field for more users than usual",
            cause: """
                The plan clears one field for more than five users who are more than 5 % of the employees. An export \
                with a missing column has the same effect.
                """,
            script: """
                for person in users.each() do
                  user.update { ID = person.ID, WORK_PHONE = null }
                end
                """,
            run: "run sample.lua --portal demo --dry-run",
            prints: """
                …
                The plan exceeds its bounds, so it would not be applied:

                  MH0503  WORK_PHONE would be cleared for 164 users, more than 9, which is 5 % of the employees

                If this is intended, allow it:  --allow clear=164
                """,
            remedy: """
                If the field must keep its values, set it to `nil`, which leaves it unchanged. Otherwise allow the \
                number that the message shows; to a client of a gateway, with `moonhook gateway allow CLIENT clear=164`.
                """
        ),
        DiagnosticPage(
            .moves,
            "The plan changes the departments of more users than usual",
            cause: """
                The plan changes UF_DEPARTMENT for more than five users who are more than 5 % of the employees. Access \
                rights and reports depend on departments.
                """,
            script: """
                for person in users.each() do
                  user.update { ID = person.ID, UF_DEPARTMENT = { 1, 2 } }
                end
                """,
            run: "run sample.lua --portal demo --dry-run",
            prints: """
                …
                The plan exceeds its bounds, so it would not be applied:

                  MH0504  183 users would change departments, more than 9, which is 5 % of the employees

                If this is intended, allow it:  --allow move=183
                """,
            remedy: """
                Check that the script finds departments by the right name or id. If the company is being reorganized, \
                allow the number that the message shows.
                """
        ),
        DiagnosticPage(
            .levelling,
            "The plan gives all users the same value",
            cause: """
                The plan writes the same value to one field of all or nearly all employees, and to more than five. \
                Usually a variable is set once that should be set for each user.
                """,
            script: """
                for person in users.each() do
                  user.update { ID = person.ID, WORK_WWW = "https://example.com" }
                end
                """,
            run: "run sample.lua --portal demo --dry-run",
            prints: """
                …
                The plan exceeds its bounds, so it would not be applied:

                  MH0505  183 users, all or nearly all employees, would get the same WORK_WWW, more than 5

                If this is intended, allow it:  --allow level=183
                """,
            remedy: "If all users should have this value, allow the number that the message shows."
        ),
        DiagnosticPage(
            .ownDismissal,
            "The plan dismisses the owner of the credentials",
            cause: """
                The plan dismisses the user who created the webhook or the application's token. The credentials stop \
                working when their owner is dismissed, in the middle of the run, so no option allows it.
                """,
            script: """
                user.update { ID = 1, ACTIVE = false }
                """,
            run: "run sample.lua --portal demo --dry-run",
            prints: """
                …
                The plan exceeds its bounds, so it would not be applied:

                  MH0506  the owner of the credentials would be dismissed, which ends their webhook; leave them out
                """,
            remedy: """
                Leave this user out. If they are leaving, let another administrator create a webhook first, and use \
                that one.
                """
        ),
        DiagnosticPage(
            .emptyInput,
            "The input has no rows",
            cause: """
                The file has a header and no rows below it. A failed export looks the same, so an empty input is an \
                error.
                """,
            script: """
                return {
                  writes = { "NAME" },
                  transform = function(user) end,
                }
                """,
            rows: """
                ID,NAME
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                0 rows, 0 written
                the input has no rows  (MH0507)
                """,
            remedy: """
                Check the export that writes the file. It may have failed, or it was not finished when the file was \
                read.
                """
        ),
        DiagnosticPage(
            .refusals,
            "More than 5 and more than 10 % of the records are refused",
            cause: """
                So many records are refused, each with its own finding, that the file or the recipe is probably the \
                wrong one. Nothing is sent, not even valid changes.
                """,
            script: """
                return {
                  writes = { "WORK_PHONE" },
                  transform = function(user)
                    local number, reason = phone.e164(user.WORK_PHONE, "US")
                    if user.WORK_PHONE and not number then reject(reason) end
                    user.WORK_PHONE = number
                  end,
                }
                """,
            run: "run sample.lua --portal demo --dry-run",
            prints: """
                …
                The plan exceeds its bounds, so it would not be applied:

                  MH0508  78 of 183 records are refused, more than 5 and more than 10 %

                If this is intended, allow it:  --allow refused=78
                """,
            remedy: """
                Look at the findings above this one, and fix what they have in common. If you know all of them, allow \
                their number as the message shows, and the valid changes are sent.
                """
        ),
        DiagnosticPage(
            .protected,
            "moonhook.lua protects a user or a field",
            cause: """
                The script changes a user or a field that `protect` in `moonhook.lua` protects from all scripts. It \
                stays unchanged, and the rest of the plan is applied. A gateway refuses such a call as a whole.
                """,
            script: """
                user.update { ID = 57, WORK_PHONE = "+49 30 5550100" }
                """,
            configuration: """
                return {
                  protect = { users = { 1, 57 }, fields = { "EMAIL" } },
                }
                """,
            run: "run sample.lua --portal demo --dry-run --config moonhook.lua",
            prints: """
                Portal demo
                Configuration moonhook.lua; protects 2 people and 1 field

                Nothing to change

                1 user that moonhook.lua protects, left unchanged

                Protected: Admin (1), Theresa Steiner (57); field EMAIL

                warning  MH0509  1×  moonhook.lua protects this user, so it stays as it is
                                     user 57
                """,
            remedy: """
                If the change is intended, make it by hand in the portal, or remove the user or the field from \
                `protect` for this run. Otherwise exclude them in the script.
                """
        ),
    ]
}
