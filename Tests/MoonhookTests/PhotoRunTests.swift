import TestSupport
import Testing
import Wire

/// A folder of photos as people have it, given to the shelf's recipe.
@Suite(.endsHangs) struct PhotoRunTests {
    private static let heic: [UInt8] = [0, 0, 0, 24] + Array("ftypheic".utf8) + [0, 0, 0, 0]
    private static let tooLong = SamplePhoto.jpeg() + [UInt8](repeating: 0, count: 12_000_000)
    private static let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"

    /// The files, and what the plan says about those that it doesn't take unchanged.
    private static let files: [(name: String, bytes: [UInt8], said: String?)] = [
        ("HR-10001.jpg", SamplePhoto.png, "under a name that ends in .png"),
        ("HR-10002.jpg", Array("<!doctype html><title>Sign in</title>".utf8), "a web page, and a photo must be JPEG"),
        ("HR-10003.png", SamplePhoto.png.dropLast(7), "the PNG file ends before the picture does"),
        ("HR-10004.jpg", Array(pointer.utf8), "run git lfs pull"),
        ("HR-10005.jpg", tooLong, "the file has 12.1 MB, and a photo may have 10"),
        ("HR-10011.jpg", heic, "the file is HEIC, and a photo must be JPEG, PNG, GIF, WebP or BMP; export it as JPEG"),
        ("HR-10013.gif", [], "the file is empty"),
        ("HR-10014.jpeg", SamplePhoto.jpeg(preview: SamplePhoto.jpeg()), nil),
    ]

    private func program() throws -> Program {
        let program = try Program(environment: ["COLUMNS": "200"])
        for file in Self.files { try program.write(file.bytes, to: "photos/\(file.name)") }
        return program
    }

    private let arguments = ["run", Program.example("photos.lua"), "--set", "folder=photos", "--portal", "demo"]

    @Test func `what is no photo is refused with its reason, and the others are planned`() async throws {
        let ended = try await program().run(arguments + ["--dry-run"])
        for file in Self.files {
            guard let said = file.said else { continue }
            #expect(ended.output.contains(said), "\(ended.output)")
            #expect(ended.output.contains("(\(file.name))"), "\(file.name)")
        }
        #expect(ended.output.contains("(empty) → HR-10001.png (\(SamplePhoto.png.count) B)"))
        #expect(ended.output.contains("(empty) → HR-10014.jpeg ("))
        #expect(ended.output.contains("\n2 of 183 users change"))
    }

    @Test func `a plan in JSON has the corrected name, and a notice about it`() async throws {
        let lines = try await program().run(arguments + ["--dry-run", "--format", "json"]).json()
        let notice = try #require(lines.first { $0.objectValue?["code"] == "MH0212" }?.objectValue)
        #expect(notice["severity"] == "notice" && notice["field"] == "PERSONAL_PHOTO" && notice["count"] == 1)
        #expect(lines.contains { $0.text.contains(#""name":"HR-10001.png""#) })
    }

    @Test func `values that are hidden hide the names of files, too`() async throws {
        let ended = try await program().run(arguments + ["--dry-run", "--redact"])
        #expect(ended.output.contains("run git lfs pull"))
        #expect(!ended.output.contains("HR-10004"))
    }

    @Test func `a row's photo is judged like a file, and shown by its name`() async throws {
        let program = try Program(environment: ["COLUMNS": "200"])
        let photos = [("anna.jpg", SamplePhoto.png), ("b.jpg", Array("<html>".utf8)), ("c.png", [])]
        let rows = zip(57..., photos).map { id, photo in
            #"{"ID":\#(id),"PERSONAL_PHOTO":["\#(photo.0)","\#(SamplePhoto.base64(photo.1))"]}"#
        }
        try program.write(rows.joined(separator: "\n"), to: "rows.jsonl")
        try program.write(#"return { writes = { "PERSONAL_PHOTO" }, transform = function() end }"#, to: "rows.lua")
        let ended = try await program.run("run", "rows.lua", "--input", "rows.jsonl", "--portal", "demo", "--dry-run")
        #expect(ended.output.contains("(empty) → anna.png ("))
        for shown in ["line 1 (anna.jpg)", "line 2 (b.jpg)", "line 3 (c.png)"] {
            #expect(ended.output.contains(shown), "\(ended.output)")
        }
    }

    @Test func `a program learns why its photo is refused`() async throws {
        let program = try Program()
        try program.write(#"user.update { ID = 57, WORK_LOGO = { name = "a.jpg", bytes = "<html>" } }"#, to: "logo.lua")
        let locked = try await program.run("run", "logo.lua", "--portal", "demo", "--dry-run")
        #expect(locked.status == 3)
        #expect(locked.error.contains("to write it all the same, add --allow logo"), "\(locked.error)")
        let ended = try await program.run("run", "logo.lua", "--portal", "demo", "--dry-run", "--allow", "logo")
        #expect(ended.status != 0)
        #expect(ended.error.contains("WORK_LOGO: the file is a web page, and a photo must be"))
    }

    @Test func `the portal gets what the plan says`() async throws {
        let program = try program()
        let applied = try await program.run(arguments + ["--yes"])
        #expect(applied.status == 1, "\(applied.output)\(applied.error)")
        #expect(applied.output.contains("\n2 changes applied"))
        // Whoever has a photo now isn't planned once more.
        let again = try await program.run(arguments + ["--dry-run"])
        #expect(!again.output.contains("HR-10001") && again.output.contains("(HR-10004.jpg)"))
    }
}
