import PortalModel

extension DiagnosticPage {
    static let reading: [DiagnosticPage] = [
        DiagnosticPage(
            .syntax,
            "The file is no Lua",
            cause: """
                Lua can't read the file as a program. The place is where it gave up; the mistake is there or a little \
                before: often a bracket, a comma or an `end` is missing.
                """,
            script: """
                return {
                  writes = { "NAME" },
                  transform = function(user)
                    user.NAME = text.title(user.NAME
                  end,
                }
                """,
            run: "check sample.lua",
            prints: """
                sample.lua
                  5:3  error  MH0101  ')' expected (to close '(' at line 4) near 'end'
                                      end,
                                      ^^^

                1 file: 1 error
                """,
            remedy: "Look at the line and at the one before it: here a bracket is not closed."
        ),
        DiagnosticPage(
            .unreadable,
            "The file can't be read, or is no text",
            cause: """
                A script is a regular file of at most 1 MiB, in UTF-8, that Moonhook may read. What a script requires is a \
                file beside it, under the same rules.
                """,
            script: """
                return {
                  writes = { "NAME" },
                  transform = function(user) user.NAME = text.title(user.NAME) end,
                }
                """,
            run: "check smaple.lua",
            prints: """
                smaple.lua: there is no such file  (MH0102)

                1 file: 1 error
                """,
            remedy: """
                Check how the path is spelt, and the file's permissions. A file with letters such as ü from an old editor is \
                saved anew as UTF-8.
                """
        ),
        DiagnosticPage(
            .noRecipe,
            "The file returns something else than a recipe",
            cause: """
                A recipe returns one table with names in it, and a program returns nothing. This file returns something \
                else, such as a function, a text or a list.
                """,
            script: """
                local recipe = {
                  writes = { "NAME" },
                  transform = function(user) user.NAME = text.title(user.NAME) end,
                }
                return recipe.transform
                """,
            run: "check sample.lua",
            prints: """
                sample.lua
                  5:8  error  MH0103  a recipe returns one table, and a program nothing;
                                      this returned a function
                                      return recipe.transform
                                             ^^^^^^^^^^^^^^^^

                1 file: 1 error
                """,
            remedy: "Return the table itself: `return recipe`."
        ),
        DiagnosticPage(
            .unknownKey,
            "A key that recipes don't have",
            cause: """
                The keys of a recipe, of its parameters and of its examples are fixed, so that a misspelt one is not passed \
                over in silence.
                """,
            script: """
                return {
                  abuot = "Writes names in proper case.",
                  writes = { "NAME" },
                  transform = function(user) user.NAME = text.title(user.NAME) end,
                }
                """,
            run: "check sample.lua",
            prints: """
                sample.lua
                  2:3  error  MH0104  'abuot' is no key of a recipe; did you mean 'about'?
                                      abuot = "Writes names in proper case.",
                                      ^^^^^

                1 file: 1 error
                """,
            remedy: """
                Take the key that the message proposes. What the script needs for itself stands in a `local` above the \
                table.
                """
        ),
        DiagnosticPage(
            .wrongKeyType,
            "A key with a value of the wrong type",
            cause: """
                Each key of a recipe holds one type of value: `name` a text, `pure` true or false, `writes` a table, \
                `transform` a function.
                """,
            script: """
                return {
                  pure = "yes",
                  writes = { "NAME" },
                  transform = function(user) user.NAME = text.title(user.NAME) end,
                }
                """,
            run: "check sample.lua",
            prints: """
                sample.lua
                  2:10  error  MH0105  'pure' is true or false, not a string
                                       pure = "yes",
                                              ^^^^^

                1 file: 1 error
                """,
            remedy: "Write a value of the type that the message names, here `pure = true`."
        ),
        DiagnosticPage(
            .unknownFieldName,
            "A field name that users don't have",
            cause: """
                The script names a field that is neither a standard field of users nor one of the portal's own, which begin \
                with UF_. Names are spelt as Bitrix24 spells them.
                """,
            script: """
                return {
                  writes = { WORK_FONE = "same phone" },
                  transform = function(user)
                    user.WORK_FONE = phone.e164(user.WORK_FONE, "DE")
                  end,
                }
                """,
            run: "check sample.lua",
            prints: """
                sample.lua
                  2:14  error  MH0106  WORK_FONE is not a user field; did you mean
                                       WORK_PHONE?
                                       writes = { WORK_FONE = "same phone" },
                                                  ^^^^^^^^^
                  4:10  error  MH0106  WORK_FONE is not a user field; did you mean
                                       WORK_PHONE?
                                       user.WORK_FONE = phone.e164(user.WORK_FONE, "DE")
                                            ^^^^^^^^^
                  4:38  error  MH0106  WORK_FONE is not a user field; did you mean
                                       WORK_PHONE?
                                       user.WORK_FONE = phone.e164(user.WORK_FONE, "DE")
                                                                        ^^^^^^^^^

                1 file: 3 errors
                """,
            remedy: """
                Take the name that the message proposes. With `--portal` the portal's own fields are checked too, and \
                `moonhook call user.fields` lists them.
                """
        ),
        DiagnosticPage(
            .readOnlyName,
            "A recipe wants to write what can't be written",
            cause: """
                `writes` names a field that the portal sets by itself, such as ID or LAST_LOGIN. It would take no value for \
                it.
                """,
            script: """
                return {
                  writes = { "NAME", "LAST_LOGIN" },
                  transform = function(user) user.NAME = text.title(user.NAME) end,
                }
                """,
            run: "check sample.lua",
            prints: """
                sample.lua
                  2:22  error  MH0107  LAST_LOGIN is read-only; leave it out
                                       writes = { "NAME", "LAST_LOGIN" },
                                                          ^^^^^^^^^^^^

                1 file: 1 error
                """,
            remedy:
                "Take the field out of `writes`. Reading it needs no permission, or `reads` where the recipe has it."
        ),
        DiagnosticPage(
            .unknownPromise,
            "A promise that there isn't",
            cause: """
                Beside a field in `writes` the recipe may promise what it keeps, in one of these words: "same phone", \
                "same digits", "same letters", "same text", "same mailbox", "fill", "add" and "any".
                """,
            script: """
                return {
                  writes = { WORK_PHONE = "same number" },
                  transform = function(user)
                    user.WORK_PHONE = phone.e164(user.WORK_PHONE, "DE")
                  end,
                }
                """,
            run: "check sample.lua",
            prints: """
                sample.lua
                  2:27  error  MH0108  nothing is promised by "same number"; promises are
                                       "any", "fill", "same phone", "same digits", "same
                                       letters", "same text", "same mailbox", "add"
                                       writes = { WORK_PHONE = "same number" },
                                                               ^^^^^^^^^^^^^

                1 file: 1 error
                """,
            remedy: """
                Take the promise that fits, here "same phone"; of an address, "same letters" and "same digits" promise nothing. A field that may change freely is named alone: \
                `writes = { "WORK_PHONE" }`.
                """
        ),
        DiagnosticPage(
            .newerNeeded,
            "The recipe needs a newer Moonhook",
            cause:
                "`requires` names the oldest version that the recipe's author wants it to run on. This one is older.",
            script: """
                return {
                  requires = "99.0",
                  writes = { "NAME" },
                  transform = function(user) user.NAME = text.title(user.NAME) end,
                }
                """,
            run: "check sample.lua",
            prints: """
                sample.lua
                  2:14  error  MH0109  it requires Moonhook 99.0, and this is 0.1.0; update
                                       Moonhook
                                       requires = "99.0",
                                                  ^^^^^^

                1 file: 1 error
                """,
            remedy: "Update Moonhook, or take an older version of the recipe."
        ),
        DiagnosticPage(
            .nothingToDo,
            "The recipe has nothing to do",
            cause:
                "A recipe works through a `transform`, which edits a user, or a `run`, which is a program. This has neither.",
            script: """
                return {
                  name = "sample",
                  writes = { "NAME" },
                }
                """,
            run: "check sample.lua",
            prints: """
                sample.lua
                  1:8  error  MH0110  it has neither 'transform' nor 'run', so there is
                                      nothing to do
                                      return {
                                             ^

                1 file: 1 error
                """,
            remedy: """
                Add the function to the table that is returned: `transform = function(user) … end`. Where it is written \
                above as a `local`, name it in the table: `transform = transform`.
                """
        ),
        DiagnosticPage(
            .parameterDeclaration,
            "A parameter that can't be declared so",
            cause: """
                What `params` says of a parameter doesn't fit together: a type that there isn't, a default of another type, \
                a range for a text.
                """,
            script: """
                return {
                  params = { region = { type = "text" } },
                  writes = { WORK_PHONE = "same phone" },
                  transform = function(user)
                    user.WORK_PHONE = phone.e164(user.WORK_PHONE, params.region)
                  end,
                }
                """,
            run: "check sample.lua",
            prints: """
                sample.lua
                  2:32  error  MH0111  params.region.type is one of string, number, integer,
                                       boolean, choice, date, list, table, file, folder
                                       params = { region = { type = "text" } },
                                                                    ^^^^^^

                1 file: 1 error
                """,
            remedy: "Follow the message; here it is `type = \"string\"`, which may also be left out."
        ),
        DiagnosticPage(
            .unusedParameter,
            "A parameter that nothing looks at",
            cause: """
                The recipe declares the parameter, and no function of it reads `params.NAME`. Whoever sets it would wonder \
                why nothing changes.
                """,
            script: """
                return {
                  params = { region = { default = "DE" } },
                  writes = { WORK_PHONE = "same phone" },
                  transform = function(user)
                    user.WORK_PHONE = phone.e164(user.WORK_PHONE, "DE")
                  end,
                }
                """,
            run: "check sample.lua",
            prints: """
                sample.lua
                  2:14  warning  MH0112  the parameter 'region' is never used
                                         params = { region = { default = "DE" } },
                                                    ^^^^^^

                1 file: 1 warning
                """,
            remedy: "Use it, here as `params.region` in place of \"DE\", or take it out."
        ),
        DiagnosticPage(
            .undefinedName,
            "A name that nothing defines",
            cause: """
                The script uses a global, a function of a module or a parameter that there isn't. Scripts have Lua's own \
                names without `io`, `os.execute` and the like, and Moonhook's modules.
                """,
            script: """
                return {
                  writes = { WORK_PHONE = "same phone" },
                  transform = function(user)
                    user.WORK_PHONE = pone.e164(user.WORK_PHONE, "DE")
                  end,
                }
                """,
            run: "check sample.lua",
            prints: """
                sample.lua
                  4:23  error  MH0113  undefined global 'pone'; did you mean 'phone'?
                                       user.WORK_PHONE = pone.e164(user.WORK_PHONE, "DE")
                                                         ^^^^

                1 file: 1 error
                """,
            remedy: """
                Mend the spelling, or declare the name with `local` before it is used. A local function must stand above \
                the one that calls it.
                """
        ),
        DiagnosticPage(
            .unusedName,
            "A local name that nothing looks at",
            cause: """
                A local variable gets a value that is never read: it is left over, or the line that was to read it names \
                another.
                """,
            script: """
                return {
                  writes = { "NAME" },
                  transform = function(user)
                    local name = text.title(user.NAME)
                    user.NAME = text.trim(user.NAME)
                  end,
                }
                """,
            run: "check sample.lua",
            prints: """
                sample.lua
                  4:11  warning  MH0114  unused variable 'name'
                                         local name = text.title(user.NAME)
                                               ^^^^

                1 file: 1 warning
                """,
            remedy: "Use the variable, or take it out. A name that must be there and isn't needed is called `_`."
        ),
        DiagnosticPage(
            .shadowedName,
            "A local name that hides another",
            cause: """
                Inside, the name means the new variable, and the outer one is out of reach, be it a variable or a module such \
                as `phone`. That is easily overlooked when the lines between are changed.
                """,
            script: """
                local codes = { sales = "S", service = "V" }
                return {
                  writes = { "PERSONAL_NOTES" },
                  transform = function(user)
                    for name, codes in pairs(codes) do
                      user.PERSONAL_NOTES = name .. " is " .. codes
                    end
                  end,
                }
                """,
            run: "check sample.lua",
            prints: """
                sample.lua
                  5:15  warning  MH0115  shadowing upvalue 'codes' on line 1
                                         for name, codes in pairs(codes) do
                                                   ^^^^^

                1 file: 1 warning
                """,
            remedy: "Give the inner variable a name of its own, here `code`."
        ),
        DiagnosticPage(
            .exampleForm,
            "An example that can't be tried",
            cause: """
                Something in `examples` is no value of its field or parameter, or an example lacks what it needs, so that \
                `moonhook test` could not run it.
                """,
            script: """
                return {
                  writes = { "ACTIVE" },
                  transform = function(user) user.ACTIVE = false end,
                  examples = {
                    { given = { ACTIVE = "perhaps" } },
                  },
                }
                """,
            run: "check sample.lua",
            prints: """
                sample.lua
                  5:26  error  MH0116  'examples[1].given.ACTIVE': expected true or false
                                       (or Y or N)
                                       { given = { ACTIVE = "perhaps" } },
                                                            ^^^^^^^^^

                1 file: 1 error
                """,
            remedy: """
                Write values as scripts read them: ACTIVE is true or false, UF_DEPARTMENT a list of ids, dates \
                YYYY-MM-DD.
                """
        ),
        DiagnosticPage(
            .lint,
            "Something else that luacheck finds",
            cause: """
                luacheck, where it is installed, finds what Lua allows and hardly anybody means: a value that is overwritten \
                before it is read, code that is never reached, a line that ends in blanks.
                """,
            script: """
                return {
                  writes = { "NAME" },
                  transform = function(user)
                    if user.NAME then
                    end
                  end,
                }
                """,
            run: "check sample.lua",
            prints: """
                sample.lua
                  4:18  warning  MH0117  empty if branch
                                         if user.NAME then
                                                      ^^^^

                1 file: 1 warning
                """,
            remedy: "Mend the line. Where it is meant, `-- luacheck: ignore` behind it says so."
        ),
        DiagnosticPage(
            .unboundWrites,
            "The recipe doesn't say which fields it writes",
            cause: """
                Without `writes` a recipe may change every field. That is well for your own, and asks much trust of others: \
                with it they see what may change, and Moonhook holds the recipe to it.
                """,
            script: """
                return {
                  transform = function(user)
                    user.NAME = text.title(user.NAME)
                  end,
                }
                """,
            run: "check sample.lua",
            prints: """
                sample.lua
                  1:8  notice  MH0118  the recipe doesn't say what it writes; add writes = {
                                       … } before you share it
                                       return {
                                              ^

                1 file: 1 notice
                """,
            remedy: "Name the fields, each with what is kept of it: `writes = { NAME = \"same letters\" }`."
        ),
        DiagnosticPage(
            .pinBroken,
            "The file is not the one that was pinned",
            cause: """
                `moonhook.lua` pins the recipe to the SHA-256 of the file that somebody has read and trusted, with its \
                modules and tables. The file has changed since, and so it doesn't run. Where `only_pinned = true` is \
                said, nothing else runs either: a script that is not pinned ends like this too. A pin goes by content, so a \
                copy under another name is still the pinned recipe.
                """,
            script: """
                return {
                  writes = { "NAME" },
                  transform = function(user) user.NAME = text.title(user.NAME) end,
                }
                """,
            rows: """
                ID,NAME
                8,anna
                """,
            configuration: """
                return {
                  pins = {
                    ["sample.lua"] = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
                  },
                }
                """,
            run: "transform sample.lua --input rows.csv --config moonhook.lua",
            prints: """
                sample.lua is not the file that moonhook.lua pins, so it doesn't run.  (MH0119)
                Its SHA-256 is f7d39cb5246e2fb8d14a8a6e06b3d0ae811a7613096a3dc72f6036791d9663b1; look at what changed, and pin it anew.
                """,
            remedy: """
                Look at what changed. If it is well, write the new SHA-256 into `moonhook.lua`; `moonhook info` prints it. \
                If you don't know who changed the file, take it anew from where you trust it.
                """
        ),
        DiagnosticPage(
            .parameterValue,
            "A parameter that can't have this value",
            cause: """
                `--set`, `--set-file` or the portal's entry in `moonhook.lua` gives a parameter that no recipe takes, or a \
                value of another type, or leaves out one that is required. Nothing has been read by then.
                """,
            script: """
                return {
                  params = { region = { default = "DE" } },
                  writes = { WORK_PHONE = "same phone" },
                  transform = function(user)
                    user.WORK_PHONE = phone.e164(user.WORK_PHONE, params.region)
                  end,
                }
                """,
            rows: """
                ID,WORK_PHONE
                8,030 1234567
                """,
            run: "transform sample.lua --input rows.csv --set regoin=FR",
            prints: """
                --set regoin: no script here has such a parameter; did you mean 'region'?  (MH0120)
                """,
            remedy: "Mend the name or the value. `moonhook info` lists a recipe's parameters, and what each may be."
        ),
        DiagnosticPage(
            .idleColumn,
            "A column that nothing comes of",
            cause: """
                A field in `columns` is neither in `writes` nor in `reads`, no function looks at it, and it doesn't find the \
                row's user. Such a cell is shown to the recipe and never written.
                """,
            script: """
                return {
                  columns = { NAME = "Name", ACTIVE = "Here" },
                  writes = { "NAME" },
                  transform = function(user) user.NAME = text.title(user.NAME) end,
                }
                """,
            run: "check sample.lua",
            prints: """
                sample.lua
                  2:30  warning  MH0121  the column of ACTIVE is neither written nor read,
                                         and finds no user; add ACTIVE to writes or to
                                         reads, or take its column out
                                         columns = { NAME = "Name", ACTIVE = "Here" },
                                                                    ^^^^^^

                1 file: 1 warning
                """,
            remedy: """
                Where the field is meant to be written, add it to `writes`; where it is only looked at, to `reads`; otherwise take \
                the column out.
                """
        ),
    ]
}
