import Foundation
import Scripting

/// The recipes that a path on the command line names.
enum RecipeFolder {
    /// Opens a recipe, or all recipes of a folder in the order of their names.
    ///
    /// A folder's own folders are left alone: recipes keep their modules and data there. So are files that are no recipes,
    /// such as programs and modules.
    ///
    /// - Throws: `ScriptError` where a file can't be read, ``Failure`` where a folder holds no recipe.
    static func recipes(at path: String) throws -> [ScriptFile] {
        let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
        guard type == .typeDirectory else { return [try ScriptFile(path: path)] }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw Failure(.usage, "\(path): the folder can't be read; check its permissions")
        }
        let folder = path.hasSuffix("/") ? path : path + "/"
        let files = try names.sorted().filter { $0.hasSuffix(".lua") && !$0.hasPrefix(".") }
            .map { try ScriptFile(path: folder + $0) }.filter(isRecipe)
        guard !files.isEmpty else { throw Failure(.usage, "\(path): there is no recipe in this folder") }
        return files
    }

    private static func isRecipe(_ file: ScriptFile) -> Bool {
        guard file.returnsValue else { return false }
        // What can't be loaded may be one, and says so when it is tested.
        guard let inspection = try? RecipeInspection(file, version: Moonhook.version) else { return true }
        guard let recipe = inspection.recipe else { return false }
        return recipe.hasTransform || recipe.hasProgram || recipe.writes != nil || recipe.about != nil
    }
}
