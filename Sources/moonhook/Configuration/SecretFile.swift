import Foundation

/// A file that holds a secret, such as a webhook's address or a key for TLS.
struct SecretFile {
    let path: String

    /// The command after which others can't read the file; `nil` if they can't now.
    ///
    /// A group may read it: that of a service whose files belong to root.
    var remedy: String? {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        guard Self.others(4, at: file), Self.reach(file) else { return nil }
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
        let owner = (attributes?[.ownerAccountID] as? NSNumber)?.intValue
        let group = (attributes?[.groupOwnerAccountID] as? NSNumber)?.intValue
        return "chmod \(owner == 0 && group != 0 ? "640" : "600") \(path.quoted)"
    }

    /// Whether others get into all folders above the file.
    private static func reach(_ file: URL) -> Bool {
        var folder = file
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            guard others(1, at: folder) else { return false }
        }
        return true
    }

    /// Whether accounts that are neither the owner's nor of its group have that right.
    private static func others(_ right: Int, at url: URL) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
        return ((attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0) & right != 0
    }
}

extension Configuration {
    /// The files with the secrets that open the portal of that name.
    func secretFiles(of portal: String) throws -> [SecretFile] {
        guard let file = definer(of: portal) else { return [] }
        let paths = [try file.addressFile(of: portal), try file.tokenFile(of: portal)]
        return paths.compactMap(\.self).map(SecretFile.init)
    }
}
