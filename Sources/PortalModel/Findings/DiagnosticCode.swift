/// The kind of a finding, as a code that stays the same in every version, such as `MH0101`.
///
/// The first two digits name the stage: 01 reading a script, 02 the value of a field, 03 running a script, 04 the rows of
/// an input, 05 the bounds of a plan and its undo, 06 trying a recipe. A number is never reused.
public enum DiagnosticCode: String, Hashable, Sendable, CaseIterable {
    // MARK: Reading a script

    /// The file is not valid Lua.
    case syntax = "MH0101"
    /// The file can't be read, or is not text.
    case unreadable = "MH0102"
    /// The file returns something other than a recipe.
    case noRecipe = "MH0103"
    /// A recipe has an unknown key.
    case unknownKey = "MH0104"
    /// A key has a value of the wrong type.
    case wrongKeyType = "MH0105"
    /// The script names an unknown field.
    case unknownFieldName = "MH0106"
    /// The recipe writes a read-only field.
    case readOnlyName = "MH0107"
    /// A promise is unknown.
    case unknownPromise = "MH0108"
    /// The recipe needs a newer Moonhook.
    case newerNeeded = "MH0109"
    /// The recipe has nothing to do.
    case nothingToDo = "MH0110"
    /// A parameter is declared incorrectly.
    case parameterDeclaration = "MH0111"
    /// A parameter is unused.
    case unusedParameter = "MH0112"
    /// A name is undefined.
    case undefinedName = "MH0113"
    /// A local name is unused.
    case unusedName = "MH0114"
    /// A local name hides another name.
    case shadowedName = "MH0115"
    /// An example is invalid.
    case exampleForm = "MH0116"
    /// Another finding of luacheck.
    case lint = "MH0117"
    /// The recipe doesn't declare which fields it writes.
    case unboundWrites = "MH0118"
    /// The file is not the pinned one.
    case pinBroken = "MH0119"
    /// A parameter has an invalid value.
    case parameterValue = "MH0120"
    /// A column is unused.
    case idleColumn = "MH0121"
    /// A text's case is changed by a function that knows A to Z only.
    case asciiCase = "MH0122"

    // MARK: The value of a field

    /// The script writes an unknown field.
    case unknownField = "MH0201"
    /// The script writes a read-only field.
    case readOnlyField = "MH0202"
    /// A value has the wrong type for its field.
    case wrongType = "MH0203"
    /// A field must not be empty.
    case neverEmpty = "MH0204"
    /// A value has the wrong format.
    case wrongForm = "MH0205"
    /// A value is not one of the field's options.
    case noOption = "MH0206"
    /// A department doesn't exist.
    case noDepartment = "MH0207"
    /// A value is not valid text, or has a control character.
    case noText = "MH0208"
    /// A photo is invalid.
    case noPhoto = "MH0209"
    /// A record is too long.
    case tooLong = "MH0210"
    /// A spreadsheet has turned digits into a number.
    case scientific = "MH0211"
    /// A photo's name doesn't fit its content.
    case renamedPhoto = "MH0212"

    // MARK: Running a script

    /// The script raised an error.
    case raised = "MH0301"
    /// The script took too much time.
    case outOfTime = "MH0302"
    /// The script took too many steps.
    case outOfSteps = "MH0303"
    /// The script took too much memory.
    case outOfMemory = "MH0304"
    /// The transform rejected the record.
    case rejected = "MH0305"
    /// The transform left a field unchanged.
    case warned = "MH0306"
    /// The transform changed a field that is not in writes.
    case outsideWrites = "MH0307"
    /// The recipe breaks a promise.
    case brokenPromise = "MH0308"
    /// The transform changed the user's id.
    case changedID = "MH0309"
    /// The transform read a field that is not in reads.
    case outsideReads = "MH0310"
    /// The process in which the script ran ended before the script did.
    case workerDied = "MH0311"

    // MARK: The rows of an input

    /// A row can't be read.
    case unreadRow = "MH0401"
    /// A row has no value to find its user by.
    case namelessRow = "MH0402"
    /// A row's person has no account.
    case noUser = "MH0403"
    /// A row matches several users.
    case severalUsers = "MH0404"
    /// Two rows match one user.
    case namedTwice = "MH0405"
    /// A column that the recipe needs is missing.
    case noColumn = "MH0406"
    /// A cell holds a spreadsheet's error, or a word for a missing value.
    case noValue = "MH0407"

    // MARK: The bounds of a plan

    /// The plan dismisses more users than usual.
    case dismissals = "MH0501"
    /// The plan changes the e-mail addresses of more users than usual.
    case readdressings = "MH0502"
    /// The plan clears a field for more users than usual.
    case clearings = "MH0503"
    /// The plan changes the departments of more users than usual.
    case moves = "MH0504"
    /// The plan gives all users the same value.
    case levelling = "MH0505"
    /// The plan dismisses the owner of the credentials.
    case ownDismissal = "MH0506"
    /// The input has no rows.
    case emptyInput = "MH0507"
    /// More than 5 and more than 10 % of the records are refused.
    case refusals = "MH0508"
    /// moonhook.lua protects a user or a field.
    case protected = "MH0509"
    /// A value has changed since the run.
    case changedSince = "MH0510"
    /// A value can't be restored.
    case notUndoable = "MH0511"
    /// A plan file has another name for a user.
    case otherName = "MH0512"
    /// What moonhook.lua protected before is no longer found.
    case lostProtection = "MH0513"
    /// The portal ignored a value when it was last sent.
    case ignoredBefore = "MH0514"
    /// --only leaves out a field that a script sets together with others.
    case splitFields = "MH0515"
    /// A person of the undone run was forgotten.
    case forgotten = "MH0516"

    // MARK: Trying a recipe

    /// An example fails.
    case exampleFails = "MH0601"
    /// The transform raises an error on a realistic user.
    case trialRaises = "MH0602"
    /// The transform sets a value that the portal can't store.
    case trialInvalid = "MH0603"
    /// The transform breaks its writes or a promise.
    case trialBreaksPromise = "MH0604"
    /// The recipe is declared pure, but isn't.
    case trialImpure = "MH0605"
    /// The transform changes its own result.
    case trialUnsettled = "MH0606"
    /// The transform changes the case of A to Z only.
    case trialASCIICase = "MH0607"
    /// The result depends on the day.
    case trialDependsOnDay = "MH0608"
    /// The result depends on chance.
    case trialDependsOnChance = "MH0609"
}
