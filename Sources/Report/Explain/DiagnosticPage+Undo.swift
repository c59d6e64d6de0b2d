import PortalModel

extension DiagnosticPage {
    static let undo: [DiagnosticPage] = [
        DiagnosticPage(
            .changedSince,
            "A value that was changed since the run",
            cause: """
                `moonhook undo` puts a value back where the field still holds what the run left there. Here it holds \
                something else: somebody, or a later run, has changed it, or the user is gone. It stays, and the rest goes back.
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

                warning  MH0510  1×  WORK_PHONE: changed since the run, so it stays as it is
                                     user 57

                Nothing to change in 1 user

                1 value of run 1 stays
                """,
            remedy: """
                Look at who changed it: `moonhook runs` lists the later runs, and one of those can be taken back first. Where \
                the value of before is right all the same, write it by hand or by a script.
                """
        ),
        DiagnosticPage(
            .notUndoable,
            "A value that can't be put back",
            cause: """
                Nobody knows any more what the field held before the run, or what it holds now: a photo reads back as a link, \
                and some fields are hidden from credentials with a narrow scope. The plan of a run says which values it can't see.
                """,
            script: """
                return {
                  writes = { "PERSONAL_PHOTO" },
                  transform = function(user)
                    user.PERSONAL_PHOTO = { "anna.jpg", "/9j/4AAQ" }
                  end,
                }
                """,
            after: ["run sample.lua --users 57 --portal demo --yes"],
            run: "undo 1 --portal demo --dry-run",
            prints: """
                Portal demo

                warning  MH0511  1×  PERSONAL_PHOTO: a photo reads back as a link, so the
                                     one before is lost
                                     user 57

                Nothing to change in 1 user

                1 value of run 1 stays
                """,
            remedy: """
                Put the photo back by hand. A field that the run's own credentials showed can be undone with any others that show \
                it: give the webhook the scope that the message names.
                """
        ),
        DiagnosticPage(
            .otherName,
            "A name in a plan's file that is not the user's",
            cause: """
                A plan's file holds a name beside each user's id, so that people can read it. The id is what counts, and here the \
                portal knows that user by another name: somebody was renamed since, or the file was made to be misread. The plan \
                that `moonhook apply` shows has the portal's names.
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

                  57  Theresa Sample
                      WORK_PHONE  0043 662 800054 → +49 30 5550100

                warning  MH0512  1×  the plan's file has another name for this user than the
                                     portal, whose name is shown
                                     user 57
                …
                """,
            remedy: """
                Look at the plan that is shown, and send it only if each change is meant for that person. Where the names in the \
                file matter, make the plan anew.
                """
        ),
    ]
}
