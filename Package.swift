// swift-tools-version:6.3

import PackageDescription

let settings: [SwiftSetting] = [
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .treatWarning("ExplicitSendable", as: .error),  // off unless named
    .treatWarning("DeprecatedDeclaration", as: .warning),  // a dependency's deprecation is not a failure
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// For targets whose loops run for each field of each record.
///
/// There, to check at run time who else has access to a stored property took a tenth of all time. What two accesses of a thread do to
/// each other, the checks of a debug build show in the tests.
let hotSettings = settings + [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

/// Detects a jump over a stack's guard, and a buffer overrun; frames must be small, since scripts nest them.
let hardening = [
    "-fstack-clash-protection", "-fstack-protector-strong", "-Wall", "-Wframe-larger-than=2048", "-Werror",
]

/// A folder of libraries that are taken in place of others; scripts/package names it.
let packaged =
    Context.environment["MOONHOOK_LIBRARIES"].map { ["-L\($0)", "-Xlinker", "\($0)/foundation-data.o"] } ?? []

/// Swift's libraries within the program, since each run of scripts starts it several times, and to find and bind them takes longer
/// than all else before the first script.
let staticRuntime =
    packaged + ["-static-stdlib"]
    + [
        "--no-export-dynamic", "--start-group", "-l_FoundationICU", "-lCoreFoundation", "-l_FoundationCShims",
        "-l_FoundationCollections",
        "-l_CFXMLInterface", "-lFoundationXML", "--end-group",
    ].flatMap { ["-Xlinker", $0] }

/// The same of libphonenumber, with what it needs: it is one library of fifteen.
let staticPhoneNumbers =
    (["--start-group"]
    + [
        "phonenumber", "protobuf", "icui18n", "icuuc", "icudata", "boost_thread", "absl_hash", "absl_raw_hash_set",
        "absl_strings", "absl_strings_internal", "absl_throw_delegate", "absl_city", "absl_low_level_hash",
        "absl_raw_logging_internal", "absl_int128", "absl_base", "absl_spinlock_wait", "z",
    ].map { "-l:lib\($0).a" } + ["--end-group"])
    .flatMap { ["-Xlinker", $0] }

let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let certificates = Target.Dependency.product(name: "X509", package: "swift-certificates")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioCompression = Target.Dependency.product(name: "NIOHTTPCompression", package: "swift-nio-extras")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioExtras = Target.Dependency.product(name: "NIOExtras", package: "swift-nio-extras")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

let package = Package(
    name: "moonhook",
    products: [
        .executable(name: "moonhook", targets: ["moonhook"]),
        .library(name: "Lua", targets: ["Lua"]),
        .library(name: "PortalClient", targets: ["PortalClient"]),
        .library(name: "Scripting", targets: ["Scripting"]),
        .library(name: "Containment", targets: ["Containment"]),
        .library(name: "Engine", targets: ["Engine"]),
        .library(name: "PortalEmulator", targets: ["PortalEmulator"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // C, and the targets that may call it; CGuide and CProcess are for the program.
        .systemLibrary(name: "CLua", providers: [.apt(["liblua5.4-dev"])]),
        .target(
            name: "CLuaShim",
            dependencies: ["CLua"],
            cSettings: [.unsafeFlags(hardening)],
            linkerSettings: [
                .linkedLibrary("lua5.4", .when(configuration: .debug)),
                .linkedLibrary(":liblua5.4.a", .when(configuration: .release)),
            ]
        ),
        .target(
            name: "CPhoneNumber",
            cxxSettings: [.unsafeFlags(hardening)],
            linkerSettings: [
                .linkedLibrary("phonenumber", .when(configuration: .debug)),
                .linkedLibrary("protobuf", .when(configuration: .debug)),
                .unsafeFlags(staticPhoneNumbers, .when(configuration: .release)), .linkedLibrary("stdc++"),
            ]
        ),
        .target(name: "CGuide"),
        .target(name: "CProcess"),
        .target(name: "CContainment", cSettings: [.unsafeFlags(hardening)]),
        .target(name: "Lua", dependencies: ["CLua", "CLuaShim"], swiftSettings: hotSettings),
        .target(name: "PhoneNumbers", dependencies: ["CPhoneNumber"], swiftSettings: settings),

        // Values and files; no network.
        .target(name: "Wire", dependencies: [system], swiftSettings: settings),
        .target(name: "PortalModel", dependencies: ["Wire"], swiftSettings: hotSettings),

        // What every HTTP server here has.
        .target(
            name: "Serving",
            dependencies: [
                "Wire", httpTypes, hummingbird, hummingbirdCore, lifecycle, logging, nio, nioExtras, nioHTTP, nioPosix,
            ],
            swiftSettings: settings
        ),

        // The steps of a run.
        .target(
            name: "PortalClient",
            dependencies: ["PortalModel", "Wire", httpClient, logging, nio, nioHTTP, nioPosix, nioSSL, system],
            swiftSettings: settings
        ),
        .target(
            name: "Scripting",
            dependencies: ["Lua", "PhoneNumbers", "PortalModel", "Wire", crypto, system],
            resources: [.embedInCode("Host/sandbox.lua")],
            swiftSettings: hotSettings
        ),
        .target(
            name: "Containment",
            dependencies: ["CContainment", "Lua", "PortalModel", "Scripting", "Wire"],
            swiftSettings: hotSettings
        ),
        .target(name: "Judgement", dependencies: ["PortalModel", "Wire"], swiftSettings: hotSettings),
        .target(name: "Snapshot", dependencies: ["PortalModel", grdb], swiftSettings: settings),
        .target(name: "Journal", dependencies: ["PortalModel", "Wire", crypto, grdb, system], swiftSettings: settings),
        .target(
            name: "Engine",
            dependencies: ["Containment", "Judgement", "Scripting", "Snapshot", "Journal", "PortalModel", "Wire"],
            swiftSettings: settings
        ),
        .target(
            name: "Gateway",
            dependencies: [
                "Containment", "Engine", "Journal", "Judgement", "PortalClient", "PortalModel", "Scripting", "Serving",
                "Snapshot", "Wire", crypto, httpClient, httpTypes, hummingbird, hummingbirdCore, hummingbirdTLS,
                lifecycle, logging,
                nio, nioCompression, nioEmbedded, nioHTTP, nioPosix, nioSSL, signals, system,
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Report",
            dependencies: ["PortalModel", "Wire"],
            resources: [.embedInCode("PlanPage/page.css"), .embedInCode("PlanPage/page.js")],
            swiftSettings: settings
        ),
        .target(
            name: "PortalEmulator",
            dependencies: [
                "PortalModel", "Serving", "Wire", asn1, certificates, crypto, grdb, hummingbird, hummingbirdCore,
                hummingbirdTLS,
                lifecycle, logging, nio, nioHTTP, nioSSL,
            ],
            swiftSettings: settings
        ),

        // Help for writing recipes. A run doesn't need it: only programs import it.
        .target(
            name: "Workshop",
            dependencies: ["Containment", "Judgement", "Lua", "PortalModel", "Scripting", "Wire", crypto],
            swiftSettings: settings
        ),

        .executableTarget(
            name: "moonhook",
            dependencies: [
                "CGuide", "CProcess", "Containment", "Engine", "Gateway", "Journal", "Lua", "PortalClient",
                "PortalEmulator",
                "PortalModel", "Report", "Scripting", "Snapshot", "Wire", "Workshop", argumentParser, crypto, lifecycle,
                logging, nio, subprocess, system,
            ],
            resources: [.embedInCode("Commands/first-recipe.lua")],
            swiftSettings: settings,
            linkerSettings: [.unsafeFlags(staticRuntime, .when(configuration: .release))]
        ),

        // Tests: one target each, and what they share.
        .target(
            name: "TestSupport",
            dependencies: ["PortalModel", nio, nioPosix, subprocess, system],
            path: "Tests/TestSupport",
            exclude: ["Clients"],
            swiftSettings: settings
        ),
        .testTarget(name: "LuaTests", dependencies: ["Lua"], exclude: ["Differential"], swiftSettings: settings),
        .testTarget(
            name: "ContainmentTests",
            dependencies: [
                "CContainment", "Containment", "Engine", "Hole", "Journal", "Lua", "PortalModel", "Scripting",
                "TestSupport",
                "Wire",
            ],
            exclude: ["Holes"],
            swiftSettings: settings
        ),
        .testTarget(name: "PhoneNumbersTests", dependencies: ["PhoneNumbers"], swiftSettings: settings),
        .testTarget(name: "WireTests", dependencies: ["Wire"], swiftSettings: settings),
        .testTarget(
            name: "PortalModelTests",
            dependencies: ["PortalModel", "TestSupport", "Wire"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "PortalClientTests",
            dependencies: [
                "PortalClient", "PortalEmulator", "PortalModel", "TestSupport", "Wire", hummingbird, logging, nio,
                nioPosix, nioSSL,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "PortalEmulatorTests",
            dependencies: [
                "PortalEmulator", "Wire", "TestSupport", httpClient, grdb, nio, nioHTTP, nioPosix, nioSSL,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "JudgementTests",
            dependencies: ["Judgement", "PhoneNumbers", "PortalModel", "Scripting", "Wire"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ScriptingTests",
            dependencies: [
                "Scripting", "Containment", "Judgement", "Lua", "PhoneNumbers", "PortalModel", "Wire", "TestSupport",
            ],
            exclude: ["Attacks", "Corpus"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "WorkshopTests",
            dependencies: ["Containment", "PortalModel", "Scripting", "TestSupport", "Wire", "Workshop"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SnapshotTests",
            dependencies: ["Snapshot", "PortalModel", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "JournalTests",
            dependencies: ["Journal", "PortalModel", "TestSupport", "Wire", grdb, system],
            swiftSettings: settings
        ),
        .testTarget(
            name: "EngineTests",
            dependencies: [
                "Containment", "Engine", "Journal", "Judgement", "PortalClient", "PortalEmulator", "PortalModel",
                "Scripting",
                "TestSupport", "Wire", logging,
            ],
            exclude: ["Corpus"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "GatewayTests",
            dependencies: [
                "Containment", "Engine", "Gateway", "Journal", "PortalClient", "PortalEmulator", "PortalModel",
                "Scripting", "Serving",
                "TestSupport", "Wire", grdb, httpClient, logging, nio, nioCompression, nioEmbedded, nioHTTP, nioPosix,
                nioSSL,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ReportTests",
            dependencies: ["Report", "PortalModel", "TestSupport", "Wire", crypto],
            exclude: ["Snapshots"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "MoonhookTests",
            dependencies: [
                "moonhook", "Containment", "Engine", "Gateway", "Journal", "PortalEmulator", "PortalModel", "Report",
                "Scripting", "TestSupport", "Wire",
                httpClient,
                nio,
                nioHTTP,
                nioPosix,
            ],
            exclude: ["Fixtures", "Snapshots"],
            swiftSettings: settings
        ),

        // A worker that tries what is forbidden. No test depends on it: its `main` would be linked into the tests.
        .executableTarget(
            name: "ContainedProbe",
            dependencies: ["CContainment"],
            path: "Tests/ContainedProbe",
            cSettings: [.headerSearchPath("../../Sources/CContainment"), .unsafeFlags(["-Wno-unused-result"])]
        ),

        // A worker with a hole on purpose, and the hole, for tests that show what it is worth.
        .target(name: "Hole", dependencies: ["Lua", "Scripting"], path: "Tests/Hole", swiftSettings: settings),
        .executableTarget(
            name: "HoledWorker",
            dependencies: ["Containment", "Hole"],
            path: "Tests/HoledWorker",
            swiftSettings: settings
        ),

        // What scripts/bench runs.
        .executableTarget(
            name: "Measures",
            dependencies: ["Containment", "Engine", "Lua", "PortalModel", "Scripting", "Wire"],
            path: "Tests/Measures",
            swiftSettings: settings
        ),
    ],
    cxxLanguageStandard: .cxx17
)
