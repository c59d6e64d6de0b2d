import PortalModel

extension DiagnosticPage {
    static let trial: [DiagnosticPage] = [
        DiagnosticPage(
            .exampleFails,
            "An example comes out otherwise than it says",
            cause: """
                `moonhook test` gave the transform what the example gives, and a field holds something else than `expect` \
                says, or changed though `expect` doesn't name it.
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
            remedy: "Decide which of the two is right, and mend the other: the transform, or here the example."
        ),
        DiagnosticPage(
            .trialRaises,
            "The transform raises on a user that could be real",
            cause: """
                `moonhook test` tries a recipe on invented users who are as untidy as real ones, with fields that are empty, \
                very long or in another script. On this one the transform ended with an error.
                """,
            script: """
                return {
                  writes = { NAME = "same letters" },
                  transform = function(user) user.NAME = user.NAME:upper() end,
                }
                """,
            run: "test sample.lua",
            prints: """
                …
                  MH0602  it raises: attempt to index a nil value (field 'NAME')
                …
                          the smallest user that shows it, ready for 'examples':
                              { given = {} },
                …
                """,
            remedy: """
                Mend the line for this user too. The table that is printed is the smallest user that shows it, to be put \
                into `examples`.
                """
        ),
        DiagnosticPage(
            .trialInvalid,
            "The transform leaves a value that the portal can't hold",
            cause: """
                For one of the invented users the transform left a value that its field doesn't take, such as half a letter \
                or an address with blanks. In a run that record would be refused.
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
                Check the value before it is written, and `warn` where it can't be. Here `utf8.charpattern` finds the first \
                letter whole: `user.NAME:match(utf8.charpattern)`.
                """
        ),
        DiagnosticPage(
            .trialBreaksPromise,
            "The transform breaks its writes or a promise",
            cause: """
                For one of the invented users the transform changed a field that is not in `writes`, or more of a field than \
                the recipe promises.
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
            remedy:
                "Mend the transform, or promise less: here it writes other letters, so only `writes = { \"NAME\" }` is true."
        ),
        DiagnosticPage(
            .trialImpure,
            "The recipe says that it is pure, and is not",
            cause: """
                `pure = true` promises that the result depends on the user, the row, parameters and reads alone. The same \
                users in another order came out otherwise: the recipe remembers something.
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
                  MH0605  it says pure = true, and what it makes of a user depends on the
                          users before
                …
                          the smallest user that shows it, ready for 'examples':
                              { given = {} },
                              -- comes out otherwise after
                              { given = {} },
                …
                """,
            remedy: """
                Take `pure` out, and the users are worked on one after the other; or keep nothing from one user to the next: \
                a number can be made of `user.ID`.
                """
        ),
        DiagnosticPage(
            .trialUnsettled,
            "The transform changes its own result",
            cause: """
                Applied to what it has written, the transform changes it again. A recipe that runs every night would change \
                the same people every night.
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
                Ask first whether it is done already, here with `find("^Senior ")`. Where it is meant, `settles = false` \
                says so.
                """
        ),
    ]
}
