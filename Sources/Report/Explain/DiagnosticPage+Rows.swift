import PortalModel

extension DiagnosticPage {
    static let rows: [DiagnosticPage] = [
        DiagnosticPage(
            .unreadRow,
            "A row that can't be read",
            cause: """
                The row has more cells than the header has columns, or bytes in it are no text; often a cell holds \
                the separator and lacks its quotes.
                """,
            script: """
                return {
                  writes = { "NAME", "LAST_NAME" },
                  transform = function(user) end,
                }
                """,
            rows: """
                ID,NAME,LAST_NAME
                8,Anna,Berg
                9,Maria,Lang, Dr.
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                {"ID":8,"NAME":"Anna","LAST_NAME":"Berg"}
                error  MH0401  1×  the record has 4 cells, and the header 3 columns; put
                                   cells that hold a delimiter in quotes
                                   line 3

                2 rows, 1 written, 1 refused
                """,
            remedy: """
                Put the cell into quotes, `"Lang, Dr."`, or export the file anew. `--encoding windows-1252` reads files that \
                are not in UTF-8.
                """
        ),
        DiagnosticPage(
            .namelessRow,
            "A row without a value to find its user by",
            cause: """
                A row finds its user by one column: ID, or what the recipe's `match` names. In this row the cell is empty.
                """,
            script: """
                return {
                  match = "EMAIL",
                  columns = { EMAIL = "Mail", NAME = "First name" },
                  transform = function(user) end,
                }
                """,
            rows: """
                Mail,First name
                ,Anna
                """,
            run: "run sample.lua --input rows.csv --portal demo --dry-run",
            prints: """
                Portal demo

                error  MH0402  1×  EMAIL: column "Mail" is empty, so the row names no user
                                   line 2

                Nothing to change

                1 row, 0 matched to a user, 1 refused
                183 employees that no row named
                """,
            remedy: "Fill the cell, or take the row out. Where no row has this column filled, match by another."
        ),
        DiagnosticPage(
            .noUser,
            "A row that fits no user",
            cause: """
                No user of the portal has the value that the row is to be found by. Moonhook changes users, and creates \
                none.
                """,
            script: """
                return {
                  match = "EMAIL",
                  columns = { EMAIL = "Mail", NAME = "First name" },
                  transform = function(user) end,
                }
                """,
            rows: """
                Mail,First name
                nobody@example.com,Anna
                """,
            run: "run sample.lua --input rows.csv --portal demo --dry-run",
            prints: """
                Portal demo

                error  MH0403  1×  EMAIL: no user has this EMAIL; Moonhook creates no users
                                   line 2

                Nothing to change

                1 row, 0 matched to a user, 1 refused
                183 employees that no row named
                """,
            remedy: """
                Look for a misspelling in the file or on the portal. People who are new are invited on the portal first; \
                people who left may be gone from it.
                """
        ),
        DiagnosticPage(
            .severalUsers,
            "A row that fits several users",
            cause: """
                More than one user has the value that the row is to be found by, so nobody can tell who is meant. Their ids \
                stand in the message.
                """,
            script: """
                return {
                  match = "LAST_NAME",
                  columns = { LAST_NAME = "Name", WORK_POSITION = "Job" },
                  transform = function(user) end,
                }
                """,
            rows: """
                Name,Job
                Wolf,Analyst
                """,
            run: "run sample.lua --input rows.csv --portal demo --dry-run",
            prints: """
                Portal demo

                error  MH0404  1×  LAST_NAME: several users have this LAST_NAME: 85, 102,
                                   153
                                   line 2

                Nothing to change

                1 row, 0 matched to a user, 1 refused
                183 employees that no row named
                """,
            remedy: "Match by something that each has alone: ID, EMAIL, or a personnel number in a custom field."
        ),
        DiagnosticPage(
            .namedTwice,
            "Two rows for one user",
            cause: """
                Two rows of the input find the same user. Which of them is right can't be told, so neither is taken, and \
                both lines are named.
                """,
            script: """
                return {
                  columns = { WORK_POSITION = "Job" },
                  transform = function(user) end,
                }
                """,
            rows: """
                ID,Job
                8,Analyst
                8,Senior Analyst
                """,
            run: "run sample.lua --input rows.csv --portal demo --dry-run",
            prints: """
                Portal demo

                error  MH0405  2×  ID: another row names the same user
                                   lines 2, 3

                Nothing to change in 1 user

                2 rows, 1 matched to a user, 2 refused
                182 employees that no row named
                """,
            remedy: "Take the wrong row out. Where both belong together, join them into one row."
        ),
        DiagnosticPage(
            .noColumn,
            "A column that the recipe needs is missing",
            cause: """
                The recipe binds a field to a column by the column's name, and the input's header has no such name. Case and \
                spaces within a name count.
                """,
            script: """
                return {
                  columns = { NAME = "First name" },
                  transform = function(user) end,
                }
                """,
            rows: """
                ID,Firstname
                8,Anna
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                the input has no column "First name", which is bound to NAME; did you mean "Firstname"?  (MH0406)
                """,
            remedy: """
                Write the name in `columns` as it stands in the header. Where all names seem to be missing, the file has \
                another separator or encoding, or begins with a title line.
                """
        ),
    ]
}
