// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "parlance-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "parlance", path: "..")],
  targets: [
    // libicu's own icu::MessageFormat, which is measured in the same process.
    .systemLibrary(
      name: "CICULinking", pkgConfig: "icu-i18n",
      providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    // md4c's own writer of HTML, for what one would write by hand.
    .systemLibrary(
      name: "CMd4cHTML", pkgConfig: "md4c-html",
      providers: [.apt(["libmd4c-dev"]), .brew(["md4c"])]),
    .target(name: "ICUBaseline", dependencies: ["CICULinking", "CMd4cHTML"]),
    // A program that formats one plural and one date, for what a start costs.
    .executableTarget(name: "icu-start", dependencies: ["CICULinking"]),
    .executableTarget(
      name: "parlance-bench",
      dependencies: [
        "ICUBaseline", .product(name: "MessageFormat", package: "parlance"),
        .product(name: "Parlance", package: "parlance"),
      ],
      path: "Sources/ParlanceBench",
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
      ]),
  ]
)
