import PortalModel

extension DiagnosticPage {
    static let rows: [DiagnosticPage] = [
        DiagnosticPage(
            .unreadRow,
            "A row can't be read",
            cause: """
                The row has more cells than the header has columns, or it contains bytes that are not text. Often a \
                cell contains the delimiter but has no quotes.
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
                error  MH0401  1×  the record has 4 cells, but the header 3 columns; put
                                   cells that contain a delimiter in quotes
                                   line 3

                2 rows, 1 written, 1 refused
                """,
            remedy: """
                Put the cell in quotes, `"Lang, Dr."`, or export the file again. `--encoding windows-1252` reads files \
                that are not in UTF-8.
                """
        ),
        DiagnosticPage(
            .namelessRow,
            "A row has no value to find its user by",
            cause: """
                A row finds its user by one column: ID, or the one that the recipe's `match` names. In this row the \
                cell is empty.
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

                Nothing to change

                1 row: 0 matched, 1 refused
                183 employees without a row

                error  MH0402  1×  EMAIL: column "Mail" is empty, so the row names no user
                                   line 2
                Nothing would be sent: the only record is refused.
                """,
            remedy: "Fill in the cell, or remove the row. If this column is empty in all rows, match by another one."
        ),
        DiagnosticPage(
            .noUser,
            "A row's person has no account",
            cause: """
                No user of the portal has the value by which the row finds its user, as is usual for new colleagues. \
                Moonhook changes existing users and doesn't create new ones. Such rows are counted on their own: they \
                are not refused, and don't change the exit status. If somebody's value is almost the same, the finding \
                is a warning and names it. If more than 5 rows are read and none has an account, the run is refused.
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

                Nothing to change

                1 row: 0 matched, 1 without an account
                183 employees without a row

                notice  MH0403  1×  EMAIL: no user has this EMAIL; Moonhook doesn't create
                                    users
                                    line 2 (nobody@example.com)
                """,
            remedy: """
                Invite new people on the portal; `--list no-account FILE` lists them. Look for a misspelling in the file \
                or on the portal; people who left may have been deleted there. `--no-account refuse` refuses such rows.
                """
        ),
        DiagnosticPage(
            .severalUsers,
            "A row matches several users",
            cause: """
                More than one user has the value by which the row finds its user, so Moonhook can't tell which one is \
                meant. The message lists their ids.
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

                Nothing to change

                1 row: 0 matched, 1 refused
                183 employees without a row

                error  MH0404  1×  LAST_NAME: several users have this LAST_NAME: 85, 102,
                                   153
                                   line 2
                Nothing would be sent: the only record is refused.
                """,
            remedy: """
                Match by a field that is unique for each user: ID, EMAIL, or a personnel number in a custom field.
                """
        ),
        DiagnosticPage(
            .namedTwice,
            "Two rows match one user",
            cause: """
                Two rows of the input find the same user and differ in a column that is used. Moonhook can't tell which \
                of them is right, so it uses neither and reports both lines. Rows that agree in all columns that are used \
                count as one.
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

                Nothing to change in 1 user

                2 rows: 0 matched, 2 refused
                182 employees without a row

                error  MH0405  2×  ID: another row names the same user
                                   lines 2, 3
                Nothing would be sent: all 2 records are refused.
                """,
            remedy: "Remove the wrong row. If both belong together, merge them into one row."
        ),
        DiagnosticPage(
            .noColumn,
            "A column that the recipe needs is missing",
            cause: """
                The recipe binds a field to a column by the column's name, and the header of the input has no such \
                column. Case matters. Kinds of spaces and of accents don't.
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
                Write the name in `columns` exactly as in the header. If all columns seem to be missing, the file has \
                another delimiter or encoding, or begins with a title line.
                """
        ),
        DiagnosticPage(
            .noValue,
            "A cell holds a spreadsheet's error, or a word for a missing value",
            cause: """
                A spreadsheet writes `#N/A` or `#REF!` if a formula fails, and `####` if a column is too narrow. Programs \
                write `NULL`, `NaN`, `nan` or `None` if they have no value. None of these is a value of a person, except \
                for somebody whose name it is. Cells count whose column is bound to a field or named in the script.
                """,
            script: """
                return {
                  columns = { PERSONAL_ZIP = "ZIP" },
                  transform = function(user) end,
                }
                """,
            rows: """
                ID,ZIP
                8,#N/A
                """,
            run: "transform sample.lua --input rows.csv",
            prints: """
                error  MH0407  1×  PERSONAL_ZIP: column "ZIP": "#N/A" is a spreadsheet's
                                   error; correct the formula there, or read it as an empty
                                   cell by --null '#N/A', or take the column as it stands by
                                   --literal 'ZIP'
                                   line 2

                1 row, 0 written, 1 refused
                """,
            remedy: """
                Correct the cell where it comes from. If such cells mean that there is no value, `--null NULL,nan` reads \
                them as empty. If a column really holds such texts, as a name does, `--literal LAST_NAME` takes it as it is.
                """
        ),
    ]
}
