// swift-tools-version: 6.2
import Foundation
import PackageDescription

// Rooms of the house, lowest first. Imports go down this list only; `Tests/ArchitectureTests`
// reads this file and the import lines and fails when one goes up.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil,
  resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: path ?? "Sources/\(name)",
    exclude: path == nil ? [] : ["README.md"], resources: resources, swiftSettings: settings)
}

/// `TEZGAH_TESTS=Sync,Storage swift test` builds and runs those rooms' tests alone.
let chosenTests = ProcessInfo.processInfo.environment["TEZGAH_TESTS"]?.split(separator: ",")
  .map(String.init)

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [])
  -> [Target]
{
  if let chosenTests, !chosenTests.contains(name) { return [] }
  return [
    .testTarget(
      name: "\(name)Tests", dependencies: dependencies + ["TestKit"], path: "Tests/\(name)Tests",
      resources: resources, swiftSettings: settings)
  ]
}

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let lifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")

let hummingbirdTesting = Target.Dependency.product(
  name: "HummingbirdTesting", package: "hummingbird")

let testTargets: [Target] =
  [
    .target(
      name: "TestKit",
      dependencies: ["Basics", "Outbound", "Storage", "StoragePostgres", "StorageSQLite"],
      path: "Tests/TestKit",
      swiftSettings: settings)
  ]
  + [
    // Years of faults in seconds: the stock's real statements and decisions in a made-up world.
    .target(
      name: "FaultSimulation",
      dependencies: [
        "Basics", "Commerce", "ConnectorKit", "Inventory", "Storage", "StorageSQLite", "TestKit",
        "Work",
      ],
      path: "Tests/FaultSimulation", swiftSettings: settings),
    // Made-up inputs for everything that reads what comes from outside.
    .target(
      name: "Fuzzing",
      dependencies: [
        "App", "Basics", "Commerce", "ConnectorKit", "ConnectorTicimax", "ConnectorTrendyol",
        "Feeds", "Inventory", "Markup", "Outbound", "RestAPI", "Storage", "TestKit", "Web",
        httpTypes, hummingbird, logging, nioCore, nioEmbedded, nioPosix,
      ],
      path: "Tests/Fuzzing", exclude: ["Corpus"], swiftSettings: settings),
    .executableTarget(
      name: "fuzz", dependencies: ["Fuzzing"], path: "Tests/Fuzz", swiftSettings: settings),
    .executableTarget(
      name: "simulate-faults", dependencies: ["FaultSimulation"], path: "Tests/SimulateFaults",
      swiftSettings: settings),
  ]
  + tests("Architecture", [])
  + tests("Basics", ["Basics"])
  + tests("Fuzzing", ["Fuzzing"])
  + tests("Markup", ["Markup"])
  + tests("Outbound", ["Outbound", "Basics", nioCore, nioPosix, "CZlib", logging])
  + tests("Storage", ["Basics", "Commerce", "Storage", "StoragePostgres", "StorageSQLite"])
  + tests("StoragePostgres", ["CLibPQ", "Storage", "StoragePostgres", nioCore, nioPosix])
  + tests("Work", ["Basics", "Storage", "Work", logging])
  + tests(
    "Inventory",
    [
      "Basics", "Commerce", "ConnectorKit", "FaultSimulation", "Inventory", "Storage",
      "StorageSQLite", "Work",
    ], resources: [.copy("corpus.txt")])
  + tests(
    "ConnectorTicimax",
    [
      "Basics", "Commerce", "ConnectorKit", "ConnectorTicimax", "Markup", "Outbound", "Simulator",
      logging,
    ])
  + tests(
    "ConnectorTrendyol",
    [
      "Basics", "Commerce", "ConnectorKit", "ConnectorTrendyol", "Markup", "Outbound", "Simulator",
      logging,
    ])
  // One contract, every connector.
  + tests(
    "ConnectorContract",
    [
      "Basics", "Commerce", "ConnectorKit", "ConnectorTicimax", "ConnectorTrendyol", "Outbound",
      "Simulator", logging,
    ])
  + tests(
    "Sync",
    ["Basics", "Commerce", "ConnectorKit", "Outbound", "Storage", "StorageSQLite", "Sync", logging])
  + tests("Scoring", ["Basics", "Scoring", "Storage", "StorageSQLite"])
  + tests(
    "Feeds", ["Basics", "Commerce", "Feeds", "Storage", "StorageSQLite"],
    resources: [.copy("Fixtures")])
  + tests(
    "Web",
    [
      "Basics", "Storage", "StorageSQLite", "Web", hummingbird, hummingbirdTesting, logging,
      nioCore,
    ])
  + tests(
    "Panel",
    [
      "Basics", "Commerce", "ConnectorKit", "Inventory", "Panel", "Storage", "StorageSQLite", "Web",
      "Work", hummingbird, hummingbirdTesting,
    ])
  + tests(
    "RestAPI",
    [
      "Basics", "Commerce", "Inventory", "RestAPI", "Storage", "StorageSQLite", "Web",
      hummingbird, hummingbirdTesting,
    ])
  + tests("Simulator", ["Basics", "Commerce", "Markup", "Simulator", hummingbird])
  + tests(
    "App",
    [
      "App", "Basics", "Commerce", "ConnectorKit", "ConnectorTicimax", "Feeds", "Inventory",
      "Outbound", "Panel", "Scoring", "Simulator", "Storage", "StorageSQLite", "Sync", "Web",
      "Work", hummingbird, hummingbirdTesting, lifecycle, logging, nioCore, nioEmbedded, nioHTTP,
      nioPosix,
    ])

/// Parts of the debug build, so that `bin/test` runs each of them once at a tiny size.
let benchmarkTargets: [Target] =
  chosenTests != nil
  ? []
  : [
    .executableTarget(
      name: "xml-benchmark", dependencies: ["Markup"], path: "Benchmarks/xml",
      exclude: ["libxml2_sax.c", "run"], swiftSettings: settings),
    .executableTarget(
      name: "catalogue-benchmark",
      dependencies: ["Basics", "Commerce", "Feeds", "Scoring", "Storage", "StorageSQLite"],
      path: "Benchmarks/catalogue/Sources", swiftSettings: settings),
    .executableTarget(
      name: "queue-benchmark",
      dependencies: ["Basics", "Storage", "StoragePostgres", "StorageSQLite", "Work"],
      path: "Benchmarks/queue/Sources", swiftSettings: settings),
    .executableTarget(
      name: "lag-benchmark",
      dependencies: [
        "Basics", "Commerce", "ConnectorKit", "ConnectorTrendyol", "Inventory", "Outbound",
        "Storage", "StoragePostgres", "StorageSQLite", "Sync", "Work", logging,
      ],
      path: "Benchmarks/lag/Sources", swiftSettings: settings),
    .executableTarget(
      name: "ingest-benchmark",
      dependencies: [
        "Basics", "Commerce", "ConnectorKit", "ConnectorTicimax", "ConnectorTrendyol", "Markup",
        "Outbound", "Simulator", "Storage", "StoragePostgres", "StorageSQLite", "Sync", logging,
      ],
      path: "Benchmarks/ingest/Sources", swiftSettings: settings),
  ]

let package = Package(
  name: "tezgah",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "tezgah", targets: ["tezgah"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.1.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibPQ", path: "Sources/CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CZlib", path: "Sources/CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", path: "Sources/CZstd", providers: [.apt(["libzstd-dev"])]),

    room("Basics"),
    room("Markup", ["Basics"]),
    room(
      "Outbound",
      [
        "Basics", "CZlib", logging, nioCore, nioHTTP, nioPosix, nioSSL,
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
      ]),
    room("Commerce", ["Basics"]),
    room(
      "Storage", ["Basics", "Commerce", "CZstd", crypto],
      resources: [
        .embedInCode("Migrations/v0001_foundation.sql"),
        .embedInCode("Migrations/v0002_work.sql"),
        .embedInCode("Migrations/v0003_nodes.sql"),
        .embedInCode("Migrations/v0004_queue.sql"),
        .embedInCode("Migrations/v0005_packages.sql"),
        .embedInCode("Migrations/v0006_inventory.sql"),
        .embedInCode("Migrations/v0007_catalogue_links.sql"),
        .embedInCode("Migrations/v0008_turns.sql"),
        .embedInCode("Migrations/v0009_stock.sql"),
        .embedInCode("Migrations/v0010_hooks.sql"),
        .embedInCode("Migrations/v0011_imports.sql"),
        .embedInCode("Migrations/v0012_claims.sql"),
        .embedInCode("Migrations/v0013_problems.sql"),
        .embedInCode("Migrations/v0014_packing.sql"),
        .embedInCode("Migrations/v0015_doors.sql"),
        .embedInCode("Migrations/v0016_bounds.sql"),
        .embedInCode("Migrations/v0017_dictionaries.sql"),
        .embedInCode("Migrations/v0018_audit.sql"),
      ]),
    room(
      "StorageSQLite",
      ["Basics", "Storage", .product(name: "GRDB", package: "GRDB.swift")]),
    room("StoragePostgres", ["Storage", "CLibPQ", nioPosix]),
    room("Work", ["Basics", "Storage", logging]),
    room("ConnectorKit", ["Basics", "Commerce", "Outbound", crypto]),
    room(
      "ConnectorTicimax", ["Basics", "Commerce", "ConnectorKit", "Markup", "Outbound"],
      path: "Sources/Connectors/Ticimax"),
    room(
      "ConnectorTrendyol", ["Basics", "Commerce", "ConnectorKit", "Markup", "Outbound"],
      path: "Sources/Connectors/Trendyol"),
    room(
      "Feeds",
      [
        "Basics", "Commerce", "Markup", "Storage", "CZlib",
        .product(name: "Yams", package: "Yams"),
      ]),
    room("Scoring", ["Basics", "Commerce", "Storage"]),
    room("Inventory", ["Basics", "Commerce", "ConnectorKit", "Storage", "Work"]),
    room(
      "Sync",
      [
        "Basics", "Commerce", "ConnectorKit", "Inventory", "Storage", logging,
        .product(name: "AsyncAlgorithms", package: "swift-async-algorithms"),
      ]),
    room(
      "Web",
      [
        "Basics", "Storage", hummingbird, httpTypes, crypto, cryptoExtras, logging, nioCore,
        nioPosix,
      ]),
    room(
      "RestAPI",
      [
        "Basics", "Commerce", "ConnectorKit", "Feeds", "Inventory", "Markup", "Scoring", "Storage",
        "Sync", "Web", hummingbird, logging, nioCore,
      ]),
    room(
      "Panel",
      [
        "Basics", "Commerce", "ConnectorKit", "Inventory", "Scoring", "Storage", "Web", "Work",
        hummingbird, httpTypes, lifecycle, nioCore, logging,
      ],
      resources: [
        .embedInCode("Assets/panel.css"), .embedInCode("Assets/panel.js"),
        .embedInCode("Assets/mark.svg"),
      ]),
    room(
      "Simulator",
      ["Basics", "Commerce", "Markup", "Outbound", "CZlib", hummingbird, logging, nioCore]),
    room(
      "App",
      [
        "Basics", "Commerce", "ConnectorKit", "ConnectorTicimax", "ConnectorTrendyol", "Feeds",
        "Inventory", "Outbound", "Panel", "RestAPI", "Scoring", "Simulator", "Storage",
        "StoragePostgres", "StorageSQLite", "Sync",
        "Web", "Work", hummingbird, hummingbirdCore, logging, lifecycle, crypto, nioCore, nioHTTP,
        nioPosix,
      ]),
    .executableTarget(
      name: "tezgah",
      dependencies: [
        "App", "Basics", "Commerce", "ConnectorKit", "Feeds", "Inventory", "RestAPI", "Scoring",
        "Simulator", "Storage", "Sync", "Web",
        .product(name: "ArgumentParser", package: "swift-argument-parser"), logging,
      ],
      swiftSettings: settings),
  ] + testTargets + benchmarkTargets,
  swiftLanguageModes: [.v6]
)
