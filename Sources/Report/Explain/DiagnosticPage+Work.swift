import PortalModel

extension DiagnosticPage {
    static let work: [DiagnosticPage] = [
        DiagnosticPage(
            .raised,
            "The script raised an error",
            cause: """
                Lua stopped at a mistake, most often a field that is empty: an empty field reads as `nil`, which has no \
                methods and can't be joined to a text. In a transform that refuses this record alone; a program ends.
                """,
            script: """
                return {
                  writes = { "NAME" },
                  transform = function(user)
                    user.NAME = user.NAME:upper()
                  end,
                }
                """,
            rows: """
                ID,NAME
                8,
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                error  MH0301  1×  attempt to index a nil value (field 'NAME')
                                   line 2, sample.lua:4

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Ask first, `if user.NAME then … end`, or use functions that pass `nil` on, as `text.upper(user.NAME)` does. \
                Without the empty ones: `skip("no name")`.
                """
        ),
        DiagnosticPage(
            .outOfTime,
            "The script took too much time",
            cause: """
                A transform has one second for a record, and a program a minute, so that a loop without end hangs nothing. \
                Waiting for the portal doesn't count.
                """,
            script: """
                while true do end
                """,
            run: "run sample.lua --portal demo --dry-run --time-limit 500ms",
            prints: """
                sample.lua:1: stopped: its time is up  (MH0302)
                    while true do end
                A script's time is bounded; --time-limit sets how much.
                """,
            remedy: """
                Look for a loop whose end never comes, or that goes through all users for each user. A program that needs \
                long for good reasons gets it with `--time-limit 10m`.
                """
        ),
        DiagnosticPage(
            .outOfSteps,
            "The script took too many steps",
            cause: """
                A transform has ten million steps of Lua for a record, which is the same on a slow machine and a fast one. \
                A loop without end uses them up.
                """,
            script: """
                return {
                  writes = { "NAME" },
                  transform = function(user)
                    local n = 1
                    while n ~= 10 do n = n + 2 end
                    user.NAME = user.NAME .. n
                  end,
                }
                """,
            rows: """
                ID,NAME
                8,Anna Maria
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                error  MH0303  1×  stopped: its steps are used up
                                   line 2, sample.lua:5

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Look for a loop whose end never comes: here n is 9 and then 11, and never 10. What is the same for all \
                users, compute once, above the table that the recipe returns.
                """
        ),
        DiagnosticPage(
            .outOfMemory,
            "The script took too much memory",
            cause: """
                A script has 64 MiB. A table that grows with every user fills it, and so does a text that doubles in a loop.
                """,
            script: """
                return {
                  writes = { "NAME" },
                  transform = function(user)
                    local dots = "."
                    while #dots ~= 79 do dots = dots .. dots end
                  end,
                }
                """,
            rows: """
                ID,NAME
                8,Anna
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                error  MH0304  1×  not enough memory
                                   line 2, sample.lua:5

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Look for what grows: here the dots are 64 and then 128, and never 79. `users.each()` hands out one user at a \
                time, and need not be gathered first. Where much is needed, `--memory-limit 256MiB` allows it.
                """
        ),
        DiagnosticPage(
            .rejected,
            "The transform rejected the record",
            cause:
                "The recipe called `reject(reason)`: it holds this record for wrong. The reason is the recipe's own.",
            script: """
                return {
                  writes = { "WORK_PHONE" },
                  transform = function(user)
                    if not user.WORK_PHONE then
                      reject("a colleague without a telephone")
                    end
                  end,
                }
                """,
            rows: """
                ID,WORK_PHONE
                8,
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                error  MH0305  1×  a colleague without a telephone
                                   line 2, sample.lua:5

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Mend the data that the reason speaks of, and run again; the other records went on. If the record is fine, \
                the recipe is too strict: `warn` would leave one field alone, `skip` the user, and neither is a failure.
                """
        ),
        DiagnosticPage(
            .warned,
            "The transform left a field as it was",
            cause: """
                The recipe called `warn(field, reason)`: it could not mend this field, so the field stays as it was. The \
                rest of the record goes on.
                """,
            script: """
                return {
                  writes = { WORK_PHONE = "same phone" },
                  transform = function(user)
                    local number, reason = phone.e164(user.WORK_PHONE, "DE")
                    if user.WORK_PHONE and not number then warn("WORK_PHONE", reason) end
                    user.WORK_PHONE = number
                  end,
                }
                """,
            rows: """
                ID,WORK_PHONE
                8,ask Anna
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                {"ID":8}
                warning  MH0306  1×  WORK_PHONE: not a number
                                     line 2, sample.lua:5

                1 row, 1 written
                """,
            remedy:
                "Nothing has to be done. Who wants the field mended writes a right value where the record comes from."
        ),
        DiagnosticPage(
            .outsideWrites,
            "A field that is not among the recipe's writes",
            cause: """
                `writes` is the recipe's word on which fields it may change. The transform changed another one, so the \
                record is refused.
                """,
            script: """
                return {
                  writes = { "NAME" },
                  transform = function(user)
                    user.NAME = text.title(user.NAME)
                    user.WORK_COMPANY = "Example Ltd"
                  end,
                }
                """,
            rows: """
                ID,NAME
                8,anna
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                error  MH0307  1×  WORK_COMPANY is not among the recipe's writes; add it
                                   there
                                   line 2, sample.lua:5

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Where the change is meant, name the field in `writes`. In a recipe that somebody shared with you it may not \
                be meant: ask the author first.
                """
        ),
        DiagnosticPage(
            .brokenPromise,
            "A promise of the recipe is broken",
            cause: """
                Beside a field in `writes` the recipe may promise what it keeps of the field's value, such as the same \
                telephone number in another form. Moonhook compares before and after, and they are not the same. A number without \
                a country code may only be read as one of a region that a parameter, a column of a declared table, or a country \
                of the user or the row names.
                """,
            script: """
                return {
                  writes = { WORK_PHONE = "same phone" },
                  transform = function(user)
                    user.WORK_PHONE = "+4930" .. user.WORK_PHONE:sub(8)
                  end,
                }
                """,
            rows: """
                ID,WORK_PHONE
                8,+49 30 1234567
                9,+49 40 1234567
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                {"ID":8,"WORK_PHONE":"+49301234567"}
                error  MH0308  1×  WORK_PHONE must stay the same telephone number: the
                                   recipe promises "same phone"
                                   line 3, sample.lua:4

                2 rows, 1 written, 1 refused
                """,
            remedy: """
                Mend the transform: here it writes Berlin's +49 30 before every number, and that of line 3 is Hamburg's. Where the value \
                may really change, promise less: `writes = { "WORK_PHONE" }`.
                """
        ),
        DiagnosticPage(
            .changedID,
            "The transform changed the user's id",
            cause: "ID tells which user a record belongs to. A transform edits that user and can't choose another.",
            script: """
                return {
                  transform = function(user, row)
                    user.ID = row.Manager
                  end,
                }
                """,
            rows: """
                ID,Manager
                8,3
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                error  MH0309  1×  ID: a transform can't change ID
                                   line 2, sample.lua:3

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Leave ID alone. What finds a row's user is named by `match` and `columns`; a program changes any user with \
                `user.update { ID = …, … }`.
                """
        ),
        DiagnosticPage(
            .outsideReads,
            "A field that is not among the recipe's reads",
            cause: """
                `reads` is the recipe's word on which fields it looks at, beside those that it writes. The transform looked \
                at another one, which is hidden from it.
                """,
            script: """
                return {
                  reads = { "NAME" },
                  writes = { "PERSONAL_NOTES" },
                  transform = function(user)
                    user.PERSONAL_NOTES = user.NAME .. " " .. user.LAST_NAME
                  end,
                }
                """,
            rows: """
                ID,NAME,LAST_NAME
                8,Anna,Berg
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                error  MH0310  1×  LAST_NAME is not among the recipe's reads; add it there
                                   line 2, sample.lua:5

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Where the transform needs the field, name it in `reads`. In a recipe that somebody shared with you, ask \
                first what it wants with the field.
                """
        ),
    ]
}
