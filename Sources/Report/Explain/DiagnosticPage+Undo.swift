import PortalModel

extension DiagnosticPage {
    static let undo: [DiagnosticPage] = [
        DiagnosticPage(
            .changedSince,
            "A value has changed since the run",
            cause: """
                `moonhook undo` restores a value if the field still holds what the run wrote. Here it holds something \
                else: somebody or a later run has changed it, or the user no longer exists. This value stays, and the \
                others are restored.
                """,
            script: """
                user.update { ID = 57, WORK_PHONE = "+49 30 5550100" }
                """,
            after: [
                "run sample.lua --portal demo --yes",
                "call user.update ID=57 WORK_PHONE=+49305550199 --portal demo --yes",
            ],
            run: "undo 1 --portal demo --dry-run",
            prints: """
                Portal demo

                Nothing to change in 1 user

                1 value of run 1 stays

                warning  MH0510  1×  WORK_PHONE: changed since the run, so it stays as it is
                                     user 57
                """,
            remedy: """
                Find out what changed it: `moonhook runs` lists later runs, and you can undo one of those first. If \
                the old value is right nevertheless, write it by hand or with a script.
                """
        ),
        DiagnosticPage(
            .notUndoable,
            "A value can't be restored",
            cause: """
                The value before the run, or the current one, is unknown: a photo reads back as a link, and some \
                fields are hidden from credentials with few scopes. The plan of a run shows which values are hidden.
                """,
            script: """
                local gif = "R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAkQBADs="
                return {
                  writes = { "PERSONAL_PHOTO" },
                  transform = function(user)
                    user.PERSONAL_PHOTO = { "anna.gif", gif }
                  end,
                }
                """,
            after: ["run sample.lua --users 57 --portal demo --yes"],
            run: "undo 1 --portal demo --dry-run",
            prints: """
                Portal demo

                Nothing to change in 1 user

                1 value of run 1 stays

                warning  MH0511  1×  PERSONAL_PHOTO: a photo reads back as a link, so the
                                     previous one is lost
                                     user 57
                """,
            remedy: """
                Restore the photo by hand. A field that the credentials of the run could read can be undone with any \
                credentials that can read it: give the webhook the scope that the message names.
                """
        ),
        DiagnosticPage(
            .otherName,
            "A plan file has another name for a user",
            cause: """
                A plan file has a name next to each user's id, for people who read it. Only the id counts. Here the \
                portal has another name for this id: the user was renamed since, or somebody edited the file to \
                mislead its readers. The plan that `moonhook apply` shows has the portal's names.
                """,
            script: """
                user.update { ID = 57, WORK_PHONE = "+49 30 5550100" }
                """,
            after: [
                "run sample.lua --portal demo --dry-run --save plan.jsonl",
                "call user.update ID=57 LAST_NAME=Sample --portal demo --yes",
            ],
            run: "apply plan.jsonl --portal demo --dry-run",
            prints: """
                Portal demo

                1 user changes

                            set
                WORK_PHONE    1

                  57  Theresa Sample
                      WORK_PHONE  0043 662 800054 → +49 30 5550100

                warning  MH0512  1×  the plan file has another name for this user than the
                                     portal, whose name is shown
                                     user 57
                …
                """,
            remedy: """
                Check the plan that is shown, and apply it only if each change is meant for that user. If the names in \
                the file matter, make a new plan.
                """
        ),
        DiagnosticPage(
            .lostProtection,
            "What moonhook.lua protected before is no longer found",
            cause: """
                An address, an id or a field in `protect` was found on this portal before, and nobody has it now; or \
                somebody else has the address. Those who were protected then stay protected, so that nobody loses \
                protection by getting another address. The run changes nothing of theirs, and ends with status 1.
                """,
            script: """
                user.update { ID = 59, WORK_PHONE = "+49 30 5550100" }
                """,
            configuration: """
                return {
                  protect = { users = { "theresa.steiner@example.com" } },
                }
                """,
            after: [
                "run sample.lua --portal demo --dry-run --config moonhook.lua",
                "call user.update ID=57 EMAIL=t.steiner@example.com --portal demo --yes --config moonhook.lua",
            ],
            run: "run sample.lua --portal demo --dry-run --config moonhook.lua",
            prints: """
                Portal demo
                Configuration moonhook.lua; protects 1 person

                1 user changes

                            set
                WORK_PHONE    1

                Protected: Theresa Steiner (57)

                  59  Jörg Hofmann
                      WORK_PHONE  040/66969056 → +49 30 5550100

                warning  MH0513  1×  moonhook.lua: protect: nobody has this address now; who
                                     had it stays protected; write the new address, or ids
                                     user 57 (theresa.steiner@example.com, now
                                     t.steiner@example.com)
                …
                """,
            remedy: """
                Write the present address into `protect`, or ids, which don't change. Whom nobody needs to protect any \
                more, leave out.
                """
        ),
        DiagnosticPage(
            .ignoredBefore,
            "The portal ignored this value before",
            cause: """
                An earlier run sent this value, the portal answered `true`, and the field still held the old value when it \
                was read back. The value is planned and sent again, since the reason may be gone.
                """,
            script: """
                user.update { ID = 57, UF_USR_REVIEW = "soon" }
                """,
            after: [
                "call user.userfield.add fields[FIELD_NAME]=REVIEW fields[USER_TYPE_ID]=datetime --portal demo --yes",
                "run sample.lua --portal demo --yes",
            ],
            run: "run sample.lua --portal demo --dry-run",
            prints: """
                Portal demo
                …
                notice  MH0514  1×  UF_USR_REVIEW: the portal ignored this value in run 1;
                                    it is sent again
                                    user 57
                …
                """,
            remedy: """
                Compare the value with what the field can hold: here it takes a moment such as \
                `2026-03-02T08:30:00+01:00`. If the value is right, the credentials may lack the right to write the field, \
                or something on the portal sets it back. If you don't want it to be sent each time, change the recipe.
                """
        ),
        DiagnosticPage(
            .splitFields,
            "--only takes apart what a script sets together",
            cause: """
                For one user, the script sets several fields, and `--only` keeps some of them and leaves out others. The \
                fields may belong together, such as a number and its extension, or a first and a last name.
                """,
            script: """
                return {
                  writes = { "NAME", "LAST_NAME" },
                  transform = function(user)
                    if user.ID == 57 then user.NAME, user.LAST_NAME = "Thea", "Sample" end
                  end,
                }
                """,
            run: "run sample.lua --portal demo --dry-run --only LAST_NAME",
            prints: """
                …
                warning  MH0515  1×  NAME: left out by --only, although sample.lua sets it
                                     together with LAST_NAME
                                     user 57
                …
                """,
            remedy: """
                Look at what the script does with these fields, and add the field to `--only` if they belong together.
                """
        ),
        DiagnosticPage(
            .forgotten,
            "A person of the undone run was forgotten",
            cause: """
                `moonhook forget` has removed a person's values from all runs. So nobody knows any more what their \
                fields held before this run, and they stay as they are. Everybody else's values are restored.
                """,
            script: """
                user.update { ID = 57, WORK_PHONE = "+49 30 5550100" }
                """,
            after: [
                "run sample.lua --portal demo --yes",
                "forget 57 --portal demo --yes",
            ],
            run: "undo 1 --portal demo --dry-run",
            prints: """
                Portal demo

                Nothing to change

                1 value of run 1 stays

                warning  MH0516  1×  this person was forgotten with 'moonhook forget', so
                                     nothing is restored
                """,
            remedy: """
                If a value of this person must change, change it by hand or with a script. `moonhook runs 1` says how \
                many changes of a run are of people who were forgotten.
                """
        ),
    ]
}
