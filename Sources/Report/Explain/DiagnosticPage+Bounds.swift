import PortalModel

extension DiagnosticPage {
    static let bounds: [DiagnosticPage] = [
        DiagnosticPage(
            .dismissals,
            "More users would be dismissed than is usual",
            cause: """
                The plan sets ACTIVE to false for more than five users. A list that was read wrongly looks the same, so the \
                plan is shown and not sent.
                """,
            script: """
                for id = 2, 9 do
                  user.update { ID = id, ACTIVE = false }
                end
                """,
            run: "run sample.lua --portal demo --dry-run",
            prints: """
                …
                The plan goes beyond its bounds, so it would not be applied:

                  MH0501  6 users would be dismissed, more than 5

                If that is meant, allow it:  --allow dismiss=6
                """,
            remedy: """
                Look at the plan. If these are the people who leave, allow their number with the option that the message \
                shows; if the number is another next time, it asks again.
                """
        ),
        DiagnosticPage(
            .readdressings,
            "More users would get another e-mail address than is usual",
            cause: """
                The plan changes EMAIL for more than five users. People sign in with it and get their invitations there, so \
                a mistake locks many out.
                """,
            script: """
                for id = 2, 9 do
                  user.update { ID = id, EMAIL = "user" .. id .. "@example.org" }
                end
                """,
            run: "run sample.lua --portal demo --dry-run",
            prints: """
                …
                The plan goes beyond its bounds, so it would not be applied:

                  MH0502  8 users would get another EMAIL, more than 5

                If that is meant, allow it:  --allow readdress=8
                """,
            remedy: "Look at the plan, and allow the number that the message shows if all of it is meant."
        ),
        DiagnosticPage(
            .clearings,
            "A field would be cleared for more users than is usual",
            cause: """
                The plan empties one field for more than five users who are more than 5 % of the employees. An export that \
                lacks a column looks the same.
                """,
            script: """
                for person in users.each() do
                  user.update { ID = person.ID, WORK_PHONE = null }
                end
                """,
            run: "run sample.lua --portal demo --dry-run",
            prints: """
                …
                The plan goes beyond its bounds, so it would not be applied:

                  MH0503  WORK_PHONE would be cleared for 164 users, more than 9, which is 5 % of the employees

                If that is meant, allow it:  --allow clear=164
                """,
            remedy: """
                Where the fields were not to be emptied, set them to `nil`, which leaves them alone. Else allow the number \
                that the message shows.
                """
        ),
        DiagnosticPage(
            .moves,
            "More users would change departments than is usual",
            cause: """
                The plan changes UF_DEPARTMENT for more than five users who are more than 5 % of the employees. Rights and \
                reports hang on the departments.
                """,
            script: """
                for person in users.each() do
                  user.update { ID = person.ID, UF_DEPARTMENT = { 1, 2 } }
                end
                """,
            run: "run sample.lua --portal demo --dry-run",
            prints: """
                …
                The plan goes beyond its bounds, so it would not be applied:

                  MH0504  183 users would change departments, more than 9, which is 5 % of the employees

                If that is meant, allow it:  --allow move=183
                """,
            remedy: """
                Look whether the script finds departments by the right name or number. If the company is really being \
                rearranged, allow the number that the message shows.
                """
        ),
        DiagnosticPage(
            .levelling,
            "All users would get one value",
            cause: """
                The plan writes one and the same value into a field of all employees or nearly all, more than five. Mostly \
                a variable is set once where it should be set for each.
                """,
            script: """
                for person in users.each() do
                  user.update { ID = person.ID, WORK_WWW = "https://example.com" }
                end
                """,
            run: "run sample.lua --portal demo --dry-run",
            prints: """
                …
                The plan goes beyond its bounds, so it would not be applied:

                  MH0505  183 users, all employees or nearly, would get one and the same WORK_WWW, more than 5

                If that is meant, allow it:  --allow level=183
                """,
            remedy: "If one value for all is meant, allow the number that the message shows."
        ),
        DiagnosticPage(
            .ownDismissal,
            "The owner of the credentials would be dismissed",
            cause: """
                The plan dismisses the person who made the webhook or the application's token. With that person's account \
                the credentials end, in the midst of the work, and nothing allows it.
                """,
            script: """
                user.update { ID = 1, ACTIVE = false }
                """,
            run: "run sample.lua --portal demo --dry-run",
            prints: """
                …
                The plan goes beyond its bounds, so it would not be applied:

                  MH0506  the owner of the credentials would be dismissed, and with that their webhook ends; leave them out
                """,
            remedy: """
                Leave that person out. If they really go, let another administrator make a webhook first, and run with that \
                one.
                """
        ),
        DiagnosticPage(
            .emptyInput,
            "The input has no rows",
            cause: """
                The file has a header and nothing below it. An export that failed looks like that, so it is no success with \
                nothing to do.
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
            remedy: "Look at the export that writes the file, and whether it was finished when it was read."
        ),
        DiagnosticPage(
            .refusals,
            "More than one in ten records is refused",
            cause: """
                So many records are refused, each with its own finding, that the file or the recipe is probably not the \
                right one. Nothing is sent, not even what is well.
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
                The plan goes beyond its bounds, so it would not be applied:

                  MH0508  78 of 183 records are refused, more than one in ten

                If that is meant, allow it:  --allow refused=78
                """,
            remedy: """
                Look at the findings above it, and mend what they have in common. Where they are well known, allow their \
                number as the message shows, and the rest goes.
                """
        ),
        DiagnosticPage(
            .protected,
            "A user or a field that moonhook.lua protects",
            cause: """
                The script wants to change somebody, or a field, that `protect` in `moonhook.lua` keeps from all scripts. \
                That stays as it is, and the rest of the plan goes on.
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
                Configuration moonhook.lua

                warning  MH0509  1×  moonhook.lua protects this user, so it stays as it is
                                     user 57

                Nothing to change
                """,
            remedy: """
                Where the change is meant, make it by hand in the portal, or take the user or the field out of `protect` \
                for this run. Else let the script leave them alone.
                """
        ),
    ]
}
