/// What kind of finding a diagnostic is: a name that stays the same in every version, such as `MH0101`.
///
/// The first two digits tell the station: 01 reading a script, 02 a field's value, 03 a script at work, 04 the rows of an
/// input, 05 the bounds of a plan and of its undo, 06 trying a recipe. A number is never given twice.
public enum DiagnosticCode: String, Hashable, Sendable, CaseIterable {
    // MARK: Reading a script

    /// The file is no Lua.
    case syntax = "MH0101"
    /// The file can't be read, or is no text.
    case unreadable = "MH0102"
    /// The file returns something else than a recipe.
    case noRecipe = "MH0103"
    /// A key that recipes don't have.
    case unknownKey = "MH0104"
    /// A key holds a value of the wrong type.
    case wrongKeyType = "MH0105"
    /// A recipe names a field that users don't have.
    case unknownFieldName = "MH0106"
    /// A recipe wants to write a field that the portal keeps to itself.
    case readOnlyName = "MH0107"
    /// `writes` promises what no promise is called.
    case unknownPromise = "MH0108"
    /// The recipe needs a newer Moonhook.
    case newerNeeded = "MH0109"
    /// The recipe has neither a transform nor a program.
    case nothingToDo = "MH0110"
    /// A parameter is declared in a way that can't be.
    case parameterDeclaration = "MH0111"
    /// No function of the recipe looks at a parameter.
    case unusedParameter = "MH0112"
    /// A name that nothing defines.
    case undefinedName = "MH0113"
    /// A local name that nothing looks at.
    case unusedName = "MH0114"
    /// A local name that hides another.
    case shadowedName = "MH0115"
    /// An example is written in a way that can't be tried.
    case exampleForm = "MH0116"
    /// Something else that a lint of Lua finds.
    case lint = "MH0117"
    /// The recipe doesn't say which fields it writes.
    case unboundWrites = "MH0118"
    /// The file is not the one that was pinned.
    case pinBroken = "MH0119"
    /// A parameter was given a value that it can't take, or none where one is needed.
    case parameterValue = "MH0120"
    /// A column is laid over a field that the recipe neither writes nor reads, and that doesn't find the user.
    case idleColumn = "MH0121"

    // MARK: A field's value

    /// A field that users don't have.
    case unknownField = "MH0201"
    /// A field that can't be written.
    case readOnlyField = "MH0202"
    /// A value of another type than the field's.
    case wrongType = "MH0203"
    /// A field that can't be left empty.
    case neverEmpty = "MH0204"
    /// A text that isn't in the field's form: a date, an address.
    case wrongForm = "MH0205"
    /// A value that is none of the field's options.
    case noOption = "MH0206"
    /// A department that there isn't.
    case noDepartment = "MH0207"
    /// Bytes that are no text, or a control character.
    case noText = "MH0208"
    /// A photo that is none.
    case noPhoto = "MH0209"
    /// A record that is too long.
    case tooLong = "MH0210"
    /// A number in scientific notation where digits are due.
    case scientific = "MH0211"

    // MARK: A script at work

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
    /// The transform left a field as it was, and said why.
    case warned = "MH0306"
    /// The transform wrote a field that is not among the recipe's `writes`.
    case outsideWrites = "MH0307"
    /// The transform broke what the recipe promises of a field.
    case brokenPromise = "MH0308"
    /// The transform changed the user's id.
    case changedID = "MH0309"
    /// The transform looked at a field that is not among the recipe's `reads`.
    case outsideReads = "MH0310"

    // MARK: The rows of an input

    /// A row that can't be read.
    case unreadRow = "MH0401"
    /// A row without a value to find its user by.
    case namelessRow = "MH0402"
    /// A row that fits no user.
    case noUser = "MH0403"
    /// A row that fits several users.
    case severalUsers = "MH0404"
    /// Two rows for one user.
    case namedTwice = "MH0405"
    /// A column that the recipe needs is missing.
    case noColumn = "MH0406"

    // MARK: The bounds of a plan

    /// More users would be dismissed than is usual.
    case dismissals = "MH0501"
    /// More users would get another e-mail address than is usual.
    case readdressings = "MH0502"
    /// A field would be cleared for more users than is usual.
    case clearings = "MH0503"
    /// More users would change their departments than is usual.
    case moves = "MH0504"
    /// All users would get one value.
    case levelling = "MH0505"
    /// The owner of the credentials would be dismissed.
    case ownDismissal = "MH0506"
    /// The input has no rows.
    case emptyInput = "MH0507"
    /// More than one in ten records is refused.
    case refusals = "MH0508"
    /// A user or a field that `moonhook.lua` protects was left alone.
    case protected = "MH0509"
    /// A value that a run left was changed since, so that its undo leaves it.
    case changedSince = "MH0510"
    /// Nobody knows any more what a field held before a run.
    case notUndoable = "MH0511"
    /// A plan's file calls a user by another name than the portal.
    case otherName = "MH0512"

    // MARK: Trying a recipe

    /// An example comes out otherwise than it says.
    case exampleFails = "MH0601"
    /// The transform raises on a user that could be real.
    case trialRaises = "MH0602"
    /// The transform leaves a value that the portal can't hold.
    case trialInvalid = "MH0603"
    /// The transform breaks `writes` or one of its promises.
    case trialBreaksPromise = "MH0604"
    /// The recipe says that it is pure, and is not.
    case trialImpure = "MH0605"
    /// The transform changes its own result.
    case trialUnsettled = "MH0606"
}
