import Foundation
import PortalModel
import TestSupport
import Testing
import Wire

@testable import Scripting

struct FileParameterTests {
    private static let codes = "code,name,head\nD1,Sales,5\nD2,\"Research, Berlin\",7\n12,Board,\n"

    /// What a recipe's transform, which is given `params`, leaves in `NAME`; or what ends it.
    private func name(
        _ declaration: String,
        _ expression: String,
        files: [String: String] = ["codes.csv": codes],
        given: (String) -> [String: ParameterSetting] = { _ in [:] }
    ) throws -> String {
        let folder = try TemporaryFolder()
        for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: folder.path(name))) }
        let bench = try Workbench(settings: given(folder.path))
        for (name, text) in files { try text.write(toFile: bench.folder.path(name)) }
        do {
            try bench.load(
                "return { params = { p = \(declaration) }, transform = function(user) user.NAME = \(expression) end }"
            )
        } catch let error as ScriptError {
            return "\(error.code): \(error.problems.first?.message ?? error.message)"
        }
        let after = try bench.after(.sample(1))
        guard case .string(let text)? = after?["NAME"] else { return bench.findings.first?.message ?? "nothing" }
        return text
    }

    @Test(arguments: [
        ("{ type = 'table', default = 'codes.csv' }", "params.p.D1.name", "Sales"),
        ("{ type = 'table', default = 'codes.csv' }", "params.p['D2'].name .. params.p.D2.head", "Research, Berlin7"),
        ("{ type = 'table', default = 'codes.csv' }", "params.p[12].name", "Board"),  // 12 and "12" alike
        ("{ type = 'table', default = 'codes.csv' }", "params.p[12].head == '' and 'empty'", "empty"),
        ("{ type = 'table', default = 'codes.csv' }", "tostring(params.p.D3)", "nil"),
        ("{ type = 'table', default = 'codes.csv', value = 'name' }", "params.p.D1", "Sales"),
        ("{ type = 'table', default = 'codes.csv', key = 'name', value = 'code' }", "params.p.Sales", "D1"),
        ("{ type = 'table', default = 'codes.csv' }", "#params.p .. ''", "3"),
        (
            "{ type = 'table', default = 'codes.csv', value = 'name' }",
            "(function() local t = {} for k, v in pairs(params.p) do t[#t + 1] = k .. '=' .. v end return table.concat(t, ';') end)()",
            "D1=Sales;D2=Research, Berlin;12=Board"
        ),
        (
            "{ type = 'table', default = 'codes.csv' }", "params.p.D1.nmae",
            "there is no column 'nmae'; did you mean 'name'?"
        ),
        (
            "{ type = 'table', default = 'codes.csv' }", "(function() params.p.D3 = {} end)()",
            "params.p can't be changed"
        ),
    ])
    func `a table is read by key`(declaration: String, expression: String, expected: String) throws {
        #expect(try name(declaration, expression) == expected)
    }

    @Test(arguments: [
        ("{ type = 'table', default = 'other.csv' }", "parameter: params.p.default: other.csv: no such file"),
        (
            "{ type = 'table', default = 'codes.csv', key = 'cod' }",
            "parameter: params.p.default: codes.csv: there is no column 'cod'; did you mean 'code'?"
        ),
        (
            "{ type = 'table', default = 'codes.csv', key = 'head' }",
            "parameter: params.p.default: codes.csv: line 4: column \"head\" is empty, but rows are found by it"
        ),
        (
            "{ type = 'table', default = 'twice.csv' }",
            """
            parameter: params.p.default: twice.csv: line 3: column "code" has the same key as line 2; keys must be unique
            """
        ),
        (
            "{ type = 'table', default = '../codes.csv' }",
            "malformed: params.p.default must be a file in the recipe's folder or below"
        ),
        (
            "{ type = 'table', default = '/etc/passwd' }",
            "malformed: params.p.default must be a file in the recipe's folder or below"
        ),
        (
            "{ type = 'table', default = 'moonhook.lua' }",
            """
            malformed: params.p.default must be a file whose name ends in .csv or .tsv; only the user may choose another, \
            with --set
            """
        ),
        (
            "{ type = 'file', default = 'codes.csv' }",
            """
            malformed: params.p.default is not allowed: only the user may choose which file a recipe reads, with --set
            """
        ),
        (
            "{ type = 'string', key = 'code' }",
            "malformed: params.p.key is only for a parameter of type table"
        ),
    ])
    func `a table that can't be is refused before anything is read`(declaration: String, expected: String) throws {
        let files = ["codes.csv": Self.codes, "twice.csv": "code\nA\nA\n"]
        #expect(try name(declaration, "'x'", files: files) == expected)
    }

    @Test(
        arguments: [
            ("default = 'out/secret.csv'", nil), ("default = 'up/secret.csv'", nil), ("default = 'secret.csv'", nil),
            ("default = 'out/missing.csv'", nil),
            ("default = 'in/codes.csv', value = 'name'", "Sales"),
            ("default = 'twice/codes.csv', value = 'name'", "Sales"),
        ] as [(String, String?)]
    )
    func `a table's file lies in the recipe's folder whatever links lead to it`(keys: String, expected: String?) throws
    {
        let (bench, outside) = (try Workbench(), try TemporaryFolder())
        try Self.codes.write(toFile: outside.path("secret.csv"))
        try Self.codes.write(toFile: bench.folder.path("data/codes.csv"))
        let elsewhere = "../" + URL(filePath: outside.path).lastPathComponent
        let links = [
            ("out", outside.path), ("up", elsewhere), ("secret.csv", outside.path("secret.csv")), ("in", "data"),
            ("twice", "in"),
        ]
        for (link, target) in links {
            try FileManager.default.createSymbolicLink(atPath: bench.folder.path(link), withDestinationPath: target)
        }
        let recipe = """
            return { params = { p = { type = 'table', \(keys) } }, transform = function(user) user.NAME = params.p.D1 end }
            """
        guard let expected else {
            let error = #expect(throws: ScriptError.self) { try bench.load(recipe) }
            #expect(error?.message.contains("is outside its folder because of a link") == true)
            return
        }
        try bench.load(recipe)
        #expect(try bench.after(.sample(1))?["NAME"] == .string(expected))
    }

    @Test func `a table that is given goes before the recipe's own`() throws {
        let own = try name("{ type = 'table', default = 'codes.csv', value = 'name' }", "params.p.D1") { folder in
            ["p": ParameterSetting(.string("other.csv"), origin: "--set p", folder: GrantedFolder(folder))]
        }
        #expect(own == "parameter: --set p: other.csv: no such file")
    }

    @Test func `a file that is granted is read as its name and bytes`() throws {
        let text = try name("{ type = 'file' }", "params.p.name .. ' ' .. #params.p.bytes", files: ["a.txt": "hällo"]) {
            folder in
            ["p": ParameterSetting(.string(folder + "/a.txt"), origin: "--set p")]
        }
        #expect(text == "a.txt 6")
    }

    @Test(arguments: [
        ("#params.p .. ''", "2"),
        ("params.p['5.jpg'].bytes", "five"),
        ("tostring(params.p['6.jpg'])", "nil"),
        ("tostring(params.p['../secret'])", "nil"),
        ("tostring(params.p['link'])", "nil"),
        ("tostring(params.p['.hidden'])", "nil"),
        (
            "(function() local t = '' for name, file in pairs(params.p) do t = t .. name .. #file.bytes end return t end)()",
            "5.jpg47.jpg5"
        ),
    ])
    func `of a folder that is granted a script reads its files and nothing else`(
        expression: String,
        expected: String
    ) throws {
        let files = ["secret": "s", "photos/5.jpg": "five", "photos/7.jpg": "seven", "photos/.hidden": "h"]
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path("photos"), withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: folder.path(name))) }
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("photos/link"),
            withDestinationPath: folder.path("secret")
        )
        let setting = ParameterSetting(.string(folder.path("photos")), origin: "--set p")
        #expect(try name("{ type = 'folder' }", expression, files: [:]) { _ in ["p": setting] } == expected)
    }

    /// `ü` is one character on Windows and Linux, and two on a Mac.
    @Test(arguments: [("M\u{FC}ller.jpg", "Mu\u{308}ller.jpg"), ("Mu\u{308}ller.jpg", "M\u{FC}ller.jpg")])
    func `a file's name is found in composed and in decomposed letters`(onDisk: String, asked: String) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path("photos"), withIntermediateDirectories: true)
        try Data("photo".utf8).write(to: URL(filePath: folder.path("photos/\(onDisk)")))
        let setting = ParameterSetting(.string(folder.path("photos")), origin: "--set p")
        let expression = "params.p['\(asked)'].bytes"
        #expect(try name("{ type = 'folder' }", expression, files: [:]) { _ in ["p": setting] } == "photo")
    }

    @Test func `two files of one name in both kinds of letters are refused`() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path("photos"), withIntermediateDirectories: true)
        for name in ["M\u{FC}ller.jpg", "Mu\u{308}ller.jpg"] {
            try Data("photo".utf8).write(to: URL(filePath: folder.path("photos/\(name)")))
        }
        let setting = ParameterSetting(.string(folder.path("photos")), origin: "--set p")
        let expression = "select(2, pcall(function() return params.p['M\u{FC}ller.jpg'] end))"
        let told = try name("{ type = 'folder' }", expression, files: [:]) { _ in ["p": setting] }
        #expect(told.contains("two files have this name"))
    }

    @Test func `a table that is a link to another kind of file is refused`() throws {
        let bench = try Workbench()
        try "return {\n  address = 'https://p.example.com/rest/1/hush0code/' }\n"
            .write(toFile: bench.folder.path("moonhook.lua"))
        try FileManager.default.createSymbolicLink(
            atPath: bench.folder.path("codes.csv"),
            withDestinationPath: "moonhook.lua"
        )
        let error = #expect(throws: ScriptError.self) {
            try bench.load(
                "return { params = { p = { type = 'table', default = 'codes.csv' } }, transform = function(user) end }"
            )
        }
        #expect(error?.message == "params.p.default \(Parameter.noDefaultTable)")
    }

    @Test func `a file of a folder is a photo, and the host encodes it`() throws {
        let folder = try TemporaryFolder()
        try Data(SamplePhoto.jpeg()).write(to: URL(filePath: folder.path("1.jpg")))
        let bench = try Workbench(settings: ["photos": ParameterSetting(.string(folder.path), origin: "--set photos")])
        try bench.load(
            """
            return { params = { photos = { type = "folder" } }, writes = { PERSONAL_PHOTO = "fill" },
              transform = function(user) user.PERSONAL_PHOTO = params.photos[user.ID .. ".jpg"] end }
            """
        )
        let photo = UploadedFile(name: "1.jpg", base64: SamplePhoto.base64(SamplePhoto.jpeg()))
        #expect(try bench.after(.sample(1)) == ["PERSONAL_PHOTO": .file(photo)])
        #expect(try bench.after(.sample(2)) == [:])
    }

    @Test(
        arguments: [
            ("{ pattern = '%u%u' }", "DE", nil), ("{ pattern = '%u%u' }", "DEU", "expected a string that matches %u%u"),
            ("{ type = 'integer', min = 1, max = 5 }", "5", nil),
            ("{ type = 'integer', min = 1, max = 5 }", "6", "expected a whole number from 1 to 5"),
            ("{ type = 'number', max = 0.5 }", "0.75", "expected a number up to 0.5"),
            (
                "{ type = 'date', min = '2024-01-01' }", "2023-12-31",
                "expected a date written YYYY-MM-DD from 2024-01-01"
            ),
            ("{ type = 'file' }", "/nowhere/a.txt", "no such file"),
            ("{ type = 'folder' }", "/nowhere", "the folder is missing or can't be read"),
        ] as [(String, String, String?)]
    )
    func `a value outside of pattern or range is refused`(declaration: String, given: String, problem: String?) throws {
        let outcome = try name(declaration, "'fine'", files: [:]) { _ in ["p": ParameterSetting(stringLiteral: given)] }
        #expect(outcome == problem.map { "parameter: --set p: \($0)" } ?? "fine")
    }
}
