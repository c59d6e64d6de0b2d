import PortalModel

extension DiagnosticPage {
    static let reading: [DiagnosticPage] = [
        DiagnosticPage(
            .syntax,
            "The file is not valid Lua",
            cause: """
                Lua can't parse the file. The location is where parsing stopped; the mistake is there or shortly \
                before it. Often a bracket, a comma or an `end` is missing.
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
            remedy: "Check this line and the one before it: here a bracket is not closed."
        ),
        DiagnosticPage(
            .unreadable,
            "The file can't be read, or is not text",
            cause: """
                A script is a regular file in UTF-8 of at most 1 MiB that Moonhook may read. The files that it loads \
                with `require` are next to it and follow the same rules.
                """,
            script: """
                return {
                  writes = { "NAME" },
                  transform = function(user) user.NAME = text.title(user.NAME) end,
                }
                """,
            run: "check smaple.lua",
            prints: """
                smaple.lua: no such file  (MH0102)

                1 file: 1 error
                """,
            remedy: """
                Check the spelling of the path and the permissions of the file. If an old editor saved letters such as \
                ü in another encoding, save the file as UTF-8.
                """
        ),
        DiagnosticPage(
            .noRecipe,
            "The file returns something other than a recipe",
            cause: """
                A recipe returns one table with named keys, and a program returns nothing. This file returns something \
                else, such as a function, a string or a list.
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
            "A recipe has an unknown key",
            cause: """
                Recipes, their parameters and their examples have a fixed set of keys. Other keys are errors, so that \
                a misspelt key is not ignored.
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
                  2:3  error  MH0104  'abuot' is not a key of a recipe; did you mean
                                      'about'?
                                      abuot = "Writes names in proper case.",
                                      ^^^^^

                1 file: 1 error
                """,
            remedy: "Use the key that the message suggests. Keep the script's own data in a `local` above the table."
        ),
        DiagnosticPage(
            .wrongKeyType,
            "A key has a value of the wrong type",
            cause: """
                Each key of a recipe takes one type of value: `name` a string, `pure` true or false, `writes` a table, \
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
                  2:10  error  MH0105  'pure' must be true or false, not a string
                                       pure = "yes",
                                              ^^^^^

                1 file: 1 error
                """,
            remedy: "Use a value of the type that the message names, here `pure = true`."
        ),
        DiagnosticPage(
            .unknownFieldName,
            "The script names an unknown field",
            cause: """
                The script names a field that is neither a standard user field nor a custom field of the portal. Names \
                of custom fields begin with UF_. Field names must be spelt as in Bitrix24.
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
                Use the name that the message suggests. With `--portal`, custom fields are checked too; `moonhook call \
                user.fields` lists them.
                """
        ),
        DiagnosticPage(
            .readOnlyName,
            "The recipe writes a read-only field",
            cause: """
                `writes` names a field that the portal sets itself, such as ID or LAST_LOGIN. The portal accepts no \
                value for it.
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
            remedy: """
                Remove the field from `writes`. You can read it without a declaration; if the recipe has `reads`, add \
                it there.
                """
        ),
        DiagnosticPage(
            .unknownPromise,
            "A promise is unknown",
            cause: """
                For a field in `writes`, the recipe may promise what it preserves, in one of these words: "same \
                phone", "same digits", "same letters", "same text", "same mailbox", "fill", "add" and "any".
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
                  2:27  error  MH0108  "same number" is not a promise; promises are "any",
                                       "fill", "same phone", "same digits", "same letters",
                                       "same text", "same mailbox", "add"
                                       writes = { WORK_PHONE = "same number" },
                                                               ^^^^^^^^^^^^^

                1 file: 1 error
                """,
            remedy: """
                Use the promise that fits, here "same phone". E-mail and web addresses can't have "same letters" or "same \
                digits". To promise nothing, name the field alone: `writes = { "WORK_PHONE" }`.
                """
        ),
        DiagnosticPage(
            .newerNeeded,
            "The recipe needs a newer Moonhook",
            cause: "`requires` names the oldest version of Moonhook that the recipe supports. This version is older.",
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
                  2:14  error  MH0109  it requires Moonhook 99.0, and this is 1.0.0; update
                                       Moonhook
                                       requires = "99.0",
                                                  ^^^^^^

                1 file: 1 error
                """,
            remedy: "Update Moonhook, or use an older version of the recipe."
        ),
        DiagnosticPage(
            .nothingToDo,
            "The recipe has nothing to do",
            cause: """
                A recipe needs a `transform`, which edits a user, or a `run`, which is a program. This one has \
                neither.
                """,
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
                Add the function to the returned table: `transform = function(user) … end`. If it is defined above as \
                a `local`, name it in the table: `transform = transform`.
                """
        ),
        DiagnosticPage(
            .parameterDeclaration,
            "A parameter is declared incorrectly",
            cause: """
                The declaration in `params` is invalid, for example because of an unknown type, a default of another \
                type, or a range for a string.
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
                  2:32  error  MH0111  params.region.type must be one of string, number,
                                       integer, boolean, choice, date, list, table, file,
                                       folder
                                       params = { region = { type = "text" } },
                                                                    ^^^^^^

                1 file: 1 error
                """,
            remedy: "Follow the message. Here it is `type = \"string\"`, which may be omitted."
        ),
        DiagnosticPage(
            .unusedParameter,
            "A parameter is unused",
            cause: """
                The recipe declares the parameter, but none of its functions reads `params.NAME`. Setting it would \
                have no effect.
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
            remedy: "Use it, here as `params.region` instead of \"DE\", or remove it."
        ),
        DiagnosticPage(
            .undefinedName,
            "A name is undefined",
            cause: """
                The script uses a global, a function of a module or a parameter that doesn't exist. Scripts have Lua's \
                standard names, without `io`, `os.execute` and similar ones, and Moonhook's modules.
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
                Correct the spelling, or declare the name with `local` before you use it. Define a local function \
                above the function that calls it.
                """
        ),
        DiagnosticPage(
            .unusedName,
            "A local name is unused",
            cause: """
                A local variable gets a value that is never read: it is left over, or the line that should read it \
                names another variable.
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
            remedy: "Use the variable, or remove it. If a name is required but not needed, call it `_`."
        ),
        DiagnosticPage(
            .shadowedName,
            "A local name hides another name",
            cause: """
                Inside the block, the name means the new variable. The outer variable, or a module such as `phone`, \
                can't be reached there. This is easy to overlook when you change the code.
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
            remedy: "Rename the inner variable, here to `code`."
        ),
        DiagnosticPage(
            .exampleForm,
            "An example is invalid",
            cause: """
                A value in `examples` doesn't fit its field or parameter, or the example lacks something that is \
                required. `moonhook test` can't run it.
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
                Write values as scripts read them: ACTIVE is true or false, UF_DEPARTMENT a list of ids, and dates are \
                YYYY-MM-DD.
                """
        ),
        DiagnosticPage(
            .lint,
            "Another finding of luacheck",
            cause: """
                If luacheck is installed, it finds code that is valid Lua but rarely intended: a value that is \
                overwritten before it is read, code that is never reached, a line that ends in spaces.
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
            remedy: "Fix the line. If it is intended, add `-- luacheck: ignore` at its end."
        ),
        DiagnosticPage(
            .unboundWrites,
            "The recipe doesn't declare which fields it writes",
            cause: """
                Without `writes`, a recipe may change every field. That is fine for your own recipes, but others would \
                have to trust it. With `writes` they see what may change, and Moonhook enforces it.
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
            remedy: "List the fields, each with what the recipe preserves: `writes = { NAME = \"same letters\" }`."
        ),
        DiagnosticPage(
            .pinBroken,
            "The file is not the pinned one",
            cause: """
                `moonhook.lua` pins the recipe to a SHA-256 of the file, its modules and its tables as somebody \
                reviewed them. They have changed since, so the recipe doesn't run. With `only_pinned = true`, a script \
                without a pin doesn't run either. A pin identifies content, so a copy under another name is still the \
                pinned recipe.
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
                Its SHA-256 is f7d39cb5246e2fb8d14a8a6e06b3d0ae811a7613096a3dc72f6036791d9663b1; review what changed, and pin it again.
                """,
            remedy: """
                Review what changed. If the changes are fine, write the new SHA-256 to `moonhook.lua`; `moonhook info` \
                prints it. If you don't know who changed the file, get it again from a source that you trust.
                """
        ),
        DiagnosticPage(
            .parameterValue,
            "A parameter has an invalid value",
            cause: """
                `--set`, `--set-file` or the `params` of a gateway's client set a parameter that no recipe declares; \
                or they, or the `params` of a portal in `moonhook.lua`, set one to a value of another type; or a \
                required parameter has no value. Nothing has been read yet. The `params` of a portal are for all \
                recipes: what the recipes of a run don't declare is left out.
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
                --set regoin: no script has this parameter; did you mean 'region'?  (MH0120)
                """,
            remedy: """
                Correct the name or the value. `moonhook info` lists the parameters of a recipe and their possible \
                values.
                """
        ),
        DiagnosticPage(
            .idleColumn,
            "A column is unused",
            cause: """
                A field in `columns` is neither in `writes` nor in `reads`, no function reads it, and rows don't find \
                their user by it. Its cells are shown to the recipe and never written.
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
                                         reads, or remove its column
                                         columns = { NAME = "Name", ACTIVE = "Here" },
                                                                    ^^^^^^

                1 file: 1 warning
                """,
            remedy: """
                To write the field, add it to `writes`. To only read it, add it to `reads`. Otherwise remove the \
                column.
                """
        ),
        DiagnosticPage(
            .asciiCase,
            "A function changes the case of A to Z only",
            cause: """
                Lua's own `upper` and `lower` know no other letters than A to Z, so `("Müller"):upper()` is `MüLLER`. The \
                script calls one of them on a user's field or on a cell of a row.
                """,
            script: """
                return {
                  writes = { "LAST_NAME" },
                  transform = function(user)
                    local name = user.LAST_NAME
                    if name then user.LAST_NAME = name:upper() end
                  end,
                }
                """,
            run: "check sample.lua",
            prints: """
                sample.lua
                  5:40  warning  MH0122  'upper' changes A to Z only; use text.upper(…),
                                         which knows all letters
                                         if name then user.LAST_NAME = name:upper() end
                                                                            ^^^^^

                1 file: 1 warning
                """,
            remedy: """
                Use `text.upper` or `text.lower`, which know all letters and return `nil` for `nil`. For a code of A to Z \
                they return the same.
                """
        ),
    ]
}
