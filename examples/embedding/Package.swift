// swift-tools-version:6.3

import PackageDescription

let package = Package(
    name: "embedding",
    dependencies: [.package(name: "moonhook", path: "../..")],
    targets: [
        .executableTarget(name: "embedding", dependencies: [.product(name: "Lua", package: "moonhook")])
    ]
)
