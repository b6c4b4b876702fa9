// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
  name: "parlance",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "MessageFormat", targets: ["MessageFormat"]),
    .library(name: "Parlance", targets: ["Parlance"]),
    .executable(name: "parlance", targets: ["ParlanceCLI"]),
    .executable(name: "parlance-preview", targets: ["ParlancePreview"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // The web server of the preview; without its traits it needs no full Foundation.
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
  ],
  targets: [
    // C libraries, and the thin C layer over libicu.
    .systemLibrary(
      name: "CICULibrary", pkgConfig: "icu-i18n",
      providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    .systemLibrary(
      name: "CMd4c", pkgConfig: "md4c", providers: [.apt(["libmd4c-dev"]), .brew(["md4c"])]),
    .systemLibrary(
      name: "CYaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CXml", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(
      name: "CSHA2", pkgConfig: "libmd", providers: [.apt(["libmd-dev"]), .brew(["libmd"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .systemLibrary(
      name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .target(name: "CICU", dependencies: ["CICULibrary"]),

    // The product, in the order in which imports run.
    // No product shows it: memory that grows, in a module of its own so that the others inline it.
    .target(name: "Buffers", swiftSettings: settings),
    .target(name: "MessageFormat", dependencies: ["Buffers", "CICU"], swiftSettings: settings),
    .target(
      name: "Parlance",
      dependencies: [
        "Buffers", "MessageFormat", "CICU", "CMd4c", "CYaml", "CXml", "CSHA2", "CSQLite",
        "CXlsxWriter", "CZip",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "ParlanceCLI",
      dependencies: [
        "Parlance", "MessageFormat",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // An executable of its own, so that no command starts with a web server in it.
    .executableTarget(
      name: "ParlancePreview",
      dependencies: [
        "Parlance", "MessageFormat",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      resources: [.embedInCode("Assets"), .embedInCode("Catalog")],
      swiftSettings: settings),

    // libicu's own icu::MessageFormat, which the tests of MessageFormat compare with.
    .target(
      name: "ICUReference", dependencies: ["CICULibrary"], path: "Tests/ICUReference"),
    .testTarget(
      name: "MessageFormatTests", dependencies: ["MessageFormat", "ICUReference"],
      swiftSettings: settings),
    .testTarget(
      name: "ParlanceTests", dependencies: ["Parlance", "MessageFormat", "Buffers", "CZip"],
      swiftSettings: settings),
    .testTarget(
      name: "ParlanceCLITests", dependencies: ["ParlanceCLI", "Parlance"],
      swiftSettings: settings),
    .testTarget(
      name: "ParlancePreviewTests",
      dependencies: [
        "ParlancePreview", "Parlance",
        .product(name: "HummingbirdTesting", package: "hummingbird"),
      ],
      swiftSettings: settings),
  ]
)
