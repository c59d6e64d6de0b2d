import PortalModel

extension DiagnosticPage {
    static let trial: [DiagnosticPage] = [
        DiagnosticPage(
            .exampleFails,
            "An example fails",
            cause: """
                `moonhook test` ran the transform on the example's input. A field has another value than `expect` \
                says, or it changed although `expect` doesn't name it.
                """,
            script: """
                return {
                  writes = { "NAME" },
                  transform = function(user) user.NAME = text.title(user.NAME) end,
                  examples = {
                    { given = { NAME = "anna-maria" }, expect = { NAME = "Anna-maria" } },
                  },
                }
                """,
            run: "test sample.lua",
            prints: """
                …
                  MH0601  sample.lua:5, example 1
                          NAME  expected  Anna-maria
                                got       Anna-Maria
                …
                """,
            remedy: "Decide which of the two is right, and fix the other one: the transform, or, as here, the example."
        ),
        DiagnosticPage(
            .trialRaises,
            "The transform raises an error on a realistic user",
            cause: """
                `moonhook test` tries a recipe on invented users who are as untidy as real ones: their fields are \
                empty, very long or in another script. On this user the transform raised an error.
                """,
            script: """
                return {
                  writes = { NAME = "same letters" },
                  transform = function(user) user.NAME = user.NAME:sub(1) end,
                }
                """,
            run: "test sample.lua",
            prints: """
                …
                  MH0602  it raises an error: attempt to index a nil value (field 'NAME')
                …
                          the smallest user that shows it, ready for 'examples':
                              { given = {} },
                …
                """,
            remedy: """
                Fix the line for this user too. The printed table is the smallest user that shows the error; add it to \
                `examples`.
                """
        ),
        DiagnosticPage(
            .trialInvalid,
            "The transform sets a value that the portal can't store",
            cause: """
                For one of the invented users, the transform set a field to an invalid value, such as half a character \
                or an address with spaces. In a run that record would be refused.
                """,
            script: """
                return {
                  writes = { "SECOND_NAME" },
                  transform = function(user)
                    user.SECOND_NAME = user.NAME and user.NAME:sub(1, 1)
                  end,
                }
                """,
            run: "test sample.lua",
            prints: """
                …
                  MH0603  SECOND_NAME: byte 1 is not UTF-8
                …
                          the smallest user that shows it, ready for 'examples':
                              { given = { NAME = "준" } },
                …
                """,
            remedy: """
                Check the value before you write it, and call `warn` if it is invalid. Here `utf8.charpattern` finds \
                the whole first character: `user.NAME:match(utf8.charpattern)`.
                """
        ),
        DiagnosticPage(
            .trialBreaksPromise,
            "The transform breaks its writes or a promise",
            cause: """
                For one of the invented users, the transform changed a field that is not in `writes`, or changed more \
                of a field than the recipe promises.
                """,
            script: """
                return {
                  writes = { NAME = "same letters" },
                  transform = function(user) user.NAME = text.latin(user.NAME) end,
                }
                """,
            run: "test sample.lua",
            prints: """
                …
                  MH0604  NAME must keep its letters and digits: the recipe promises "same
                          letters"
                …
                          the smallest user that shows it, ready for 'examples':
                              { given = { NAME = "а" } },
                …
                """,
            remedy: """
                Fix the transform, or promise less: here it writes other letters, so only `writes = { "NAME" }` is \
                true.
                """
        ),
        DiagnosticPage(
            .trialImpure,
            "The recipe is declared pure, but isn't",
            cause: """
                `pure = true` promises that the result depends only on the user, the row, the parameters and what the \
                recipe reads. With the same users in another order, the result was different: the recipe remembers \
                something.
                """,
            script: """
                local count = 0
                return {
                  pure = true,
                  writes = { PERSONAL_PAGER = "fill" },
                  transform = function(user)
                    count = count + 1
                    user.PERSONAL_PAGER = user.PERSONAL_PAGER or "No. " .. count
                  end,
                }
                """,
            run: "test sample.lua",
            prints: """
                …
                  MH0605  it has pure = true, but the result for a user depends on the users
                          before
                …
                          the smallest user that shows it, ready for 'examples':
                              { given = {} },
                              -- gives another result after
                              { given = {} },
                …
                """,
            remedy: """
                Remove `pure`, and users are processed one after the other. Or remember nothing from one user to the \
                next: you can derive a number from `user.ID`.
                """
        ),
        DiagnosticPage(
            .trialUnsettled,
            "The transform changes its own result",
            cause: """
                Applied to its own result, the transform changes it again. A recipe that runs every night would change \
                the same users every night.
                """,
            script: """
                return {
                  writes = { "WORK_POSITION" },
                  transform = function(user)
                    if user.WORK_POSITION then
                      user.WORK_POSITION = "Senior " .. user.WORK_POSITION
                    end
                  end,
                }
                """,
            run: "test sample.lua",
            prints: """
                …
                  MH0606  WORK_POSITION changes again in a second run: "t", then "Senior t",
                          then "Senior Senior t"
                …
                          the smallest user that shows it, ready for 'examples':
                              { given = { WORK_POSITION = "t" } },
                …
                """,
            remedy: """
                Check first whether the change is already made, here with `find("^Senior ")`. If repeated changes are \
                intended, declare `settles = false`.
                """
        ),
        DiagnosticPage(
            .trialASCIICase,
            "The transform changes the case of A to Z only",
            cause: """
                Lua's own `upper` and `lower` know no other letters than A to Z. For one of the invented users, a word has \
                letters of both cases since then, such as `MüLLER`.
                """,
            script: """
                return {
                  writes = { "LAST_NAME" },
                  transform = function(user)
                    local name = user.LAST_NAME or ""
                    if name ~= "" then user.LAST_NAME = name:upper() end
                  end,
                }
                """,
            run: "test sample.lua",
            prints: """
                …
                  MH0607  LAST_NAME is "SıL", of which only A to Z changed their case; use
                          text.upper, text.lower or text.title
                …
                          the smallest user that shows it, ready for 'examples':
                              { given = { LAST_NAME = "sıl" } },
                …
                """,
            remedy: """
                Use `text.upper`, `text.lower` or `text.title`, which know all letters and return `nil` for `nil`.
                """
        ),
        DiagnosticPage(
            .trialDependsOnDay,
            "The result depends on the day",
            cause: """
                The transform makes something else of the same user on another day, although no date in the user's record or \
                row is the reason. It may be meant, and then the plan differs from day to day. It may also be a script that \
                behaves well only until a certain day. If a date in the record is the reason, as in a recipe for birthdays, \
                that is a notice. With `pure = true`, it is the error MH0605.
                """,
            script: """
                return {
                  writes = { "ACTIVE" },
                  transform = function(user)
                    if os.date("%d") == "13" then user.ACTIVE = false end
                  end,
                }
                """,
            run: "test sample.lua",
            prints: """
                …
                              if os.date("%d") == "13" then user.ACTIVE = false end
                          the smallest user that shows it, ready for 'examples':
                              { given = {} },
                …
                """,
            remedy: """
                Read the line, and ask its author what it is for. If the day decides, make it a parameter, so that people see \
                it: `params = { day = { type = "date" } }`.
                """
        ),
        DiagnosticPage(
            .trialDependsOnChance,
            "The result depends on chance",
            cause: """
                With other random numbers, the transform makes something else of the same user. The numbers come from the seed \
                of the run, and from which users were before. With `pure = true`, that is the error MH0605.
                """,
            script: """
                return {
                  writes = { "WORK_NOTES" },
                  transform = function(user)
                    if math.random() < 0.01 then user.WORK_NOTES = "chosen" end
                  end,
                }
                """,
            run: "test sample.lua",
            prints: """
                …
                  MH0609  WORK_NOTES depends on chance
                …
                """,
            remedy: """
                To choose people, use something in their record, such as the last digit of their ID. For a small first run \
                there is `moonhook run --sample 10`.
                """
        ),
    ]
}
