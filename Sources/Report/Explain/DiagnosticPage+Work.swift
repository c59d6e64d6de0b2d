import PortalModel

extension DiagnosticPage {
    static let work: [DiagnosticPage] = [
        DiagnosticPage(
            .raised,
            "The script raised an error",
            cause: """
                Lua stopped at an error. Most often a field is empty: it reads as `nil`, which has no methods and \
                can't be joined to a string. In a transform only this record is refused; a program ends.
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
                Check first, `if user.NAME then … end`, or use functions that accept `nil`, such as \
                `text.upper(user.NAME)`. To skip users without the value, call `skip("no name")`.
                """
        ),
        DiagnosticPage(
            .outOfTime,
            "The script took too much time",
            cause: """
                A transform may take one second for a record, and a program one minute, so that an endless loop ends. \
                Waiting for the portal doesn't count.
                """,
            script: """
                while true do end
                """,
            run: "run sample.lua --portal demo --dry-run --time-limit 500ms",
            prints: """
                sample.lua:1: stopped: time limit reached  (MH0302)
                    while true do end
                A script's time is limited; --time-limit sets the limit.
                """,
            remedy: """
                Look for a loop that never ends, or that goes through all users for each user. If a program needs more \
                time, allow it with `--time-limit 10m`.
                """
        ),
        DiagnosticPage(
            .outOfSteps,
            "The script took too many steps",
            cause: """
                A transform may take ten million steps of Lua for a record. This limit is the same on slow and on fast \
                machines. An endless loop exceeds it.
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
                error  MH0303  1×  stopped: step limit reached
                                   line 2, sample.lua:5

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Look for a loop that never ends: here n is 9 and then 11, and never 10. Compute what is the same for \
                all users once, above the table that the recipe returns.
                """
        ),
        DiagnosticPage(
            .outOfMemory,
            "The script took too much memory",
            cause: """
                A script may use 64 MiB. A table that grows with every user fills it, and so does a string that \
                doubles in a loop.
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
                Look for what grows: here the dots are 64 and then 128, and never 79. `users.each()` returns one user \
                at a time, so you don't have to collect them. If a script needs more, allow it with `--memory-limit \
                256MiB`.
                """
        ),
        DiagnosticPage(
            .rejected,
            "The transform rejected the record",
            cause: """
                The recipe called `reject(reason)`, because it considers this record wrong. The reason is the recipe's \
                own.
                """,
            script: """
                return {
                  writes = { "WORK_PHONE" },
                  transform = function(user)
                    if not user.WORK_PHONE then
                      reject("a user without a phone number")
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
                error  MH0305  1×  a user without a phone number
                                   line 2, sample.lua:5

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Fix the data that the reason names, and run again; the other records were processed. If the record is \
                fine, the recipe is too strict: `warn` leaves one field unchanged, `skip` the user, and neither \
                refuses the record.
                """
        ),
        DiagnosticPage(
            .warned,
            "The transform left a field unchanged",
            cause: """
                The recipe called `warn(field, reason)`: it could not fix this field, so the field stays unchanged. \
                The rest of the record is processed.
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
            remedy: "You don't have to do anything. To fix the field, correct the value at the source of the record."
        ),
        DiagnosticPage(
            .outsideWrites,
            "The transform changed a field that is not in writes",
            cause: """
                `writes` declares which fields the recipe may change. It changed another one, so it is broken or \
                hostile. The record is refused, and so is the whole run: nothing is sent. A value that was there \
                already is no change.
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
                error  MH0307  1×  WORK_COMPANY is not among the recipe's writes; ask its
                                   author, and don't add the field yourself
                                   line 2 (Example Ltd), sample.lua:5

                1 row, 0 written, 1 refused
                A recipe changes what it doesn't declare, so it is broken or hostile: ask its author, and don't add the field yourself. Don't use the records either.
                """,
            remedy: """
                Ask the recipe's author; don't add the field to `writes` yourself, since that would allow whatever the \
                recipe does there. `--allow undeclared=WORK_COMPANY` lets a run go on without the records in which it \
                does that: the field is never written. If the recipe is your own, declare the field.
                """
        ),
        DiagnosticPage(
            .brokenPromise,
            "The recipe breaks a promise",
            cause: """
                For a field in `writes`, the recipe may promise what it preserves, such as the same phone number in \
                another format. Moonhook compares the values before and after, and this promise is broken. A number \
                without a country code may only be read as a number of a region that a parameter, a column of a \
                declared table, or a country of the user or the row names.
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
                error  MH0308  1×  WORK_PHONE must stay the same phone number: the recipe
                                   promises "same phone"
                                   line 3 (+49301234567), sample.lua:4

                2 rows, 1 written, 1 refused
                """,
            remedy: """
                Fix the transform: here it writes Berlin's +49 30 before every number, and the number in line 3 is \
                from Hamburg. If the value may really change, promise less: `writes = { "WORK_PHONE" }`.
                """
        ),
        DiagnosticPage(
            .changedID,
            "The transform changed the user's id",
            cause: "ID identifies the user of a record. A transform edits that user and can't choose another.",
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
                                   line 2 (3), sample.lua:3

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Don't change ID. `match` and `columns` define how a row finds its user. A program can change any user \
                with `user.update { ID = …, … }`.
                """
        ),
        DiagnosticPage(
            .outsideReads,
            "The transform read a field that is not in reads",
            cause: """
                `reads` declares which fields the recipe reads, besides those that it writes. The transform read \
                another one, which is hidden from it.
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
                If the transform needs the field, add it to `reads`. If somebody shared the recipe with you, ask first \
                why it needs the field.
                """
        ),
        DiagnosticPage(
            .workerDied,
            "The script's process died",
            cause: """
                Each script runs in a process of its own, which can only compute. This one ended before its script did. \
                Either Moonhook ended it: the script exceeded its time in a single step of Lua, which nothing can stop \
                from inside, or its process sent what no script can cause. Or the process crashed, or made a forbidden \
                system call: that is a bug in Lua or in Moonhook, which somebody may be using for an attack. Or it could \
                not be started. In a `pure` recipe the record at hand is refused, and a new process runs the others; the \
                tenth such record ends the run. Otherwise the run ends with status 3, and nothing is sent.
                """,
            script: """
                local circle = {}
                setmetatable(circle, { __call = circle })
                return {
                  pure = true,
                  writes = { "NAME" },
                  transform = function(user)
                    if user.NAME == "Anna" then circle() end
                    user.NAME = text.upper(user.NAME)
                  end,
                }
                """,
            rows: """
                ID,NAME
                8,Anna
                9,Bob
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                {"ID":9,"NAME":"BOB"}
                error  MH0311  1×  the script's process exceeded its time, could not be
                                   stopped, and was ended
                                   line 2, sample.lua

                2 rows, 1 written, 1 refused
                """,
            remedy: """
                If the script exceeded its time, look for the value that it handles without end: here a table whose \
                `__call` is the table itself. If the process crashed or made a forbidden system call, don't run the \
                script again, and report it. If it could not be started, `moonhook doctor` says why.
                """
        ),
    ]
}
