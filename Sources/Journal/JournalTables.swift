import GRDB

/// The tables of a journal.
///
/// | table | a row is |
/// |---|---|
/// | `run` | a run |
/// | `change` | one user's change in a run; fields and outcomes as JSON |
/// | `finding` | a diagnostic without the record that it is about, and how often it came |
/// | `findingRecord` | one of the records that a finding is about |
/// | `reason` | why a selected user, or one field, stays unchanged |
/// | `rewriting` | what the portal last made of a value that was sent for one user's field |
/// | `protection` | whom an entry of `protect` in `moonhook.lua` was found to name; user 0 for a field |
/// | `script` | the text of a script or a module, once for each SHA-256 |
/// | `runScript` | that a run had a script or a module of that text |
/// | `ignoredValue` | the value that was last sent for one user's field and that the portal ignored |
/// | `file` | a file that a run read or wrote |
/// | `formerName` | a name that the portal had before it was renamed |
/// | `call` | one call of a program that the gateway sent |
/// | `callCount` | how many calls of a program's run ended in one way |
/// | `allowance` | what somebody allowed a program for one day; the latest row for a bound counts |
///
/// ``PersonalData`` says which columns are about people. The change of a person who was forgotten has a negative number in
/// place of the id, field names without values, and counts all the same.
///
/// The changes of a program's run are what its calls of that day come to, by user. A call itself keeps its values only until
/// it is answered, and those from before it until it is read back; after that, its time, its user and its field names.
enum JournalTables {
    /// Brings the file to the present form.
    static func migrate(_ database: DatabaseQueue) throws {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("runs, changes and findings") { try $0.execute(sql: runsChangesAndFindings) }
        migrator.registerMigration("codes of findings") { try $0.execute(sql: codesOfFindings) }
        migrator.registerMigration("runs that go on") { try $0.execute(sql: runsThatGoOn) }
        migrator.registerMigration("assumed countries") { try $0.execute(sql: assumedCountries) }
        migrator.registerMigration("values of findings") { try $0.execute(sql: valuesOfFindings) }
        migrator.registerMigration("refused runs") { try $0.execute(sql: refusedRuns) }
        migrator.registerMigration("protections") { try $0.execute(sql: protections) }
        migrator.registerMigration("ignored values") { try $0.execute(sql: ignoredValues) }
        migrator.registerMigration("people behind ids") { try $0.execute(sql: peopleBehindIDs) }
        migrator.registerMigration("options and people of runs") { try $0.execute(sql: optionsAndPeople) }
        migrator.registerMigration("texts of scripts") { try $0.execute(sql: textsOfScripts) }
        migrator.registerMigration("files of runs") { try $0.execute(sql: filesOfRuns) }
        migrator.registerMigration("former names of portals") { try $0.execute(sql: formerNames) }
        migrator.registerMigration("calls of programs") { try $0.execute(sql: callsOfPrograms) }
        var count = -1
        while true {
            do {
                guard try !database.read(migrator.hasBeenSuperseded) else {
                    throw JournalError(code: .tooNew, path: database.path, reason: "")
                }
                return try migrator.migrate(database)
            } catch let error as DatabaseError {
                // Another process may do the same at the same moment: then its tables are there already, and we look again at what is
                // missing, as long as that becomes less.
                let present = (try? database.read(migrator.appliedIdentifiers))?.count ?? 0
                guard present > count else { throw error }
                count = present
            }
        }
    }

    /// A migration that has been released never changes; the next form is a migration of its own.
    ///
    /// An absent field or location of a finding is the empty text, since SQLite holds no two NULL for equal.
    private static let runsChangesAndFindings = """
        CREATE TABLE run (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            portal TEXT NOT NULL,
            scripts TEXT NOT NULL,
            input TEXT,
            isDryRun INTEGER NOT NULL,
            startedAt TEXT NOT NULL,
            finishedAt TEXT,
            state TEXT NOT NULL
        );
        CREATE TABLE change (
            run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            user INTEGER NOT NULL,
            person TEXT NOT NULL,
            valuesBefore TEXT NOT NULL,
            valuesAfter TEXT NOT NULL,
            unseen TEXT NOT NULL,
            line INTEGER,
            state TEXT NOT NULL,
            outcome TEXT,
            PRIMARY KEY (run, user)
        );
        CREATE TABLE finding (
            id INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            severity TEXT NOT NULL,
            message TEXT NOT NULL,
            field TEXT NOT NULL,
            place TEXT NOT NULL,
            count INTEGER NOT NULL,
            UNIQUE (run, severity, message, field, place)
        );
        CREATE TABLE findingRecord (
            finding INTEGER NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            user INTEGER,
            line INTEGER,
            PRIMARY KEY (finding, number)
        ) WITHOUT ROWID;
        """

    /// What was found before there were codes has the empty text.
    private static let codesOfFindings = "ALTER TABLE finding ADD COLUMN code TEXT NOT NULL DEFAULT ''"

    /// Runs of earlier versions have no parameters and nobody who ran them, and their changes belong to no group and were sent
    /// once.
    ///
    /// A rewriting belongs to the last run that met it, and is forgotten with that.
    private static let runsThatGoOn = """
        ALTER TABLE run ADD COLUMN origin TEXT NOT NULL DEFAULT 'scripts';
        ALTER TABLE run ADD COLUMN undoes INTEGER;
        ALTER TABLE run ADD COLUMN parameters TEXT NOT NULL DEFAULT '{}';
        ALTER TABLE run ADD COLUMN inputSHA256 TEXT;
        ALTER TABLE run ADD COLUMN account TEXT NOT NULL DEFAULT '';
        ALTER TABLE run ADD COLUMN version TEXT NOT NULL DEFAULT '';
        ALTER TABLE run ADD COLUMN planSHA256 TEXT;
        ALTER TABLE run ADD COLUMN supersededBy INTEGER;
        ALTER TABLE run ADD COLUMN departments TEXT NOT NULL DEFAULT '[]';
        CREATE INDEX runByStart ON run (startedAt);
        ALTER TABLE change ADD COLUMN fields TEXT NOT NULL DEFAULT '';
        ALTER TABLE change ADD COLUMN places TEXT NOT NULL DEFAULT '';
        ALTER TABLE change ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
        UPDATE change SET tries = 1 WHERE state IN ('sending', 'applied', 'failed');
        CREATE INDEX changeByFields ON change (run, fields, user);
        CREATE TABLE reason (
            run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            user INTEGER NOT NULL,
            person TEXT NOT NULL,
            kind TEXT NOT NULL,
            field TEXT NOT NULL,
            detail TEXT NOT NULL,
            place TEXT NOT NULL,
            lines TEXT NOT NULL,
            PRIMARY KEY (run, number)
        ) WITHOUT ROWID;
        CREATE TABLE rewriting (
            user INTEGER NOT NULL,
            field TEXT NOT NULL,
            sent TEXT NOT NULL,
            stored TEXT NOT NULL,
            run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            PRIMARY KEY (user, field)
        ) WITHOUT ROWID;
        CREATE INDEX rewritingByRun ON rewriting (run);
        """

    /// Changes of earlier versions don't contain the countries that were assumed for their numbers.
    private static let assumedCountries = "ALTER TABLE change ADD COLUMN assumed TEXT NOT NULL DEFAULT ''"

    /// Findings of earlier versions don't contain the values that were refused.
    private static let valuesOfFindings = "ALTER TABLE findingRecord ADD COLUMN value TEXT"

    /// Runs of earlier versions that were refused are marked as failed, without a reason.
    private static let refusedRuns = "ALTER TABLE run ADD COLUMN refusal TEXT"

    /// It belongs to no run: what was protected stays so when old runs are forgotten.
    private static let protections = """
        CREATE TABLE protection (entry TEXT NOT NULL, user INTEGER NOT NULL, PRIMARY KEY (entry, user)) WITHOUT ROWID
        """

    /// An ignored value belongs to the last run that sent it, and is forgotten with that.
    private static let ignoredValues = """
        CREATE TABLE ignoredValue (
            user INTEGER NOT NULL,
            field TEXT NOT NULL,
            sent TEXT NOT NULL,
            run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            PRIMARY KEY (user, field)
        ) WITHOUT ROWID;
        CREATE INDEX ignoredValueByRun ON ignoredValue (run);
        """

    /// Runs of earlier versions don't contain the names of users to whom values refer.
    private static let peopleBehindIDs = "ALTER TABLE run ADD COLUMN people TEXT NOT NULL DEFAULT '{}'"

    /// Runs of earlier versions kept no options, and nobody but the account.
    private static let optionsAndPeople = """
        ALTER TABLE run ADD COLUMN options TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE run ADD COLUMN person TEXT;
        ALTER TABLE run ADD COLUMN purpose TEXT;
        ALTER TABLE run ADD COLUMN owner INTEGER;
        ALTER TABLE run ADD COLUMN ownerName TEXT NOT NULL DEFAULT '';
        """

    /// A text is forgotten with the last run that had it; deleting a run by its key fires the trigger, too.
    private static let textsOfScripts = """
        CREATE TABLE script (
            sha256 TEXT PRIMARY KEY,
            text TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE runScript (
            run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            name TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (run, number)
        ) WITHOUT ROWID;
        CREATE INDEX runScriptByText ON runScript (sha256);
        CREATE TRIGGER scriptOfNoRun AFTER DELETE ON runScript BEGIN
            DELETE FROM script
            WHERE sha256 = OLD.sha256 AND NOT EXISTS (SELECT 1 FROM runScript WHERE sha256 = OLD.sha256);
        END;
        """

    /// Earlier versions forgot a portal's former name.
    private static let formerNames = "CREATE TABLE formerName (name TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID"

    /// Runs of earlier versions don't know their files.
    private static let filesOfRuns = """
        CREATE TABLE file (
            run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            option TEXT NOT NULL,
            path TEXT NOT NULL,
            PRIMARY KEY (run, option, path)
        ) WITHOUT ROWID;
        """

    /// Runs of earlier versions are of no program.
    ///
    /// A program has one run a day. What was allowed belongs to the day and not to the run, which may not exist yet.
    private static let callsOfPrograms = """
        ALTER TABLE run ADD COLUMN client TEXT;
        ALTER TABLE run ADD COLUMN day TEXT;
        CREATE UNIQUE INDEX runByClient ON run (client, day) WHERE client IS NOT NULL;
        CREATE TABLE call (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            user INTEGER NOT NULL,
            person TEXT NOT NULL,
            at TEXT NOT NULL,
            fields TEXT NOT NULL,
            valuesBefore TEXT NOT NULL,
            valuesAfter TEXT NOT NULL,
            unseen TEXT NOT NULL,
            assumed TEXT NOT NULL,
            state TEXT NOT NULL,
            failure TEXT,
            isOvertaken INTEGER NOT NULL
        );
        CREATE INDEX callByUser ON call (run, user);
        CREATE INDEX callWithoutAnswer ON call (run) WHERE state IN ('sending', 'unanswered');
        CREATE TABLE callCount (
            run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (run, kind)
        ) WITHOUT ROWID;
        CREATE TABLE allowance (
            id INTEGER PRIMARY KEY,
            client TEXT NOT NULL,
            day TEXT NOT NULL,
            bound TEXT NOT NULL,
            number INTEGER NOT NULL,
            account TEXT NOT NULL,
            at TEXT NOT NULL
        );
        CREATE INDEX allowanceByDay ON allowance (client, day);
        """
}
