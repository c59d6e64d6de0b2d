import Foundation
import TestSupport
import Testing

@testable import Scripting

/// What lies in a folder and what only seems to.
struct GrantedFolderTests {
    @Test(arguments: [
        ("codes.csv", true), ("nowhere/codes.csv", true), ("inside.csv", true), ("root/etc/passwd", false),
        // Another name on the disk, and the same text to Swift.
        ("twin.csv", false), ("twins/codes.csv", false),
        ("codes.csv/../../x", false), ("", true), (".", true), ("root", false), ("root/..", false),
        ("/etc/passwd", false),
    ])
    func `a path is resolved and stays inside`(name: String, isInside: Bool) throws {
        let place = try TemporaryFolder()
        let (own, twin) = (place.path("caf\u{E9}"), place.path("cafe\u{301}"))
        for folder in [own, twin] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data("A,1\n".utf8).write(to: URL(filePath: folder + "/codes.csv"))
        }
        for (link, target) in [
            ("inside.csv", "codes.csv"), ("root", "/"), ("twin.csv", twin + "/codes.csv"), ("twins", twin),
        ] {
            try FileManager.default.createSymbolicLink(atPath: own + "/" + link, withDestinationPath: target)
        }
        #expect(((try? GrantedFolder(own).resolve(name)) != nil) == isInside)
    }
}
