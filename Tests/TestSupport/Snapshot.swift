import Foundation

/// Gives the recorded text that a test compares with.
///
/// Records lie in the folder `Snapshots` beside the test's file. With `RECORD_SNAPSHOTS=1` in the environment the text
/// is recorded anew, and `git diff` shows what changed:
///
/// ```swift
/// #expect(try snapshot("plan-80.txt", recording: text) == text)
/// ```
///
/// - Parameters:
///   - name: The record's file name.
///   - text: The text as it is now.
///   - testFile: The test's source file.
/// - Returns: The recorded text.
/// - Throws: The system's error if there is no record.
public func snapshot(_ name: String, recording text: String, testFile: String = #filePath) throws -> String {
    let file = URL(filePath: testFile).deletingLastPathComponent().appending(components: "Snapshots", name)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
    }
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
}
